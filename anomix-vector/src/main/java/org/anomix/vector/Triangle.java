package org.anomix.vector;

import static org.anomix.vector.Doubles.LANES;
import static org.anomix.vector.Doubles.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * Forward substitution with the rows in the lanes: two vectors of rows at a time, for which four
 * rows of L are worked off together, so that eight sums grow side by side and each number read is
 * used several times.
 */
final class Triangle {
  /** Rows of a tile. */
  private static final int TILE = 2 * LANES;

  private static final ThreadLocal<double[]> SCRATCH = ThreadLocal.withInitial(() -> new double[0]);

  private Triangle() {}

  private static double[] scratch(int columns) {
    double[] scratch = SCRATCH.get();
    int length = (2 * columns + 1) * TILE;
    if (scratch.length < length) {
      scratch = new double[length];
      SCRATCH.set(scratch);
    }
    return scratch;
  }

  static void squaredDistances(
      double[] x,
      int from,
      int stride,
      int rows,
      double[] centre,
      double[] forward,
      double[] out,
      int outFrom) {
    double[] y = scratch(centre.length);
    int r = 0;
    for (; r + TILE <= rows; r += TILE) {
      tile(x, from + r, stride, centre, forward, y, out, outFrom + r);
    }
    if (r < rows) {
      rest(x, from + r, stride, rows - r, centre, forward, y, out, outFrom + r);
    }
  }

  /** Fewer rows than a tile are a tile with room for more. */
  private static void rest(
      double[] x,
      int from,
      int stride,
      int rows,
      double[] centre,
      double[] forward,
      double[] scratch,
      double[] out,
      int outFrom) {
    int copy = centre.length * TILE;
    int squares = 2 * copy;
    for (int j = 0; j < centre.length; j++) {
      System.arraycopy(x, from + j * stride, scratch, copy + j * TILE, rows);
    }
    tile(scratch, copy, TILE, centre, forward, scratch, scratch, squares);
    System.arraycopy(scratch, squares, out, outFrom, rows);
  }

