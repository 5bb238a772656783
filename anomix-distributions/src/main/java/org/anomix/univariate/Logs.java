package org.anomix.univariate;

/** Logarithms of differences from 1, without cancellation. */
public final class Logs {
  private static final double LN_TWO = 0.6931471805599453;

  private Logs() {}

  /**
   * ln(1 - p).
   *
   * @param p a probability
   * @return the log of the complement: 0, not -0, for 0
   */
  public static double oneMinus(double p) {
    return Math.log1p(-p) + 0.0;
  }

  /**
   * ln(1 - e^y).
   *
   * @param y a log probability, at most 0
   * @return the log of the complement; -∞ for 0, NaN for NaN
   */
  public static double oneMinusExp(double y) {
    return y > -LN_TWO ? Math.log(-Math.expm1(y)) : oneMinus(Math.exp(y));
  }

  /**
   * ln(1 + q), as exact as {@link Math#log1p(double)} and several times as fast: what 1 + q has
   * lost is added to the logarithm.
   *
   * @param q a finite number, at least 0
   * @return the logarithm; NaN for NaN
   */
  public static double onePlus(double q) {
    double u = 1 + q;
    return Math.log(u) + (q - (u - 1)) / u;
  }
}
