package org.anomix.vector;

import static org.anomix.vector.Doubles.LANES;
import static org.anomix.vector.Doubles.SPECIES;

import jdk.incubator.vector.DoubleVector;

/** Distances and sums along the columns, where no column knows of another. */
final class Diagonal {
  /** Rows of a tile: what is read of a column serves four vectors. */
  private static final int TILE = 4 * LANES;

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
    int r = 0;
    for (; r + TILE <= rows; r += TILE) {
      tile(x, from + r, stride, centre, reciprocals, out, outFrom + r);
    }
    for (; r < rows; r++) {
      double sum = 0;
      for (int j = 0, i = from + r; j < centre.length; j++, i += stride) {
        double z = (x[i] - centre[j]) * reciprocals[j];
        sum = Math.fma(z, z, sum);
      }
      out[outFrom + r] = sum;
    }
  }

  private static void tile(
      double[] x,
      int from,
      int stride,
      double[] centre,
      double[] reciprocals,
      double[] out,
      int outFrom) {
    DoubleVector sumA = DoubleVector.zero(SPECIES);
    DoubleVector sumB = DoubleVector.zero(SPECIES);
    DoubleVector sumC = DoubleVector.zero(SPECIES);
    DoubleVector sumD = DoubleVector.zero(SPECIES);
    for (int j = 0, i = from; j < centre.length; j++, i += stride) {
      DoubleVector mean = DoubleVector.broadcast(SPECIES, centre[j]);
      DoubleVector factor = DoubleVector.broadcast(SPECIES, reciprocals[j]);
      DoubleVector a = DoubleVector.fromArray(SPECIES, x, i).sub(mean).mul(factor);
      DoubleVector b = DoubleVector.fromArray(SPECIES, x, i + LANES).sub(mean).mul(factor);
      DoubleVector c = DoubleVector.fromArray(SPECIES, x, i + 2 * LANES).sub(mean).mul(factor);
      DoubleVector d = DoubleVector.fromArray(SPECIES, x, i + 3 * LANES).sub(mean).mul(factor);
      sumA = a.fma(a, sumA);
      sumB = b.fma(b, sumB);
      sumC = c.fma(c, sumC);
      sumD = d.fma(d, sumD);
    }
    sumA.intoArray(out, outFrom);
    sumB.intoArray(out, outFrom + LANES);
    sumC.intoArray(out, outFrom + 2 * LANES);
    sumD.intoArray(out, outFrom + 3 * LANES);
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
