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
import org.anomix.univariate.Logs;
import org.anomix.univariate.Scratch;

/**
 * The Gumbel law of a maximum, on the whole real line: log f(x) = -z - exp(-z) - ln scale with z =
 * (x - location)/scale (Johnson, Kotz and Balakrishnan 1995, chapter 22).
 *
 * @param location the mode, finite
 * @param scale the scale, positive and finite; the sd is π/√6 of it
 */
public record Gumbel(double location, double scale) implements UnivariateDistribution {
  /** The mean of the law of location 0 and scale 1: Euler's constant. */
  static final double STANDARD_MEAN = 0.5772156649015329;

  /** The sd of the law of location 0 and scale 1: π/√6. */
  static final double STANDARD_SD = 1.282549830161864;

  /** 1/e and 1 - 1/e, where the inner logarithm of a quantile is -1, and what both lack. */
  private static final double INVERSE_E = 0.36787944117144233;

  private static final double COMPLEMENT = 0.6321205588285577;
  private static final double LACK = 1.2428753672788363e-17;

  /** Checks the parameters. */
  public Gumbel {
    Check.finite("gumbel", "location", location);
    Check.positive("gumbel", "scale", scale);
  }

  @Override
  public DistributionFamily family() {
    return GumbelFamily.INSTANCE;
  }

  @Override
  public double logDensity(double x) {
    return Scratch.logDensity(this, x);
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    int rows = x.rows();
    double[] v = Scratch.of(rows).array(0);
    double[] t = Scratch.of(rows).array(1);
    LocationScale.standardize(x, location, scale, v);
    for (int r = 0; r < rows; r++) {
      v[r] = -v[r];
    }
    Kernels.active().exp(v, 0, rows, t, 0);
    double logScale = Math.log(scale);
    for (int r = 0; r < rows; r++) {
      t[r] = v[r] - t[r] - logScale;
    }
    System.arraycopy(t, 0, out, outFrom, rows);
    if (!Double.isFinite(Kernels.active().sumOfMagnitudes(v, 0, rows))) {
      for (int r = 0; r < rows; r++) {
        if (v[r] == Double.POSITIVE_INFINITY) { // the terms are infinities of opposite sign
          out[outFrom + r] = Double.NEGATIVE_INFINITY;
        }
      }
    }
  }

  private double standardize(double x) {
    return LocationScale.standardize(x, location, scale);
  }

  @Override
  public double cdf(double x) {
    return Math.exp(-Math.exp(-standardize(x)));
  }

  @Override
  public double survival(double x) {
    return -Math.expm1(-Math.exp(-standardize(x)));
  }

  @Override
  public double logCdf(double x) {
    return 0 - Math.exp(-standardize(x));
  }

  @Override
  public double logSurvival(double x) {
    double z = standardize(x);
    double e = Math.exp(-z);
    return e < Double.MIN_NORMAL ? -z : Logs.oneMinusExp(-e);
  }

  @Override
  public double quantile(double p) {
    Check.probability("gumbel", "p", p);
    double beyond = ((p - INVERSE_E) + LACK) / INVERSE_E;
    return at(Math.abs(beyond) < 0.25 ? nearOne(beyond) : Math.log(-Math.log(p)));
  }

  @Override
  public double inverseSurvival(double p) {
    Check.probability("gumbel", "p", p);
    double beyond = ((COMPLEMENT - p) + LACK) / INVERSE_E;
    return at(Math.abs(beyond) < 0.25 ? nearOne(beyond) : Math.log(-Math.log1p(-p)));
  }

  /** ln(-ln((1 + t)/e)), which keeps its digits where the inner logarithm is nearly -1. */
  private static double nearOne(double t) {
    return Math.log1p(-Math.log1p(t));
  }

  private double at(double minusZ) {
    return LocationScale.at(-minusZ, location, scale);
  }

  @Override
  public double mean() {
    return location + STANDARD_MEAN * scale;
  }

  @Override
  public double variance() {
    return Math.PI * Math.PI / 6 * scale * scale;
  }

  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    for (int row = from; row < to; row++) {
      out[row] = Draws.finite(location - scale * Math.log(random.nextExponential()));
    }
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }
}
