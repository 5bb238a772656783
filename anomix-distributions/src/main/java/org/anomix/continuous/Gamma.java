package org.anomix.continuous;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.anomix.univariate.StandardNormal.HALF_LOG_TWO_PI;

import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Check;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.UnivariateDistribution;
import org.anomix.kernel.Kernels;
import org.anomix.univariate.Deviance;
import org.anomix.univariate.Draws;
import org.anomix.univariate.GammaFunctions;
import org.anomix.univariate.GammaSampler;
import org.anomix.univariate.IncompleteGamma;
import org.anomix.univariate.Scratch;
import org.anomix.univariate.StandardNormal;
import org.anomix.univariate.TailInversion;
import org.anomix.univariate.Tails;

/**
 * The gamma law on [0, ∞): log f(x) = (shape - 1) ln x - x/scale - shape ln scale - ln Γ(shape),
 * and -∞ below 0 (Johnson, Kotz and Balakrishnan 1994, chapter 17). At 0 the density is 0 for a
 * shape above 1, 1/scale for 1, and has a pole below 1.
 *
 * @param shape the shape, positive and finite
 * @param scale the scale, positive and finite; the mean is shape · scale
 */
public record Gamma(double shape, double scale) implements UnivariateDistribution {
  /** From this shape on the terms of the log density cancel and its saddle-point form is taken. */
  private static final double LARGE = 10;

  /** Checks the parameters. */
  public Gamma {
    Check.positive("gamma", "shape", shape);
    Check.positive("gamma", "scale", scale);
  }

  @Override
  public DistributionFamily family() {
    return GammaFamily.INSTANCE;
  }

  @Override
  public double logDensity(double x) {
    return Scratch.logDensity(this, x);
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    int rows = x.rows();
    double[] values = Scratch.of(rows).copy(0, x.values(), x.column(0), rows);
    double[] y = Scratch.of(rows).array(1);
    double[] logs = Scratch.of(rows).array(2);
    for (int r = 0; r < rows; r++) {
      y[r] = values[r] / scale;
    }
    if (shape < LARGE) {
      sumOfTerms(y, rows, logs);
    } else {
      saddlePoint(x, y, rows, logs);
    }
    for (int r = 0; r < rows; r++) {
      if (!(y[r] >= Double.MIN_NORMAL && y[r] < POSITIVE_INFINITY)) {
        logs[r] = logDensityBeyond(values[r]);
      }
    }
    System.arraycopy(logs, 0, out, outFrom, rows);
  }

  private void sumOfTerms(double[] y, int rows, double[] out) {
    Kernels.active().log(y, 0, rows, out, 0);
    double power = shape - 1;
    double logScale = Math.log(scale);
    double constant = constant();
    for (int r = 0; r < rows; r++) {
      out[r] = power * out[r] - y[r] - logScale + constant;
    }
  }

  private void saddlePoint(Block x, double[] y, int rows, double[] out) {
    double[] t = Scratch.of(rows).array(3);
    double[] near = Scratch.of(rows).array(4);
    for (int r = 0; r < rows; r++) {
      t[r] = (y[r] - shape) / shape;
    }
    Deviance.ofRatios(y, shape, t, rows, near, out);
    double[] logs = x.logs(0);
    double constant = constant();
    for (int r = 0; r < rows; r++) {
      out[r] = constant - shape * out[r] - logs[r];
    }
  }

  private double constant() {
    return shape < LARGE
        ? -GammaFunctions.logGamma(shape)
        : 0.5 * Math.log(shape) - HALF_LOG_TWO_PI - GammaFunctions.stirlingError(shape);
  }

  /** Outside the support, at its ends, and where x/scale has left the normal doubles. */
  private double logDensityBeyond(double x) {
    double logScale = Math.log(scale);
    if (x == 0) {
      return shape > 1 ? NEGATIVE_INFINITY : shape < 1 ? POSITIVE_INFINITY : -logScale;
    }
    double power = (shape - 1) * (Math.log(x) - logScale) - logScale;
    return x > 0 && x / scale < 1
        ? power - GammaFunctions.logGamma(shape) - x / scale
        : Double.isNaN(x) ? x : NEGATIVE_INFINITY;
  }

  @Override
  public double cdf(double x) {
    return tails(x).lower();
  }

  @Override
  public double survival(double x) {
    return tails(x).upper();
  }

  @Override
  public double logCdf(double x) {
    return tails(x).logLower();
  }

  @Override
  public double logSurvival(double x) {
    return tails(x).logUpper();
  }

  private Tails tails(double x) {
    return IncompleteGamma.tails(shape, x, scale);
  }

  @Override
  public double quantile(double p) {
    Check.probability("gamma", "p", p);
    return quantile(Math.log(p), Math.log1p(-p), StandardNormal.quantile(p));
  }

  @Override
  public double inverseSurvival(double p) {
    Check.probability("gamma", "p", p);
    return quantile(Math.log1p(-p), Math.log(p), -StandardNormal.quantile(p));
  }

  private double quantile(double logP, double logQ, double z) {
    if (logP == NEGATIVE_INFINITY || logQ == NEGATIVE_INFINITY) {
      return logP == NEGATIVE_INFINITY ? 0 : POSITIVE_INFINITY;
    }
    Gamma standard = new Gamma(shape, 1);
    return new TailInversion(standard::tails, standard::logDensity, Double.MAX_VALUE)
        .quantile(logP, logQ, guess(logP, logQ, z), scale);
  }

  /** The leading term near 0, the far tail, or in between Wilson and Hilferty (1931). */
  private double guess(double logP, double logQ, double z) {
    double root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
    if (shape >= 1 && root > 0.3) {
      return shape * root * root * root;
    }
    double power = Math.exp((logP + GammaFunctions.logGamma(shape + 1)) / shape);
    return shape >= 1 ? power : Math.max(Math.min(power, 1), -logQ - 1);
  }

  @Override
  public double mean() {
    return shape * scale;
  }

  @Override
  public double variance() {
    return shape * scale * scale;
  }

  /** What would underflow to 0, a pole of small shapes, is drawn as the least positive number. */
  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    GammaSampler sampler = new GammaSampler(shape);
    double logScale = Math.log(scale);
    for (int row = from; row < to; row++) {
      double x =
          shape < 1 ? Math.exp(sampler.nextLog(random) + logScale) : sampler.next(random) * scale;
      out[row] = Draws.positive(x);
    }
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }
}
