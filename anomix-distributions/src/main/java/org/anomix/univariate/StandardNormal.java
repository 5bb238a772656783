package org.anomix.univariate;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;
import org.apache.commons.numbers.gamma.InverseErfc;

/** The tails of the normal law of mean 0 and sd 1. The upper tail at z is the lower one at -z. */
public final class StandardNormal {
  /** ln(2π)/2. */
  public static final double HALF_LOG_TWO_PI = 0.9189385332046728;

  private static final double SQRT_TWO = 1.4142135623730951;
  private static final double SQRT_HALF = 0.7071067811865476;

  /** exp(-600): keeps the factors of a tail that ends subnormal in the normal range. */
  private static final double EXP_MINUS_600 = 2.6503965530043108e-261;

  private StandardNormal() {}

  /**
   * The lower tail Φ(z), exact in its small values.
   *
   * @param z the point
   * @return P(Z ≤ z); NaN for NaN
   */
  public static double cdf(double z) {
    if (!(z < -1)) {
      return 0.5 * Erfc.value(-z * SQRT_HALF);
    }
    if (z < -40) {
      return 0;
    }
    // z = head + rest with an exact square of the head, after Cody (1969): the rounding of z²/2
    // alone would cost a far tail three digits.
    double head = (float) z;
    double rest = (z - head) * (z + head);
    double factor = 0.5 * Erfcx.value(-z * SQRT_HALF) * Math.exp(-0.5 * rest);
    double exponent = -0.5 * head * head;
    return exponent > -600
        ? factor * Math.exp(exponent)
        : factor * Math.exp(exponent + 600) * EXP_MINUS_600;
  }

  /**
   * ln Φ(z), also where Φ(z) underflows.
   *
   * @param z the point
   * @return the log of the lower tail; NaN for NaN
   */
  public static double logCdf(double z) {
    if (z < -1) {
      return Math.log(0.5 * Erfcx.value(-z * SQRT_HALF)) - 0.5 * z * z;
    }
    return z > 0 ? Logs.oneMinus(cdf(-z)) : Math.log(cdf(z));
  }

  /**
   * The inverse of {@link #cdf(double)}.
   *
   * @param p a probability
   * @return the quantile; the upper quantile of p is its negative
   */
  public static double quantile(double p) {
    return -SQRT_TWO * InverseErfc.value(2 * p);
  }
}
