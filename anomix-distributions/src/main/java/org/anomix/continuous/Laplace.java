package org.anomix.continuous;

import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Check;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.UnivariateDistribution;
import org.anomix.univariate.Draws;
import org.anomix.univariate.LocationScale;

/**
 * The Laplace law on the whole real line: log f(x) = -|z| - ln 2 - ln scale with z = (x -
 * location)/scale (Johnson, Kotz and Balakrishnan 1995, chapter 24).
 *
 * @param location the median, where the density has its peak; finite
 * @param scale the mean absolute deviation from it, positive and finite
 */
public record Laplace(double location, double scale) implements UnivariateDistribution {
  private static final double LN_TWO = 0.6931471805599453;

  /** Checks the parameters. */
  public Laplace {
    Check.finite("laplace", "location", location);
    Check.positive("laplace", "scale", scale);
  }

  @Override
  public DistributionFamily family() {
    return LaplaceFamily.INSTANCE;
  }

  @Override
  public double logDensity(double x) {
    return -LN_TWO - Math.log(scale) - Math.abs(standardize(x));
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    double peak = -LN_TWO - Math.log(scale);
    double[] values = x.values();
    for (int row = 0, i = x.column(0); row < x.rows(); row++, i++) {
      out[outFrom + row] = peak - Math.abs(standardize(values[i]));
    }
  }

  private double standardize(double x) {
    return LocationScale.standardize(x, location, scale);
  }

  @Override
  public double cdf(double x) {
    return cdfAt(standardize(x));
  }

  @Override
  public double survival(double x) {
    return cdfAt(-standardize(x));
  }

  private static double cdfAt(double z) {
    return z < 0 ? 0.5 * Math.exp(z) : 1 - 0.5 * Math.exp(-z);
  }

  @Override
  public double logCdf(double x) {
    return logCdfAt(standardize(x));
  }

  @Override
  public double logSurvival(double x) {
    return logCdfAt(-standardize(x));
  }

  private static double logCdfAt(double z) {
    return z < 0 ? z - LN_TWO : Math.log1p(-0.5 * Math.exp(-z)) + 0.0;
  }

  @Override
  public double quantile(double p) {
    return LocationScale.at(standard(Check.probability("laplace", "p", p)), location, scale);
  }

  @Override
  public double inverseSurvival(double p) {
    return LocationScale.at(-standard(Check.probability("laplace", "p", p)), location, scale);
  }

  private static double standard(double p) {
    return p <= 0.5 ? Math.log(2 * p) : -Math.log(2 * (1 - p));
  }

  @Override
  public double mean() {
    return location;
  }

  @Override
  public double variance() {
    return 2 * scale * scale;
  }

  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    for (int row = from; row < to; row++) {
      double z = random.nextExponential();
      out[row] = Draws.finite(location + scale * (random.nextBoolean() ? z : -z));
    }
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }
}
