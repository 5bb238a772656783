package org.anomix.continuous;

import static org.anomix.univariate.StandardNormal.HALF_LOG_TWO_PI;

import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Check;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.UnivariateDistribution;
import org.anomix.kernel.Kernels;
import org.anomix.univariate.Draws;
import org.anomix.univariate.LocationScale;
import org.anomix.univariate.StandardNormal;

/**
 * The normal law on the whole real line: log f(x) = -z²/2 - ln sd - ln(2π)/2 with z = (x - mean)/sd
 * (Johnson, Kotz and Balakrishnan 1994, chapter 13).
 *
 * @param mean the mean, finite
 * @param sd the standard deviation, positive and finite
 */
public record Normal(double mean, double sd) implements UnivariateDistribution {
  /** Up to here the difference of the mean to any double is a double. */
  private static final double FAR = 0x1p969;

  /** Checks the parameters. */
  public Normal {
    Check.finite("normal", "mean", mean);
    Check.positive("normal", "sd", sd);
  }

  @Override
  public DistributionFamily family() {
    return NormalFamily.INSTANCE;
  }

  @Override
  public double logDensity(double x) {
    if (Math.abs(mean) <= FAR) {
      // By the same loop as a block, and so with the same bits.
      double[] out = {x};
      Kernels.active().normalLogDensity(out, 0, 1, mean, sd, out, 0);
      return out[0];
    }
    double z = standardize(x);
    return -Math.log(sd) - HALF_LOG_TWO_PI - 0.5 * z * z;
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    if (Math.abs(mean) <= FAR) {
      Kernels.active().normalLogDensity(x.values(), x.column(0), x.rows(), mean, sd, out, outFrom);
    } else {
      UnivariateDistribution.super.logDensity(x, out, outFrom);
    }
  }

  private double standardize(double x) {
    return LocationScale.standardize(x, mean, sd);
  }

  @Override
  public double cdf(double x) {
    return StandardNormal.cdf(standardize(x));
  }

  @Override
  public double survival(double x) {
    return StandardNormal.cdf(-standardize(x));
  }

  @Override
  public double logCdf(double x) {
    return StandardNormal.logCdf(standardize(x));
  }

  @Override
  public double logSurvival(double x) {
    return StandardNormal.logCdf(-standardize(x));
  }

  @Override
  public double quantile(double p) {
    return at(StandardNormal.quantile(Check.probability("normal", "p", p)));
  }

  @Override
  public double inverseSurvival(double p) {
    return at(-StandardNormal.quantile(Check.probability("normal", "p", p)));
  }

  private double at(double z) {
    return LocationScale.at(z, mean, sd);
  }

  @Override
  public double variance() {
    return sd * sd;
  }

  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    for (int row = from; row < to; row++) {
      out[row] = Draws.finite(mean + sd * random.nextGaussian());
    }
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }
}
