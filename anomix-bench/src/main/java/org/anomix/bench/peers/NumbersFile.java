package org.anomix.bench.peers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Numbers as NumPy stores them, after a header of fixed length, which readers that know no NumPy
 * skip.
 */
final class NumbersFile {
  /** Bytes before the numbers. */
  static final int HEADER = 128;

  private static final int CHUNK = 1 << 16;

  private NumbersFile() {}

  /** Writes rows of some columns; one column becomes an array of two dimensions, too. */
  static void write(Path file, double[] rowMajor, int columns) throws IOException {
    String shape =
        String.format(
            "{'descr': '<f8', 'fortran_order': False, 'shape': (%d, %d), }",
            rowMajor.length / columns, columns);
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    header.putShort((short) (HEADER - header.position() - Short.BYTES));
    header.put(shape.getBytes(StandardCharsets.US_ASCII));
    while (header.position() < HEADER - 1) {
      header.put((byte) ' ');
    }
    header.put((byte) '\n');
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(header.array());
      ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      for (int from = 0; from < rowMajor.length; from += CHUNK) {
        int count = Math.min(CHUNK, rowMajor.length - from);
        chunk.asDoubleBuffer().put(rowMajor, from, count);
        out.write(chunk.array(), 0, count * Double.BYTES);
      }
    }
  }

  /** The numbers of a file written by {@link #write}. */
  static double[] read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      double[] numbers = new double[(int) ((channel.size() - HEADER) / Double.BYTES)];
      channel
          .map(FileChannel.MapMode.READ_ONLY, HEADER, (long) numbers.length * Double.BYTES)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asDoubleBuffer()
          .get(numbers);
      return numbers;
    }
  }
}
