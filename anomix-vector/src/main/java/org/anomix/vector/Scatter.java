package org.anomix.vector;

import static org.anomix.vector.Doubles.LANES;
import static org.anomix.vector.Doubles.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Weighted sums of squares and products as those of u = √w (x - a) with itself: one array to write
 * and to read, and no product with a weight inside the loop of all pairs.
 *
 * <p>The rows lie in the lanes. Four columns meet two, so that eight sums grow side by side; their
 * lanes are added once per block, in an order that never changes.
 */
final class Scatter {
  /** Sums that grow side by side: four columns times two. */
  private static final int SUMS = 8;

  /** Rows are gathered where at most this share of them has a weight, else walked over. */
  private static final double SPARSE = 0.75;

  private static final ThreadLocal<Scatter> LOCAL = ThreadLocal.withInitial(Scatter::new);

  private final double[] lanes = new double[SUMS * LANES];
  private int[] counted = {};
  private double[] roots = {};
  private double[] gathered = {};
  private double[] u = {};

  private Scatter() {}

  static void add(
      double[] x,
      int from,
      int stride,
      int rows,
      double[] anchor,
      double[] w,
      int wFrom,
      double[] sums,
      int sumsFrom) {
    Scatter scratch = LOCAL.get();
    scratch.reserve(anchor.length, rows);
    sums[sumsFrom] += Moments.sum(w, wFrom, rows);
    int count = scratch.count(w, wFrom, rows);
    if (count > SPARSE * rows) {
      int padded = scratch.rootsOf(w, wFrom, rows);
      for (int j = 0; j < anchor.length; j++) {
        sums[sumsFrom + 1 + j] +=
            scratch.fill(x, from + j * stride, rows, padded, anchor[j], j * padded);
      }
      scratch.products(anchor.length, padded, sums, sumsFrom + 1 + anchor.length);
    } else if (count > 0) {
      gather(w, wFrom, scratch.counted, count, scratch.gathered);
      int padded = scratch.rootsOf(scratch.gathered, 0, count);
      for (int j = 0; j < anchor.length; j++) {
        gather(x, from + j * stride, scratch.counted, count, scratch.gathered);
        sums[sumsFrom + 1 + j] +=
            scratch.fill(scratch.gathered, 0, count, padded, anchor[j], j * padded);
      }
      scratch.products(anchor.length, padded, sums, sumsFrom + 1 + anchor.length);
    }
  }

  /** Rows rounded up to whole vectors, columns to whole groups of four. */
  private void reserve(int columns, int rows) {
    int padded = padded(rows);
    if (roots.length < padded) {
      counted = new int[padded];
      roots = new double[padded];
      gathered = new double[padded];
    }
    int length = (columns + 3) / 4 * 4 * padded;
    if (u.length < length) {
      u = new double[length];
    }
  }

  private static int padded(int rows) {
    return (rows + LANES - 1) / LANES * LANES;
  }

  private int count(double[] w, int from, int rows) {
    int count = 0;
    for (int r = 0; r < rows; r++) {
      counted[count] = r;
      count += w[from + r] == 0 ? 0 : 1;
    }
    return count;
  }

  private static void gather(double[] values, int from, int[] counted, int count, double[] out) {
    for (int i = 0; i < count; i++) {
      out[i] = values[from + counted[i]];
    }
  }

  /** Writes the square roots of weights, and zeros up to a whole vector. */
  private int rootsOf(double[] w, int from, int rows) {
    int padded = padded(rows);
    int r = 0;
    for (; r + LANES <= rows; r += LANES) {
      DoubleVector.fromArray(SPECIES, w, from + r).sqrt().intoArray(roots, r);
    }
    for (; r < padded; r++) {
      roots[r] = r < rows ? Math.sqrt(w[from + r]) : 0;
    }
    return padded;
  }

