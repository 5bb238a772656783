package org.anomix.discrete;

import static java.lang.Double.POSITIVE_INFINITY;

import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Check;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.UnivariateDistribution;
import org.anomix.univariate.StandardNormal;

/**
 * The Poisson law on 0, 1, 2, ...: log f(k) = k ln mean - mean - ln k!, and -∞ elsewhere (Johnson,
 * Kemp and Kotz 2005, chapter 4). The mean 0 is a boundary with all mass on 0.
 *
 * @param mean the mean and variance, finite and at least 0
 */
public record Poisson(double mean) implements UnivariateDistribution {
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
    return k -> PoissonSums.logMass(k, mean, logMean);
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
    return tail(x).cdf();
  }

  @Override
  public double survival(double x) {
    return tail(x).survival();
  }

  @Override
  public double logCdf(double x) {
    return tail(x).logCdf();
  }

  @Override
  public double logSurvival(double x) {
    return tail(x).logSurvival();
  }

  private Tail tail(double x) {
    if (x < 0) {
      return Tail.none();
    }
    double k = Math.floor(x);
    if (k + 1 <= mean) {
      return Tail.lower(PoissonSums.logLower(k, mean));
    }
    return k == POSITIVE_INFINITY ? Tail.all() : Tail.upper(PoissonSums.logUpper(k, mean));
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
