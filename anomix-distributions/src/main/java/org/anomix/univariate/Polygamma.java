package org.anomix.univariate;

/**
 * The derivatives of ln Γ as score equations need them: what is left of the digamma and trigamma
 * functions beside their leading terms. Both are sums of positive terms, where the functions of
 * Commons Numbers, subtracted from a logarithm, would leave no digits for large arguments.
 */
public final class Polygamma {
  /** From here on the asymptotic series reach the last place. */
  private static final double LARGE = 12;

  private Polygamma() {}

  /**
   * ln a - ψ(a), which decreases from ∞ to 0 between 1/a and 1/(2a).
   *
   * @param a positive
   * @return the difference, relative to its size
   */
  public static double logMinusDigamma(double a) {
    double sum = 0;
    double shifted = a;
    for (; shifted < LARGE; shifted++) {
      sum += Deviance.ofOne(1 / shifted); // 1/a - ln(1 + 1/a), by DLMF 5.5.2
    }
    double s = 1 / shifted / shifted; // DLMF 5.11.2
    double far = 1 / 240.0 - s * (1 / 132.0 - s * (691 / 32760.0 - s / 12));
    double series = 1 / 12.0 - s * (1 / 120.0 - s * (1 / 252.0 - s * far));
    return sum + (0.5 / shifted + s * series);
  }

  /**
   * ψ'(a) - 1/a, minus the slope of {@link #logMinusDigamma(double)}.
   *
   * @param a positive
   * @return the difference, relative to its size
   */
  public static double trigammaMinusReciprocal(double a) {
    double sum = 0;
    double shifted = a;
    for (; shifted < LARGE; shifted++) {
      sum += 1 / shifted / shifted / (shifted + 1);
    }
    double s = 1 / shifted / shifted;
    double far = 1 / 30.0 - s * (5 / 66.0 - s * (691 / 2730.0 - s * 7 / 6));
    double series = 1 / 6.0 - s * (1 / 30.0 - s * (1 / 42.0 - s * far));
    return sum + s * (0.5 + series / shifted);
  }

  /**
   * The a at which ln a - ψ(a) has a given value, between 1/(2 value) and 1/value.
   *
   * @param value a positive number
   * @return a; ∞ where it is beyond every double
   */
  public static double inverseLogMinusDigamma(double value) {
    double a = 0.5 / value;
    if (!(a > 0 && a < Double.POSITIVE_INFINITY)) {
      return value > 0 ? a : Double.POSITIVE_INFINITY;
    }
    // From the left Newton's steps on a convex falling function only rise, and never pass the root.
    for (double step = a; step > 1e-15 * a; a += step) {
      step = (logMinusDigamma(a) - value) / trigammaMinusReciprocal(a);
    }
    return a;
  }
}
