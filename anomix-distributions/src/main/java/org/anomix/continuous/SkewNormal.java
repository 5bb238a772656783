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
import org.anomix.univariate.NormalTails;
import org.anomix.univariate.Scratch;
import org.anomix.univariate.StandardSkewNormal;

/**
 * The skew-normal law on the whole real line: log f(x) = ln 2 - ln(2π)/2 - ln scale - z²/2 + ln
 * Φ(shape z) with z = (x - location)/scale (Azzalini 1985). With shape 0 it is the normal law; with
 * an infinite one it would be that of |Z|.
 *
 * @param location where the density would be at its highest without skewness, finite
 * @param scale root of the mean square about the location, positive and finite
 * @param shape skewness to the right if positive, to the left if negative, finite
 */
public record SkewNormal(double location, double scale, double shape)
    implements UnivariateDistribution {
  private static final double ROOT_TWO_OVER_PI = Math.sqrt(2 / Math.PI);

  private static final double LN_TWO_OVER_ROOT_TWO_PI = -0.22579135264472744;

  /** Checks the parameters. */
  public SkewNormal {
    Check.finite("skew-normal", "location", location);
    Check.positive("skew-normal", "scale", scale);
    Check.finite("skew-normal", "shape", shape);
  }

  @Override
  public DistributionFamily family() {
    return SkewNormalFamily.INSTANCE;
  }

  @Override
  public double logDensity(double x) {
    return Scratch.logDensity(this, x);
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    int rows = x.rows();
    Scratch scratch = Scratch.of(rows);
    double[] z = scratch.array(0);
    double[] w = scratch.array(1);
    double[] log = scratch.array(2);
    LocationScale.standardize(x, location, scale, z);
    for (int r = 0; r < rows; r++) {
      w[r] = shape * z[r];
    }
    NormalTails.compute(w, rows, scratch.array(3), log, scratch.array(4));
    Kernels.active().log(log, 0, rows, log, 0);
    double logScale = Math.log(scale);
    for (int r = 0; r < rows; r++) {
      double below = NormalTails.below(w[r]);
      log[r] =
          LN_TWO_OVER_ROOT_TWO_PI - 0.5 * z[r] * z[r] + (log[r] - 0.5 * below * below) - logScale;
    }
    if (!Double.isFinite(Kernels.active().sumOfMagnitudes(log, 0, rows))) {
      for (int r = 0; r < rows; r++) {
        if (!Double.isFinite(log[r])) {
          log[r] = StandardSkewNormal.logDensity(z[r], shape) - logScale;
        }
      }
    }
    System.arraycopy(log, 0, out, outFrom, rows);
  }

  private double standardize(double x) {
    return LocationScale.standardize(x, location, scale);
  }

  @Override
  public double cdf(double x) {
    return StandardSkewNormal.cdf(standardize(x), shape);
  }

  @Override
  public double survival(double x) {
    return StandardSkewNormal.cdf(-standardize(x), -shape);
  }

  @Override
  public double logCdf(double x) {
    return StandardSkewNormal.logCdf(standardize(x), shape);
  }

  @Override
  public double logSurvival(double x) {
    return StandardSkewNormal.logCdf(-standardize(x), -shape);
  }

  @Override
  public double quantile(double p) {
    return at(StandardSkewNormal.quantile(Check.probability("skew-normal", "p", p), shape));
  }

  @Override
  public double inverseSurvival(double p) {
    return at(-StandardSkewNormal.quantile(Check.probability("skew-normal", "p", p), -shape));
  }

  private double at(double z) {
    return LocationScale.at(z, location, scale);
  }

  /** The correlation of the law with the normal variable that turns it by its sign. */
  private double delta() {
    return shape / Math.hypot(1, shape);
  }

  @Override
  public double mean() {
    return at(delta() * ROOT_TWO_OVER_PI);
  }

  @Override
  public double variance() {
    double bias = delta() * ROOT_TWO_OVER_PI;
    return scale * scale * (1 - bias * bias);
  }

  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    double half = delta();
    double whole = 1 / Math.hypot(1, shape);
    for (int row = from; row < to; row++) {
      double z = half * Math.abs(random.nextGaussian()) + whole * random.nextGaussian();
      out[row] = Draws.finite(location + scale * z);
    }
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }
}
