package org.anomix.univariate;

import java.math.BigDecimal;
import java.math.MathContext;
import org.apache.commons.numbers.gamma.Erf;

/**
 * The tails of the skew-normal law of density 2 φ(z) Φ(shape z). The upper tail at z is the lower
 * one at -z with the opposite shape, so that only those of shapes from 0 up are worked out: with
 * the wedge W of {@link NormalWedge}, F(z) is W(-z) below 0 and erf(z/√2) + W(z) above, and 1 -
 * F(z) is 1 - W(-z) below 0 and 2Φ(-z) - W(z) above.
 */
public final class StandardSkewNormal {
  private static final double LN_TWO_OVER_ROOT_TWO_PI = -0.22579135264472744;

  private static final double ROOT_HALF = Math.sqrt(0.5);

  /** So near 0 a quantile is sought by the distance of the cdf from its value at 0. */
  private static final double NEAR = 0.5;

  /** A smaller share of the cdf at 0 has lost digits of its own. */
  private static final double CANCELLED = 0.01;

  private static final MathContext DIGITS = new MathContext(45);
  private static final BigDecimal PI =
      new BigDecimal("3.14159265358979323846264338327950288419716939937510582");

  private StandardSkewNormal() {}

  /**
   * ln of the density 2 φ(z) Φ(shape z).
   *
   * @param z the point
   * @param shape the shape
   * @return the log density; NaN for NaN
   */
  public static double logDensity(double z, double shape) {
    if (Double.isInfinite(z)) {
      return Double.NEGATIVE_INFINITY; // where a shape of 0 would make no number
    }
    return LN_TWO_OVER_ROOT_TWO_PI - 0.5 * z * z + StandardNormal.logCdf(shape * z);
  }

  /**
   * The lower tail F(z).
   *
   * @param z the point
   * @param shape the shape
   * @return P(Z ≤ z), exact where it is small; NaN for NaN
   */
  public static double cdf(double z, double shape) {
    return shape < 0 ? upper(-z, -shape) : lower(z, shape);
  }

  private static double lower(double z, double shape) {
    return z < 0
        ? NormalWedge.value(Math.abs(z), shape)
        : Erf.value(z * ROOT_HALF) + NormalWedge.value(Math.abs(z), shape);
  }

  private static double upper(double z, double shape) {
    return z < 0
        ? 1 - NormalWedge.value(Math.abs(z), shape)
        : 2 * StandardNormal.cdf(-z) - NormalWedge.value(Math.abs(z), shape);
  }

  /**
   * ln F(z), also where F(z) underflows.
   *
   * @param z the point
   * @param shape the shape
   * @return the log of the lower tail; NaN for NaN
   */
  public static double logCdf(double z, double shape) {
    return shape < 0 ? logUpper(-z, -shape) : logLower(z, shape);
  }

  private static double logLower(double z, double shape) {
    if (z < 0) {
      return NormalWedge.log(-z, shape);
    }
    double upper = upper(z, shape);
    return upper < 0.5 ? Logs.oneMinus(upper) : Math.log(lower(z, shape));
  }

  private static double logUpper(double z, double shape) {
    double lower = lower(z, shape);
    if (lower < 0.5) {
      return Logs.oneMinus(lower);
    }
    double log = StandardNormal.logCdf(-z);
    return log == Double.NEGATIVE_INFINITY
        ? log
        : log + Math.log(2 - Math.exp(NormalWedge.log(Math.abs(z), shape) - log));
  }

