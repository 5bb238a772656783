package org.anomix.continuous;

import static java.lang.Double.NEGATIVE_INFINITY;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Check;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.UnivariateDistribution;
import org.anomix.univariate.ModifiedBessel;
import org.anomix.univariate.Newton;
import org.anomix.univariate.Scratch;
import org.anomix.univariate.StandardNormal;
import org.anomix.univariate.Tails;
import org.anomix.univariate.VonMisesTails;

/**
 * The von Mises law of angles in radians: log f(x) = concentration cos(x - mean) - ln(2π
 * I0(concentration)) (Mardia and Jupp 2000, section 3.5). The concentration 0 is the uniform law.
 *
 * <p>The density has the period 2π, so that an angle may be written as on any turn; it integrates
 * to 1 over one. The tails, the quantiles, the mean, the variance and the samples are those of the
 * turn [mean - π, mean + π], with both ends as exact numbers, not as the doubles beside them.
 *
 * @param mean the direction of the mode, finite
 * @param concentration how closely angles gather there, finite and at least 0; 1/variance if large
 */
public record VonMises(double mean, double concentration) implements UnivariateDistribution {
  private static final double LOG_TWO_PI = 1.8378770664093453;
  private static final double HALF_PI = 0.5 * Math.PI;

  /** Below this uniform proposals are accepted more often than normal ones. */
  private static final double DIFFUSE = 0.4;

  /** Up to here angles are taken as they are for sums, which need no last places. */
  static final double FAR = 100;

  /** Up to here the difference of two angles rounds less than their reductions would. */
  private static final double NEAR = 8;

  /** Checks the parameters. */
  public VonMises {
    Check.finite("von-mises", "mean", mean);
    Check.nonNegative("von-mises", "concentration", concentration);
  }

  @Override
  public DistributionFamily family() {
    return VonMisesFamily.INSTANCE;
  }

  @Override
  public double logDensity(double x) {
    return Scratch.logDensity(this, x);
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    double constant = constant();
    double direction = onFirstTurn(mean);
    int rows = x.rows();
    Scratch scratch = Scratch.of(rows);
    double[] values = scratch.copy(0, x.values(), x.column(0), rows);
    double[] half = scratch.array(1);
    double[] sine = scratch.array(2);
    for (int r = 0; r < rows; r++) {
      half[r] = 0.5 * (values[r] - mean);
    }
    HalfTurns.reduce(half, rows);
    HalfTurns.sines(half, rows, sine);
    // cos - 1 = -2 sin² of the half, without cancellation
    for (int r = 0; r < rows; r++) {
      sine[r] = constant - 2 * (concentration * sine[r] * sine[r]);
    }
    for (int r = 0; r < rows; r++) {
      if (!(Math.abs(values[r] - mean) <= NEAR)) {
        sine[r] = logDensityFar(values[r], direction, constant);
      }
    }
    System.arraycopy(sine, 0, out, outFrom, rows);
  }

  private double constant() {
    return -LOG_TWO_PI - Math.log(ModifiedBessel.scaledZero(concentration));
  }

  private double logDensityFar(double x, double direction, double constant) {
    if (Math.abs(x) == Double.POSITIVE_INFINITY) {
      return NEGATIVE_INFINITY;
    }
    double sine = Math.sin(0.5 * (onFirstTurn(x) - direction));
    return constant - 2 * (concentration * sine * sine);
  }

  /** The same angle, without its turns where they are so many that a difference would round. */
  static double angle(double x) {
    return Math.abs(x) <= FAR ? x : onFirstTurn(x);
  }

  private static double onFirstTurn(double x) {
    return Math.atan2(Math.sin(x), Math.cos(x));
  }

  @Override
  public double period() {
    return 2 * Math.PI;
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
    return new VonMisesTails(concentration).at(x, mean);
  }

  @Override
  public double quantile(double p) {
    Check.probability("von-mises", "p", p);
    return p <= 0.5 ? lowerQuantile(p) : upperQuantile(1 - p);
  }

  @Override
  public double inverseSurvival(double p) {
    Check.probability("von-mises", "p", p);
    return p <= 0.5 ? upperQuantile(p) : lowerQuantile(1 - p);
  }

