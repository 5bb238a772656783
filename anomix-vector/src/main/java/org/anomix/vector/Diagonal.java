package org.anomix.vector;

import static org.anomix.vector.Doubles.LANES;
import static org.anomix.vector.Doubles.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/** Distances and sums along the columns, where no column knows of another. */
final class Diagonal {
  /** Columns that are walked down together: what they add is read and written once. */
  private static final int TOGETHER = 4;

  /** The lanes of two sums of each of those columns. */
  private static final ThreadLocal<double[]> SCRATCH =
      ThreadLocal.withInitial(() -> new double[2 * TOGETHER * LANES]);

  /** Those sums. */
  private static final ThreadLocal<double[]> FOUND =
      ThreadLocal.withInitial(() -> new double[2 * TOGETHER]);

  private Diagonal() {}

  static void squaredDistances(
      double[] x,
      int from,
      int stride,
      int rows,
      double[] centre,
      double[] reciprocals,
      double[] out,
      int outFrom) {
    Arrays.fill(out, outFrom, outFrom + rows, 0);
    int j = 0;
    for (; j + TOGETHER <= centre.length; j += TOGETHER) {
      addFour(x, from + j * stride, stride, rows, centre, reciprocals, j, out, outFrom);
    }
    for (; j < centre.length; j++) {
      addOne(x, from + j * stride, 0, rows, centre[j], reciprocals[j], out, outFrom);
    }
  }

  private static void addFour(
      double[] x,
      int from,
      int stride,
      int rows,
      double[] centre,
      double[] reciprocals,
      int j,
      double[] out,
      int outFrom) {
    DoubleVector mean0 = DoubleVector.broadcast(SPECIES, centre[j]);
    DoubleVector mean1 = DoubleVector.broadcast(SPECIES, centre[j + 1]);
    DoubleVector mean2 = DoubleVector.broadcast(SPECIES, centre[j + 2]);
    DoubleVector mean3 = DoubleVector.broadcast(SPECIES, centre[j + 3]);
    DoubleVector factor0 = DoubleVector.broadcast(SPECIES, reciprocals[j]);
    DoubleVector factor1 = DoubleVector.broadcast(SPECIES, reciprocals[j + 1]);
    DoubleVector factor2 = DoubleVector.broadcast(SPECIES, reciprocals[j + 2]);
    DoubleVector factor3 = DoubleVector.broadcast(SPECIES, reciprocals[j + 3]);
    int from1 = from + stride;
    int from2 = from1 + stride;
    int from3 = from2 + stride;
    int r = 0;
    for (; r + LANES <= rows; r += LANES) {
      DoubleVector z0 = DoubleVector.fromArray(SPECIES, x, from + r).sub(mean0).mul(factor0);
      DoubleVector z1 = DoubleVector.fromArray(SPECIES, x, from1 + r).sub(mean1).mul(factor1);
      DoubleVector z2 = DoubleVector.fromArray(SPECIES, x, from2 + r).sub(mean2).mul(factor2);
      DoubleVector z3 = DoubleVector.fromArray(SPECIES, x, from3 + r).sub(mean3).mul(factor3);
      DoubleVector sum = z0.fma(z0, DoubleVector.fromArray(SPECIES, out, outFrom + r));
      sum = z1.fma(z1, sum);
      sum = z2.fma(z2, sum);
      z3.fma(z3, sum).intoArray(out, outFrom + r);
    }
    for (int i = 0; i < TOGETHER; i++) {
      addOne(x, from + i * stride, r, rows, centre[j + i], reciprocals[j + i], out, outFrom);
    }
  }

  /** Adds what a column adds to the distances of rows from a first one on. */
  private static void addOne(
      double[] x,
      int from,
      int first,
      int rows,
      double centre,
      double reciprocal,
      double[] out,
      int outFrom) {
    for (int r = first; r < rows; r++) {
      double z = (x[from + r] - centre) * reciprocal;
      out[outFrom + r] = Math.fma(z, z, out[outFrom + r]);
    }
  }

  static void scatter(
      double[] x,
      int from,
      int stride,
      int rows,
      double[] anchor,
      double[] w,
      int wFrom,
      double[] sums,
      int sumsFrom) {
    int columns = anchor.length;
    sums[sumsFrom] += Moments.sum(w, wFrom, rows);
    int j = 0;
    for (; j + TOGETHER <= columns; j += TOGETHER) {
      scatterFour(x, from + j * stride, stride, rows, anchor, j, w, wFrom, sums, sumsFrom);
    }
    for (; j < columns; j++) {
      scatterOne(x, from + j * stride, rows, anchor, j, w, wFrom, sums, sumsFrom);
    }
  }

  private static void scatterOne(
      double[] x,
      int from,
      int rows,
      double[] anchor,
      int j,
      double[] w,
      int wFrom,
      double[] sums,
      int sumsFrom) {
    int first = sumsFrom + 1 + j;
    Moments.addAbout(
        x, from, rows, anchor[j], w, wFrom, sums, first, square(anchor.length, j, sumsFrom));
  }

