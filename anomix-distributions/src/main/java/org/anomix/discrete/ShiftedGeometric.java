package org.anomix.discrete;

import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.UnivariateDistribution;

/**
 * The geometric law on 1, 2, 3, ..., the number of trials up to the first success: log f(k) = ln p
 * + (k - 1) ln(1 - p), and -∞ elsewhere (Johnson, Kemp and Kotz 2005, chapter 5). The p = 1 is a
 * boundary with all mass on 1.
 *
 * @param p the probability of success, above 0 and at most 1
 */
public record ShiftedGeometric(double p) implements UnivariateDistribution {
  /** Checks the parameter. */
  public ShiftedGeometric {
    Failures.check("shifted-geometric", p);
  }

  @Override
  public DistributionFamily family() {
    return ShiftedGeometricFamily.INSTANCE;
  }

  @Override
  public double logDensity(double x) {
    return Counts.logMass(x, new Failures(p, 1)::logMass);
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    Counts.logMasses(x, new Failures(p, 1)::logMass, out, outFrom);
  }

  @Override
  public boolean hasAtoms() {
    return true;
  }

  @Override
  public void atomOrder(Block x, int[] out, int outFrom) {
    Counts.atomOrder(x, 1, Double.MAX_VALUE, out, outFrom);
  }

  @Override
  public double cdf(double x) {
    return new Failures(p, 1).cdf(x);
  }

  @Override
  public double survival(double x) {
    return new Failures(p, 1).survival(x);
  }

  @Override
  public double logCdf(double x) {
    return new Failures(p, 1).logCdf(x);
  }

  @Override
  public double logSurvival(double x) {
    return new Failures(p, 1).logSurvival(x);
  }

  @Override
  public double quantile(double probability) {
    return new Failures(p, 1).search(this).quantile(probability);
  }

  @Override
  public double inverseSurvival(double probability) {
    return new Failures(p, 1).search(this).inverseSurvival(probability);
  }

  @Override
  public double mean() {
    return 1 / p;
  }

  @Override
  public double variance() {
    return (1 - p) / p / p;
  }

  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    new Failures(p, 1).sample(random, out, from, to);
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }
}
