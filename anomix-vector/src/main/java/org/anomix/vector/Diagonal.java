package org.anomix.vector;

import static org.anomix.vector.Doubles.LANES;
import static org.anomix.vector.Doubles.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/** Distances and sums along the columns, where no column knows of another. */
final class Diagonal {
  /** Rows of a tile. */
  private static final int TILE = 2 * LANES;

  private static final ThreadLocal<double[]> SCRATCH =
      ThreadLocal.withInitial(() -> new double[4 * LANES]);

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
    for (int j = 0, i = from; j < centre.length; j++, i += stride) {
      DoubleVector mean = DoubleVector.broadcast(SPECIES, centre[j]);
      DoubleVector factor = DoubleVector.broadcast(SPECIES, reciprocals[j]);
      DoubleVector a = DoubleVector.fromArray(SPECIES, x, i).sub(mean).mul(factor);
      DoubleVector b = DoubleVector.fromArray(SPECIES, x, i + LANES).sub(mean).mul(factor);
      sumA = a.fma(a, sumA);
      sumB = b.fma(b, sumB);
    }
    sumA.intoArray(out, outFrom);
    sumB.intoArray(out, outFrom + LANES);
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
    double[] lanes = SCRATCH.get();
    for (int j = 0; j < columns; j++) {
      int at = from + j * stride;
      int r = lanes(x, at, rows, anchor[j], w, wFrom, lanes);
      double first = Doubles.sumOfLanes(lanes, 0);
      double second = Doubles.sumOfLanes(lanes, LANES);
      for (; r < rows; r++) {
        double weight = w[wFrom + r];
        double d = weight == 0 ? 0 : x[at + r] - anchor[j];
        double product = weight * d;
        first += product;
        second = Math.fma(product, d, second);
      }
      sums[sumsFrom + 1 + j] += first;
      sums[sumsFrom + 1 + columns + j] += second;
    }
  }

  /** Writes the lanes of both sums of a column and returns the first row that is not in them. */
  private static int lanes(
      double[] x, int from, int rows, double anchor, double[] w, int wFrom, double[] lanes) {
    DoubleVector firstA = DoubleVector.zero(SPECIES);
    DoubleVector firstB = DoubleVector.zero(SPECIES);
    DoubleVector secondA = DoubleVector.zero(SPECIES);
    DoubleVector secondB = DoubleVector.zero(SPECIES);
    int r = 0;
    for (; r + TILE <= rows; r += TILE) {
      DoubleVector weightA = DoubleVector.fromArray(SPECIES, w, wFrom + r);
      DoubleVector weightB = DoubleVector.fromArray(SPECIES, w, wFrom + r + LANES);
      // Where nothing is to be added, not even an infinity counts.
      DoubleVector a =
          DoubleVector.fromArray(SPECIES, x, from + r)
              .sub(anchor)
              .blend(0.0, weightA.compare(VectorOperators.EQ, 0.0));
      DoubleVector b =
          DoubleVector.fromArray(SPECIES, x, from + r + LANES)
              .sub(anchor)
              .blend(0.0, weightB.compare(VectorOperators.EQ, 0.0));
      DoubleVector productA = weightA.mul(a);
      DoubleVector productB = weightB.mul(b);
      firstA = firstA.add(productA);
      firstB = firstB.add(productB);
      secondA = productA.fma(a, secondA);
      secondB = productB.fma(b, secondB);
    }
    firstA.add(firstB).intoArray(lanes, 0);
    secondA.add(secondB).intoArray(lanes, LANES);
    return r;
  }
}
