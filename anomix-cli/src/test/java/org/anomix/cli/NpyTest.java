package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.anomix.AnomixException;
import org.anomix.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arrays of NumPy's format, written here byte by byte as its description says. */
final class NpyTest {
  @TempDir private Path folder;

  private static byte[] header(int version, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(12 + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(NpyFile.MAGIC).put((byte) version).put((byte) 0);
    if (version == 1) {
      out.putShort((short) bytes.length);
    } else {
      out.putInt(bytes.length);
    }
    out.put(bytes);
    return Arrays.copyOf(out.array(), out.position());
  }

  private static String dict(String type, boolean fortran, String shape) {
    return "{'descr': '"
        + type
        + "', 'fortran_order': "
        + (fortran ? "True" : "False")
        + ", 'shape': ("
        + shape
        + "), }           \n";
  }

  private static byte[] numbers(String type, double... values) {
    ByteBuffer out =
        ByteBuffer.allocate(values.length * (type.charAt(2) - '0'))
            .order(type.charAt(0) == '<' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    for (double value : values) {
      switch (type.substring(1)) {
        case "f8" -> out.putDouble(value);
        case "f4" -> out.putFloat((float) value);
        case "i8" -> out.putLong((long) value);
        default -> out.putInt((int) value);
      }
    }
    return out.array();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private String file(byte[] content) throws IOException {
    return Files.write(folder.resolve("a.npy"), content).toString();
  }

  private static ColumnChoice.Wish wish(List<String> columns, String label, String weights) {
    return new ColumnChoice.Wish(
        columns,
        List.of(),
        Optional.ofNullable(label),
        Optional.ofNullable(weights),
        Optional.empty(),
        ColumnChoice.Header.DETECTED,
        ',',
        MissingTokens.none(),
        List.of());
  }

  private Table read(byte[] content) throws IOException {
    return DataFile.read(file(content), wish(List.of(), null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "1, <f8", "2, >f8", "3, <f4", "1, >f4", "2, <i4", "3, >i4", "1, <i8", "2, >i8",
  })
  void everyVersionTypeAndOrderGivesTheSameRows(int version, String type) throws IOException {
    for (boolean fortran : new boolean[] {false, true}) {
      byte[] data =
          fortran ? numbers(type, 1, -3, 5, 2, 4, 1 << 20) : numbers(type, 1, 2, -3, 4, 5, 1 << 20);
      Table table = read(join(header(version, dict(type, fortran, "3, 2")), data));
      assertEquals(List.of("0", "1"), table.rows().columnNames());
      double[][] expected = {{1, 2}, {-3, 4}, {5, 1 << 20}};
      for (int r = 0; r < 3; r++) {
        assertArrayEquals(expected[r], table.rows().row(r));
      }
    }
  }

  @Test
  void arrayOfOneDimensionIsAColumnLongerThanABlock() throws IOException {
    double[] values = new SplittableRandom(1).doubles(20_001).toArray();
    Table table = read(join(header(1, dict("<f8", false, "20001,")), numbers("<f8", values)));
    for (int r = 0; r < values.length; r++) {
      assertEquals(values[r], table.rows().value(r, 0));
    }
  }

  @Test
  void columnsAreChosenByNumberAndMayBeLabelOrWeights() throws IOException {
    byte[] content =
        join(header(1, dict("<f8", false, "2, 4")), numbers("<f8", 1, 2, 3, 0, 5, 6, 7, 1));
    Table table = DataFile.read(file(content), wish(List.of("2", "0"), "3", "1"));
    assertArrayEquals(new double[] {3, 1}, table.rows().row(0));
    assertEquals(6, table.rows().weight(1));
    assertEquals(List.of("0.0", "1.0"), table.label().orElseThrow());
    Table rest = DataFile.read(file(content), wish(List.of(), "3", "1"));
    assertEquals(List.of("0", "2"), rest.rows().columnNames());
  }

  @Test
  void compressedArrayAndStandardInputAreRead() throws IOException {
    byte[] content = join(header(1, dict("<f8", false, "2,")), numbers("<f8", 1, 3));
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(content);
    }
    Path file = Files.write(folder.resolve("a.npy.gz"), zipped.toByteArray());
    List<String> call = List.of("score", file.toString(), "--model", "uniform(0, 4)");
    assertEquals(3, Outcome.lines(call.toArray(new String[0])).size());
  }

  @Test
  void arrayFitsLikeItsText() throws IOException {
    double[] values = {1, 2, 4, 8, 16, 17, 18};
    String npy = file(join(header(1, dict("<f8", false, "7,")), numbers("<f8", values)));
    Path csv =
        Files.writeString(folder.resolve("a.csv"), "0\n1\n2\n4\n8\n16\n17\n18\n".substring(2));
    String[] tail = {"--family", "normal", "--components", "2"};
    assertEquals(
        Outcome.lines(join(new String[] {"fit", csv.toString(), "--no-header"}, tail)),
        Outcome.lines(join(new String[] {"fit", npy}, tail)));
  }

  private static String[] join(String[] a, String[] b) {
    String[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }

  @Test
  void wholeNumberThatADoubleCannotHoldIsAnErrorOnlyAmongTheValues() throws IOException {
    ByteBuffer data = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    data.putLong(7).putLong((1L << 53) + 1);
    byte[] content = join(header(1, dict("<i8", false, "1, 2")), data.array());
    String file = file(content);
    DataException fault =
        assertThrows(DataException.class, () -> DataFile.read(file, wish(List.of(), null, null)));
    assertTrue(fault.getMessage().contains("9007199254740993"), fault.getMessage());
    assertEquals(7, DataFile.read(file, wish(List.of("0"), null, null)).rows().value(0, 0));
  }

  @Test
  void everyCutAndEveryDamagedByteIsATypedErrorOrNumbers() throws IOException {
    byte[] content = join(header(1, dict("<f8", false, "2, 2")), numbers("<f8", 1, 2, 3, 4));
    for (int length = 6; length < content.length; length++) {
      byte[] cut = Arrays.copyOf(content, length);
      assertThrows(DataException.class, () -> read(cut), "" + length);
    }
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 2000; i++) {
      byte[] damaged = content.clone();
      damaged[6 + random.nextInt(damaged.length - 6)] = (byte) random.nextInt(256);
      try {
        read(damaged);
      } catch (AnomixException e) {
        assertTrue(e.getMessage().contains("a.npy"), e.getMessage());
      }
    }
  }
}
