package org.anomix.continuous;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;

import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Check;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.UnivariateDistribution;
import org.anomix.kernel.Kernels;
import org.anomix.univariate.Draws;
import org.anomix.univariate.Logs;
import org.anomix.univariate.Scratch;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The Weibull law on (0, ∞): log f(x) = ln(shape/scale) + (shape - 1) ln(x/scale) - (x/scale)^shape
 * (Johnson, Kotz and Balakrishnan 1994, chapter 21).
 *
 * <p>Below 0 the log density is -∞; at 0 it is ∞ for a shape below 1, -ln scale for the shape 1 and
 * -∞ above.
 *
 * @param shape the exponent, positive and finite
 * @param scale the quantile of 1 - 1/e in the units of x, positive and finite
 */
public record Weibull(double shape, double scale) implements UnivariateDistribution {
  /** Shapes up to here cost a ratio's rounding no more than some last places. */
  private static final double STEEP = 32;

  /** Of powers beyond, the exponential of a multiple of a logarithm would lose a digit. */
  private static final double GREAT = 1e13;

  private static final double SMALL = 1e-13;

  /** Beyond, a ratio may not be a normal number. */
  private static final double MOST_LOG = 700;

  /**
   * (2^j - 2) ζ(j)/j of alternating sign from j = 2 on: ln Γ(1 + 2e) - 2 ln Γ(1 + e) as a series in
   * e, whose linear term drops out.
   */
  private static final double[] LOG_GAMMA_RATIO = {
    1.6449340668482264,
    -2.4041138063191885,
    3.7881313179889835,
    -6.22156653086022,
    10.512544973839308,
    -18.150286992874612,
    31.87945605928473,
    -56.780475593477995
  };

  /** Checks the parameters. */
  public Weibull {
    Check.positive("weibull", "shape", shape);
    Check.positive("weibull", "scale", scale);
  }

  @Override
  public DistributionFamily family() {
    return WeibullFamily.INSTANCE;
  }

  @Override
  public double logDensity(double x) {
    return Scratch.logDensity(this, x);
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    int rows = x.rows();
    double[] logs = Scratch.of(rows).array(0);
    double[] t = Scratch.of(rows).array(1);
    double[] density = Scratch.of(rows).array(2);
    logRatios(x, logs);
    for (int r = 0; r < rows; r++) {
      t[r] = shape * logs[r];
    }
    Kernels.active().exp(t, 0, rows, t, 0);
    double constant = Math.log(shape) - Math.log(scale);
    double power = shape - 1;
    for (int r = 0; r < rows; r++) {
      density[r] = constant + power * logs[r] - t[r];
    }
    double[] values = x.values();
    int from = x.column(0);
    for (int r = 0; r < rows; r++) {
      if (!(t[r] > SMALL && t[r] < GREAT)) {
        density[r] = logDensity(values[from + r], constant);
      }
    }
    System.arraycopy(density, 0, out, outFrom, rows);
  }

  /** ln(x/scale) of every row, infinite or NaN up to 0. Uses scratch from the sixth array on. */
  void logRatios(Block x, double[] logs) {
    int rows = x.rows();
    double[] values = Scratch.of(rows).copy(5, x.values(), x.column(0), rows);
    for (int r = 0; r < rows; r++) {
      logs[r] = values[r] / scale;
    }
    Kernels.active().log(logs, 0, rows, logs, 0);
    if (shape > STEEP) {
      double[] steep = Scratch.of(rows).array(6);
      for (int r = 0; r < rows; r++) {
        steep[r] = (values[r] - scale) / scale;
      }
      Kernels.active().log1p(steep, 0, rows, steep, 0);
      for (int r = 0; r < rows; r++) {
        logs[r] = isSteepNear(values[r] / scale) ? steep[r] : logs[r];
      }
    }
    if (!(Kernels.active().sumOfMagnitudes(logs, 0, rows) < MOST_LOG)) {
      for (int r = 0; r < rows; r++) {
        logs[r] = Math.abs(logs[r]) < MOST_LOG ? logs[r] : logRatio(values[r]);
      }
    }
  }

