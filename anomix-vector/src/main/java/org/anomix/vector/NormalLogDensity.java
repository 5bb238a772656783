package org.anomix.vector;

import static org.anomix.vector.Doubles.LANES;
import static org.anomix.vector.Doubles.SPECIES;

import jdk.incubator.vector.DoubleVector;

/** Log densities of normal laws. */
final class NormalLogDensity {
  /** ln(2π)/2. */
  private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

  private NormalLogDensity() {}

  static void compute(
      double[] x, int from, int count, double mean, double sd, double[] out, int outFrom) {
    double constant = -Math.log(sd) - HALF_LOG_TWO_PI;
    double reciprocal = 1 / sd;
    int r = 0;
    for (; r + 2 * LANES <= count; r += 2 * LANES) {
      DoubleVector a = DoubleVector.fromArray(SPECIES, x, from + r).sub(mean).mul(reciprocal);
      DoubleVector b =
          DoubleVector.fromArray(SPECIES, x, from + r + LANES).sub(mean).mul(reciprocal);
      a.mul(a).mul(-0.5).add(constant).intoArray(out, outFrom + r);
      b.mul(b).mul(-0.5).add(constant).intoArray(out, outFrom + r + LANES);
    }
    for (; r < count; r++) {
      double z = (x[from + r] - mean) * reciprocal;
      out[outFrom + r] = z * z * -0.5 + constant;
    }
  }
}
