package org.anomix.univariate;

/**
 * ln x - ψ(x) for x &gt; 0, without the cancellation of its parts: the function that the score of a
 * gamma shape consists of. It is positive, convex, falls from ∞ to 0, and lies between 1/(2x) and
 * 1/x.
 */
public final class LogMinusDigamma {
  /** From here on seven terms of the asymptotic series reach the last digit. */
  private static final double LARGE = 15;

  private LogMinusDigamma() {}

  /**
   * ln x - ψ(x).
   *
   * @param x a positive number
   * @return a positive number
   */
  public static double value(double x) {
    double sum = 0;
    double y = x;
    while (y < LARGE) {
      sum += 1 / y - Math.log1p(1 / y); // the step from y + 1 to y, which is positive
      y++;
    }
    // Abramowitz and Stegun (1964), 6.3.18.
    double r = 1 / y;
    double s = r * r;
    double series =
        1 / 120.0 - s * (1 / 252.0 - s * (1 / 240.0 - s * (1 / 132.0 - s * (691 / 32760.0))));
    return sum + r * (0.5 + r * (1 / 12.0 - s * series));
  }

  /** The derivative 1/x - ψ'(x), which is negative. */
  private static double slope(double x) {
    double sum = 0;
    double y = x;
    while (y < LARGE) {
      sum += 1 / (y * y * (y + 1));
      y++;
    }
    // Abramowitz and Stegun (1964), 6.4.12.
    double r = 1 / y;
    double s = r * r;
    double series = 1 / 30.0 - s * (1 / 42.0 - s * (1 / 30.0 - s * (5 / 66.0)));
    return -(sum + s * (0.5 + r * (1 / 6.0 - s * series)));
  }

  /**
   * The x at which ln x - ψ(x) has a given value.
   *
   * @param value a positive number
   * @return x; 0 for ∞, and ∞ for values down to 0
   */
  public static double inverse(double value) {
    double x = 0.5 / value;
    if (!(value > 0) || Double.isInfinite(x) || x == 0) {
      return value > 0 ? x : Double.POSITIVE_INFINITY;
    }
    // From the left Newton's steps on a convex falling function only rise, and never pass the root.
    for (double step = x; step > 1e-15 * x; x += step) {
      step = (value(x) - value) / -slope(x);
    }
    return x;
  }
}
