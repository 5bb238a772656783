package org.anomix.vector;

import static org.anomix.vector.Doubles.LANES;
import static org.anomix.vector.Doubles.SPECIES;

import jdk.incubator.vector.DoubleVector;

/** Sums over the rows of one column. */
final class Moments {
  /** The lanes of up to two sums, from where they are added in an order that never changes. */
  private static final ThreadLocal<double[]> SCRATCH =
      ThreadLocal.withInitial(() -> new double[2 * LANES]);

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
    sums[sumsFrom] += sum(w, wFrom, count);
    addAbout(x, from, count, anchor, w, wFrom, sums, sumsFrom + 1, sumsFrom + 2);
  }

  /** Adds the first and the second moment about an anchor. */
  static void addAbout(
      double[] x,
      int from,
      int count,
      double anchor,
      double[] w,
      int wFrom,
      double[] sums,
      int firstAt,
      int secondAt) {
    double[] found = {0, 0};
    about(x, from, count, anchor, w, wFrom, found);
    if (!Double.isFinite(found[0] + found[1])) {
      double[] counted = new double[count];
      copyCounted(x, from, count, anchor, w, wFrom, counted, 0);
      about(counted, 0, count, anchor, w, wFrom, found);
    }
    sums[firstAt] += found[0];
    sums[secondAt] += found[1];
  }

  private static void about(
      double[] x, int from, int count, double anchor, double[] w, int wFrom, double[] found) {
    double[] lanes = SCRATCH.get();
    int r = lanes(x, from, count, anchor, w, wFrom, lanes);
    double first = Doubles.sumOfLanes(lanes, 0);
    double second = Doubles.sumOfLanes(lanes, LANES);
    for (; r < count; r++) {
      double d = x[from + r] - anchor;
      double product = w[wFrom + r] * d;
      first += product;
      second = Math.fma(product, d, second);
    }
    found[0] = first;
    found[1] = second;
  }

  /**
   * Copies values, and the anchor in place of those of weight 0: no infinity among these may become
   * a NaN, and asking for each weight would slow down all the others.
   */
  static void copyCounted(
      double[] x,
      int from,
      int count,
      double anchor,
      double[] w,
      int wFrom,
      double[] out,
      int outFrom) {
    for (int r = 0; r < count; r++) {
      out[outFrom + r] = w[wFrom + r] == 0 ? anchor : x[from + r];
    }
  }

  /** Writes the lanes of both sums and returns the first row that is not among them. */
  private static int lanes(
      double[] x, int from, int count, double anchor, double[] w, int wFrom, double[] lanes) {
    DoubleVector firstA = DoubleVector.zero(SPECIES);
    DoubleVector firstB = DoubleVector.zero(SPECIES);
    DoubleVector secondA = DoubleVector.zero(SPECIES);
    DoubleVector secondB = DoubleVector.zero(SPECIES);
    int r = 0;
    for (; r + 2 * LANES <= count; r += 2 * LANES) {
      DoubleVector a = DoubleVector.fromArray(SPECIES, x, from + r).sub(anchor);
      DoubleVector b = DoubleVector.fromArray(SPECIES, x, from + r + LANES).sub(anchor);
      DoubleVector productA = DoubleVector.fromArray(SPECIES, w, wFrom + r).mul(a);
      DoubleVector productB = DoubleVector.fromArray(SPECIES, w, wFrom + r + LANES).mul(b);
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
