package org.anomix.continuous;

import org.anomix.Block;
import org.anomix.Distribution;
import org.anomix.Options;
import org.anomix.Scaling;

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
    double[] values = x.values();
    double weight = 0;
    double linear = 0;
    double square = 0;
    for (int row = 0, i = x.column(0); row < x.rows(); row++, i++) {
      if (w[wFrom + row] != 0 && values[i] > 0) { // ln x may be infinite, and 0 times that NaN
        double deviation = Math.log(values[i]) - mu;
        double term = w[wFrom + row] * deviation;
        weight += w[wFrom + row];
        linear += term;
        square += term * deviation;
      }
    }
    state[stateFrom] += weight;
    state[stateFrom + 1] += linear;
    state[stateFrom + 2] += square;
  }
}
