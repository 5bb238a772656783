package org.anomix.continuous;

import java.util.List;
import java.util.OptionalDouble;
import org.anomix.Block;
import org.anomix.BlockReader;
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
import org.anomix.univariate.ModifiedBessel;
import org.anomix.univariate.Moments;
import org.anomix.univariate.Scratch;

/**
 * Maximum likelihood of direction and concentration: the direction of the weighted mean of (cos x,
 * sin x), and the concentration whose I1/I0 is the length of that mean. Equal angles would drive it
 * to infinity: it is capped where 1/sqrt(concentration) reaches the floor of a scale, in units of
 * at most the sd of a uniform angle. Of all equal directions the mean is the one on the turn of the
 * rows' mean.
 *
 * <p>State: [0] Σw, [1] Σw(1 - cos t), [2] Σw sin t, [3] Σwt, with t = x - m and m the current
 * mean, in [1] and [2] without turns. The terms of [1] are positive and do not cancel: angles that
 * are close together keep their digits.
 */
final class VonMisesEstimator implements ComponentEstimator {
  private static final double TURN = 2 * Math.PI;

  /** The standard deviation of a uniform angle. */
  private static final double GREATEST_UNIT = Math.PI / Math.sqrt(3);

  private static final int BLOCK = 512;

  /** Even where the rows have no unit, so that a concentration beside it still is a double. */
  private static final double GREATEST = 0x1p1000;

  private final Options options;
  private final OptionalDouble fixedMean;
  private final OptionalDouble fixedConcentration;

  VonMisesEstimator(Options options) {
    this.options = options;
    this.fixedMean = options.fixed("mean");
    this.fixedConcentration = options.fixed("concentration");
  }

  @Override
  public DistributionFamily family() {
    return VonMisesFamily.INSTANCE;
  }

  @Override
  public Options options() {
    return options;
  }

  @Override
  public Tier tier() {
    return Tier.EXACT;
  }

  private static double cap(Scaling scaling) {
    double floor = scaling.scaleFloor(0) * Math.min(1, GREATEST_UNIT / scaling.unit(0));
    return Math.min(1 / floor / floor, GREATEST);
  }

  @Override
  public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
    Distribution origin = feasible(0, 1, scaling);
    double[] state = new double[4];
    BlockReader reader = new BlockReader();
    for (int from = 0; from < rows.size(); from += BLOCK) {
      int to = Math.min(from + BLOCK, rows.size());
      accumulate(origin, reader.read(rows, from, to), weights, from, state, 0);
    }
    return estimate(origin, state, scaling).law();
  }

  private VonMises feasible(double mean, double concentration, Scaling scaling) {
    return new VonMises(
        fixedMean.orElse(mean), fixedConcentration.orElse(Math.min(concentration, cap(scaling))));
  }

  @Override
  public int stateSize(Distribution current) {
    return 4;
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    double mean = VonMises.angle(((VonMises) current).mean());
    int rows = x.rows();
    Scratch scratch = Scratch.of(rows);
    double[] terms = scratch.copy(0, x.values(), x.column(0), rows);
    double[] half = scratch.array(1);
    double[] sine = scratch.array(2);
    double[] cosine = scratch.array(3);
    for (int r = 0; r < rows; r++) {
      half[r] = VonMises.angle(terms[r]);
    }
    for (int r = 0; r < rows; r++) {
      half[r] = 0.5 * (half[r] - mean);
      terms[r] -= mean;
    }
    state[stateFrom] += Kernels.active().sum(w, wFrom, rows);
    state[stateFrom + 3] += Moments.sumOfProducts(terms, rows, w, wFrom);
    HalfTurns.reduce(half, rows);
    HalfTurns.sines(half, rows, sine);
    HalfTurns.cosines(half, rows, cosine);
    for (int r = 0; r < rows; r++) {
      terms[r] = 2 * sine[r] * sine[r];
      cosine[r] *= 2 * sine[r];
    }
    state[stateFrom + 1] += Moments.sumOfProducts(terms, rows, w, wFrom);
    state[stateFrom + 2] += Moments.sumOfProducts(cosine, rows, w, wFrom);
  }

  @Override
  public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    VonMises law = (VonMises) current;
    double versine = state[1] / state[0];
    double sine = state[2] / state[0];
    if (held() || !(state[0] > 0 && Double.isFinite(versine) && Double.isFinite(sine))) {
      return Estimate.of(current);
    }
    double turn = Math.atan2(sine, 1 - versine);
    double anchor = VonMises.angle(law.mean());
    double mean = fixedMean.orElseGet(() -> onTurnOf(state, anchor, turn));
    if (fixedConcentration.isPresent()) {
      return Estimate.of(new VonMises(mean, fixedConcentration.getAsDouble()));
    }
    double length = Math.hypot(1 - versine, sine);
    double shortfall = Math.max((2 * versine - versine * versine - sine * sine) / (1 + length), 0);
    if (fixedMean.isPresent()) { // only what points in its direction
      double half = Math.sin(0.5 * (VonMises.angle(mean) - anchor - turn));
      shortfall += 2 * length * half * half;
    }
    return ofShortfall(mean, shortfall, cap(scaling));
  }

  /** The direction nearest to the linear mean of the rows: the density is the same on all turns. */
  private static double onTurnOf(double[] state, double anchor, double turn) {
    double turns = Math.rint((state[3] / state[0] - turn) / TURN);
    double mean = anchor + turn + turns * TURN;
    return Math.abs(mean) <= VonMises.FAR ? mean : anchor + turn;
  }

  private static Estimate ofShortfall(double mean, double shortfall, double cap) {
    if (shortfall <= ModifiedBessel.oneMinusRatio(cap)) {
      String text = "concentration is held at its cap " + Notation.number(cap);
      return new Estimate(new VonMises(mean, cap), List.of(Diagnosis.guard(text)));
    }
    double concentration = ModifiedBessel.inverseRatio(1 - shortfall, shortfall);
    return concentration > 0
        ? Estimate.of(new VonMises(mean, Math.min(concentration, cap)))
        : new Estimate(
            new VonMises(mean, 0),
            List.of(Diagnosis.boundary("concentration is at its boundary 0")));
  }

  @Override
  public List<Distribution> project(List<Distribution> group, Scaling scaling) {
    return group.stream()
        .map(VonMises.class::cast)
        .<Distribution>map(law -> feasible(law.mean(), law.concentration(), scaling))
        .toList();
  }

  @Override
  public int freeParameters(List<? extends Distribution> group) {
    return group.size() * (2 - options.fixed().size());
  }

  @Override
  public double minimumRows(int dimension) {
    return held() ? 0 : fixedConcentration.isPresent() ? 1 : 2.5;
  }

  @Override
  public boolean held() {
    return fixedMean.isPresent() && fixedConcentration.isPresent();
  }
}
