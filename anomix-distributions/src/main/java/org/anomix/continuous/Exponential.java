package org.anomix.continuous;

import static java.lang.Double.NEGATIVE_INFINITY;

import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Check;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.UnivariateDistribution;
import org.anomix.univariate.Draws;
import org.anomix.univariate.Logs;

/**
 * The exponential law on [0, ∞): log f(x) = ln rate - rate x, and -∞ below 0 (Johnson, Kotz and
 * Balakrishnan 1994, chapter 19).
 *
 * @param rate events per unit of x, positive and finite
 */
public record Exponential(double rate) implements UnivariateDistribution {
  /** Checks the parameter. */
  public Exponential {
    Check.positive("exponential", "rate", rate);
  }

  @Override
  public DistributionFamily family() {
    return ExponentialFamily.INSTANCE;
  }

  @Override
  public double logDensity(double x) {
    return x < 0 ? NEGATIVE_INFINITY : Math.log(rate) - rate * x;
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    double logRate = Math.log(rate);
    double[] values = x.values();
    for (int row = 0, i = x.column(0); row < x.rows(); row++, i++) {
      out[outFrom + row] = values[i] < 0 ? NEGATIVE_INFINITY : logRate - rate * values[i];
    }
  }

  @Override
  public double cdf(double x) {
    return x <= 0 ? 0 : -Math.expm1(-rate * x);
  }

  @Override
  public double survival(double x) {
    return x <= 0 ? 1 : Math.exp(-rate * x);
  }

  @Override
  public double logCdf(double x) {
    if (x <= 0) {
      return NEGATIVE_INFINITY;
    }
    // 1 - exp(-t) is t itself where the product has no digits left.
    return rate * x < Double.MIN_NORMAL
        ? Math.log(rate) + Math.log(x)
        : Logs.oneMinusExp(-rate * x);
  }

  @Override
  public double logSurvival(double x) {
    return x <= 0 ? 0 : 0 - rate * x; // 0, not -0
  }

  @Override
  public double quantile(double p) {
    return -Math.log1p(-Check.probability("exponential", "p", p)) / rate;
  }

  @Override
  public double inverseSurvival(double p) {
    return (0 - Math.log(Check.probability("exponential", "p", p))) / rate; // 0, not -0, for p = 1
  }

  @Override
  public double mean() {
    return 1 / rate;
  }

  @Override
  public double variance() {
    return 1 / rate / rate;
  }

  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    for (int row = from; row < to; row++) {
      out[row] = Draws.finite(random.nextExponential() / rate);
    }
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }
}
