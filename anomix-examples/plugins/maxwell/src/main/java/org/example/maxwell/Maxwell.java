package org.example.maxwell;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;

import java.util.List;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Check;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
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

/**
 * The Maxwell law on [0, ∞), the length of a vector of three independent normal numbers: log f(x) =
 * ln(2/π)/2 + 2 ln z - z²/2 - ln scale with z = x/scale, and -∞ below 0 (Johnson, Kotz and
 * Balakrishnan 1994, chapter 18).
 *
 * @param scale the standard deviation of each of the three, positive and finite
 */
public record Maxwell(double scale) implements UnivariateDistribution {
  private static final double HALF_LOG_TWO_OVER_PI = -0.22579135264472744;
  private static final double ROOT_TWO_OVER_PI = 0.7978845608028654;

  private static final Maxwell STANDARD = new Maxwell(1);

  /** Near the median: below it the lower tail is summed, above it the upper one is expanded. */
  private static final double MIDDLE = 1.5;

  /** Checks the parameter. */
  public Maxwell {
    Check.positive("maxwell", "scale", scale);
  }

  @Override
  public DistributionFamily family() {
    return Family.INSTANCE;
  }

  @Override
  public double logDensity(double x) {
    return logDensity(x, Math.log(scale));
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    double logScale = Math.log(scale); // one logarithm per block, not per row
    double[] values = x.values();
    for (int row = 0, i = x.column(0); row < x.rows(); row++, i++) {
      out[outFrom + row] = logDensity(values[i], logScale);
    }
  }

  private double logDensity(double x, double logScale) {
    if (x < 0 || x == POSITIVE_INFINITY) {
      return NEGATIVE_INFINITY;
    }
    double z = x / scale;
    // Not ln z: the quotient may underflow where its logarithm is an ordinary number.
    return 2 * (Math.log(x) - logScale) - 0.5 * z * z - logScale + HALF_LOG_TWO_OVER_PI;
  }

  @Override
  public double cdf(double x) {
    double z = x / scale;
    if (z >= MIDDLE) { // false for NaN, which then stays NaN
      return 1 - survival(x);
    }
    return x <= 0 ? 0 : ROOT_TWO_OVER_PI * (z * z * z) * Math.exp(-0.5 * z * z) * series(z);
  }

  @Override
  public double survival(double x) {
    double z = x / scale;
    if (z < MIDDLE) {
      return 1 - cdf(x);
    }
    return x == POSITIVE_INFINITY ? 0 : ROOT_TWO_OVER_PI * Math.exp(-0.5 * z * z) * (z + mills(z));
  }

  @Override
  public double logCdf(double x) {
    double z = x / scale;
    if (z >= MIDDLE) {
      return Math.log1p(-survival(x)) + 0.0; // 0, not -0, far out
    }
    double logZ = z < Double.MIN_NORMAL ? Math.log(x) - Math.log(scale) : Math.log(z);
    return x <= 0
        ? NEGATIVE_INFINITY
        : HALF_LOG_TWO_OVER_PI + 3 * logZ - 0.5 * z * z + Math.log(series(z));
  }

  @Override
  public double logSurvival(double x) {
    double z = x / scale;
    if (z < MIDDLE) {
      return Math.log1p(-cdf(x)) + 0.0;
    }
    return x == POSITIVE_INFINITY
        ? NEGATIVE_INFINITY
        : HALF_LOG_TWO_OVER_PI - 0.5 * z * z + Math.log(z + mills(z));
  }

  /**
   * F(z) without its leading factor: 1/3 + z²/15 + z⁴/105 + ..., terms of one sign (DLMF 8.7.1).
   */
  private static double series(double z) {
    double term = 1.0 / 3;
    double sum = term;
    for (int odd = 5; term > 1e-17 * sum; odd += 2) {
      term *= z * z / odd;
      sum += term;
    }
    return sum;
  }

  /** The upper normal tail over the normal density, Laplace's continued fraction (DLMF 7.9.3). */
  private static double mills(double z) {
    double fraction = 0;
    for (int k = 200; k > 0; k--) { // enough from MIDDLE on
      fraction = k / (z + fraction);
    }
    return 1 / (z + fraction);
  }

  @Override
  public double quantile(double p) {
    Check.probability("maxwell", "p", p);
    return p <= 0.5 ? lowerQuantile(p) : upperQuantile(1 - p);
  }

  @Override
  public double inverseSurvival(double p) {
    Check.probability("maxwell", "p", p);
    return p <= 0.5 ? upperQuantile(p) : lowerQuantile(1 - p);
  }

