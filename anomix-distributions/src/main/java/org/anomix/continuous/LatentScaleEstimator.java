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
import org.anomix.ScalarFamily;
import org.anomix.Scaling;
import org.anomix.Tier;
import org.anomix.kernel.Kernels;
import org.anomix.univariate.DfEvidence;
import org.anomix.univariate.DfStep;
import org.anomix.univariate.LocationScale;
import org.anomix.univariate.Moments;
import org.anomix.univariate.Quartiles;
import org.anomix.univariate.Scratch;
import org.anomix.univariate.Ties;

/**
 * A step towards the maximum likelihood of Student's law, which is a normal law whose precision is
 * multiplied by a latent gamma variable τ of shape and rate df/2. Given a row, τ has the mean u =
 * (df + 1)/(df + z²), so that far rows count little.
 *
 * <p>The step is one of parameter-expanded EM (Liu, Rubin and Wu 1998): τ may also have a free
 * factor α, which divides the squared scale afterwards. This maximises the same kind of lower bound
 * over more parameters, so that the likelihood cannot fall, and needs far fewer steps. Where the
 * scale is held, fixed or at its floor, α is the best for the present df. The df then maximises its
 * part of the bound exactly (Peel and McLachlan 2000), within the ends of {@link DfStep}. Where a
 * bound in df alone, {@link DfEvidence}, promises more, df alone moves.
 *
 * <p>State, with z = (x - m)/s, u and df those of the current law: [0] Σw, [1] Σwu, [2] Σwuz, [3]
 * Σwuz², and where df is estimated, with v = z²/df, [4] Σw ln(1 + v) and [5] Σwv³(1 + v/2)^(-9/4).
 */
abstract class LatentScaleEstimator implements ComponentEstimator {
  /** Where the df of a start is not known: heavy tails that still have a variance. */
  private static final double START_DF = 4;

  /** Half the interquartile range of the start, in scales. */
  private static final double START_HALF_RANGE = 0.7407;

  /** Below, a square is a double. */
  private static final double FAR = 1e154;

  private final ScalarFamily<?> family;
  private final Options options;
  private final OptionalDouble fixedDf;
  private final OptionalDouble fixedLocation;
  private final OptionalDouble fixedScale;
  private final boolean sharedDf;

  LatentScaleEstimator(
      ScalarFamily<?> family, Options options, OptionalDouble fixedDf, boolean sharedDf) {
    this.family = family;
    this.options = options;
    this.fixedDf = fixedDf;
    this.fixedLocation = options.fixed("location");
    this.fixedScale = options.fixed("scale");
    this.sharedDf = sharedDf && fixedDf.isEmpty();
  }

  abstract Distribution law(double df, double location, double scale);

  abstract double df(Distribution law);

  abstract double location(Distribution law);

  abstract double scale(Distribution law);

  @Override
  public final DistributionFamily family() {
    return family;
  }

  @Override
  public final Options options() {
    return options;
  }

  @Override
  public final Tier tier() {
    return Tier.MINORISED;
  }

  private static double floor(Scaling scaling) {
    return Math.max(scaling.heavyTailedScaleFloor(0), Double.MIN_VALUE);
  }

