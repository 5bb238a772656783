package org.anomix.continuous;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Estimate;
import org.anomix.Notation;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.Tier;
import org.anomix.kernel.Kernels;
import org.anomix.univariate.LocationScale;
import org.anomix.univariate.Moments;
import org.anomix.univariate.NormalTails;
import org.anomix.univariate.PositiveNormal;
import org.anomix.univariate.Scratch;

/**
 * A step towards the maximum likelihood of location, scale and shape. A skew-normal value is x =
 * location + Δτ + √Γ e, with a latent half-normal τ and a normal e, where Δ = scale δ, Γ = scale²(1
 * - δ²) and δ = shape/√(1 + shape²). Given x, τ is normal of known mean and variance, and positive;
 * the step is then the regression of x on τ (Lin, Lee and Yen 2007), a lower bound of the
 * likelihood and its maximum.
 *
 * <p>Where neither scale nor shape is held, τ may also have a free scale, which multiplies Δ
 * afterwards (Liu, Rubin and Wu 1998): this maximises the same kind of bound over one parameter
 * more, and needs far fewer steps.
 *
 * <p>The normal law is a stationary point of the likelihood, to which steps creep for ever from the
 * side of the wrong sign of the shape. So the law of opposite shape and the same mean and variance
 * is tried too where the shape is small, and is taken where its likelihood, which is known, gains
 * more than the bound does.
 *
 * <p>State, with z, δ of the current law, t and v the mean and variance of τ given x, and e = z -
 * δt: [0] Σw, [1] Σwe, [2] Σwe², [3] Σwt, [4] Σwt², [5] Σwte, [6] Σwv, [7] the gain in
 * log-likelihood of the opposite law, where there is one. The sums of the residual e and not of z
 * keep the digits of Γ where the shape is large.
 */
final class SkewNormalEstimator implements ComponentEstimator {
  /** Beyond it the density leaps to its height within a thousandth of the scale. */
  static final double MOST_SHAPE = 1000;

  /** Beyond it steps cannot be caught on the wrong side of the normal law. */
  private static final double MOST_MIRRORED_SHAPE = 3;

  private static final double ONE_OVER_ROOT_TWO_PI = Math.sqrt(0.5 / Math.PI);

  private static final double ROOT_TWO_OVER_PI = Math.sqrt(2 / Math.PI);

  /** A start that is not skew would stay so for ever. */
  private static final double LEAST_START_SHAPE = 1;

  /** A little less skewness than the largest there is, 0.995. */
  private static final double MOST_START_SKEWNESS = 0.95;

  private final Options options;
  private final OptionalDouble fixedLocation;
  private final OptionalDouble fixedScale;
  private final OptionalDouble fixedShape;

  SkewNormalEstimator(Options options) {
    this.options = options;
    this.fixedLocation = options.fixed("location");
    this.fixedScale = options.fixed("scale");
    this.fixedShape = options.fixed("shape");
  }

  @Override
  public DistributionFamily family() {
    return SkewNormalFamily.INSTANCE;
  }

  @Override
  public Options options() {
    return options;
  }

  @Override
  public Tier tier() {
    return Tier.MINORISED;
  }

  private static double floor(Scaling scaling) {
    return Math.max(scaling.scaleFloor(0), Double.MIN_VALUE);
  }

