package org.anomix.continuous;

import java.util.List;
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
import org.anomix.univariate.Moments;

/**
 * Maximum likelihood of the rate: the reciprocal of the weighted mean, which is kept above the
 * floor of a scale because the likelihood of rows at 0 is unbounded.
 *
 * <p>State: [0] Σw, [1] Σwx. Not anchored: a sum of terms of one sign keeps its digits, and that of
 * rows at 0 stays exactly 0.
 */
record ExponentialEstimator(Options options) implements ComponentEstimator {
  @Override
  public DistributionFamily family() {
    return ExponentialFamily.INSTANCE;
  }

  @Override
  public Tier tier() {
    return Tier.EXACT;
  }

  @Override
  public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
    Moments moments = Moments.of(rows, weights, x -> x < 0 ? Double.NaN : x);
    return law(Math.max(moments.mean(), floor(scaling)));
  }

  private Exponential law(double mean) {
    return new Exponential(options.fixed("rate").orElse(1 / mean));
  }

  /** At least the least number whose reciprocal is finite. */
  private static double floor(Scaling scaling) {
    return Math.max(scaling.scaleFloor(0), Double.MIN_NORMAL);
  }

  @Override
  public int stateSize(Distribution current) {
    return 2;
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    Moments.addWeightAndSum(x, 0, w, wFrom, state, stateFrom);
  }

  @Override
  public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    double mean = state[1] / state[0];
    if (held() || !(state[0] > 0 && Double.isFinite(mean))) {
      return Estimate.of(current);
    }
    if (mean < floor(scaling)) {
      String text = "mean is held at its floor " + Notation.number(floor(scaling));
      return new Estimate(law(floor(scaling)), List.of(Diagnosis.guard(text)));
    }
    return Estimate.of(law(mean));
  }

  @Override
  public List<Distribution> project(List<Distribution> group, Scaling scaling) {
    return group.stream().map(law -> project((Exponential) law, scaling)).toList();
  }

  private Distribution project(Exponential law, Scaling scaling) {
    boolean feasible = !held() && law.mean() >= floor(scaling);
    return feasible ? law : law(floor(scaling));
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
    return options.fixed("rate").isPresent();
  }
}
