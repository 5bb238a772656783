package org.anomix;

import java.util.random.RandomGenerator;

/** A law over single numbers, with both of its tails. */
public interface UnivariateDistribution extends Distribution {
  @Override
  default int dimension() {
    return 1;
  }

  /**
   * Log density, or log probability mass at an atom.
   *
   * @param x the point
   * @return the log density; -∞ outside the support, +∞ at a pole, NaN for NaN
   */
  double logDensity(double x);

  @Override
  default void logDensity(Block x, double[] out, int outFrom) {
    double[] values = x.values();
    for (int row = 0, i = x.column(0); row < x.rows(); row++, i++) {
      out[outFrom + row] = logDensity(values[i]);
    }
  }

  /**
   * Cumulative distribution function F(x) = P(X ≤ x), exact in its small tail.
   *
   * @param x the point
   * @return the probability; NaN for NaN
   */
  double cdf(double x);

  /**
   * Survival function P(X &gt; x), exact in its small tail.
   *
   * @param x the point
   * @return the probability; NaN for NaN
   */
  double survival(double x);

  /**
   * ln F(x), finite wherever it is a double.
   *
   * @param x the point
   * @return the logarithm of {@link #cdf(double)}, also where that underflows; NaN for NaN
   */
  double logCdf(double x);

  /**
   * ln P(X &gt; x), finite wherever it is a double.
   *
   * @param x the point
   * @return the logarithm of {@link #survival(double)}, also where that underflows; NaN for NaN
   */
  double logSurvival(double x);

  /**
   * After how much a density repeats itself, as that of an angle does, which may be written on any
   * turn; the tails, the quantiles and the samples are then those of the turn from {@code
   * quantile(0)} on.
   *
   * @return the period, ∞ for a law on the line
   */
  default double period() {
    return Double.POSITIVE_INFINITY;
  }

  /**
   * ln P(lower &lt; X ≤ upper), exact in its own small value wherever the two tails are. Under a
   * law with a {@link #period()} an interval of two finite ends has that probability on whatever
   * turn it is written; one without an end reaches to that of the tails.
   *
   * @param lower the lower end, excluded; may be -∞
   * @param upper the upper end, included; may be ∞
   * @return the log probability; -∞ where the interval is empty, NaN where an end is NaN
   */
  default double logProbability(double lower, double upper) {
    return LogProbability.between(this, lower, upper);
  }

  /**
   * Quantile function: the smallest x with F(x) ≥ p.
   *
   * @param p a probability
   * @return the quantile; the ends of the support for 0 and 1
   * @throws ParameterException if p is NaN or outside [0, 1]
   */
  double quantile(double p);

  /**
   * Inverse survival function: the smallest x with P(X &gt; x) ≤ p.
   *
   * @param p a probability
   * @return the quantile of the upper tail
   * @throws ParameterException if p is NaN or outside [0, 1]
   */
  double inverseSurvival(double p);

  /**
   * The expected value.
   *
   * @return the mean; NaN where it does not exist
   */
  double mean();

  /**
   * The variance.
   *
   * @return the variance; ∞ or NaN where it is infinite or does not exist
   */
  double variance();

  @Override
  default double[] expectation() {
    return new double[] {mean()};
  }

  @Override
  default double[] variances() {
    return new double[] {variance()};
  }

  /**
   * Draws independent values by inverting the cdf, unless a law knows better. A draw beyond every
   * double is the last one there is.
   *
   * @param random the source of randomness
   * @param out receives the values
   * @param from first index to fill
   * @param to index after the last
   */
  @Override
  default void sample(RandomGenerator random, double[] out, int from, int to) {
    for (int r = from; r < to; r++) {
      double u = random.nextDouble();
      // The upper half through the survival function: 1 - u near 1 has no digits left there.
      double x = u < 0.5 ? quantile(u + 0x1p-54) : inverseSurvival(1 - u);
      out[r] = Math.min(Math.max(x, -Double.MAX_VALUE), Double.MAX_VALUE);
    }
  }
}
