package org.anomix.vector;

import static org.anomix.vector.Doubles.LANES;
import static org.anomix.vector.Doubles.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/** Distances and sums along the columns, where no column knows of another. */
final class Diagonal {
  /** Columns that are walked down together: what they add is read and written once. */
  private static final int TOGETHER = 4;

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
    int square = sumsFrom + 1 + columns;
    for (int j = 0; j < columns; j++) {
      Moments.addAbout(
          x, from + j * stride, rows, anchor[j], w, wFrom, sums, sumsFrom + 1 + j, square);
      square += j + 2;
    }
  }
}
