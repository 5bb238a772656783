package org.anomix.univariate;

import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * Quantiles of a law on (0, ∞), or on a part of it, that behaves like a power of x near 0: Newton's
 * method on the logarithm of the smaller tail against ln x, where tails are straightest.
 */
public final class TailInversion {
  private static final double LOG_HALF = -0.6931471805599453;
  private static final double LOG_MIN_NORMAL = Math.log(Double.MIN_NORMAL);

  /** The last place of a larger logarithm is so much that a slope made of it is noise. */
  private static final double LARGEST_LOG = 1e12;

  private final DoubleFunction<Tails> tails;
  private final DoubleUnaryOperator logDensity;
  private final double greatest;

  /**
   * Inverts the tails of a law.
   *
   * @param tails both tails at a point
   * @param logDensity the log density
   * @param greatest no quantile that is asked for is greater
   */
  public TailInversion(
      DoubleFunction<Tails> tails, DoubleUnaryOperator logDensity, double greatest) {
    this.tails = tails;
    this.logDensity = logDensity;
    this.greatest = greatest;
  }

  /**
   * The point where the tails are these, times a scale.
   *
   * @param logP log of the lower tail, finite
   * @param logQ log of the upper tail, finite
   * @param start a guess
   * @param scale multiplies the point, which may underflow where the product does not
   * @return the quantile
   */
  public double quantile(double logP, double logQ, double start, double scale) {
    Tails least = tails.apply(Double.MIN_NORMAL);
    if (least.logLower() >= logP) {
      double power = slope(Double.MIN_NORMAL, least.logLower());
      double log = LOG_MIN_NORMAL + (logP - least.logLower()) / power;
      return Math.exp(log + Math.log(scale));
    }
    double x = near(logP, logQ, Math.max(start, Double.MIN_NORMAL));
    if (Math.abs(Math.log(x / start)) > 1) {
      x = near(logP, logQ, x); // a second time, with all digits of e^u
    }
    return x * scale;
  }

  private double near(double logP, double logQ, double start) {
    double reference = Math.min(start, greatest);
    boolean upper = logP > LOG_HALF;
    double u =
        Newton.root(
            v -> {
              Tails at = tails.apply(reference * Math.exp(v));
              return upper ? logQ - at.logUpper() : at.logLower() - logP;
            },
            (v, value) -> slope(reference * Math.exp(v), upper ? logQ - value : logP + value),
            LOG_MIN_NORMAL - Math.log(reference),
            Math.log(greatest) - Math.log(reference),
            0);
    return reference * Math.exp(u);
  }

  /** The slope, or NaN, for which the bracket is halved, where the digits do not allow one. */
  private double slope(double x, double logTail) {
    if (!(Math.abs(logTail) < LARGEST_LOG)) {
      return Double.NaN;
    }
    return Math.exp(Math.log(x) + logDensity.applyAsDouble(x) - logTail);
  }
}
