package org.anomix.vector;

import static org.anomix.vector.Doubles.LANES;
import static org.anomix.vector.Doubles.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Log-sum-exp and responsibilities, all components of two vectors of rows at a time. The three
 * loops stand apart because the compiler stops inlining in a method of all of them, and each vector
 * would become an object.
 */
final class Responsibilities {
  private static final double NEGLIGIBLE = -Exponential.RANGE;

  private Responsibilities() {}

  static void compute(
      double[] terms, int components, int stride, int rows, double[] logSum, double[] logLargest) {
    int whole = rows / (2 * LANES) * (2 * LANES);
    largest(terms, components, stride, whole, logSum);
    exponentials(terms, components, stride, whole, logSum, logLargest);
    byRow(terms, components, stride, whole, rows, logSum, logLargest);
    divide(terms, components, stride, whole, logLargest);
    divideByRow(terms, components, stride, whole, rows, logLargest);
    // Of sums, which are at least 1 or NaN.
    Logarithm.log(logLargest, 0, rows, logLargest, 0);
    finish(rows, logSum, logLargest);
  }

  private static void largest(
      double[] terms, int components, int stride, int rows, double[] largest) {
    for (int r = 0; r < rows; r += 2 * LANES) {
      DoubleVector mostA = DoubleVector.fromArray(SPECIES, terms, r);
      DoubleVector mostB = DoubleVector.fromArray(SPECIES, terms, r + LANES);
      for (int k = 1, i = stride + r; k < components; k++, i += stride) {
        DoubleVector a = DoubleVector.fromArray(SPECIES, terms, i);
        DoubleVector b = DoubleVector.fromArray(SPECIES, terms, i + LANES);
        mostA = mostA.blend(a, a.compare(VectorOperators.GT, mostA));
        mostB = mostB.blend(b, b.compare(VectorOperators.GT, mostB));
      }
      mostA.intoArray(largest, r);
      mostB.intoArray(largest, r + LANES);
    }
  }

  private static void exponentials(
      double[] terms, int components, int stride, int rows, double[] largest, double[] sum) {
    for (int r = 0; r < rows; r += 2 * LANES) {
      DoubleVector mostA = DoubleVector.fromArray(SPECIES, largest, r);
      DoubleVector mostB = DoubleVector.fromArray(SPECIES, largest, r + LANES);
      // NaN where one of them is not finite.
      DoubleVector nothing = mostA.sub(mostA).add(mostB.sub(mostB));
      if (!nothing.compare(VectorOperators.EQ, 0.0).allTrue()) {
        byRow(terms, components, stride, r, r + 2 * LANES, largest, sum);
        continue;
      }
      DoubleVector sumA = DoubleVector.zero(SPECIES);
      DoubleVector sumB = DoubleVector.zero(SPECIES);
      for (int k = 0, i = r; k < components; k++, i += stride) {
        DoubleVector a = DoubleVector.fromArray(SPECIES, terms, i).sub(mostA);
        DoubleVector b = DoubleVector.fromArray(SPECIES, terms, i + LANES).sub(mostB);
        a = Exponential.withinRange(a).blend(0.0, a.compare(VectorOperators.LT, NEGLIGIBLE));
        b = Exponential.withinRange(b).blend(0.0, b.compare(VectorOperators.LT, NEGLIGIBLE));
        sumA = sumA.add(a);
        sumB = sumB.add(b);
        a.intoArray(terms, i);
        b.intoArray(terms, i + LANES);
      }
      sumA.intoArray(sum, r);
      sumB.intoArray(sum, r + LANES);
    }
  }

  private static void divide(double[] terms, int components, int stride, int rows, double[] sum) {
    for (int r = 0; r < rows; r += 2 * LANES) {
      DoubleVector shareA =
          DoubleVector.broadcast(SPECIES, 1.0).div(DoubleVector.fromArray(SPECIES, sum, r));
      DoubleVector shareB =
          DoubleVector.broadcast(SPECIES, 1.0).div(DoubleVector.fromArray(SPECIES, sum, r + LANES));
      for (int k = 0, i = r; k < components; k++, i += stride) {
        DoubleVector.fromArray(SPECIES, terms, i).mul(shareA).intoArray(terms, i);
        DoubleVector.fromArray(SPECIES, terms, i + LANES).mul(shareB).intoArray(terms, i + LANES);
      }
    }
  }

  private static void divideByRow(
      double[] terms, int components, int stride, int from, int to, double[] sum) {
    for (int row = from; row < to; row++) {
      double share = 1 / sum[row];
      for (int k = 0, i = row; k < components; k++, i += stride) {
        terms[i] *= share;
      }
    }
  }

  /** Rows one by one, by the same steps and with the same bits; a NaN beside ∞ is not lost. */
  private static void byRow(
      double[] terms,
      int components,
      int stride,
      int from,
      int to,
      double[] largest,
      double[] sum) {
    for (int row = from; row < to; row++) {
      double most = terms[row];
      for (int k = 1, i = stride + row; k < components; k++, i += stride) {
        most = Math.max(most, terms[i]);
      }
      double total = 0;
      for (int k = 0, i = row; k < components; k++, i += stride) {
        double distance = terms[i] - most;
        terms[i] = distance < NEGLIGIBLE ? 0 : Exponential.exp(distance);
        total += terms[i];
      }
      largest[row] = most;
      sum[row] = total;
    }
  }

  private static void finish(int rows, double[] logSum, double[] logLargest) {
    for (int r = 0; r < rows; r++) {
      double log = logLargest[r];
      logSum[r] += Double.isInfinite(logSum[r]) ? 0 : log;
      logLargest[r] = -log;
    }
  }
}