  /** Where the square of a column stands among sums that have room for all products. */
  private static int square(int columns, int j, int sumsFrom) {
    return sumsFrom + 1 + columns + j * (j + 3) / 2;
  }

  private static void scatterFour(
      double[] x,
      int from,
      int stride,
      int rows,
      double[] anchor,
      int j,
      double[] w,
      int wFrom,
      double[] sums,
      int sumsFrom) {
    double[] found = FOUND.get();
    if (!four(x, from, stride, rows, anchor, j, w, wFrom, found)) {
      double[] counted = new double[TOGETHER * rows];
      for (int i = 0; i < TOGETHER; i++) {
        Moments.copyCounted(x, from + i * stride, rows, anchor[j + i], w, wFrom, counted, i * rows);
      }
      four(counted, 0, rows, rows, anchor, j, w, wFrom, found);
    }
    for (int i = 0; i < TOGETHER; i++) {
      sums[sumsFrom + 1 + j + i] += found[i];
      sums[square(anchor.length, j + i, sumsFrom)] += found[TOGETHER + i];
    }
  }

  /** Finds the first and then the second moments of four columns; says whether all are finite. */
  private static boolean four(
      double[] x,
      int from,
      int stride,
      int rows,
      double[] anchor,
      int j,
      double[] w,
      int wFrom,
      double[] found) {
    double[] lanes = SCRATCH.get();
    int whole = lanes(x, from, stride, rows, anchor, j, w, wFrom, lanes);
    boolean finite = true;
    for (int i = 0; i < TOGETHER; i++) {
      double first = Doubles.sumOfLanes(lanes, i * LANES);
      double second = Doubles.sumOfLanes(lanes, (TOGETHER + i) * LANES);
      for (int r = whole; r < rows; r++) {
        double d = x[from + i * stride + r] - anchor[j + i];
        double product = w[wFrom + r] * d;
        first += product;
        second = Math.fma(product, d, second);
      }
      found[i] = first;
      found[TOGETHER + i] = second;
      finite &= Double.isFinite(first + second);
    }
    return finite;
  }

  /** Writes the lanes of the sums of four columns and returns the first row not among them. */
  private static int lanes(
      double[] x,
      int from,
      int stride,
      int rows,
      double[] anchor,
      int j,
      double[] w,
      int wFrom,
      double[] lanes) {
    DoubleVector mean0 = DoubleVector.broadcast(SPECIES, anchor[j]);
    DoubleVector mean1 = DoubleVector.broadcast(SPECIES, anchor[j + 1]);
    DoubleVector mean2 = DoubleVector.broadcast(SPECIES, anchor[j + 2]);
    DoubleVector mean3 = DoubleVector.broadcast(SPECIES, anchor[j + 3]);
    DoubleVector first0 = DoubleVector.zero(SPECIES);
    DoubleVector first1 = DoubleVector.zero(SPECIES);
    DoubleVector first2 = DoubleVector.zero(SPECIES);
    DoubleVector first3 = DoubleVector.zero(SPECIES);
    DoubleVector second0 = DoubleVector.zero(SPECIES);
    DoubleVector second1 = DoubleVector.zero(SPECIES);
    DoubleVector second2 = DoubleVector.zero(SPECIES);
    DoubleVector second3 = DoubleVector.zero(SPECIES);
    int from1 = from + stride;
    int from2 = from1 + stride;
    int from3 = from2 + stride;
    int r = 0;
    for (; r + LANES <= rows; r += LANES) {
      DoubleVector weight = DoubleVector.fromArray(SPECIES, w, wFrom + r);
      DoubleVector d0 = DoubleVector.fromArray(SPECIES, x, from + r).sub(mean0);
      DoubleVector d1 = DoubleVector.fromArray(SPECIES, x, from1 + r).sub(mean1);
      DoubleVector d2 = DoubleVector.fromArray(SPECIES, x, from2 + r).sub(mean2);
      DoubleVector d3 = DoubleVector.fromArray(SPECIES, x, from3 + r).sub(mean3);
      DoubleVector product0 = weight.mul(d0);
      DoubleVector product1 = weight.mul(d1);
      DoubleVector product2 = weight.mul(d2);
      DoubleVector product3 = weight.mul(d3);
      first0 = first0.add(product0);
      first1 = first1.add(product1);
      first2 = first2.add(product2);
      first3 = first3.add(product3);
      second0 = product0.fma(d0, second0);
      second1 = product1.fma(d1, second1);
      second2 = product2.fma(d2, second2);
      second3 = product3.fma(d3, second3);
    }
    first0.intoArray(lanes, 0);
    first1.intoArray(lanes, LANES);
    first2.intoArray(lanes, 2 * LANES);
    first3.intoArray(lanes, 3 * LANES);
    second0.intoArray(lanes, 4 * LANES);
    second1.intoArray(lanes, 5 * LANES);
    second2.intoArray(lanes, 6 * LANES);
    second3.intoArray(lanes, 7 * LANES);
    return r;
  }
}
