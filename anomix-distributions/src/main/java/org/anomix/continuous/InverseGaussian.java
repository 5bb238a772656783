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
import org.anomix.univariate.Draws;
import org.anomix.univariate.InverseGaussianTails;
import org.anomix.univariate.Scratch;
import org.anomix.univariate.StandardNormal;
import org.anomix.univariate.TailInversion;
import org.anomix.univariate.Tails;

/**
 * The inverse Gaussian law on (0, ∞): log f(x) = (ln shape - ln 2π - 3 ln x)/2 - shape (x - mean)²
 * / (2 mean² x), and -∞ from 0 down (Johnson, Kotz and Balakrishnan 1994, chapter 15).
 *
 * @param mean the mean, positive and finite
 * @param shape the shape in the units of x, positive and finite; the variance is mean³/shape
 */
public record InverseGaussian(double mean, double shape) implements UnivariateDistribution {
  /** Checks the parameters. */
  public InverseGaussian {
    Check.positive("inverse-gaussian", "mean", mean);
    Check.positive("inverse-gaussian", "shape", shape);
  }

  @Override
  public DistributionFamily family() {
    return InverseGaussianFamily.INSTANCE;
  }

  @Override
  public double logDensity(double x) {
    return Scratch.logDensity(this, x);
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    double constant = constant();
    double[] logs = x.logs(0);
    double[] values = x.values();
    for (int row = 0, i = x.column(0); row < x.rows(); row++, i++) {
      out[outFrom + row] = logDensity(values[i], logs[row], constant);
    }
  }

  private double constant() {
    return 0.5 * Math.log(shape) - HALF_LOG_TWO_PI;
  }

  private double logDensity(double x, double logX, double constant) {
    if (!(x > 0 && x < POSITIVE_INFINITY)) {
      return Double.isNaN(x) ? x : NEGATIVE_INFINITY;
    }
    double t = (x - mean) / mean;
    // Whichever quotient can neither overflow nor underflow before the product does.
    double square = Math.abs(t) <= 1 ? shape / x * t * t : t / x * shape * t;
    return constant - 1.5 * logX - 0.5 * square;
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
    return InverseGaussianTails.at(x, mean, shape);
  }

  @Override
  public double quantile(double p) {
    Check.probability("inverse-gaussian", "p", p);
    return quantile(Math.log(p), Math.log1p(-p), StandardNormal.quantile(p));
  }

  @Override
  public double inverseSurvival(double p) {
    Check.probability("inverse-gaussian", "p", p);
    return quantile(Math.log1p(-p), Math.log(p), -StandardNormal.quantile(p));
  }

  private double quantile(double logP, double logQ, double z) {
    if (logP == NEGATIVE_INFINITY || logQ == NEGATIVE_INFINITY) {
      return logP == NEGATIVE_INFINITY ? 0 : POSITIVE_INFINITY;
    }
    // Where shape (x - mean)²/(mean² x) = z².
    double v = 0.5 * z * z * (mean / shape);
    double ratio = 1 + v + Math.sqrt(v) * Math.sqrt(v + 2);
    return new TailInversion(this::tails, this::logDensity, Double.MAX_VALUE)
        .quantile(logP, logQ, z < 0 ? mean / ratio : mean * ratio, 1);
  }

  @Override
  public double variance() {
    return mean * mean * (mean / shape);
  }

  /** Draws by Michael, Schucany and Haas (1976), the smaller root without cancellation. */
  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    for (int row = from; row < to; row++) {
      double z = random.nextGaussian();
      double v = 0.5 * z * z * (mean / shape);
      double ratio = 1 + v + Math.sqrt(v) * Math.sqrt(v + 2);
      boolean smaller = random.nextDouble() * (1 + 1 / ratio) <= 1;
      double x = smaller ? mean / ratio : mean * ratio;
      out[row] = Draws.positive(x);
    }
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }
}
