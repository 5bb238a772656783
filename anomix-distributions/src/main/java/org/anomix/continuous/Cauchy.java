package org.anomix.continuous;

import org.anomix.Block;
import org.anomix.Check;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.UnivariateDistribution;
import org.anomix.kernel.Kernels;
import org.anomix.univariate.LocationScale;
import org.anomix.univariate.Logs;
import org.anomix.univariate.Scratch;

/**
 * The Cauchy law on the whole real line: log f(x) = -ln π - ln scale - ln(1 + z²) with z = (x -
 * location)/scale. It has neither mean nor variance (Johnson, Kotz and Balakrishnan 1994, chapter
 * 16).
 *
 * @param location the median, finite
 * @param scale half the interquartile range, positive and finite
 */
public record Cauchy(double location, double scale) implements UnivariateDistribution {
  private static final double LN_PI = 1.1447298858494002;

  /** From here on 1 + z² is z² to the last digit, and soon no double. */
  private static final double FAR = 1e30;

  /** Below, tan(πp) is πp to the last digit. */
  private static final double TINY = 1e-9;

  /** Checks the parameters. */
  public Cauchy {
    Check.finite("cauchy", "location", location);
    Check.positive("cauchy", "scale", scale);
  }

  @Override
  public DistributionFamily family() {
    return CauchyFamily.INSTANCE;
  }

  @Override
  public double logDensity(double x) {
    return Scratch.logDensity(this, x);
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    double constant = -LN_PI - Math.log(scale);
    int rows = x.rows();
    double[] z = Scratch.of(rows).array(0);
    double[] log = Scratch.of(rows).array(1);
    LocationScale.standardize(x, location, scale, z);
    for (int r = 0; r < rows; r++) {
      log[r] = z[r] * z[r];
    }
    Kernels.active().log1p(log, 0, rows, log, 0);
    for (int r = 0; r < rows; r++) {
      log[r] = constant - log[r];
    }
    System.arraycopy(log, 0, out, outFrom, rows);
    if (Kernels.active().sumOfMagnitudes(z, 0, rows) < FAR) {
      return;
    }
    double[] values = x.values();
    int from = x.column(0);
    for (int r = 0; r < rows; r++) {
      if (!(Math.abs(z[r]) < FAR)) {
        out[outFrom + r] =
            constant - 2 * LocationScale.logDistance(values[from + r], location, scale);
      }
    }
  }

  @Override
  public double cdf(double x) {
    return tail(x, LocationScale.standardize(x, location, scale));
  }

  @Override
  public double survival(double x) {
    return tail(x, -LocationScale.standardize(x, location, scale));
  }

  private double tail(double x, double z) {
    return z == Double.NEGATIVE_INFINITY ? Math.exp(logTail(x, z)) : tail(z);
  }

  /** The lower tail at z: the angle between the ray to (z, 1) and the negative axis, over π. */
  private static double tail(double z) {
    return Math.atan2(1, -z) / Math.PI;
  }

  @Override
  public double logCdf(double x) {
    return logTail(x, LocationScale.standardize(x, location, scale));
  }

  @Override
  public double logSurvival(double x) {
    return logTail(x, -LocationScale.standardize(x, location, scale));
  }

  private double logTail(double x, double z) {
    if (z < -FAR) {
      return -LN_PI - LocationScale.logDistance(x, location, scale);
    }
    return z > 0 ? Logs.oneMinus(tail(x, -z)) : Math.log(tail(z));
  }

  @Override
  public double quantile(double p) {
    return at(Check.probability("cauchy", "p", p), -1);
  }

  @Override
  public double inverseSurvival(double p) {
    return at(Check.probability("cauchy", "p", p), 1);
  }

  /** The point that cuts off the probability p on one side, -1 the lower and 1 the upper one. */
  private double at(double p, int side) {
    if (p < TINY) {
      double z = 1 / Math.PI / p;
      if (Double.isInfinite(z)) { // in the order that neither overflows nor underflows
        return location + side * (scale < 0x1p-1000 ? scale / p / Math.PI : scale / Math.PI / p);
      }
      return location + side * scale * z;
    }
    if (p > 0.75) {
      return p == 1 ? -side * Double.POSITIVE_INFINITY : at(1 - p, -side);
    }
    // Each difference is exact, so that the tangent sees no rounding but that of π.
    double z = p < 0.25 ? 1 / Math.tan(Math.PI * p) : Math.tan(Math.PI * (0.5 - p));
    return LocationScale.at(side * z, location, scale);
  }

  /** There is none. */
  @Override
  public double mean() {
    return Double.NaN;
  }

  /** There is none. */
  @Override
  public double variance() {
    return Double.NaN;
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }
}
