package org.anomix.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * The lines of a large CSV file, read in pieces by several threads while every cell that is wanted
 * plainly is a number. Gives up at whatever needs a closer look, as quotes, empty lines and cells
 * that miss, so that nothing is ever taken otherwise than by the reader of single lines, and all
 * errors are its own.
 */
final class PlainLines {
  /** Where several threads pay. */
  private static final long LEAST_BYTES = 1 << 20;

  private static final int PIECE = 1 << 20;
  private static final int LONGEST_HEAD = 1 << 16;

  private final Path file;
  private final char delimiter;
  private final byte[] head;
  private final long begin;
  private final long end;

  private PlainLines(Path file, char delimiter, byte[] head, long begin, long end) {
    this.file = file;
    this.delimiter = delimiter;
    this.head = head;
    this.begin = begin;
    this.end = end;
  }

  /**
   * A file whose first two lines end soon.
   *
   * @param skipped bytes before the first line
   * @return nothing if the file is too small for several threads to pay, or not plain
   */
  static Optional<PlainLines> of(Path file, int skipped, char delimiter) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size < LEAST_BYTES || delimiter > 0x7f) {
        return Optional.empty();
      }
      byte[] head = read(channel, skipped, LONGEST_HEAD);
      int length = endOfLine(head, endOfLine(head, 0));
      if (length > head.length || indexOf(head, '"', 0) < length) {
        return Optional.empty();
      }
      byte[] lines = Arrays.copyOf(head, length);
      return Optional.of(new PlainLines(file, delimiter, lines, skipped + (long) length, size));
    }
  }

  /** The first two lines. */
  byte[] head() {
    return head;
  }

  /**
   * The numbers of all lines below the first two.
   *
   * @param columns how many cells a line has
   * @param wanted those to be read, each of which holds numbers alone
   * @return pieces of the file, each with an array per column, which is empty where the column is
   *     not wanted; nothing if some line is not plain
   */
  Optional<List<double[][]>> numbers(int columns, BitSet wanted) throws IOException {
    AtomicBoolean plain = new AtomicBoolean(true);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      List<double[][]> pieces =
          IntStream.range(0, Math.toIntExact((end - begin + PIECE - 1) / PIECE))
              .parallel()
              .mapToObj(
                  piece -> piece(channel, begin + (long) piece * PIECE, columns, wanted, plain))
              .toList();
      return plain.get() ? Optional.of(pieces) : Optional.empty();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The lines that begin in a piece. */
  private double[][] piece(
      FileChannel channel, long from, int columns, BitSet wanted, AtomicBoolean plain) {
    Piece piece = new Piece(columns, wanted);
    if (plain.get()) {
      try {
        char[] text = text(channel, from);
        int first = from == begin ? 1 : startOfLine(text, 1);
        if (!piece.add(text, first)) {
          plain.set(false);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return piece.numbers();
  }

  /** From one character before a piece to the end of the line that ends the piece. */
  private char[] text(FileChannel channel, long from) throws IOException {
    int inPiece = (int) Math.min(PIECE, end - from);
    for (int more = LONGEST_HEAD; ; more = 2 * more) {
      byte[] bytes = read(channel, from - 1, 1 + inPiece + more);
      int length = endOfLine(bytes, inPiece);
      if (length <= bytes.length || from - 1 + bytes.length == end) {
        // Whatever lies between delimiters and ends of lines, these are single bytes.
        char[] text = new char[Math.min(length, bytes.length)];
        for (int i = 0; i < text.length; i++) {
          text[i] = (char) (bytes[i] & 0xff);
        }
        return text;
      }
    }
  }

  private static byte[] read(FileChannel channel, long from, int most) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(most, channel.size() - from));
    while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {}
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  /** Where the next line begins, beyond the length if this one is not known to end. */
  private static int endOfLine(byte[] bytes, int from) {
    return indexOf(bytes, '\n', from) + 1;
  }

  private static int indexOf(byte[] bytes, char wanted, int from) {
    int i = from;
    while (i < bytes.length && bytes[i] != wanted) {
      i++;
    }
    return i;
  }

  /** The first line that begins at a place or behind it. */
  private static int startOfLine(char[] text, int from) {
    int i = from;
    while (i < text.length && text[i - 1] != '\n') {
      i++;
    }
    return i;
  }

  /** The numbers of some lines. */
  private final class Piece {
    private final int columns;
    private final BitSet wanted;
    private final double[][] numbers;
    private int rows;

    Piece(int columns, BitSet wanted) {
      this.columns = columns;
      this.wanted = wanted;
      this.numbers = new double[columns][0];
    }

    double[][] numbers() {
      for (int j = 0; j < columns; j++) {
        numbers[j] = Arrays.copyOf(numbers[j], wanted.get(j) ? rows : 0);
      }
      return numbers;
    }

    /** Adds lines to the end of a text, and tells whether all of them were plain. */
    boolean add(char[] text, int from) {
      int at = from;
      while (at < text.length) {
        int next = addLine(text, at);
        if (next < 0) {
          return false;
        }
        at = next;
        rows++;
      }
      return true;
    }

    /** Adds a line and tells where the next one begins, -1 if it is not plain. */
    private int addLine(char[] text, int from) {
      int cell = from;
      for (int j = 0; j < columns; j++) {
        int to = endOfCell(text, cell);
        boolean last = to == text.length || text[to] != delimiter;
        if (last != (j == columns - 1) || (wanted.get(j) && !addNumber(text, cell, to, j))) {
          return -1;
        }
        cell = to + 1;
      }
      return pastEnd(text, cell - 1);
    }

    /** The place of the delimiter or the end of a line, or of a quote, which is neither. */
    private int endOfCell(char[] text, int from) {
      int i = from;
      while (i < text.length
          && text[i] != delimiter
          && text[i] != '\n'
          && text[i] != '\r'
          && text[i] != '"') {
        i++;
      }
      return i;
    }

    private int pastEnd(char[] text, int end) {
      if (end == text.length || text[end] == '\n') {
        return end + 1;
      }
      boolean two = text[end] == '\r' && end + 1 < text.length && text[end + 1] == '\n';
      return two ? end + 2 : -1;
    }

    private boolean addNumber(char[] text, int from, int to, int column) {
      OptionalDouble number = Numbers.plain(text, from, to - from);
      if (number.isEmpty()) {
        return false;
      }
      if (rows == numbers[column].length) {
        numbers[column] = Arrays.copyOf(numbers[column], Math.max(1 << 12, 2 * rows));
      }
      numbers[column][rows] = number.getAsDouble();
      return true;
    }
  }
}