  private double lowerQuantile(double p) {
    double fromEnd = p == 0 ? 0 : distanceFromEnd(p);
    return Double.isNaN(fromEnd)
        ? mean - distanceFromMean(p)
        : sum(mean, -Math.PI, fromEnd - VonMisesTails.PI_REST);
  }

  private double upperQuantile(double p) {
    if (p == 0) { // the first double with nothing above it
      double end = sum(mean, Math.PI, VonMisesTails.PI_REST);
      return logSurvival(end) > NEGATIVE_INFINITY ? Math.nextUp(end) : end;
    }
    double fromEnd = distanceFromEnd(p);
    return Double.isNaN(fromEnd)
        ? mean + distanceFromMean(p)
        : sum(mean, Math.PI, VonMisesTails.PI_REST - fromEnd);
  }

  /** a + b + small, rounded once. */
  private static double sum(double a, double b, double small) {
    double sum = a + b;
    double taken = sum - a;
    return sum + ((a - (sum - taken)) + (b - taken) + small);
  }

  /** How far the quantile of a tail is from the end of the support; NaN for more than π/2. */
  private double distanceFromEnd(double p) {
    VonMisesTails tails = new VonMisesTails(concentration);
    if (p > tails.beyond(HALF_PI, HALF_PI).lower()) {
      return Double.NaN;
    }
    double logP = Math.log(p);
    double atEnd = Math.exp(logP - logDensity(mean + Math.PI));
    return distance(
        e -> tails.beyond(Math.PI - e, e).logLower() - logP,
        (e, value) -> e * Math.exp(logDensity(mean + (Math.PI - e)) - value - logP),
        Math.min(atEnd, HALF_PI));
  }

  /** How far it is from the mean, for less than π/2. */
  private double distanceFromMean(double p) {
    if (p == 0.5) {
      return 0;
    }
    VonMisesTails tails = new VonMisesTails(concentration);
    double height = logDensity(mean);
    DoubleUnaryOperator logDensity = d -> new VonMises(0, concentration).logDensity(d);
    if (p >= 0.25) {
      double logShare = Math.log(0.5 - p);
      return distance(
          d -> Math.log(tails.within(d)) - logShare,
          (d, value) -> d * Math.exp(logDensity.applyAsDouble(d) - value - logShare),
          Math.exp(logShare - height));
    }
    double logP = Math.log(p);
    double normal = -StandardNormal.quantile(p) / Math.sqrt(concentration);
    return distance(
        d -> logP - tails.beyond(d, Math.PI - d).logLower(),
        (d, value) -> d * Math.exp(logDensity.applyAsDouble(d) + value - logP),
        Math.min(normal, HALF_PI));
  }

  /** The distance where an increasing function of it is 0, up to π/2. */
  private static double distance(
      DoubleUnaryOperator value, DoubleBinaryOperator slope, double start) {
    double log =
        Newton.root(
            u -> value.applyAsDouble(Math.exp(u)),
            (u, found) -> slope.applyAsDouble(Math.exp(u), found),
            -745,
            Math.log(HALF_PI),
            Math.log(start));
    return Math.exp(log);
  }

  @Override
  public double variance() {
    return new VonMisesTails(concentration).variance();
  }

  /**
   * Draws by rejection from a normal law, since 2 sin²(d/2) is at least 2 d²/π², or from the
   * uniform one.
   */
  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    double sd = HALF_PI / Math.sqrt(concentration);
    for (int row = from; row < to; row++) {
      double distance;
      double loss;
      do {
        boolean diffuse = concentration < DIFFUSE;
        distance = diffuse ? Math.PI * (2 * random.nextDouble() - 1) : sd * random.nextGaussian();
        double sine = Math.sin(0.5 * distance);
        double ratio = diffuse ? 0 : distance / Math.PI;
        loss = 2 * concentration * (sine - ratio) * (sine + ratio);
      } while (Math.abs(distance) > Math.PI || random.nextExponential() < loss);
      out[row] = mean + distance;
    }
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }
}
