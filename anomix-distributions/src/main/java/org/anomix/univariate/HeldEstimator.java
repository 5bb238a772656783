package org.anomix.univariate;

import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Estimate;
import org.anomix.Options;
import org.anomix.Scaling;
import org.anomix.Tier;

/**
 * Leaves a law as it was settled. What is left to say is where the law comes from.
 *
 * <p>State: [0] Σw.
 */
public abstract class HeldEstimator implements ComponentEstimator {
  private final DistributionFamily family;
  private final Options options;

  /**
   * Holds laws of a family.
   *
   * @param family the family
   * @param options the options it was made with
   */
  protected HeldEstimator(DistributionFamily family, Options options) {
    this.family = family;
    this.options = options;
  }

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
    return Tier.EXACT;
  }

  @Override
  public final int stateSize(Distribution current) {
    return 1;
  }

  @Override
  public final void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    for (int row = 0; row < x.rows(); row++) {
      state[stateFrom] += w[wFrom + row];
    }
  }

  @Override
  public final Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    return Estimate.of(current);
  }

  @Override
  public final double minimumRows(int dimension) {
    return 0;
  }

  @Override
  public final boolean held() {
    return true;
  }
}