  /** Writes √w (x - a) of a column, zeros up to a whole vector, and returns Σw(x - a). */
  private double fill(double[] x, int from, int rows, int padded, double anchor, int to) {
    DoubleVector sum = DoubleVector.zero(SPECIES);
    int r = 0;
    for (; r + LANES <= rows; r += LANES) {
      DoubleVector root = DoubleVector.fromArray(SPECIES, roots, r);
      DoubleVector scaled =
          DoubleVector.fromArray(SPECIES, x, from + r)
              .sub(anchor)
              .mul(root)
              .blend(0.0, root.compare(VectorOperators.EQ, 0.0));
      scaled.intoArray(u, to + r);
      sum = root.fma(scaled, sum);
    }
    sum.intoArray(lanes, 0);
    double total = Doubles.sumOfLanes(lanes, 0);
    for (; r < padded; r++) {
      double root = roots[r];
      double scaled = root == 0 ? 0 : (x[from + r] - anchor) * root;
      u[to + r] = scaled;
      total += root * scaled;
    }
    return total;
  }

  private void products(int columns, int padded, double[] sums, int sumsFrom) {
    int whole = (columns + 3) / 4 * 4;
    Arrays.fill(u, columns * padded, whole * padded, 0);
    for (int i = 0; i < columns; i += 4) {
      for (int j = 0; j < Math.min(i + 4, columns); j += 2) {
        tile(u, i * padded, j * padded, padded, lanes);
        addTile(i, j, columns, sums, sumsFrom);
      }
    }
  }

  private static void tile(double[] u, int left, int right, int rows, double[] lanes) {
    int left1 = left + rows;
    int left2 = left1 + rows;
    int left3 = left2 + rows;
    int right1 = right + rows;
    DoubleVector s00 = DoubleVector.zero(SPECIES);
    DoubleVector s01 = DoubleVector.zero(SPECIES);
    DoubleVector s10 = DoubleVector.zero(SPECIES);
    DoubleVector s11 = DoubleVector.zero(SPECIES);
    DoubleVector s20 = DoubleVector.zero(SPECIES);
    DoubleVector s21 = DoubleVector.zero(SPECIES);
    DoubleVector s30 = DoubleVector.zero(SPECIES);
    DoubleVector s31 = DoubleVector.zero(SPECIES);
    for (int r = 0; r < rows; r += LANES) {
      DoubleVector c0 = DoubleVector.fromArray(SPECIES, u, right + r);
      DoubleVector c1 = DoubleVector.fromArray(SPECIES, u, right1 + r);
      DoubleVector a = DoubleVector.fromArray(SPECIES, u, left + r);
      s00 = a.fma(c0, s00);
      s01 = a.fma(c1, s01);
      a = DoubleVector.fromArray(SPECIES, u, left1 + r);
      s10 = a.fma(c0, s10);
      s11 = a.fma(c1, s11);
      a = DoubleVector.fromArray(SPECIES, u, left2 + r);
      s20 = a.fma(c0, s20);
      s21 = a.fma(c1, s21);
      a = DoubleVector.fromArray(SPECIES, u, left3 + r);
      s30 = a.fma(c0, s30);
      s31 = a.fma(c1, s31);
    }
    s00.intoArray(lanes, 0);
    s01.intoArray(lanes, LANES);
    s10.intoArray(lanes, 2 * LANES);
    s11.intoArray(lanes, 3 * LANES);
    s20.intoArray(lanes, 4 * LANES);
    s21.intoArray(lanes, 5 * LANES);
    s30.intoArray(lanes, 6 * LANES);
    s31.intoArray(lanes, 7 * LANES);
  }

  /** Adds those sums of a tile that lie in the lower triangle. */
  private void addTile(int i, int j, int columns, double[] sums, int sumsFrom) {
    for (int row = i; row < Math.min(i + 4, columns); row++) {
      int at = sumsFrom + row * (row + 1) / 2;
      for (int column = j; column < j + 2 && column <= row; column++) {
        sums[at + column] += Doubles.sumOfLanes(lanes, ((row - i) * 2 + column - j) * LANES);
      }
    }
  }
}