  @Override
  public final Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
    Quartiles quartiles = Quartiles.of(rows, weights, 0);
    double scale = quartiles.halfRange() / START_HALF_RANGE;
    if (!(scale > 0)) {
      double sd = Moments.of(rows, weights, x -> x).sd();
      scale = Double.isFinite(sd) ? sd : scaling.unit(0);
    }
    return feasible(START_DF, quartiles.median(), scale, scaling);
  }

  private Distribution feasible(double df, double location, double scale, Scaling scaling) {
    return law(
        fixedDf.orElse(DfStep.within(df)),
        fixedLocation.orElse(location),
        fixedScale.orElse(Math.min(Math.max(scale, floor(scaling)), Double.MAX_VALUE)));
  }

  @Override
  public final int stateSize(Distribution current) {
    return fixedDf.isPresent() ? 4 : 6;
  }

  @Override
  public final void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    int rows = x.rows();
    double[] z = Scratch.of(rows).array(0);
    double[] shares = Scratch.of(rows).copy(1, w, wFrom, rows);
    double df = df(current);
    LocationScale.standardizeForSums(x, location(current), scale(current), z);
    for (int r = 0; r < rows; r++) {
      shares[r] *= (df + 1) / (df + z[r] * z[r]);
    }
    if (!(Kernels.active().sumOfMagnitudes(z, 0, rows) < FAR)) {
      for (int r = 0; r < rows; r++) {
        if (!(z[r] * z[r] < Double.POSITIVE_INFINITY)) {
          addFar(current, x.values()[x.column(0) + r], w[wFrom + r], state, stateFrom);
          z[r] = 0;
          shares[r] = 0;
        }
      }
    }
    state[stateFrom] += Kernels.active().sum(w, wFrom, rows);
    Kernels.active().moments(z, 0, rows, 0, shares, 0, state, stateFrom + 1);
    if (fixedDf.isEmpty()) {
      addForDf(df, z, rows, w, wFrom, state, stateFrom);
    }
  }

  /** Adds a row whose squared distance is beyond every double, all but its weight. */
  private void addFar(
      Distribution current, double x, double weight, double[] state, int stateFrom) {
    if (weight == 0) {
      return;
    }
    double df = df(current);
    state[stateFrom + 3] += weight * (df + 1);
    if (fixedDf.isEmpty()) {
      double logDistance = LocationScale.logDistance(x, location(current), scale(current));
      state[stateFrom + 4] += weight * (2 * logDistance - Math.log(df));
      state[stateFrom + 5] += weight * DfEvidence.cube(Double.POSITIVE_INFINITY);
    }
  }

  /** The first array of the scratch holds z. */
  private static void addForDf(
      double df, double[] z, int rows, double[] w, int wFrom, double[] state, int stateFrom) {
    Scratch scratch = Scratch.of(rows);
    double[] v = scratch.array(1);
    double[] terms = scratch.array(2);
    double reciprocal = Math.min(1 / df, Double.MAX_VALUE);
    for (int r = 0; r < rows; r++) {
      v[r] = z[r] * z[r] * reciprocal;
    }
    Kernels.active().log1p(v, 0, rows, terms, 0);
    state[stateFrom + 4] += Moments.sumOfProducts(terms, rows, w, wFrom);
    System.arraycopy(w, wFrom, terms, 0, rows);
    DfEvidence.multiplyByCubes(v, rows, terms);
    state[stateFrom + 5] += Kernels.active().sum(terms, 0, rows);
  }

  @Override
  public final Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    return estimate(List.of(current), List.of(state), scaling).get(0);
  }

  @Override
  public final List<Estimate> estimate(
      List<Distribution> group, List<double[]> states, Scaling scaling) {
    List<Step> steps = new ArrayList<>(group.size());
    DfEvidence all = DfEvidence.NONE;
    for (int k = 0; k < group.size(); k++) {
      Step step = step(group.get(k), states.get(k), scaling);
      steps.add(step);
      all = all.plus(step.evidence);
    }
    List<Estimate> estimates = new ArrayList<>(group.size());
    for (Step step : steps) {
      estimates.add(estimate(step, sharedDf ? all : step.evidence));
    }
    return estimates;
  }

  /**
   * What the sums say of one component.
   *
   * @param current its law
   * @param location the best location
   * @param scale the best scale
   * @param held the floor that the scale is held at, else 0
   */
  private record Step(
      Distribution current, double location, double scale, double held, DfEvidence evidence) {}

  private Step step(Distribution current, double[] state, Scaling scaling) {
    double oldScale = scale(current);
    double precision = state[1];
    double shift = state[2] / precision;
    double location = fixedLocation.orElse(location(current) + oldScale * shift);
    double bias = fixedLocation.isPresent() ? shift - (location - location(current)) / oldScale : 0;
    double square = Math.max(state[3] / precision - shift * shift, 0) + bias * bias;
    double scale = fixedScale.orElse(oldScale * Math.sqrt(square));
    if (!(state[0] > 0 && Double.isFinite(location) && Double.isFinite(scale + square))) {
      // No rows, or squares beyond a double.
      return new Step(current, location(current), oldScale, 0, DfEvidence.NONE);
    }
    double floor = fixedScale.isPresent() ? 0 : floor(scaling);
    boolean atFloor = scale < floor;
    double ratio = 1; // of the mean precision to the factor α
    if (atFloor || fixedScale.isPresent()) {
      scale = atFloor ? floor : scale;
      double relative = oldScale / scale;
      ratio = (1 + df(current)) / (square * relative * relative + df(current));
    }
    return new Step(
        current,
        location,
        scale,
        atFloor ? floor : 0,
        evidence(df(current), state, square, scale / oldScale, ratio));
  }

  /**
   * What one component says about df.
   *
   * @param square the mean square about the new location, weighed by precision
   * @param scale the new scale
   * @param ratio of the mean precision to the factor α
   */
  private DfEvidence evidence(
      double df, double[] state, double square, double scale, double ratio) {
    double weight = state[0];
    if (fixedDf.isPresent()) {
      return new DfEvidence(weight, 0, 0, 0, 0, 0);
    }
    double precision = state[1] / weight;
    double expanded = precision / ratio * scale * scale;
    double ofSquares = state[3] - weight * precision * square / expanded;
    DfEvidence.Sums sums = new DfEvidence.Sums(weight, state[1], state[3], state[4], state[5]);
    return DfEvidence.of(df, 1, sums, ratio, 0.5 * (ofSquares - weight * Math.log(expanded)));
  }

  private Estimate estimate(Step step, DfEvidence evidence) {
    if (!(evidence.weight() > 0)) {
      return Estimate.of(step.current);
    }
    List<Diagnosis> diagnoses = new ArrayList<>(2);
    if (step.held > 0) {
      diagnoses.add(Diagnosis.guard("scale is held at its floor " + Notation.number(step.held)));
    }
    if (fixedDf.isPresent()) {
      return new Estimate(law(fixedDf.getAsDouble(), step.location, step.scale), diagnoses);
    }
    DfStep dfs = DfStep.of(evidence, df(step.current));
    boolean alone = dfs.prefersAlone();
    diagnoses.addAll(dfs.diagnoses(alone));
    double df = dfs.df(alone);
    return new Estimate(
        alone
            ? law(df, location(step.current), scale(step.current))
            : law(df, step.location, step.scale),
        diagnoses);
  }

  @Override
  public final List<Distribution> project(List<Distribution> group, Scaling scaling) {
    double common = sharedDf ? Ties.geometricMean(group, this::df) : Double.NaN;
    List<Distribution> projected = new ArrayList<>(group.size());
    for (Distribution law : group) {
      double df = sharedDf ? common : df(law);
      projected.add(feasible(df, location(law), scale(law), scaling));
    }
    return projected;
  }

  @Override
  public final int freeParameters(List<? extends Distribution> group) {
    int own = (fixedLocation.isPresent() ? 0 : 1) + (fixedScale.isPresent() ? 0 : 1);
    int dfs = fixedDf.isPresent() ? 0 : sharedDf ? Math.min(1, group.size()) : group.size();
    return group.size() * own + dfs;
  }

  @Override
  public final double minimumRows(int dimension) {
    return held() ? 0 : fixedScale.isPresent() ? 1 : 2.5;
  }

  @Override
  public final boolean held() {
    return fixedDf.isPresent() && fixedLocation.isPresent() && fixedScale.isPresent();
  }

  @Override
  public final double[] scales(Distribution law) {
    return fixedScale.isPresent() ? new double[0] : new double[] {scale(law)};
  }
}
