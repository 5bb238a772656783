package org.anomix.toy;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Estimate;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.Tier;

/**
 * Moves the mean some multiple of the way to its maximum, and then takes the best sd for that mean.
 *
 * <p>State: [0] Σw, [1] Σw(x - m), [2] Σw(x - m)², where m is the current mean.
 */
public final class BellEstimator implements ComponentEstimator {
  private final Tier tier;
  private final DoubleUnaryOperator reach;

  private BellEstimator(Tier tier, DoubleUnaryOperator reach) {
    this.tier = tier;
    this.reach = reach;
  }

  /** The maximum itself. */
  public static BellEstimator exact() {
    return new BellEstimator(Tier.EXACT, step -> 1);
  }

  /** Goes six times too far at a full step, so that only steps below a third climb. */
  public static BellEstimator overshooting() {
    return new BellEstimator(Tier.GUARDED, step -> 6 * step);
  }

  /** Goes three times too far and calls that exact: the objective falls at every pass. */
  public static BellEstimator wrong() {
    return new BellEstimator(Tier.EXACT, step -> 3);
  }

  /** Goes away from the maximum, whatever the step. */
  public static BellEstimator hopeless() {
    return new BellEstimator(Tier.GUARDED, step -> -1);
  }

  @Override
  public DistributionFamily family() {
    return Bell.Family.INSTANCE;
  }

  @Override
  public Options options() {
    return Options.none();
  }

  @Override
  public Tier tier() {
    return tier;
  }

  @Override
  public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
    double total = 0;
    double sum = 0;
    for (int r = 0; r < rows.size(); r++) {
      total += weights[r];
      sum += weights[r] * rows.value(r, 0);
    }
    return new Bell(total > 0 ? sum / total : rows.value(0, 0), scaling.unit(0));
  }

  @Override
  public int stateSize(Distribution current) {
    return 3;
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    double mean = ((Bell) current).mean();
    for (int r = 0; r < x.rows(); r++) {
      double weight = w[wFrom + r];
      if (weight == 0) {
        continue; // whatever the value, NaN included
      }
      double distance = x.values()[x.column(0) + r] - mean;
      state[stateFrom] += weight;
      state[stateFrom + 1] += weight * distance;
      state[stateFrom + 2] += weight * distance * distance;
    }
  }

  @Override
  public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    if (state[0] == 0) {
      return Estimate.of(current);
    }
    double shift = state[1] / state[0];
    double missed = shift * (reach.applyAsDouble(scaling.step()) - 1);
    double variance = Math.max(state[2] / state[0] - shift * shift, 0) + missed * missed;
    double mean = ((Bell) current).mean() + shift + missed;
    double sd = Math.sqrt(variance);
    double floor = scaling.scaleFloor(0);
    return sd < floor
        ? new Estimate(new Bell(mean, floor), List.of(Diagnosis.guard("sd at its floor")))
        : Estimate.of(new Bell(mean, sd));
  }

  @Override
  public List<Distribution> project(List<Distribution> group, Scaling scaling) {
    return group.stream()
        .map(Bell.class::cast)
        .map(b -> new Bell(b.mean(), Math.max(b.sd(), scaling.scaleFloor(0))))
        .map(Distribution.class::cast)
        .toList();
  }

  @Override
  public int freeParameters(List<? extends Distribution> group) {
    return 2 * group.size();
  }

  @Override
  public double minimumRows(int dimension) {
    return 2.5;
  }

  @Override
  public double[] scales(Distribution law) {
    return new double[] {((Bell) law).sd()};
  }
}
