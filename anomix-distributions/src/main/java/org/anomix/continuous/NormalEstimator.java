package org.anomix.continuous;

import org.anomix.Block;
import org.anomix.Distribution;
import org.anomix.Options;
import org.anomix.kernel.Kernels;

/**
 * Maximum likelihood of mean and sd.
 *
 * <p>State: [0] Σw, [1] Σw(x - m), [2] Σw(x - m)², where m is the current mean.
 */
final class NormalEstimator extends GaussianEstimator {
  NormalEstimator(Options options) {
    super(NormalFamily.INSTANCE, options);
  }

  @Override
  Distribution law(double location, double scale) {
    return new Normal(location, scale);
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    double mean = ((Normal) current).mean();
    Kernels.active().moments(x.values(), x.column(0), x.rows(), mean, w, wFrom, state, stateFrom);
  }
}
