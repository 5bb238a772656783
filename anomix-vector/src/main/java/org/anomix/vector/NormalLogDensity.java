package org.anomix.vector;

import static org.anomix.vector.Doubles.LANES;
import static org.anomix.vector.Doubles.SPECIES;

import jdk.incubator.vector.DoubleVector;

/** Log densities of normal laws: a square and a factor, where the factor is far from overflow. */
final class NormalLogDensity {
  /** ln(2π)/2. */
  private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

  /** Variances between its inverse and itself have reciprocals of full precision. */
  private static final double LARGEST = 1e200;

  private NormalLogDensity() {}

  static void compute(
      double[] x, int from, int count, double mean, double sd, double[] out, int outFrom) {
    double constant = -Math.log(sd) - HALF_LOG_TWO_PI;
    double factor = -0.5 / sd / sd;
    if (factor >= -LARGEST && factor <= -1 / LARGEST) {
      whole(x, from, count, mean, factor, constant, out, outFrom);
      return;
    }
    for (int r = 0; r < count; r++) {
      double z = (x[from + r] - mean) / sd;
      out[outFrom + r] = constant - 0.5 * z * z;
    }
  }

  private static void whole(
      double[] x,
      int from,
      int count,
      double mean,
      double factor,
      double constant,
      double[] out,
      int outFrom) {
    int r = 0;
    for (; r + 2 * LANES <= count; r += 2 * LANES) {
      DoubleVector a = DoubleVector.fromArray(SPECIES, x, from + r).sub(mean);
      DoubleVector b = DoubleVector.fromArray(SPECIES, x, from + r + LANES).sub(mean);
      DoubleVector offset = DoubleVector.broadcast(SPECIES, constant);
      a.mul(factor).fma(a, offset).intoArray(out, outFrom + r);
      b.mul(factor).fma(b, offset).intoArray(out, outFrom + r + LANES);
    }
    for (; r < count; r++) {
      double d = x[from + r] - mean;
      out[outFrom + r] = Math.fma(d * factor, d, constant);
    }
  }
}
