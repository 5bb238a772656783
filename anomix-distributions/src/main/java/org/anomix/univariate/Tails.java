package org.anomix.univariate;

/**
 * Both tails of a law at a point, from the one that was computed: factor · exp(exponent + rest).
 * The other one is the difference from 1, so that the kept one must not be close to 1.
 *
 * @param keepsLower whether the kept tail is the lower one
 * @param factor what multiplies the exponential
 * @param exponent a logarithm
 * @param rest what the last place of the exponent leaves out
 */
public record Tails(boolean keepsLower, double factor, double exponent, double rest) {
  /** At the lower end of a support. */
  public static final Tails NOTHING_BELOW = of(true, 0);

  /** At the upper end of a support. */
  public static final Tails NOTHING_ABOVE = of(false, 0);

  /** No factor makes the exponential of less a double. */
  private static final double NOTHING = -2000;

  /** exp(-600): keeps the factors of a tail that ends subnormal in the normal range. */
  private static final double EXP_MINUS_600 = 2.6503965530043108e-261;

  static Tails of(boolean keepsLower, double factor, Exponent exponent) {
    return new Tails(keepsLower, factor, exponent.head(), exponent.rest());
  }

  static Tails of(boolean keepsLower, double tail) {
    return new Tails(keepsLower, tail, 0, 0);
  }

  /**
   * The tails where the lower one is e^L (1 + rest) with an L that may be close to 0: then the
   * upper one is (1 - e^L) - e^L rest.
   */
  static Tails nearPole(double rest, Exponent exponent) {
    if (exponent.value() < -0.5) {
      return of(true, 1 + rest, exponent);
    }
    double log = exponent.value();
    double upper = -Math.expm1(log) - Math.exp(log) * rest;
    return of(false, Math.max(upper, 0)); // it may be less than its rounding
  }

  Tails mirrored() {
    return new Tails(!keepsLower, factor, exponent, rest);
  }

  /**
   * P(X ≤ x).
   *
   * @return the lower tail
   */
  public double lower() {
    return keepsLower ? kept() : 1 - kept();
  }

  /**
   * P(X &gt; x).
   *
   * @return the upper tail
   */
  public double upper() {
    return keepsLower ? 1 - kept() : kept();
  }

  /**
   * ln P(X ≤ x).
   *
   * @return the log of the lower tail, also where that underflows
   */
  public double logLower() {
    return keepsLower ? logKept() : Logs.oneMinus(kept());
  }

  /**
   * ln P(X &gt; x).
   *
   * @return the log of the upper tail, also where that underflows
   */
  public double logUpper() {
    return keepsLower ? Logs.oneMinus(kept()) : logKept();
  }

  private double kept() {
    if (exponent < NOTHING) {
      return 0; // so far out the rest is no small number
    }
    double scaled = factor * (1 + rest);
    return exponent > -600
        ? scaled * Math.exp(exponent)
        : scaled * Math.exp(exponent + 600) * EXP_MINUS_600;
  }

  private double logKept() {
    return Math.log(factor) + rest + exponent;
  }
}