  private static void tile(
      double[] x,
      int from,
      int stride,
      double[] centre,
      double[] forward,
      double[] y,
      double[] out,
      int outFrom) {
    int dimension = centre.length;
    DoubleVector squaresA = DoubleVector.zero(SPECIES);
    DoubleVector squaresB = DoubleVector.zero(SPECIES);
    int i = 0;
    for (; i + 4 <= dimension; i += 4) {
      int at = from + i * stride;
      int row0 = i * dimension;
      int row1 = row0 + dimension;
      int row2 = row1 + dimension;
      int row3 = row2 + dimension;
      DoubleVector a0 = DoubleVector.fromArray(SPECIES, x, at).sub(centre[i]);
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, x, at + LANES).sub(centre[i]);
      DoubleVector a1 = DoubleVector.fromArray(SPECIES, x, at + stride).sub(centre[i + 1]);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, x, at + stride + LANES).sub(centre[i + 1]);
      DoubleVector a2 = DoubleVector.fromArray(SPECIES, x, at + 2 * stride).sub(centre[i + 2]);
      DoubleVector b2 =
          DoubleVector.fromArray(SPECIES, x, at + 2 * stride + LANES).sub(centre[i + 2]);
      DoubleVector a3 = DoubleVector.fromArray(SPECIES, x, at + 3 * stride).sub(centre[i + 3]);
      DoubleVector b3 =
          DoubleVector.fromArray(SPECIES, x, at + 3 * stride + LANES).sub(centre[i + 3]);
      for (int j = 0, k = 0; j < i; j++, k += TILE) {
        DoubleVector ya = DoubleVector.fromArray(SPECIES, y, k);
        DoubleVector yb = DoubleVector.fromArray(SPECIES, y, k + LANES);
        DoubleVector l0 = DoubleVector.broadcast(SPECIES, forward[row0 + j]);
        DoubleVector l1 = DoubleVector.broadcast(SPECIES, forward[row1 + j]);
        DoubleVector l2 = DoubleVector.broadcast(SPECIES, forward[row2 + j]);
        DoubleVector l3 = DoubleVector.broadcast(SPECIES, forward[row3 + j]);
        a0 = ya.fma(l0, a0);
        b0 = yb.fma(l0, b0);
        a1 = ya.fma(l1, a1);
        b1 = yb.fma(l1, b1);
        a2 = ya.fma(l2, a2);
        b2 = yb.fma(l2, b2);
        a3 = ya.fma(l3, a3);
        b3 = yb.fma(l3, b3);
      }
      DoubleVector c = DoubleVector.broadcast(SPECIES, forward[row0 + i]);
      a0 = a0.mul(c);
      b0 = b0.mul(c);
      c = DoubleVector.broadcast(SPECIES, forward[row1 + i]);
      a1 = a0.fma(c, a1);
      b1 = b0.fma(c, b1);
      c = DoubleVector.broadcast(SPECIES, forward[row1 + i + 1]);
      a1 = a1.mul(c);
      b1 = b1.mul(c);
      c = DoubleVector.broadcast(SPECIES, forward[row2 + i]);
      a2 = a0.fma(c, a2);
      b2 = b0.fma(c, b2);
      c = DoubleVector.broadcast(SPECIES, forward[row2 + i + 1]);
      a2 = a1.fma(c, a2);
      b2 = b1.fma(c, b2);
      c = DoubleVector.broadcast(SPECIES, forward[row2 + i + 2]);
      a2 = a2.mul(c);
      b2 = b2.mul(c);
      c = DoubleVector.broadcast(SPECIES, forward[row3 + i]);
      a3 = a0.fma(c, a3);
      b3 = b0.fma(c, b3);
      c = DoubleVector.broadcast(SPECIES, forward[row3 + i + 1]);
      a3 = a1.fma(c, a3);
      b3 = b1.fma(c, b3);
      c = DoubleVector.broadcast(SPECIES, forward[row3 + i + 2]);
      a3 = a2.fma(c, a3);
      b3 = b2.fma(c, b3);
      c = DoubleVector.broadcast(SPECIES, forward[row3 + i + 3]);
      a3 = a3.mul(c);
      b3 = b3.mul(c);
      int k = i * TILE;
      a0.intoArray(y, k);
      b0.intoArray(y, k + LANES);
      a1.intoArray(y, k + TILE);
      b1.intoArray(y, k + TILE + LANES);
      a2.intoArray(y, k + 2 * TILE);
      b2.intoArray(y, k + 2 * TILE + LANES);
      a3.intoArray(y, k + 3 * TILE);
      b3.intoArray(y, k + 3 * TILE + LANES);
      squaresA = a3.fma(a3, a2.fma(a2, a1.fma(a1, a0.fma(a0, squaresA))));
      squaresB = b3.fma(b3, b2.fma(b2, b1.fma(b1, b0.fma(b0, squaresB))));
    }
    for (; i < dimension; i++) {
      int row = i * dimension;
      DoubleVector a = DoubleVector.fromArray(SPECIES, x, from + i * stride).sub(centre[i]);
      DoubleVector b = DoubleVector.fromArray(SPECIES, x, from + i * stride + LANES).sub(centre[i]);
      for (int j = 0, k = 0; j < i; j++, k += TILE) {
        DoubleVector l = DoubleVector.broadcast(SPECIES, forward[row + j]);
        a = DoubleVector.fromArray(SPECIES, y, k).fma(l, a);
        b = DoubleVector.fromArray(SPECIES, y, k + LANES).fma(l, b);
      }
      a = a.mul(forward[row + i]);
      b = b.mul(forward[row + i]);
      a.intoArray(y, i * TILE);
      b.intoArray(y, i * TILE + LANES);
      squaresA = a.fma(a, squaresA);
      squaresB = b.fma(b, squaresB);
    }
    squaresA.intoArray(out, outFrom);
    squaresB.intoArray(out, outFrom + LANES);
  }
}
