package org.anomix.vector;

import static org.anomix.vector.Doubles.LANES;
import static org.anomix.vector.Doubles.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/** Sums over the rows of one column. */
final class Moments {
  /** The lanes of up to three sums, from where they are added in an order that never changes. */
  private static final ThreadLocal<double[]> SCRATCH =
      ThreadLocal.withInitial(() -> new double[3 * LANES]);

  private Moments() {}

  static double sum(double[] x, int from, int count) {
    DoubleVector a = DoubleVector.zero(SPECIES);
    DoubleVector b = DoubleVector.zero(SPECIES);
    int r = 0;
    for (; r + 2 * LANES <= count; r += 2 * LANES) {
      a = a.add(DoubleVector.fromArray(SPECIES, x, from + r));
      b = b.add(DoubleVector.fromArray(SPECIES, x, from + r + LANES));
    }
    double[] lanes = SCRATCH.get();
    a.add(b).intoArray(lanes, 0);
    double sum = Doubles.sumOfLanes(lanes, 0);
    for (; r < count; r++) {
      sum += x[from + r];
    }
    return sum;
  }

  static double sumOfMagnitudes(double[] x, int from, int count) {
    DoubleVector a = DoubleVector.zero(SPECIES);
    DoubleVector b = DoubleVector.zero(SPECIES);
    int r = 0;
    for (; r + 2 * LANES <= count; r += 2 * LANES) {
      a = a.add(DoubleVector.fromArray(SPECIES, x, from + r).abs());
      b = b.add(DoubleVector.fromArray(SPECIES, x, from + r + LANES).abs());
    }
    double[] lanes = SCRATCH.get();
    a.add(b).intoArray(lanes, 0);
    double sum = Doubles.sumOfLanes(lanes, 0);
    for (; r < count; r++) {
      sum += Math.abs(x[from + r]);
    }
    return sum;
  }

  static void add(
      double[] x,
      int from,
      int count,
      double anchor,
      double[] w,
      int wFrom,
      double[] sums,
      int sumsFrom) {
    double[] lanes = SCRATCH.get();
    int r = lanes(x, from, count, anchor, w, wFrom, lanes);
    double total = Doubles.sumOfLanes(lanes, 0);
    double first = Doubles.sumOfLanes(lanes, LANES);
    double second = Doubles.sumOfLanes(lanes, 2 * LANES);
    for (; r < count; r++) {
      double weight = w[wFrom + r];
      double d = weight == 0 ? 0 : x[from + r] - anchor;
      double product = weight * d;
      total += weight;
      first += product;
      second = Math.fma(product, d, second);
    }
    sums[sumsFrom] += total;
    sums[sumsFrom + 1] += first;
    sums[sumsFrom + 2] += second;
  }

  /** Writes the lanes of the three sums and returns the first row that is not among them. */
  private static int lanes(
      double[] x, int from, int count, double anchor, double[] w, int wFrom, double[] lanes) {
    DoubleVector totalA = DoubleVector.zero(SPECIES);
    DoubleVector totalB = DoubleVector.zero(SPECIES);
    DoubleVector firstA = DoubleVector.zero(SPECIES);
    DoubleVector firstB = DoubleVector.zero(SPECIES);
    DoubleVector secondA = DoubleVector.zero(SPECIES);
    DoubleVector secondB = DoubleVector.zero(SPECIES);
    int r = 0;
    for (; r + 2 * LANES <= count; r += 2 * LANES) {
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
      totalA = totalA.add(weightA);
      totalB = totalB.add(weightB);
      DoubleVector productA = weightA.mul(a);
      DoubleVector productB = weightB.mul(b);
      firstA = firstA.add(productA);
      firstB = firstB.add(productB);
      secondA = productA.fma(a, secondA);
      secondB = productB.fma(b, secondB);
    }
    totalA.add(totalB).intoArray(lanes, 0);
    firstA.add(firstB).intoArray(lanes, LANES);
    secondA.add(secondB).intoArray(lanes, 2 * LANES);
    return r;
  }
}
