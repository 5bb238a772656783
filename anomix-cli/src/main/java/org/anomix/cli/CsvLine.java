package org.anomix.cli;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The cells of the line that a CSV reader is at, which hands them over in its own buffer. A cell
 * that plainly is a number is parsed where it lies, and never becomes a text.
 */
final class CsvLine extends AbstractBaseCsvCallbackHandler<CsvLine> {
  private final List<String> texts = new ArrayList<>();
  private double[] numbers = {};
  private final BitSet parsed = new BitSet();
  private BitSet wantsNumbers = new BitSet();
  private BitSet wantsTexts = new BitSet();
  private boolean wantsAll = true;
  private int cells;
  private long lines;

  /** From the next line on leaves out the cells of all but some columns. */
  void want(BitSet asNumbers, BitSet asTexts) {
    wantsNumbers = asNumbers;
    wantsTexts = asTexts;
    wantsAll = false;
    numbers = new double[asNumbers.length()];
  }

  /** Number of cells. */
  int cells() {
    return cells;
  }

  /** The number of the line in the file, or of the first of several. */
  long startingLine() {
    return getStartingLineNumber();
  }

  /** Lines in the file, of which quoted cells may hold several, ended in any of the three ways. */
  long lines() {
    return lines;
  }

  /** Whether a cell was parsed; it has no text then. */
  boolean isParsed(int column) {
    return parsed.get(column);
  }

  /** The number of a cell that was parsed. */
  double number(int column) {
    return numbers[column];
  }

  /** The text of a cell that was not parsed, empty where it is not wanted. */
  String text(int column) {
    return texts.get(column);
  }

  /** The texts of all cells, where none is left out. */
  List<String> texts() {
    return List.copyOf(texts.subList(0, cells));
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    cells = 0;
    lines = 1;
    parsed.clear();
  }

  @Override
  protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
    cells = column + 1;
    if (quoted) {
      countLines(buffer, offset, length);
    }
    if (wantsNumbers.get(column)) {
      OptionalDouble number = Numbers.plain(buffer, offset, length);
      if (number.isPresent()) {
        numbers[column] = number.getAsDouble();
        parsed.set(column);
        return;
      }
    }
    while (texts.size() <= column) {
      texts.add("");
    }
    boolean wanted = wantsAll || wantsNumbers.get(column) || wantsTexts.get(column);
    texts.set(column, wanted ? new String(buffer, offset, length) : "");
  }

  private void countLines(char[] buffer, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      boolean second = buffer[i] == '\n' && i > offset && buffer[i - 1] == '\r';
      lines += (buffer[i] == '\n' || buffer[i] == '\r') && !second ? 1 : 0;
    }
  }

  @Override
  protected CsvLine buildRecord() {
    return this;
  }
}
