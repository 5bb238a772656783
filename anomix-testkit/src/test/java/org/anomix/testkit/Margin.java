package org.anomix.testkit;

import org.anomix.DistributionFamily;
import org.anomix.UnivariateDistribution;

/** The normal law of one column of a {@link Cloud}, good enough near its centre. */
record Margin(double centre) implements UnivariateDistribution {
  @Override
  public DistributionFamily family() {
    return new Cloud.Family(Flaw.CLOUD_NONE);
  }

  @Override
  public double logDensity(double x) {
    double z = x - centre;
    return -0.5 * z * z - 0.5 * Math.log(2 * Math.PI);
  }

  /** By the series of Marsaglia (2004). */
  @Override
  public double cdf(double x) {
    double z = x - centre;
    double sum = 0;
    double term = z;
    for (int k = 3; Math.abs(term) > 1e-18; k += 2) {
      sum += term;
      term *= z * z / k;
    }
    return 0.5 + sum * Math.exp(logDensity(x));
  }

  @Override
  public double survival(double x) {
    return cdf(2 * centre - x);
  }

  @Override
  public double logCdf(double x) {
    return Math.log(cdf(x));
  }

  @Override
  public double logSurvival(double x) {
    return Math.log(survival(x));
  }

  @Override
  public double quantile(double p) {
    double from = centre - 8;
    double to = centre + 8;
    while (to - from > 1e-12) {
      double middle = (from + to) / 2;
      if (cdf(middle) < p) {
        from = middle;
      } else {
        to = middle;
      }
    }
    return to;
  }

  @Override
  public double inverseSurvival(double p) {
    return quantile(1 - p);
  }

  @Override
  public double mean() {
    return centre;
  }

  @Override
  public double variance() {
    return 1;
  }
}
