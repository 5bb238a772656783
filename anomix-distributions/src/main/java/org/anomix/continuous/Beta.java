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
import org.anomix.univariate.GammaFunctions;
import org.anomix.univariate.GammaSampler;
import org.anomix.univariate.IncompleteBeta;
import org.anomix.univariate.Scratch;
import org.anomix.univariate.StandardNormal;
import org.anomix.univariate.TailInversion;
import org.anomix.univariate.Tails;

/**
 * The beta law on [0, 1]: log f(x) = (alpha - 1) ln x + (beta - 1) ln(1 - x) - ln B(alpha, beta),
 * and -∞ elsewhere (Johnson, Kotz and Balakrishnan 1995, chapter 25). At 0 the density is 0 for an
 * alpha above 1, beta for 1, and has a pole below 1; likewise at 1 with the parameters exchanged.
 *
 * @param alpha the exponent at 0, positive and finite
 * @param beta the exponent at 1, positive and finite
 */
public record Beta(double alpha, double beta) implements UnivariateDistribution {
  /** From this size of both on the terms of the log density cancel: it takes another form. */
  private static final double LARGE = 10;

  /** Below this even the saddle-point form has nothing to cancel, and n x would lose digits. */
  private static final double TINY = 1e-290;

  /** Checks the parameters. */
  public Beta {
    Check.positive("beta", "alpha", alpha);
    Check.positive("beta", "beta", beta);
  }

  @Override
  public DistributionFamily family() {
    return BetaFamily.INSTANCE;
  }

  @Override
  public double logDensity(double x) {
    return Scratch.logDensity(this, x);
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    int rows = x.rows();
    Scratch scratch = Scratch.of(rows);
    double[] values = scratch.copy(0, x.values(), x.column(0), rows);
    double[] logX = x.logs(0);
    double[] y = scratch.array(1);
    double[] logY = scratch.array(2);
    for (int r = 0; r < rows; r++) {
      y[r] = 1 - values[r];
    }
    Kernels.active().log(y, 0, rows, logY, 0);
    for (int r = 0; r < rows; r++) {
      logY[r] += ((1 - y[r]) - values[r]) / y[r]; // log1p is slower
    }
    Constants constants = constants();
    double[] density = scratch.array(3);
    if (Double.isNaN(constants.saddle)) {
      constants.sumOfTerms(logX, logY, rows, density);
    } else {
      constants.saddlePoint(values, y, logX, logY, rows, density);
    }
    for (int r = 0; r < rows; r++) {
      if (!(values[r] > TINY && values[r] < 1)) {
        density[r] = constants.logDensityBeyond(values[r], logX[r], logY[r]);
      }
    }
    System.arraycopy(density, 0, out, outFrom, rows);
  }

  private Constants constants() {
    double n = alpha + beta;
    double mean = alpha / n;
    double rest = alpha >= beta ? beta - (n - alpha) : alpha - (n - beta); // of n itself
    double meanRest = (Math.fma(-mean, n, alpha) - mean * rest) / n;
    double direct = -GammaFunctions.logBeta(alpha, beta);
    double saddle =
        alpha >= LARGE && beta >= LARGE
            ? 0.5 * Math.log(mean * beta)
                - HALF_LOG_TWO_PI
                + GammaFunctions.stirlingError(n)
                - GammaFunctions.stirlingError(alpha)
                - GammaFunctions.stirlingError(beta)
            : Double.NaN;
    return new Constants(alpha, beta, direct, saddle, mean, meanRest);
  }

