package org.anomix.continuous;

import org.anomix.Block;
import org.anomix.Distribution;
import org.anomix.Options;
import org.anomix.Scaling;
import org.anomix.kernel.Kernels;

/**
 * Maximum likelihood of mu and sigma: mean and sd of ln x.
 *
 * <p>State: [0] Σw, [1] Σw(ln x - m), [2] Σw(ln x - m)², where m is the current mu.
 */
final class LogNormalEstimator extends GaussianEstimator {
  LogNormalEstimator(Options options) {
    super(LogNormalFamily.INSTANCE, options);
  }

  @Override
  Distribution law(double location, double scale) {
    return new LogNormal(location, scale);
  }

  @Override
  double coordinate(double x) {
    return Math.log(x);
  }

  @Override
  double unit(Scaling scaling) {
    return scaling.logUnit(0);
  }

  @Override
  double floor(Scaling scaling) {
    return scaling.logScaleFloor(0);
  }

  @Override
  public boolean usesLogUnits() {
    return true;
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    double mu = ((LogNormal) current).mu();
    Kernels.active().moments(x.logs(0), 0, x.rows(), mu, w, wFrom, state, stateFrom);
  }
}
