package org.anomix.discrete;

import static java.lang.Double.POSITIVE_INFINITY;
import static org.anomix.univariate.StandardNormal.HALF_LOG_TWO_PI;

import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Check;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.UnivariateDistribution;
import org.anomix.univariate.Deviance;
import org.anomix.univariate.GammaFunctions;
import org.anomix.univariate.IncompleteGamma;
import org.anomix.univariate.StandardNormal;
import org.anomix.univariate.Tails;

/**
 * The Poisson law on 0, 1, 2, ...: log f(k) = k ln mean - mean - ln k!, and -∞ elsewhere (Johnson,
 * Kemp and Kotz 2005, chapter 4). The mean 0 is a boundary with all mass on 0.
 *
 * @param mean the mean and variance, finite and at least 0
 */
public record Poisson(double mean) implements UnivariateDistribution {
  /** ln k! for counts whose terms are too small to lose digits against each other. */
  private static final double[] LOG_FACTORIAL = logFactorials(16);

  private static double[] logFactorials(int count) {
    double[] logs = new double[count];
    double factorial = 1;
    for (int k = 1; k < count; k++) {
      factorial *= k; // exact as far as 22!
      logs[k] = Math.log(factorial);
    }
    return logs;
  }

  /** Checks the parameter. */
  public Poisson {
    Check.nonNegative("poisson", "mean", mean);
  }

  @Override
  public DistributionFamily family() {
    return PoissonFamily.INSTANCE;
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
    double logMean = Math.log(mean);
    return k -> logMass(k, logMean);
  }

  /**
   * Large counts take the saddle-point form of Loader (2000), whose terms are as small as the
   * result, where k ln mean - mean - ln k! would cancel.
   */
  private double logMass(double k, double logMean) {
    if (k == 0) {
      return 0 - mean; // 0, not -0, for 0
    }
    if (k < LOG_FACTORIAL.length) {
      return k * logMean - mean - LOG_FACTORIAL[(int) k];
    }
    return -Deviance.of(k, mean)
        - 0.5 * Math.log(k)
        - HALF_LOG_TWO_PI
        - GammaFunctions.stirlingError(k);
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

  /** More than k arrivals before the time {@code mean}: arrival k + 1 is a gamma variable. */
  private Tails tails(double x) {
    if (x < 0) {
      return Tails.NOTHING_ABOVE;
    }
    return x == POSITIVE_INFINITY
        ? Tails.NOTHING_BELOW
        : IncompleteGamma.tails(Math.floor(x) + 1, mean);
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
        0,
        mean == 0 ? 0 : POSITIVE_INFINITY,
        p -> near(StandardNormal.quantile(p)),
        p -> near(-StandardNormal.quantile(p)));
  }

  /** Near the quantile of a normal one: Cornish and Fisher (1937), two terms. */
  private double near(double z) {
    return mean + Math.sqrt(mean) * z + (z * z - 1) / 6;
  }

  @Override
  public double variance() {
    return mean;
  }

  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    for (int row = from; row < to; row++) {
      out[row] = mean < 10 ? arrivals(random) : transformedRejection(random);
    }
  }

  /** Counts the arrivals of a process of unit rate before the time {@code mean}. */
  private double arrivals(RandomGenerator random) {
    double count = 0;
    for (double time = random.nextExponential(); time < mean; time += random.nextExponential()) {
      count++;
    }
    return count;
  }

  /** Hörmann (1993), The transformed rejection method for generating Poisson variables: PTRS. */
  private double transformedRejection(RandomGenerator random) {
    double b = 0.931 + 2.53 * Math.sqrt(mean);
    double a = -0.059 + 0.02483 * b;
    double scale = 1.1239 + 1.1328 / (b - 3.4);
    double inner = 0.9277 - 3.6224 / (b - 2);
    while (true) {
      double u = random.nextDouble() - 0.5;
      double v = random.nextDouble();
      double us = 0.5 - Math.abs(u);
      double k = Math.floor((2 * a / us + b) * u + mean + 0.43);
      boolean squeezed = us >= 0.07 && v <= inner;
      boolean possible = k >= 0 && (us >= 0.013 || v <= us);
      if (squeezed || (possible && Math.log(v * scale / (a / (us * us) + b)) <= logDensity(k))) {
        return k;
      }
    }
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }
}
