package org.anomix.discrete;

import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Check;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.UnivariateDistribution;
import org.anomix.univariate.IncompleteBeta;
import org.anomix.univariate.StandardNormal;
import org.anomix.univariate.Tails;

/**
 * The binomial law on 0, 1, ..., trials: log f(k) = ln C(trials, k) + k ln p + (trials - k) ln(1 -
 * p), and -∞ elsewhere (Johnson, Kemp and Kotz 2005, chapter 3). The p = 0 and 1 are boundaries
 * with all mass on 0 and on trials. Where every row has trials of its own see {@link
 * BinomialGivenTrials}.
 *
 * @param trials the number of trials, a whole number from 0 to 1e15
 * @param p the probability of success in each, from 0 to 1
 */
public record Binomial(double trials, double p) implements UnivariateDistribution {
  /** Checks the parameters. */
  public Binomial {
    Counts.checkWhole("binomial", "trials", trials, BinomialFamily.TRIALS);
    Check.probability("binomial", "p", p);
  }

  @Override
  public DistributionFamily family() {
    return BinomialFamily.INSTANCE;
  }

  @Override
  public double logDensity(double x) {
    return Counts.logMass(x, logMass());
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    Counts.logMasses(x, logMass(), out, outFrom);
  }

  private DoubleUnaryOperator logMass() {
    BinomialMass mass = new BinomialMass(p);
    return k -> mass.log(k, trials);
  }

  @Override
  public boolean hasAtoms() {
    return true;
  }

  @Override
  public void atomOrder(Block x, int[] out, int outFrom) {
    Counts.atomOrder(x, 0, trials, out, outFrom);
  }

  @Override
  public double cdf(double x) {
    return tails(x).upper();
  }

  @Override
  public double survival(double x) {
    return tails(x).lower();
  }

  @Override
  public double logCdf(double x) {
    return tails(x).logUpper();
  }

  @Override
  public double logSurvival(double x) {
    return tails(x).logLower();
  }

  /** More than k successes: of so many uniform numbers the one of order k + 1 is below p. */
  private Tails tails(double x) {
    if (x < 0) {
      return Tails.NOTHING_ABOVE;
    }
    return x >= trials
        ? Tails.NOTHING_BELOW
        : IncompleteBeta.tails(Math.floor(x) + 1, trials - Math.floor(x), p);
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
        trials,
        tail -> near(StandardNormal.quantile(tail)),
        tail -> near(-StandardNormal.quantile(tail)));
  }

  /** Near the quantile of a normal one: Cornish and Fisher (1937), two terms. */
  private double near(double z) {
    return mean() + Math.sqrt(variance()) * z + (1 - 2 * p) * (z * z - 1) / 6;
  }

  @Override
  public double mean() {
    return trials * p;
  }

  @Override
  public double variance() {
    return trials * p * (1 - p);
  }

  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    BinomialSampler sampler = new BinomialSampler(trials, p);
    for (int row = from; row < to; row++) {
      out[row] = sampler.draw(random);
    }
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }
}
