package org.anomix.continuous;

import static org.anomix.univariate.StandardNormal.HALF_LOG_TWO_PI;

import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Check;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.UnivariateDistribution;
import org.anomix.univariate.Draws;
import org.anomix.univariate.Scratch;
import org.anomix.univariate.StandardNormal;

/**
 * The law on (0, ∞) whose logarithm is normal: log f(x) = -z²/2 - ln x - ln sigma - ln(2π)/2 with z
 * = (ln x - mu)/sigma, and -∞ from 0 down (Johnson, Kotz and Balakrishnan 1994, chapter 14).
 *
 * @param mu the mean of ln x, finite
 * @param sigma the standard deviation of ln x, positive and finite
 */
public record LogNormal(double mu, double sigma) implements UnivariateDistribution {
  /** Checks the parameters. */
  public LogNormal {
    Check.finite("log-normal", "mu", mu);
    Check.positive("log-normal", "sigma", sigma);
  }

  @Override
  public DistributionFamily family() {
    return LogNormalFamily.INSTANCE;
  }

  @Override
  public double logDensity(double x) {
    return Scratch.logDensity(this, x);
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    double constant = -Math.log(sigma) - HALF_LOG_TWO_PI;
    double[] logs = x.logs(0);
    int rows = x.rows();
    double[] density = Scratch.of(rows).array(0);
    for (int r = 0; r < rows; r++) {
      double z = (logs[r] - mu) / sigma;
      density[r] = constant - logs[r] - 0.5 * z * z;
    }
    System.arraycopy(density, 0, out, outFrom, rows);
    double[] values = x.values();
    int from = x.column(0);
    for (int r = 0; r < rows; r++) {
      if (values[from + r] <= 0) {
        out[outFrom + r] = Double.NEGATIVE_INFINITY;
      }
    }
  }

  /** -∞ from 0 down, so that every tail ends there. */
  private double standardize(double x) {
    return x <= 0 ? Double.NEGATIVE_INFINITY : (Math.log(x) - mu) / sigma;
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
    return Math.exp(mu + sigma * StandardNormal.quantile(Check.probability("log-normal", "p", p)));
  }

  @Override
  public double inverseSurvival(double p) {
    return Math.exp(mu - sigma * StandardNormal.quantile(Check.probability("log-normal", "p", p)));
  }

  @Override
  public double mean() {
    return Math.exp(mu + 0.5 * sigma * sigma);
  }

  @Override
  public double variance() {
    double s = sigma * sigma;
    return Math.exp(2 * (mu + s + 0.5 * Math.log(-Math.expm1(-s))));
  }

  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    for (int row = from; row < to; row++) {
      out[row] = Draws.positive(Math.exp(mu + sigma * random.nextGaussian()));
    }
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }
}
