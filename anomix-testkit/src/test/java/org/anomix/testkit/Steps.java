package org.anomix.testkit;

import static java.lang.Double.NEGATIVE_INFINITY;

import java.util.List;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Check;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Domain;
import org.anomix.Estimate;
import org.anomix.Notation;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.Rows;
import org.anomix.ScalarFamily;
import org.anomix.Scaling;
import org.anomix.Tier;
import org.anomix.UnivariateDistribution;

/** Failures before the first success, a law of atoms, right or with one flaw; it is held. */
record Steps(double p, Flaw flaw) implements UnivariateDistribution {
  Steps {
    Check.positive("steps", "p", p);
    Check.probability("steps", "p", p);
    Check.positive("steps", "p", 1 - p);
  }

  static final class Family extends ScalarFamily<Steps> {
    private final Flaw flaw;

    Family(Flaw flaw) {
      super(
          "steps",
          "x = 0, 1, 2, ...",
          Steps.class,
          List.of(
              Parameter.scalar("p", new Domain(0, 1, false, false, false), Parameter.Role.OTHER)),
          values -> new Steps(values[0], flaw),
          law -> new double[] {law.p});
      this.flaw = flaw;
    }

    @Override
    public boolean hasAtoms() {
      return flaw != Flaw.STEPS_SMOOTH;
    }

    @Override
    public List<String> fixable() {
      return List.of("p");
    }

    @Override
    protected ComponentEstimator estimator(Options options) {
      return new Held(this, options, flaw);
    }
  }

  /** State: [0] Σw. */
  private record Held(Family family, Options options, Flaw flaw) implements ComponentEstimator {
    private Distribution law() {
      return new Steps(options.fixed("p").orElse(0.5), flaw);
    }

    @Override
    public Tier tier() {
      return Tier.EXACT;
    }

    @Override
    public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
      return law();
    }

    @Override
    public int stateSize(Distribution current) {
      return 1;
    }

    @Override
    public void accumulate(
        Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
      for (int row = 0; row < x.rows(); row++) {
        state[stateFrom] += w[wFrom + row];
      }
    }

    @Override
    public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
      return Estimate.of(current);
    }

    @Override
    public List<Distribution> project(List<Distribution> group, Scaling scaling) {
      return group.stream().map(law -> law()).toList();
    }

    @Override
    public int freeParameters(List<? extends Distribution> group) {
      return 0;
    }

    @Override
    public double minimumRows(int dimension) {
      return 0;
    }

    @Override
    public boolean held() {
      return true;
    }
  }

  @Override
  public DistributionFamily family() {
    return new Family(flaw);
  }

  private static boolean isCount(double x) {
    return x >= 0 && x == Math.rint(x) && x < Double.POSITIVE_INFINITY;
  }

  @Override
  public double logDensity(double x) {
    double extra = flaw == Flaw.STEPS_MASS ? 1e-6 : 0;
    return isCount(x)
        ? Math.log(p) + x * Math.log1p(-p) + extra
        : Double.isNaN(x) ? x : NEGATIVE_INFINITY;
  }

  @Override
  public boolean hasAtoms() {
    return true;
  }

  @Override
  public void atomOrder(Block x, int[] out, int outFrom) {
    for (int row = 0; row < x.rows(); row++) {
      boolean atom = isCount(x.values()[x.column(0) + row]);
      out[outFrom + row] = atom && flaw != Flaw.STEPS_ATOMS ? 1 : 0;
    }
  }

  /** How many atoms lie at x or before it. */
  private double count(double x) {
    return Math.max(flaw == Flaw.STEPS_CDF_LAGS ? Math.ceil(x) : Math.floor(x) + 1, 0);
  }

  @Override
  public double cdf(double x) {
    return -Math.expm1(logSurvival(x)) + 0.0;
  }

  @Override
  public double survival(double x) {
    return Math.exp(logSurvival(x));
  }

  @Override
  public double logCdf(double x) {
    double log = logSurvival(x);
    return log > -0.5 ? Math.log(-Math.expm1(log)) : Math.log1p(-Math.exp(log)) + 0.0;
  }

  @Override
  public double logSurvival(double x) {
    return count(x) == 0 ? 0 : count(x) * Math.log1p(-p);
  }

  @Override
  public double quantile(double u) {
    Check.probability("steps", "u", u);
    return least(Math.log1p(-u));
  }

  @Override
  public double inverseSurvival(double u) {
    Check.probability("steps", "u", u);
    return least(Math.log(u));
  }

  private double least(double log) {
    double guess = Math.max(Math.ceil(log / Math.log1p(-p)) - 1, 0);
    return guess > 0 && logSurvival(guess - 1) <= log ? guess - 1 : guess;
  }

  @Override
  public double mean() {
    double extra = flaw == Flaw.STEPS_MEAN ? 1e-3 : 0;
    return flaw == Flaw.STEPS_NO_MEAN ? Double.POSITIVE_INFINITY : (1 - p) / p + extra;
  }

  @Override
  public double variance() {
    return (1 - p) / p / p;
  }

  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    for (int row = from; row < to; row++) {
      double wait = random.nextExponential() / -Math.log1p(-p);
      out[row] = Math.floor(flaw == Flaw.STEPS_SAMPLER ? 1.06 * wait : wait);
    }
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }
}
