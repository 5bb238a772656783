package org.anomix.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anomix.DataException;
import org.anomix.ParameterException;

/**
 * Reads an array of NumPy's format (versions 1 to 3: a magic string, a header in Python's syntax,
 * and the numbers): of one dimension, a column, or of two, rows by columns. The columns are named
 * by their numbers.
 */
final class NpyFile {
  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  private static final int LONGEST_HEADER = 1 << 16;
  private static final int BLOCK = 8192;
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{\\s*'descr'\\s*:\\s*'([^']*)'\\s*,\\s*'fortran_order'\\s*:\\s*(True|False)\\s*,"
              + "\\s*'shape'\\s*:\\s*\\(([\\d, ]*)\\)\\s*,?\\s*\\}\\s*");
  private static final Pattern TYPE = Pattern.compile("([<>])(f8|f4|i8|i4)");

  private final InputStream in;
  private final String file;
  private final ByteBuffer block;
  private final Kind kind;
  private final boolean columnsFirst;
  private final int rows;
  private final int columns;

  private NpyFile(InputStream in, String file, Matcher header, Matcher type) {
    this.in = in;
    this.file = file;
    this.kind = Kind.valueOf(type.group(2).toUpperCase(Locale.ROOT));
    this.block =
        ByteBuffer.allocate(BLOCK * kind.width)
            .order(type.group(1).equals("<") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    block.limit(0);
    this.columnsFirst = header.group(2).equals("True");
    List<String> shape = shape(header.group(3));
    if (shape.isEmpty() || shape.size() > 2) {
      throw new DataException(
          file + " has " + shape.size() + " dimensions but must have one or two");
    }
    this.rows = length(shape.get(0));
    this.columns = shape.size() == 1 ? 1 : length(shape.get(1));
    if (rows == 0 || columns == 0) {
      throw new DataException(file + " has no " + (rows == 0 ? "rows" : "columns"));
    }
  }

  /** What the numbers are and how many bytes each takes. */
  private enum Kind {
    F8(8),
    F4(4),
    I8(8),
    I4(4);

    private final int width;

    Kind(int width) {
      this.width = width;
    }
  }

  private static List<String> shape(String text) {
    List<String> lengths = new ArrayList<>();
    for (String length : text.split(",", -1)) {
      if (!length.isBlank()) {
        lengths.add(length.strip());
      }
    }
    return lengths;
  }

  private int length(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw new DataException(file + " has a length of " + text + ", too many for one array");
    }
    return Integer.parseInt(text);
  }

  /** Reads a stream that begins with the magic string; the length of the file is a check only. */
  static Table read(InputStream in, String file, OptionalLong bytes, ColumnChoice.Wish wish)
      throws IOException {
    in.skipNBytes(MAGIC.length);
    byte[] version = in.readNBytes(2);
    if (version.length < 2 || version[0] < 1 || version[0] > 3) {
      throw new DataException(file + " is of no version of the npy format that is known: 1 to 3");
    }
    byte[] size = in.readNBytes(version[0] == 1 ? 2 : 4);
    long length = 0;
    for (int i = size.length - 1; i >= 0; i--) {
      length = length << 8 | (size[i] & 0xff);
    }
    if (size.length < (version[0] == 1 ? 2 : 4) || length > LONGEST_HEADER) {
      throw new DataException(file + " has a damaged npy header");
    }
    byte[] text = in.readNBytes((int) length);
    Matcher header = HEADER.matcher(new String(text, StandardCharsets.UTF_8));
    if (text.length < length || !header.matches()) {
      throw new DataException(file + " has a damaged npy header, or is no plain array of numbers");
    }
    Matcher type = TYPE.matcher(header.group(1));
    if (!type.matches()) {
      throw new DataException(
          file + " holds '" + header.group(1) + "' but must hold f8, f4, i8 or i4 of either order");
    }
    NpyFile npy = new NpyFile(in, file, header, type);
    long before = MAGIC.length + 2 + size.length + length;
    if (bytes.isPresent() && bytes.getAsLong() - before < npy.bytes()) {
      throw npy.tooShort();
    }
    return npy.table(wish);
  }

  private long bytes() {
    return (long) rows * columns * kind.width;
  }

  private DataException tooShort() {
    return new DataException(
        file + " is truncated: it ends before " + rows + " rows of " + columns + " columns");
  }

  private Table table(ColumnChoice.Wish wish) throws IOException {
    List<String> names = new ArrayList<>();
    for (int j = 0; j < columns; j++) {
      names.add(Integer.toString(j));
    }
    if (wish.header() == ColumnChoice.Header.PRESENT) {
      throw new ParameterException("data", "--header", "given", "left out: an array has no names");
    }
    Table table = ArrayTable.of(file, wish, names, rows, columnsFirst, List.of(), this::next);
    if (in.read() >= 0) {
      throw new DataException(file + " has more bytes than its header tells of");
    }
    return table;
  }

  private double next(int row, int column, boolean exact) throws IOException {
    if (!block.hasRemaining()) {
      int read = in.readNBytes(block.array(), 0, block.capacity());
      block.clear().limit(read - read % kind.width);
      if (!block.hasRemaining()) {
        throw tooShort();
      }
    }
    return switch (kind) {
      case F8 -> block.getDouble();
      case F4 -> block.getFloat();
      case I4 -> block.getInt();
      case I8 -> whole(row, column, block.getLong(), exact);
    };
  }

  /** A whole number that a double cannot hold is no value, but may be a label. */
  private static double whole(int row, int column, long value, boolean exact) {
    if (exact && (long) (double) value != value) {
      throw new DataException(
          row, Integer.toString(column), value, "must be a whole number that a double can hold");
    }
    return value;
  }
}