  private double logDensity(double x, double constant) {
    if (x <= 0) {
      return x < 0 || shape > 1 ? NEGATIVE_INFINITY : shape < 1 ? POSITIVE_INFINITY : constant;
    }
    double t = power(x);
    return t == POSITIVE_INFINITY ? NEGATIVE_INFINITY : constant + (shape - 1) * logRatio(x) - t;
  }

  /** (x/scale)^shape; x is positive or NaN. */
  private double power(double x) {
    double ratio = x / scale;
    if (isSteepNear(ratio)) {
      return Math.exp(shape * logRatio(x));
    }
    if (isNormal(ratio)) {
      return Math.pow(ratio, shape);
    }
    if (x == POSITIVE_INFINITY) {
      return x;
    }
    // In pieces: the exponential of a multiple of a logarithm would be too coarse so far out.
    double towardsOne = ratio < 1 ? 0x1p510 : 0x1p-510;
    double piece = Math.pow(1 / towardsOne, shape);
    return Math.pow(x * towardsOne / (scale / towardsOne), shape) * piece * piece;
  }

  /** ln(x/scale). */
  double logRatio(double x) {
    double ratio = x / scale;
    if (isSteepNear(ratio)) {
      return Math.log1p((x - scale) / scale); // the difference is exact
    }
    return isNormal(ratio) ? Math.log(ratio) : Math.log(x) - Math.log(scale);
  }

  /** Whether a large shape would multiply the rounding of a ratio near 1. */
  private boolean isSteepNear(double ratio) {
    return shape > STEEP && ratio > 0.75 && ratio < 1.25;
  }

  private static boolean isNormal(double positive) {
    return positive >= Double.MIN_NORMAL && positive < POSITIVE_INFINITY;
  }

  @Override
  public double cdf(double x) {
    return x <= 0 ? 0 : -Math.expm1(-power(x));
  }

  @Override
  public double survival(double x) {
    return x <= 0 ? 1 : Math.exp(-power(x));
  }

  @Override
  public double logCdf(double x) {
    if (x <= 0) {
      return NEGATIVE_INFINITY;
    }
    double t = power(x);
    return t < Double.MIN_NORMAL ? shape * logRatio(x) : Logs.oneMinusExp(-t);
  }

  @Override
  public double logSurvival(double x) {
    return x <= 0 ? 0 : -power(x);
  }

  @Override
  public double quantile(double p) {
    return root(-Math.log1p(-Check.probability("weibull", "p", p)));
  }

  @Override
  public double inverseSurvival(double p) {
    return root(0 - Math.log(Check.probability("weibull", "p", p)));
  }

  /** The x at which (x/scale)^shape = t. */
  private double root(double t) {
    double ratio = Powers.root(t, shape);
    if (isNormal(ratio)) {
      return scale * ratio;
    }
    double half = Powers.root(t, 2 * shape);
    return scale * half * half;
  }

  @Override
  public double mean() {
    return Math.exp(logMean());
  }

  private double logMean() {
    return Math.log(scale) + LogGamma.value(1 + 1 / shape);
  }

  @Override
  public double variance() {
    double logExcess = logMeanSquareOverSquaredMean();
    // ln(e^y - 1), where e^y may overflow.
    // ln(e^y - 1) = y + ln(1 - e^-y), where e^y may overflow.
    double logVariance = 2 * logMean() + logExcess + Logs.oneMinusExp(-logExcess);
    return Math.exp(logVariance);
  }

  /** ln(E(X²)/E(X)²), by its series where the two logarithms would cancel. */
  private double logMeanSquareOverSquaredMean() {
    double e = 1 / shape;
    if (e > 0.01) {
      double log = LogGamma.value(1 + 2 * e) - 2 * LogGamma.value(1 + e);
      return Double.isNaN(log) ? POSITIVE_INFINITY : log; // beyond the doubles
    }
    double sum = 0;
    for (int i = LOG_GAMMA_RATIO.length - 1; i >= 0; i--) {
      sum = LOG_GAMMA_RATIO[i] + e * sum;
    }
    return e * e * sum;
  }

  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    double exponent = 1 / shape;
    for (int row = from; row < to; row++) {
      out[row] = Draws.positive(scale * Math.pow(random.nextExponential(), exponent));
    }
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }
}
