package org.anomix.univariate;

import org.apache.commons.numbers.gamma.Erfcx;

/**
 * The tails of the inverse Gaussian law. With q the exponent of the density, a = ±sqrt(q) of the
 * sign of x - mean and w = sqrt(2 shape/x), the textbook sums of two normal tails are exp(-q)/2
 * times erfcx(-a) + erfcx(a + w) below and erfcx(a) - erfcx(a + w) above: no exponential can
 * overflow, and the difference, where it cancels, is the integral of a positive function.
 */
public final class InverseGaussianTails {
  private static final double SQRT_PI = 1.772453850905516;

  /** exp(-42) of the largest value is less than its last place. */
  private static final double END = 42;

  /** From here on the first term of an asymptotic series is all of it. */
  private static final double LARGE = 1e8;

  private InverseGaussianTails() {}

  /**
   * Both tails at a point.
   *
   * @param x the point
   * @param mean the mean
   * @param shape the shape
   * @return the tails; NaN for NaN
   */
  public static Tails at(double x, double mean, double shape) {
    if (!(x > 0)) {
      return Double.isNaN(x) ? Tails.of(true, x) : Tails.NOTHING_BELOW;
    }
    Exponent exponent = exponent(x, mean, shape);
    double q = -exponent.value();
    if (x == Double.POSITIVE_INFINITY || q == Double.POSITIVE_INFINITY) {
      return x > mean ? Tails.NOTHING_ABOVE : Tails.NOTHING_BELOW;
    }
    double root = Math.sqrt(q);
    double ratio = shape / x;
    double width =
        ratio >= Double.MIN_NORMAL ? Math.sqrt(2 * ratio) : Math.sqrt(2 * shape) / Math.sqrt(x);
    if (x < mean) {
      double factor = 0.5 * (Erfcx.value(root) + Erfcx.value(width - root));
      if (Math.log(factor) - q <= -0.5) {
        return Tails.of(true, factor, exponent);
      }
      return Tails.of(false, upper(-root, width, q), exponent);
    }
    if (root > LARGE) { // erfcx(a) is 1/(a sqrt(π)), and the factor below may underflow
      exponent.add(Math.log(width) - Math.log(root) - Math.log(root + width));
      return Tails.of(false, 0.5 / SQRT_PI, exponent);
    }
    return Tails.of(false, upper(root, width, q), exponent);
  }

  /** (erfcx(a) - erfcx(a + width))/2. */
  private static double upper(double a, double width, double q) {
    double near = Erfcx.value(a);
    double far = Erfcx.value(a + width);
    if (far <= 0.25 * near) {
      return 0.5 * (near - far);
    }
    // erfcx(a) is 2/sqrt(π) times the integral of exp(-u² - 2 a u) over u > 0: DLMF 7.7.1.
    double reach = Math.sqrt(END + q) + Math.abs(a);
    double end = a < 0 ? reach : END / reach;
    return GaussLegendre.integral(
            u -> Math.exp(-u * (u + 2 * a)) * -Math.expm1(-2 * width * u), 0, end)
        / SQRT_PI;
  }

  /** -shape (x - mean)²/(2 mean² x), with the roundings of its factors made good. */
  private static Exponent exponent(double x, double mean, double shape) {
    double distance = x - mean;
    double t = distance / mean;
    boolean near = Math.abs(t) <= 1;
    double first = near ? shape : t;
    double other = near ? t : shape;
    double quotient = first / x;
    double product = quotient * other;
    double square = product * t;
    Exponent exponent = new Exponent();
    exponent.add(-0.5 * square);
    if (square > Double.MIN_NORMAL && square < 1e6) {
      double taken = x - distance;
      double lost =
          2 * (((x - (distance + taken)) + (taken - mean)) / distance)
              + 2 * (Math.fma(-t, mean, distance) / distance)
              + Math.fma(-quotient, x, first) / first
              + Math.fma(quotient, other, -product) / product
              + Math.fma(product, t, -square) / square;
      exponent.add(-0.5 * square * lost);
    }
    return exponent;
  }
}
