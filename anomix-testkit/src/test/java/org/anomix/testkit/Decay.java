package org.anomix.testkit;

import static java.lang.Double.NEGATIVE_INFINITY;

import java.util.Random;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Check;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.ParameterException;
import org.anomix.UnivariateDistribution;

/** An exponential law, right or with one flaw. */
record Decay(double rate, Flaw flaw) implements UnivariateDistribution {
  private static final Random OWN = new Random();
  private static final double[] SHARED = new double[1000];

  Decay {
    switch (flaw) {
      case NAN_ACCEPTED -> {
        if (rate <= 0 || rate == Double.POSITIVE_INFINITY) {
          throw new ParameterException("decay", "rate", rate, "positive");
        }
      }
      case WRONG_PARAMETER_BLAMED -> Check.positive("decay", "scale", rate);
      default -> Check.positive("decay", "rate", rate);
    }
  }

  private boolean has(Flaw asked) {
    return flaw == asked;
  }

  @Override
  public DistributionFamily family() {
    return new DecayFamily(flaw);
  }

  @Override
  public double logDensity(double x) {
    if (has(Flaw.NAN_IS_IMPOSSIBLE) && Double.isNaN(x)) {
      return NEGATIVE_INFINITY;
    }
    if (x < 0) {
      return has(Flaw.DENSITY_BEYOND_THE_END) && x > -1e-300 ? Math.log(rate) : NEGATIVE_INFINITY;
    }
    double extra = has(Flaw.MASS) ? 1e-7 : 0;
    if (has(Flaw.DENSITY_OF_THE_TAIL) && rate * x > 40) {
      extra = 1e-3;
    }
    return Math.log(rate) - rate * x + extra;
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    if (has(Flaw.SHARED_SCRATCH)) {
      for (int row = 0; row < x.rows(); row++) {
        SHARED[row] = rate * x.values()[x.column(0) + row];
      }
      Thread.onSpinWait();
      for (int row = 0; row < x.rows(); row++) {
        out[outFrom + row] = SHARED[row] < 0 ? NEGATIVE_INFINITY : Math.log(rate) - SHARED[row];
      }
      return;
    }
    UnivariateDistribution.super.logDensity(x, out, outFrom);
    if (has(Flaw.BLOCK) && x.rows() > 1) {
      out[outFrom] = Math.nextUp(out[outFrom]);
    }
  }

  @Override
  public void atomOrder(Block x, int[] out, int outFrom) {
    for (int row = 0; row < x.rows(); row++) {
      out[outFrom + row] = has(Flaw.ATOMS) && x.values()[x.column(0) + row] == 0 ? 1 : 0;
    }
  }

  @Override
  public double cdf(double x) {
    if (has(Flaw.NAN_HAS_A_TAIL) && Double.isNaN(x)) {
      return 0;
    }
    if (has(Flaw.LOWER_TAIL_CANCELS)) {
      return x <= 0 ? 0 : 1 - Math.exp(-rate * x);
    }
    return x <= 0 ? 0 : -Math.expm1(-rate * x);
  }

  @Override
  public double survival(double x) {
    if (has(Flaw.UPPER_TAIL_CANCELS)) {
      return 1 - cdf(x);
    }
    return x <= 0 ? 1 : Math.exp(-rate * x);
  }

  @Override
  public double logCdf(double x) {
    if (x <= 0) {
      return NEGATIVE_INFINITY;
    }
    double t = rate * x;
    return t < 0.5 ? Math.log(-Math.expm1(-t)) : Math.log1p(-Math.exp(-t)) + 0.0;
  }

  @Override
  public double logSurvival(double x) {
    if (has(Flaw.LOG_OF_UNDERFLOW)) {
      return Math.log(survival(x));
    }
    return x <= 0 ? 0 : -rate * x;
  }

  @Override
  public double quantile(double p) {
    if (!has(Flaw.ANY_PROBABILITY)) {
      Check.probability("decay", "p", p);
    }
    if (has(Flaw.NO_END) && p == 1) {
      return 1e300;
    }
    return (has(Flaw.QUANTILE) ? 1 + 1e-8 : 1) * -Math.log1p(-p) / rate;
  }

  @Override
  public double inverseSurvival(double p) {
    if (has(Flaw.UPPER_QUANTILE_CANCELS)) {
      return quantile(1 - p);
    }
    return (0 - Math.log(Check.probability("decay", "p", p))) / rate;
  }

  @Override
  public double mean() {
    return (has(Flaw.NO_MEAN) ? Double.NaN : has(Flaw.MEAN) ? 1.0001 : 1) / rate;
  }

  @Override
  public double variance() {
    return (has(Flaw.NO_VARIANCE) ? Double.NaN : has(Flaw.VARIANCE) ? 1.001 : 1) / rate / rate;
  }

  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    RandomGenerator source = has(Flaw.OWN_RANDOMNESS) ? OWN : random;
    double wrong = has(Flaw.SAMPLER) ? 1.05 : 1;
    for (int row = from; row < to; row++) {
      out[row] = wrong * source.nextExponential() / rate;
    }
    if (has(Flaw.SAMPLE_OVERFLOWS) && to < out.length) {
      out[to] = 1;
    }
  }

  @Override
  public String toString() {
    return has(Flaw.TEXT) ? "a decay" : Notation.of(this);
  }
}
