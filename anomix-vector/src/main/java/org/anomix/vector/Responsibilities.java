package org.anomix.vector;

import static org.anomix.vector.Doubles.LANES;
import static org.anomix.vector.Doubles.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Log-sum-exp and responsibilities. The loops stand apart because the compiler stops inlining in a
 * method of all of them, and each vector would become an object.
 */
final class Responsibilities {
  private static final double NEGLIGIBLE = -Exponential.RANGE;

  private Responsibilities() {}

  static void compute(
      double[] terms, int components, int stride, int rows, double[] logSum, double[] logLargest) {
    int whole = rows / (2 * LANES) * (2 * LANES);
    largest(terms, components, stride, whole, logSum, 0);
    exponentials(terms, components, stride, whole, logSum, logLargest);
    byRow(terms, components, stride, whole, rows, logSum, logLargest);
    logarithms(whole, logSum, logLargest);
    logarithmsByRow(whole, rows, logSum, logLargest);
  }

  /** The log-sum-exp alone; the sums take the place of the first terms. */
  static void logSumExp(
      double[] terms, int components, int stride, int rows, double[] out, int outFrom) {
    int whole = rows / (2 * LANES) * (2 * LANES);
    largest(terms, components, stride, whole, out, outFrom);
    sums(terms, components, stride, whole, out, outFrom);
    sumsByRow(terms, components, stride, whole, rows, out, outFrom);
    addLogarithms(terms, whole, out, outFrom);
    addLogarithmsByRow(terms, whole, rows, out, outFrom);
  }

  private static void largest(
      double[] terms, int components, int stride, int rows, double[] largest, int largestFrom) {
    for (int r = 0; r < rows; r += 2 * LANES) {
      DoubleVector mostA = DoubleVector.fromArray(SPECIES, terms, r);
      DoubleVector mostB = DoubleVector.fromArray(SPECIES, terms, r + LANES);
      for (int k = 1, i = stride + r; k < components; k++, i += stride) {
        DoubleVector a = DoubleVector.fromArray(SPECIES, terms, i);
        DoubleVector b = DoubleVector.fromArray(SPECIES, terms, i + LANES);
        mostA = mostA.blend(a, a.compare(VectorOperators.GT, mostA));
        mostB = mostB.blend(b, b.compare(VectorOperators.GT, mostB));
      }
      mostA.intoArray(largest, largestFrom + r);
      mostB.intoArray(largest, largestFrom + r + LANES);
    }
  }

  /** One vector of rows at a time: with two, not all of the arithmetic would be inlined. */
  private static void exponentials(
      double[] terms, int components, int stride, int rows, double[] largest, double[] sum) {
    for (int r = 0; r < rows; r += LANES) {
      DoubleVector most = DoubleVector.fromArray(SPECIES, largest, r);
      // A difference with itself is NaN unless it is finite.
      if (!most.sub(most).compare(VectorOperators.EQ, 0.0).allTrue()) {
        byRow(terms, components, stride, r, r + LANES, largest, sum);
        continue;
      }
      DoubleVector total = DoubleVector.zero(SPECIES);
      for (int k = 0, i = r; k < components; k++, i += stride) {
        DoubleVector distance = DoubleVector.fromArray(SPECIES, terms, i).sub(most);
        DoubleVector e =
            Exponential.withinRange(distance)
                .blend(0.0, distance.compare(VectorOperators.LT, NEGLIGIBLE));
        total = total.add(e);
        e.intoArray(terms, i);
      }
      total.intoArray(sum, r);
      DoubleVector share = DoubleVector.broadcast(SPECIES, 1.0).div(total);
      for (int k = 0, i = r; k < components; k++, i += stride) {
        DoubleVector.fromArray(SPECIES, terms, i).mul(share).intoArray(terms, i);
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
      double share = 1 / total;
      for (int k = 0, i = row; k < components; k++, i += stride) {
        terms[i] *= share;
      }
      largest[row] = most;
      sum[row] = total;
    }
  }

  /** From the largest terms and the sums, which are at least 1 or NaN. */
  private static void logarithms(int rows, double[] logSum, double[] logLargest) {
    for (int r = 0; r < rows; r += LANES) {
      DoubleVector sum = DoubleVector.fromArray(SPECIES, logLargest, r);
      if (sum.compare(VectorOperators.GE, 1.0).allTrue()) {
        DoubleVector log = Logarithm.ofNormal(sum);
        DoubleVector.fromArray(SPECIES, logSum, r).add(log).intoArray(logSum, r);
        log.neg().intoArray(logLargest, r);
      } else {
        logarithmsByRow(r, r + LANES, logSum, logLargest);
      }
    }
  }

  private static void logarithmsByRow(int from, int to, double[] logSum, double[] logLargest) {
    for (int r = from; r < to; r++) {
      double log = Logarithm.log(logLargest[r]);
      logSum[r] += Double.isInfinite(logSum[r]) ? 0 : log;
      logLargest[r] = -log;
    }
  }

  private static void sums(
      double[] terms, int components, int stride, int rows, double[] largest, int largestFrom) {
    for (int r = 0; r < rows; r += LANES) {
      DoubleVector most = DoubleVector.fromArray(SPECIES, largest, largestFrom + r);
      if (!most.sub(most).compare(VectorOperators.EQ, 0.0).allTrue()) {
        sumsByRow(terms, components, stride, r, r + LANES, largest, largestFrom);
        continue;
      }
      DoubleVector total = DoubleVector.zero(SPECIES);
      for (int k = 0, i = r; k < components; k++, i += stride) {
        DoubleVector distance = DoubleVector.fromArray(SPECIES, terms, i).sub(most);
        total =
            total.add(
                Exponential.withinRange(distance)
                    .blend(0.0, distance.compare(VectorOperators.LT, NEGLIGIBLE)));
      }
      total.intoArray(terms, r);
    }
  }

  private static void sumsByRow(
      double[] terms,
      int components,
      int stride,
      int from,
      int to,
      double[] largest,
      int largestFrom) {
    for (int row = from; row < to; row++) {
      double most = terms[row];
      for (int k = 1, i = stride + row; k < components; k++, i += stride) {
        most = Math.max(most, terms[i]);
      }
      double total = 0;
      for (int k = 0, i = row; k < components; k++, i += stride) {
        double distance = terms[i] - most;
        total += distance < NEGLIGIBLE ? 0 : Exponential.exp(distance);
      }
      largest[largestFrom + row] = most;
      terms[row] = total;
    }
  }

  private static void addLogarithms(double[] sums, int rows, double[] out, int outFrom) {
    for (int r = 0; r < rows; r += LANES) {
      DoubleVector sum = DoubleVector.fromArray(SPECIES, sums, r);
      if (sum.compare(VectorOperators.GE, 1.0).allTrue()) {
        DoubleVector log = Logarithm.ofNormal(sum);
        DoubleVector.fromArray(SPECIES, out, outFrom + r).add(log).intoArray(out, outFrom + r);
      } else {
        addLogarithmsByRow(sums, r, r + LANES, out, outFrom);
      }
    }
  }

  private static void addLogarithmsByRow(
      double[] sums, int from, int to, double[] out, int outFrom) {
    for (int r = from; r < to; r++) {
      out[outFrom + r] += Double.isInfinite(out[outFrom + r]) ? 0 : Logarithm.log(sums[r]);
    }
  }
}
