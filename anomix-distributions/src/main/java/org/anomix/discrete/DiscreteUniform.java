package org.anomix.discrete;

import static java.lang.Double.NEGATIVE_INFINITY;

import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.ParameterException;
import org.anomix.UnivariateDistribution;
import org.anomix.univariate.Logs;

/**
 * The uniform law on the whole numbers from lower to upper, both included: log f(k) = -ln(upper -
 * lower + 1), and -∞ elsewhere (Johnson, Kemp and Kotz 2005, section 6.10).
 *
 * @param lower the least value, a whole number
 * @param upper the greatest value, a whole number and not below the least
 */
public record DiscreteUniform(double lower, double upper) implements UnivariateDistribution {
  private static final double LN_TWO = 0.6931471805599453;

  /** Checks the parameters. */
  public DiscreteUniform {
    Counts.checkWhole("discrete-uniform", "lower", lower, DiscreteUniformFamily.WHOLE);
    Counts.checkWhole("discrete-uniform", "upper", upper, DiscreteUniformFamily.WHOLE);
    if (lower > upper) {
      throw new ParameterException(
          "discrete-uniform",
          "upper",
          Notation.number(upper),
          "at least lower = " + Notation.number(lower));
    }
  }

  @Override
  public DistributionFamily family() {
    return DiscreteUniformFamily.INSTANCE;
  }

  @Override
  public double logDensity(double x) {
    return logDensity(x, 0 - logValues());
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    double inside = 0 - logValues();
    double[] values = x.values();
    for (int row = 0, i = x.column(0); row < x.rows(); row++, i++) {
      out[outFrom + row] = logDensity(values[i], inside);
    }
  }

  private double logDensity(double x, double inside) {
    return Counts.isWhole(x, lower, upper) ? inside : Double.isNaN(x) ? x : NEGATIVE_INFINITY;
  }

  /** The logarithm of the number of values, also where that number overflows. */
  private double logValues() {
    return Math.log(0.5 * upper - 0.5 * lower + 0.5) + LN_TWO;
  }

  @Override
  public boolean hasAtoms() {
    return true;
  }

  @Override
  public void atomOrder(Block x, int[] out, int outFrom) {
    Counts.atomOrder(x, lower, upper, out, outFrom);
  }

  @Override
  public double cdf(double x) {
    return x < lower ? 0 : x >= upper ? 1 : share(lower, Math.floor(x), 0.5);
  }

  @Override
  public double survival(double x) {
    return x < lower ? 1 : x >= upper ? 0 : share(Math.floor(x), upper, 0);
  }

  /** (b - a + 2 half) / (upper - lower + 1), halved above and below since both may overflow. */
  private double share(double a, double b, double half) {
    return (0.5 * b - 0.5 * a + half) / (0.5 * upper - 0.5 * lower + 0.5);
  }

  @Override
  public double logCdf(double x) {
    return log(cdf(x), survival(x));
  }

  @Override
  public double logSurvival(double x) {
    return log(survival(x), cdf(x));
  }

  private static double log(double tail, double other) {
    return other < 0.5 ? Logs.oneMinus(other) : Math.log(tail);
  }

  @Override
  public double quantile(double p) {
    return search().quantile(p);
  }

  @Override
  public double inverseSurvival(double p) {
    return search().inverseSurvival(p);
  }

  private CountSearch search() {
    return new CountSearch(
        this,
        lower,
        upper,
        p -> lower + Math.ceil(p * (upper - lower + 1)) - 1,
        p -> upper - Math.floor(p * (upper - lower + 1)));
  }

  @Override
  public double mean() {
    return 0.5 * lower + 0.5 * upper;
  }

  @Override
  public double variance() {
    double width = upper - lower;
    return width / 12 * (width + 2);
  }

  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    double values = upper - lower + 1;
    if (values > 0x1p53) { // too many for a count to be exact
      UnivariateDistribution.super.sample(random, out, from, to);
      return;
    }
    for (int row = from; row < to; row++) {
      out[row] = lower + random.nextLong((long) values);
    }
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }
}
