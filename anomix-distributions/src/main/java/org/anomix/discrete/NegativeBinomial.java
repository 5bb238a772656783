package org.anomix.discrete;

import static java.lang.Double.POSITIVE_INFINITY;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Check;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.UnivariateDistribution;
import org.anomix.continuous.Gamma;
import org.anomix.univariate.IncompleteBeta;
import org.anomix.univariate.StandardNormal;
import org.anomix.univariate.Tails;

/**
 * The negative binomial law on 0, 1, 2, ..., the number of failures before success r, for any
 * positive r: log f(k) = ln Γ(k + r) - ln Γ(r) - ln k! + r ln p + k ln(1 - p), and -∞ elsewhere
 * (Johnson, Kemp and Kotz 2005, chapter 5). Its mean is r (1 - p)/p; with a fixed mean and growing
 * r it becomes the Poisson law, with r = 1 it is the geometric one. The p = 1 is a boundary with
 * all mass on 0.
 *
 * @param r the number of successes waited for, or the size: positive and finite
 * @param p the probability of success in each trial, above 0 and at most 1
 */
public record NegativeBinomial(double r, double p) implements UnivariateDistribution {
  /** Checks the parameters. */
  public NegativeBinomial {
    Check.positive("negative-binomial", "r", r);
    Failures.check("negative-binomial", p);
  }

  @Override
  public DistributionFamily family() {
    return NegativeBinomialFamily.INSTANCE;
  }

  @Override
  public double logDensity(double x) {
    return Counts.logMass(x, new NegativeBinomialMass(r, p)::log);
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    Counts.logMasses(x, new NegativeBinomialMass(r, p)::log, out, outFrom);
  }

  @Override
  public boolean hasAtoms() {
    return true;
  }

  @Override
  public void atomOrder(Block x, int[] out, int outFrom) {
    Counts.atomOrder(x, 0, Double.MAX_VALUE, out, outFrom);
  }

  @Override
  public double cdf(double x) {
    return tails(x).lower();
  }

  @Override
  public double survival(double x) {
    return tails(x).upper();
  }

  @Override
  public double logCdf(double x) {
    return tails(x).logLower();
  }

  @Override
  public double logSurvival(double x) {
    return tails(x).logUpper();
  }

  /** At most k failures before success r: that success is among the first r + k trials. */
  private Tails tails(double x) {
    if (x < 0) {
      return Tails.NOTHING_BELOW;
    }
    return x == POSITIVE_INFINITY
        ? Tails.NOTHING_ABOVE
        : IncompleteBeta.tails(r, Math.floor(x) + 1, p);
  }

  @Override
  public double quantile(double probability) {
    return search().quantile(probability);
  }

  @Override
  public double inverseSurvival(double probability) {
    return search().inverseSurvival(probability);
  }

  private CountSearch search() {
    return new CountSearch(
        this,
        0,
        POSITIVE_INFINITY,
        tail -> near(StandardNormal.quantile(tail)),
        tail -> near(-StandardNormal.quantile(tail)));
  }

  /** Near the quantile of a normal one: Cornish and Fisher (1937), two terms. */
  private double near(double z) {
    return mean() + Math.sqrt(variance()) * z + (2 - p) / p * (z * z - 1) / 6;
  }

  @Override
  public double mean() {
    return r * (1 - p) / p;
  }

  @Override
  public double variance() {
    return r * (1 - p) / p / p;
  }

  /** Draws Poisson counts whose means follow the gamma law of shape r and scale (1 - p)/p. */
  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    double scale = (1 - p) / p;
    if (scale == 0) {
      Arrays.fill(out, from, to, 0);
      return;
    }
    new Gamma(r, Math.min(scale, Double.MAX_VALUE)).sample(random, out, from, to);
    for (int row = from; row < to; row++) {
      new Poisson(Math.min(out[row], Double.MAX_VALUE)).sample(random, out, row, row + 1);
    }
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }
}
