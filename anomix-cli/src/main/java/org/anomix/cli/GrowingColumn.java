package org.anomix.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers whose count is not known before the last: pieces that are never copied to grow. */
final class GrowingColumn {
  private static final int FIRST = 1 << 8;
  private static final int MOST = 1 << 16;

  private final List<double[]> full = new ArrayList<>();
  private double[] piece = new double[FIRST];
  private int inPiece;

  void add(double number) {
    if (inPiece == piece.length) {
      full.add(piece);
      piece = new double[Math.min(MOST, 2 * piece.length)];
      inPiece = 0;
    }
    piece[inPiece++] = number;
  }

  /** Adds a piece as a whole. */
  void addPiece(double[] numbers) {
    full.add(Arrays.copyOf(piece, inPiece));
    full.add(numbers);
    inPiece = 0;
  }

  /** Moves all numbers into an array and keeps none. */
  void moveTo(double[] out, int from) {
    int at = from;
    for (double[] next : full) {
      System.arraycopy(next, 0, out, at, next.length);
      at += next.length;
    }
    full.clear();
    System.arraycopy(piece, 0, out, at, inPiece);
    piece = new double[FIRST];
    inPiece = 0;
  }
}