  /**
   * The inverse of {@link #cdf(double, double)}; the upper quantile of p is the negative of the
   * lower one for the opposite shape.
   *
   * @param p a probability
   * @param shape the shape
   * @return the quantile
   */
  public static double quantile(double p, double shape) {
    if (p == 0 || p == 1) {
      return p == 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    boolean upper = (shape < 0) != (p > 0.5);
    double z = tailQuantile(upper, p > 0.5 ? 1 - p : p, Math.abs(shape));
    return shape < 0 ? -z : z;
  }

  /** The z at which one tail of a law of positive shape is p, which is at most 1/2. */
  private static double tailQuantile(boolean upper, double p, double shape) {
    double atZero = Math.atan2(1, shape) / Math.PI;
    double beyond = upper ? 1 - p - atZero : p - atZero;
    double near = NEAR / Math.max(1, shape);
    if (fromZero(-near, shape) <= beyond && beyond <= fromZero(near, shape)) {
      boolean cancelled = Math.abs(beyond) < CANCELLED * atZero;
      return nearQuantile(cancelled ? beyondZero(upper, p, shape) : beyond, shape, near);
    }
    if (upper) {
      return farQuantile(-StandardNormal.quantile(0.5 * p), p, -shape);
    }
    double start = beyond > 0 ? 0 : StandardNormal.quantile(p) / Math.hypot(1, shape);
    return -farQuantile(-start, p, shape);
  }

  /** F(z) - F(0) where a tail is p, to the last digit however close both are. */
  private static double beyondZero(boolean upper, double p, double shape) {
    BigDecimal tail = new BigDecimal(p);
    BigDecimal cdf = upper ? BigDecimal.ONE.subtract(tail) : tail;
    return cdf.subtract(cdfAtZero(shape)).doubleValue();
  }

  /**
   * The log of a tail is concave, so that Newton's steps come from its far side, at the latest from
   * the second one on. For the upper tail at z, with the shape turned as for the lower one at -z.
   */
  private static double farQuantile(double start, double p, double shape) {
    double logP = Math.log(p);
    double z = start;
    double step = 1;
    for (int i = 0; i < 100 && Math.abs(step) > 4e-16 * Math.abs(z); i++) {
      double log = logCdf(-z, shape);
      double tail = cdf(-z, shape);
      double excess = tail > 1e-290 && p > 1e-290 ? Math.log(tail / p) : log - logP;
      step = excess / Math.exp(logDensity(-z, shape) - log);
      z += step;
    }
    return z;
  }

  private static double nearQuantile(double beyond, double shape, double near) {
    double z = 0;
    double step = 1;
    for (int i = 0; i < 50 && Math.abs(step) > 1e-16 * Math.abs(z); i++) {
      step = (beyond - fromZero(z, shape)) / Math.exp(logDensity(z, shape));
      z = Math.min(Math.max(z + step, -near), near);
    }
    return z;
  }

  /** F(z) - F(0) near 0, to the last digits of its own size. */
  private static double fromZero(double z, double shape) {
    double integral =
        GaussLegendre.integral(
            u -> -Math.expm1(-0.5 * (z * z + z * u * (z * u))) / (1 + u * u), 0, shape);
    return 0.5 * Erf.value(z * ROOT_HALF) + integral / Math.PI;
  }

  /** F(0) = arctan(1/shape)/π in so many digits that a double may be compared with it. */
  private static BigDecimal cdfAtZero(double shape) {
    if (shape == 1) {
      return new BigDecimal("0.25"); // the only angle but 0 that is known exactly
    }
    BigDecimal a = new BigDecimal(shape);
    if (shape > 1) {
      return arcTangent(BigDecimal.ONE.divide(a, DIGITS)).divide(PI, DIGITS);
    }
    return new BigDecimal("0.5").subtract(arcTangent(a).divide(PI, DIGITS));
  }

  /** Euler's series, whose terms fall at least by halves for an x up to 1. */
  private static BigDecimal arcTangent(BigDecimal x) {
    BigDecimal square = x.multiply(x, DIGITS);
    BigDecimal ratio = square.divide(square.add(BigDecimal.ONE), DIGITS);
    BigDecimal term = x.divide(square.add(BigDecimal.ONE), DIGITS);
    BigDecimal sum = term;
    BigDecimal least = term.movePointLeft(DIGITS.getPrecision());
    for (int n = 1; term.compareTo(least) > 0; n++) {
      BigDecimal factor = new BigDecimal(2 * n).divide(new BigDecimal(2 * n + 1), DIGITS);
      term = term.multiply(ratio, DIGITS).multiply(factor, DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum;
  }
}
