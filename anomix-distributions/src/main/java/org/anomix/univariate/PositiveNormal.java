package org.anomix.univariate;

import org.apache.commons.numbers.gamma.Erfcx;

/** Moments of a normal variable of sd 1 that is known to be positive. */
public final class PositiveNormal {
  private static final double ROOT_HALF = Math.sqrt(0.5);
  private static final double ROOT_HALF_PI = Math.sqrt(Math.PI / 2);
  private static final double LOG_ROOT_TWO_PI = StandardNormal.HALF_LOG_TWO_PI;

  /** Below, the differences that moments are have lost too much, and series have not. */
  public static final double FAR = -30;

  private static final double[] MEAN = {1, -2, 10, -74, 706, -8162, 110410, -1708394, 29752066};
  private static final double[] VARIANCE = {1, -6, 50, -518, 6354, -89782, 1435330, -25625910};

  private PositiveNormal() {}

  /**
   * φ(w)/Φ(w), by which the mean exceeds w.
   *
   * @param w the mean without that knowledge
   * @return a positive number, near -w far below 0
   */
  public static double hazard(double w) {
    return w < -1
        ? 1 / (ROOT_HALF_PI * Erfcx.value(-w * ROOT_HALF))
        : Math.exp(-0.5 * w * w - LOG_ROOT_TWO_PI) / StandardNormal.cdf(w);
  }

  /**
   * The mean: w + φ(w)/Φ(w).
   *
   * @param w the mean without that knowledge
   * @param hazard φ(w)/Φ(w)
   * @return a positive number, near -1/w far below 0
   */
  public static double mean(double w, double hazard) {
    return w < FAR ? series(MEAN, 1 / w / w) / -w : w + hazard;
  }

  /**
   * The variance.
   *
   * @param w the mean without that knowledge
   * @param hazard φ(w)/Φ(w)
   * @return between 0 and 1
   */
  public static double variance(double w, double hazard) {
    double s = 1 / w / w;
    return w < FAR ? series(VARIANCE, s) * s : 1 - hazard * (w + hazard);
  }

  private static double series(double[] coefficients, double s) {
    double sum = 0;
    for (int k = coefficients.length - 1; k >= 0; k--) {
      sum = sum * s + coefficients[k];
    }
    return sum;
  }
}
