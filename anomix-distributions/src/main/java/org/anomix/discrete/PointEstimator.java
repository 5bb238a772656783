package org.anomix.discrete;

import java.util.Collections;
import java.util.List;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Estimate;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.Tier;

/**
 * Holds a point where the options put it: an atom that moved would lose its rows at once.
 *
 * <p>State: [0] Σw.
 */
record PointEstimator(Options options) implements ComponentEstimator {
  @Override
  public DistributionFamily family() {
    return PointFamily.INSTANCE;
  }

  @Override
  public Tier tier() {
    return Tier.EXACT;
  }

  @Override
  public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
    return new Point(options.fixed("x").orElseThrow());
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
    return Collections.nCopies(group.size(), new Point(options.fixed("x").orElseThrow()));
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
