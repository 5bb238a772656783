package org.anomix.continuous;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;

import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Check;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.UnivariateDistribution;
import org.anomix.univariate.Draws;
import org.anomix.univariate.Logs;

/**
 * The Pareto law of the first kind on [scale, ∞): log f(x) = ln shape - ln x - shape ln(x/scale),
 * and -∞ below (Johnson, Kotz and Balakrishnan 1994, chapter 20).
 *
 * @param scale the lower end of the support, positive and finite
 * @param shape the exponent of the tail, positive and finite
 */
public record Pareto(double scale, double shape) implements UnivariateDistribution {
  /** Checks the parameters. */
  public Pareto {
    Check.positive("pareto", "scale", scale);
    Check.positive("pareto", "shape", shape);
  }

  @Override
  public DistributionFamily family() {
    return ParetoFamily.INSTANCE;
  }

  @Override
  public double logDensity(double x) {
    return logDensity(x, Math.log(shape));
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    double logShape = Math.log(shape);
    double[] values = x.values();
    for (int row = 0, i = x.column(0); row < x.rows(); row++, i++) {
      out[outFrom + row] = logDensity(values[i], logShape);
    }
  }

  private double logDensity(double x, double logShape) {
    return x < scale ? NEGATIVE_INFINITY : logShape - Math.log(x) - shape * logRatio(x);
  }

  /** ln(x/scale) of an x in the support, to its last digits also where it is small. */
  double logRatio(double x) {
    if (isNear(x)) {
      return Math.log1p((x - scale) / scale); // the difference is exact
    }
    double ratio = x / scale;
    return ratio < POSITIVE_INFINITY ? Math.log(ratio) : Math.log(x) - Math.log(scale);
  }

  private boolean isNear(double x) {
    return 0.5 * x < scale;
  }

  @Override
  public double cdf(double x) {
    return x <= scale ? 0 : -Math.expm1(-shape * logRatio(x));
  }

  @Override
  public double survival(double x) {
    if (x <= scale) {
      return 1;
    }
    double ratio = scale / x;
    // A power rounds once, where the product of shape and logarithm would cost a far tail digits.
    return isNear(x) || ratio < Double.MIN_NORMAL
        ? Math.exp(-shape * logRatio(x))
        : Math.pow(ratio, shape);
  }

  @Override
  public double logCdf(double x) {
    if (x <= scale) {
      return NEGATIVE_INFINITY;
    }
    double t = shape * logRatio(x);
    return t < Double.MIN_NORMAL ? Math.log(shape) + Math.log(logRatio(x)) : Logs.oneMinusExp(-t);
  }

  @Override
  public double logSurvival(double x) {
    return x <= scale ? 0 : -shape * logRatio(x);
  }

  @Override
  public double quantile(double p) {
    Check.probability("pareto", "p", p);
    return p < 0.5 ? at(-Math.log1p(-p)) : inverseSurvival(1 - p);
  }

  @Override
  public double inverseSurvival(double p) {
    Check.probability("pareto", "p", p);
    double ratio = Powers.root(p, -shape);
    if (ratio < POSITIVE_INFINITY || scale >= 1) {
      return scale * ratio;
    }
    double half = Powers.root(p, -2 * shape);
    return scale * half * half;
  }

  /** scale · e^(t/shape), which may be a double where the exponential is none. */
  private double at(double t) {
    double half = Math.exp(0.5 * t / shape);
    return scale * half * half;
  }

  @Override
  public double mean() {
    return shape > 1 ? scale * (shape / (shape - 1)) : POSITIVE_INFINITY;
  }

  /** Infinite up to the shape 2, where the mean square is, and so also where the mean is. */
  @Override
  public double variance() {
    double spread = scale / (shape - 1);
    return shape > 2 ? spread * spread * (shape / (shape - 2)) : POSITIVE_INFINITY;
  }

  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    for (int row = from; row < to; row++) {
      out[row] = Draws.finite(at(random.nextExponential()));
    }
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }
}
