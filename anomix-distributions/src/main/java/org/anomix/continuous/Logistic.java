package org.anomix.continuous;

import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Check;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.UnivariateDistribution;
import org.anomix.kernel.Kernels;
import org.anomix.univariate.Draws;
import org.anomix.univariate.LocationScale;
import org.anomix.univariate.Scratch;

/**
 * The logistic law on the whole real line: log f(x) = -|z| - 2 ln(1 + exp(-|z|)) - ln scale with z
 * = (x - location)/scale (Johnson, Kotz and Balakrishnan 1995, chapter 23).
 *
 * @param location the centre of symmetry, finite
 * @param scale the scale, positive and finite; the sd is π/√3 of it
 */
public record Logistic(double location, double scale) implements UnivariateDistribution {
  /** Checks the parameters. */
  public Logistic {
    Check.finite("logistic", "location", location);
    Check.positive("logistic", "scale", scale);
  }

  @Override
  public DistributionFamily family() {
    return LogisticFamily.INSTANCE;
  }

  @Override
  public double logDensity(double x) {
    return Scratch.logDensity(this, x);
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    int rows = x.rows();
    double[] z = Scratch.of(rows).array(0);
    double[] e = Scratch.of(rows).array(1);
    LocationScale.standardize(x, location, scale, z);
    for (int r = 0; r < rows; r++) {
      z[r] = -Math.abs(z[r]);
    }
    Kernels.active().exp(z, 0, rows, e, 0);
    // A plain logarithm: beside at least ln 4 there is nothing for log1p to save.
    for (int r = 0; r < rows; r++) {
      e[r] += 1;
    }
    Kernels.active().log(e, 0, rows, e, 0);
    double logScale = Math.log(scale);
    for (int r = 0; r < rows; r++) {
      z[r] = z[r] - 2 * e[r] - logScale;
    }
    System.arraycopy(z, 0, out, outFrom, rows);
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
    if (z < 0) {
      double e = Math.exp(z);
      return e / (1 + e);
    }
    return 1 / (1 + Math.exp(-z));
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
    return z < 0 ? z - Math.log1p(Math.exp(z)) : 0 - Math.log1p(Math.exp(-z));
  }

  @Override
  public double quantile(double p) {
    return LocationScale.at(logit(Check.probability("logistic", "p", p)), location, scale);
  }

  @Override
  public double inverseSurvival(double p) {
    return LocationScale.at(-logit(Check.probability("logistic", "p", p)), location, scale);
  }

  /** ln(p/(1 - p)); near p = 1/2, where the logarithms cancel, from the exact 2p - 1. */
  private static double logit(double p) {
    return p > 0.25 && p < 0.75 ? Math.log1p((2 * p - 1) / (1 - p)) : Math.log(p) - Math.log1p(-p);
  }

  @Override
  public double mean() {
    return location;
  }

  @Override
  public double variance() {
    return Math.PI * Math.PI / 3 * scale * scale;
  }

  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    for (int row = from; row < to; row++) {
      // The logarithm of a ratio of two exponential values is logistic.
      double numerator = random.nextExponential();
      out[row] = Draws.finite(location + scale * Math.log(numerator / random.nextExponential()));
    }
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }
}