  /** What the log density needs and no row changes; {@code saddle} is NaN where it is not used. */
  private record Constants(
      double alpha, double beta, double direct, double saddle, double mean, double meanRest) {
    void sumOfTerms(double[] logX, double[] logY, int rows, double[] out) {
      double powerX = alpha - 1;
      double powerY = beta - 1;
      for (int r = 0; r < rows; r++) {
        out[r] = powerX * logX[r] + powerY * logY[r] + direct;
      }
    }

    void saddlePoint(double[] x, double[] y, double[] logX, double[] logY, int rows, double[] out) {
      Scratch scratch = Scratch.of(rows);
      double[] t = scratch.array(4);
      double[] near = scratch.array(5);
      double[] excess = scratch.array(6);
      double n = alpha + beta;
      for (int r = 0; r < rows; r++) {
        excess[r] = n * ((mean - x[r]) + meanRest); // alpha - n x, to the last place
        t[r] = -excess[r] / alpha;
      }
      Deviance.ofRatios(x, alpha / n, t, rows, near, out);
      for (int r = 0; r < rows; r++) {
        t[r] = excess[r] / beta;
        out[r] = saddle - alpha * out[r] - logX[r] - logY[r];
      }
      Deviance.ofRatios(y, beta / n, t, rows, near, excess);
      for (int r = 0; r < rows; r++) {
        out[r] -= beta * excess[r];
      }
    }

    /** Outside the support, at its ends, and where a ratio of densities would lose digits. */
    double logDensityBeyond(double x, double logX, double logY) {
      return x > 0 && x < 1 ? (alpha - 1) * logX + (beta - 1) * logY + direct : atAnEnd(x);
    }

    private double atAnEnd(double x) {
      if (x == 0 || x == 1) {
        double exponent = x == 0 ? alpha : beta;
        return exponent > 1 ? NEGATIVE_INFINITY : exponent < 1 ? POSITIVE_INFINITY : direct;
      }
      return Double.isNaN(x) ? x : NEGATIVE_INFINITY;
    }
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
    return IncompleteBeta.tails(alpha, beta, x);
  }

  @Override
  public double quantile(double p) {
    Check.probability("beta", "p", p);
    return quantile(Math.log(p), Math.log1p(-p), StandardNormal.quantile(p));
  }

  @Override
  public double inverseSurvival(double p) {
    Check.probability("beta", "p", p);
    return quantile(Math.log1p(-p), Math.log(p), -StandardNormal.quantile(p));
  }

  /** From the nearer end of the support, in whose distance the quantile has all digits. */
  private double quantile(double logP, double logQ, double z) {
    if (logP == NEGATIVE_INFINITY || logQ == NEGATIVE_INFINITY) {
      return logP == NEGATIVE_INFINITY ? 0 : 1;
    }
    Tails middle = tails(0.5);
    boolean below = logP < logQ ? logP <= middle.logLower() : logQ >= middle.logUpper();
    return below
        ? quantileBelowHalf(logP, logQ, z)
        : 1 - new Beta(/* alpha= */ beta, /* beta= */ alpha).quantileBelowHalf(logQ, logP, -z);
  }

  private double quantileBelowHalf(double logP, double logQ, double z) {
    return new TailInversion(this::tails, this::logDensity, 0.5)
        .quantile(logP, logQ, guess(logP, z), 1);
  }

  /** A normal law's quantile where that makes sense, else the leading term near 0. */
  private double guess(double logP, double z) {
    double normal = mean() + Math.sqrt(variance()) * z;
    return alpha > 1 && beta > 1 && normal > 0.3 * mean()
        ? normal
        : Math.exp((logP + Math.log(alpha) + GammaFunctions.logBeta(alpha, beta)) / alpha);
  }

  @Override
  public double mean() {
    return 1 / (1 + beta / alpha);
  }

  @Override
  public double variance() {
    return mean() / (1 + alpha / beta) / (alpha + beta + 1);
  }

  /** What would be rounded to an end, where there may be a pole, is drawn as its neighbour. */
  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    GammaSampler first = new GammaSampler(alpha);
    GammaSampler second = new GammaSampler(beta);
    boolean plain = alpha >= 1 && beta >= 1;
    for (int row = from; row < to; row++) {
      double x;
      if (plain) {
        double g = first.next(random);
        x = g / (g + second.next(random));
      } else {
        x = 1 / (1 + Math.exp(second.nextLog(random) - first.nextLog(random)));
      }
      out[row] = Math.min(Math.max(x, Double.MIN_VALUE), Math.nextDown(1.0));
    }
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }
}