  /**
   * Newton's steps for ln F over ln z, which is concave: from below, where F = √(2/π) z³/3 starts,
   * they rise to the root, and end where rounding lets them rise no more.
   */
  private double lowerQuantile(double p) {
    double logP = Math.log(p);
    double logZ;
    double next = (logP + Math.log(3) - HALF_LOG_TWO_OVER_PI) / 3;
    do {
      logZ = next;
      double z = Math.exp(logZ);
      double logCdf = STANDARD.logCdf(z);
      next = logZ + (logP - logCdf) / Math.exp(logZ + STANDARD.logDensity(z) - logCdf);
    } while (next > logZ);
    return scale * Math.exp(logZ);
  }

  /** The same for ln S over z, which is concave too: from above, down to the root. */
  private double upperQuantile(double p) {
    double logP = Math.log(p);
    double z;
    double next = MIDDLE + Math.sqrt(-2 * logP);
    do {
      z = next;
      double logSurvival = STANDARD.logSurvival(z);
      next = z + (logSurvival - logP) / Math.exp(STANDARD.logDensity(z) - logSurvival);
    } while (next < z);
    return scale * z;
  }

  @Override
  public double mean() {
    return 2 * ROOT_TWO_OVER_PI * scale;
  }

  @Override
  public double variance() {
    return (3 - 8 / Math.PI) * scale * scale;
  }

  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    for (int row = from; row < to; row++) {
      double x = random.nextGaussian();
      double y = random.nextGaussian();
      double z = random.nextGaussian();
      out[row] = scale * Math.sqrt(x * x + y * y + z * z);
    }
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }

  /** The family {@code maxwell(scale)}: what is registered. */
  public static final class Family extends ScalarFamily<Maxwell> {
    static final Family INSTANCE = new Family();

    /** The family; all instances are alike. */
    public Family() {
      super(
          "maxwell",
          "x >= 0",
          Maxwell.class,
          List.of(Parameter.scalar("scale", Domain.POSITIVE, Parameter.Role.SCALE)),
          values -> new Maxwell(values[0]),
          law -> new double[] {law.scale()});
    }

    @Override
    public List<String> fixable() {
      return List.of("scale");
    }

    @Override
    protected ComponentEstimator estimator(Options options) {
      return new Estimator(options);
    }
  }

  /**
   * Maximum likelihood of the scale: its square is a third of the weighted mean of x².
   *
   * <p>State: [0] Σw, [1] Σw(x/s)², where s is the current scale, so that no unit is too large or
   * too small to be squared.
   */
  private record Estimator(Options options) implements ComponentEstimator {
    @Override
    public DistributionFamily family() {
      return Family.INSTANCE;
    }

    @Override
    public Tier tier() {
      return Tier.EXACT;
    }

    private Maxwell law(double scale) {
      return new Maxwell(options.fixed("scale").orElse(scale));
    }

    private static double floor(Scaling scaling) {
      return Math.max(scaling.scaleFloor(0), Double.MIN_VALUE);
    }

    /** The column's own unit is coarse enough a scale: the first sums lead away from it. */
    @Override
    public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
      return law(scaling.unit(0));
    }

    @Override
    public int stateSize(Distribution current) {
      return 2;
    }

    @Override
    public void accumulate(
        Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
      double scale = ((Maxwell) current).scale();
      double[] values = x.values();
      double weight = 0;
      double square = 0;
      for (int row = 0, i = x.column(0); row < x.rows(); row++, i++) {
        if (w[wFrom + row] != 0) { // a row of weight 0 may hold anything
          double z = values[i] / scale;
          weight += w[wFrom + row];
          square += w[wFrom + row] * z * z;
        }
      }
      state[stateFrom] += weight;
      state[stateFrom + 1] += square;
    }

    @Override
    public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
      double scale = ((Maxwell) current).scale() * Math.sqrt(state[1] / state[0] / 3);
      if (held() || !(state[0] > 0 && scale < POSITIVE_INFINITY)) {
        return Estimate.of(current);
      }
      if (scale < floor(scaling)) {
        String text = "scale is held at its floor " + Notation.number(floor(scaling));
        return new Estimate(law(floor(scaling)), List.of(Diagnosis.guard(text)));
      }
      return Estimate.of(law(scale));
    }

    @Override
    public List<Distribution> project(List<Distribution> group, Scaling scaling) {
      return group.stream()
          .<Distribution>map(law -> law(Math.max(((Maxwell) law).scale(), floor(scaling))))
          .toList();
    }

    @Override
    public int freeParameters(List<? extends Distribution> group) {
      return held() ? 0 : group.size();
    }

    @Override
    public double minimumRows(int dimension) {
      return held() ? 0 : 1;
    }

    @Override
    public boolean held() {
      return options.fixed("scale").isPresent();
    }
  }
}