  /** By the method of moments (Azzalini 1985). */
  @Override
  public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
    Moments moments = Moments.of(rows, weights, x -> x);
    double mean = moments.mean();
    double sd = Double.isFinite(moments.sd()) ? moments.sd() : scaling.unit(0);
    double skewness = Moments.of(rows, weights, x -> Math.pow((x - mean) / sd, 3)).mean();
    double power = Math.cbrt(Math.min(Math.abs(skewness), MOST_START_SKEWNESS));
    double square = power * power;
    double delta = Math.sqrt(Math.PI / 2 * square / (square + Math.cbrt(square(2 - Math.PI / 2))));
    double shape = Math.max(delta / Math.sqrt(1 - delta * delta), LEAST_START_SHAPE);
    double used = Math.copySign(shape / Math.hypot(1, shape), skewness) * ROOT_TWO_OVER_PI;
    double scale = sd / Math.sqrt(1 - used * used);
    return feasible(mean - scale * used, scale, Math.copySign(shape, skewness), scaling);
  }

  private static double square(double x) {
    return x * x;
  }

  private SkewNormal feasible(double location, double scale, double shape, Scaling scaling) {
    double within = Math.min(Math.max(shape, -MOST_SHAPE), MOST_SHAPE);
    return new SkewNormal(
        fixedLocation.orElse(location),
        fixedScale.orElse(Math.max(scale, floor(scaling))),
        fixedShape.orElse(within));
  }

  @Override
  public int stateSize(Distribution current) {
    return 8;
  }

  /** Whether the law of opposite shape and the same mean and variance is worth a trial. */
  private boolean isMirrored(SkewNormal law) {
    return fixedLocation.isEmpty()
        && fixedShape.isEmpty()
        && law.shape() != 0
        && Math.abs(law.shape()) <= MOST_MIRRORED_SHAPE;
  }

  /** How far the location of the opposite law lies from that of a law, in scales. */
  private static double mirrorShift(SkewNormal law) {
    return 2 * ROOT_TWO_OVER_PI * (law.shape() / Math.hypot(1, law.shape()));
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    SkewNormal law = (SkewNormal) current;
    int rows = x.rows();
    double[] z = Scratch.of(rows).array(0);
    double[] skew = Scratch.of(rows).array(1);
    double[] tails = Scratch.of(rows).array(2);
    double[] hazard = Scratch.of(rows).array(3);
    LocationScale.standardizeForSums(x, law.location(), law.scale(), z);
    for (int r = 0; r < rows; r++) {
      skew[r] = law.shape() * z[r];
    }
    NormalTails.compute(skew, rows, hazard, tails, Scratch.of(rows).array(4));
    for (int r = 0; r < rows; r++) {
      hazard[r] *= ONE_OVER_ROOT_TWO_PI / tails[r];
    }
    if (isMirrored(law)) {
      state[stateFrom + 7] += gainOfOpposite(law, z, skew, tails, w, wFrom, rows);
    }
    addLatent(law, z, skew, hazard, rows, w, wFrom, state, stateFrom);
  }

  /** The sums of the residual, the latent and their products. */
  private static void addLatent(
      SkewNormal law,
      double[] z,
      double[] skew,
      double[] hazard,
      int rows,
      double[] w,
      int wFrom,
      double[] state,
      int stateFrom) {
    double[] latent = Scratch.of(rows).array(4);
    double[] variance = Scratch.of(rows).array(5);
    double root = 1 / Math.hypot(1, law.shape()); // √(1 - δ²)
    double delta = law.shape() * root;
    for (int r = 0; r < rows; r++) {
      latent[r] = root * (skew[r] + hazard[r]);
      variance[r] = root * root * (1 - hazard[r] * (skew[r] + hazard[r]));
      z[r] = root * (root * z[r] - delta * hazard[r]);
    }
    for (int r = 0; r < rows; r++) {
      if (skew[r] < PositiveNormal.FAR) {
        latent[r] = root * PositiveNormal.mean(skew[r], hazard[r]);
        variance[r] = root * root * PositiveNormal.variance(skew[r], hazard[r]);
      }
    }
    Kernels.active().moments(z, 0, rows, 0, w, wFrom, state, stateFrom);
    double[] sums = Scratch.of(rows).sums();
    Kernels.active().moments(latent, 0, rows, 0, w, wFrom, sums, 0);
    state[stateFrom + 3] += sums[1];
    state[stateFrom + 4] += sums[2];
    for (int r = 0; r < rows; r++) {
      latent[r] *= z[r];
    }
    state[stateFrom + 5] += Moments.sumOfProducts(latent, rows, w, wFrom);
    state[stateFrom + 6] += Moments.sumOfProducts(variance, rows, w, wFrom);
  }

  /** What the opposite law would add to the log-likelihood. */
  private static double gainOfOpposite(
      SkewNormal law, double[] z, double[] skew, double[] tails, double[] w, int wFrom, int rows) {
    Scratch scratch = Scratch.of(rows);
    double[] skewThere = scratch.array(4);
    double[] gain = scratch.array(5);
    double shift = mirrorShift(law);
    double shape = law.shape();
    for (int r = 0; r < rows; r++) {
      skewThere[r] = shape * (shift - z[r]);
    }
    NormalTails.compute(skewThere, rows, scratch.array(6), gain, scratch.array(7));
    for (int r = 0; r < rows; r++) {
      gain[r] /= tails[r];
    }
    Kernels.active().log(gain, 0, rows, gain, 0);
    for (int r = 0; r < rows; r++) {
      double here = NormalTails.below(skew[r]);
      double there = NormalTails.below(skewThere[r]);
      gain[r] += shift * (z[r] - 0.5 * shift) + 0.5 * (here - there) * (here + there);
    }
    return Moments.sumOfProducts(gain, rows, w, wFrom);
  }

  @Override
  public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    SkewNormal law = (SkewNormal) current;
    SkewNormalRegression regression = SkewNormalRegression.of(law, state, fixedLocation);
    if (!(state[0] > 0 && regression.isFinite())) {
      return Estimate.of(current); // no rows, or squares beyond a double
    }
    double least = floor(scaling) / law.scale();
    SkewNormalRegression.Solution best = solve(regression, least, law);
    double opposite = law.location() + law.scale() * mirrorShift(law);
    if (state[7] > Math.max(regression.gain(best), 0) && Double.isFinite(opposite)) {
      return Estimate.of(new SkewNormal(opposite, law.scale(), -law.shape()));
    }
    double scale = fixedScale.orElse(Math.max(best.scale() * law.scale(), floor(scaling)));
    double location =
        fixedLocation.orElse(law.location() + law.scale() * regression.location(best.slope()));
    if (!(Double.isFinite(location) && Double.isFinite(scale))) {
      return Estimate.of(current);
    }
    List<Diagnosis> diagnoses = new ArrayList<>(2);
    if (fixedScale.isEmpty() && best.scale() <= least) {
      diagnoses.add(
          Diagnosis.guard("scale is held at its floor " + Notation.number(floor(scaling))));
    }
    if (fixedShape.isEmpty() && Math.abs(best.shape()) == MOST_SHAPE) {
      diagnoses.add(
          Diagnosis.boundary("shape is held at its bound " + Notation.number(best.shape())));
    }
    return new Estimate(
        new SkewNormal(location, scale, fixedShape.orElse(best.shape())), diagnoses);
  }

  /** The maximum of the bound, in units of the current scale. */
  private SkewNormalRegression.Solution solve(
      SkewNormalRegression regression, double least, SkewNormal law) {
    if (fixedScale.isPresent()) {
      double scale = fixedScale.getAsDouble() / law.scale();
      return fixedShape.isPresent()
          ? SkewNormalRegression.Solution.of(scale, fixedShape.getAsDouble())
          : regression.ofScale(scale, MOST_SHAPE);
    }
    if (fixedShape.isPresent()) {
      SkewNormalRegression.Solution best = regression.ofShape(fixedShape.getAsDouble());
      return best.scale() < least
          ? SkewNormalRegression.Solution.of(least, fixedShape.getAsDouble())
          : best;
    }
    SkewNormalRegression.Solution expanded = regression.expanded();
    if (Math.abs(expanded.shape()) <= MOST_SHAPE && expanded.scale() >= least) {
      return expanded;
    }
    SkewNormalRegression.Solution best = regression.free();
    if (!(Math.abs(best.shape()) <= MOST_SHAPE)) {
      best = regression.ofShape(Math.copySign(MOST_SHAPE, regression.slopeSign()));
    }
    return best.scale() >= least ? best : regression.ofScale(least, MOST_SHAPE);
  }

  @Override
  public List<Distribution> project(List<Distribution> group, Scaling scaling) {
    List<Distribution> projected = new ArrayList<>(group.size());
    for (Distribution law : group) {
      SkewNormal given = (SkewNormal) law;
      projected.add(feasible(given.location(), given.scale(), given.shape(), scaling));
    }
    return projected;
  }

  @Override
  public int freeParameters(List<? extends Distribution> group) {
    return group.size() * (3 - options.fixed().size());
  }

  @Override
  public double minimumRows(int dimension) {
    return held() ? 0 : fixedScale.isPresent() ? 1 : 2.5;
  }

  @Override
  public boolean held() {
    return options.fixed().size() == 3;
  }

  @Override
  public double[] scales(Distribution law) {
    return fixedScale.isPresent() ? new double[0] : new double[] {((SkewNormal) law).scale()};
  }
}
