package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.anomix.DataException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Large files read by several threads, held against the same files read line by line. */
final class PlainLinesTest {
  private static final int LINES = 60_000;
  private static final ColumnChoice.Wish ALL = ColumnChoice.Wish.columns(List.of());

  private static String plain = "";

  @TempDir private Path folder;

  /** Three pieces and a bit, of lines of many lengths. */
  @BeforeAll
  static void write() {
    SplittableRandom random = new SplittableRandom(5);
    StringBuilder text = new StringBuilder("a,näme,b\n");
    for (int i = 0; i < LINES; i++) {
      text.append(random.nextGaussian() * 1e3).append(",\u00e9t\u00e9 ").append(i).append(',');
      text.append(i % 3 == 0 ? Integer.toString(i) : Double.toString(-1e-3 * i)).append('\n');
    }
    plain = text.toString();
  }

  private Optional<Table> byThreads(String text, ColumnChoice.Wish wish) throws IOException {
    Path file = Files.writeString(folder.resolve("data.csv"), text);
    Optional<PlainLines> lines = PlainLines.of(file, 0, wish.delimiter());
    return lines.isPresent() ? CsvFile.read(lines.get(), "data.csv", wish) : Optional.empty();
  }

  private static Table byLine(String text, ColumnChoice.Wish wish) {
    return CsvFile.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "data.csv", wish);
  }

  private static void assertSame(Table expected, Table actual) {
    assertEquals(expected.rows().columnNames(), actual.rows().columnNames());
    assertEquals(expected.rows().size(), actual.rows().size());
    for (int column = 0; column < expected.rows().dimension(); column++) {
      assertArrayEquals(column(expected, column), column(actual, column));
    }
  }

  private static double[] column(Table table, int column) {
    return IntStream.range(0, table.rows().size())
        .mapToDouble(row -> table.rows().value(row, column))
        .toArray();
  }

  @ParameterizedTest
  @CsvSource({"a plain file,'',''", "ends of lines as on Windows,'\n','\r\n'"})
  void readsWhatTheReaderOfLinesReads(String what, String from, String to) throws IOException {
    String text = from.isEmpty() ? plain : plain.replace(from, to);
    ColumnChoice.Wish wish = ColumnChoice.Wish.columns(List.of("b", "a"));
    assertSame(byLine(text, wish), byThreads(text, wish).orElseThrow());
  }

  @Test
  void needsNoEndOfTheLastLine() throws IOException {
    String text = plain.strip();
    ColumnChoice.Wish wish = ColumnChoice.Wish.columns(List.of("a", "b"));
    assertSame(byLine(text, wish), byThreads(text, wish).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "a quoted cell,'59000,-','59000\",-'",
    "an empty line,'\n','\n\n'",
    "a number with a sign,'55555','+55555'",
    "a blank cell,',55557\n',',\n'",
    "a word,',55557\n',',many\n'",
    "a cell too many,',55557\n',',55557,1\n'",
    "a cell too few,',55557\n','\n'",
    "a hexadecimal number,',55557\n',',0x1p3\n'",
    "a lone return,',55557\n',',55557\r'",
  })
  void leavesWhatIsNotPlainToTheReaderOfLines(String what, String from, String to)
      throws IOException {
    String text = plain.replace(from, to);
    assertEquals(
        Optional.empty(), byThreads(text, ColumnChoice.Wish.columns(List.of("a", "b"))), what);
  }

  @Test
  void leavesTextToTheReaderOfLines() throws IOException {
    assertEquals(Optional.empty(), byThreads(plain, ALL));
  }

  @Test
  void anErrorFarDownNamesRowAndColumn() throws IOException {
    Path file = folder.resolve("data.csv");
    Files.writeString(file, plain.replace(",55557\n", ",many\n"));
    DataException failure =
        assertThrows(
            DataException.class,
            () -> DataFile.read(file.toString(), ColumnChoice.Wish.columns(List.of("a", "b"))));
    assertTrue(failure.getMessage().contains("row 55557"), failure.getMessage());
    assertTrue(failure.getMessage().contains("'b'"), failure.getMessage());
  }
}
