package org.anomix.discrete;

import java.util.List;
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
import org.anomix.univariate.Moments;

/**
 * Maximum likelihood of the mean: the weighted mean.
 *
 * <p>State: [0] Σw, [1] Σwx. Not anchored: a sum of terms of one sign keeps its digits, and that of
 * rows at 0 stays exactly 0, which is how the boundary is known.
 */
record PoissonEstimator(Options options) implements ComponentEstimator {
  @Override
  public DistributionFamily family() {
    return PoissonFamily.INSTANCE;
  }

  @Override
  public Tier tier() {
    return Tier.EXACT;
  }

  @Override
  public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
    return law(Moments.of(rows, weights, x -> x < 0 || x != Math.rint(x) ? Double.NaN : x).mean());
  }

  private Poisson law(double mean) {
    return new Poisson(options.fixed("mean").orElse(mean));
  }

  @Override
  public int stateSize(Distribution current) {
    return 2;
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    Moments.addWeightAndSum(x, w, wFrom, state, stateFrom);
  }

  @Override
  public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    double mean = Math.max(state[1] / state[0], 0);
    if (held() || !(state[0] > 0 && Double.isFinite(mean))) {
      return Estimate.of(current);
    }
    return mean == 0
        ? new Estimate(law(0), List.of(Diagnosis.boundary("mean is at its boundary 0")))
        : Estimate.of(law(mean));
  }

  @Override
  public List<Distribution> project(List<Distribution> group, Scaling scaling) {
    return group.stream().<Distribution>map(law -> law(((Poisson) law).mean())).toList();
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
    return options.fixed("mean").isPresent();
  }
}
