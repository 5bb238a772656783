package org.anomix.multivariate;

import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.Estimate;
import org.anomix.Rows;
import org.anomix.Scaling;

/** One component's pass over rows, as an engine would make it. */
final class Sums {
  private static final int BLOCK = 512;

  private Sums() {}

  static double[] state(
      ComponentEstimator estimator, Distribution anchor, Rows rows, double[] weights) {
    double[] state = new double[estimator.stateSize(anchor)];
    for (int from = 0; from < rows.size(); from += BLOCK) {
      int to = Math.min(from + BLOCK, rows.size());
      estimator.accumulate(anchor, rows.block(from, to, new double[0]), weights, from, state, 0);
    }
    return state;
  }

  static Estimate step(
      ComponentEstimator estimator,
      Distribution current,
      Rows rows,
      double[] weights,
      Scaling scaling) {
    return estimator.estimate(current, state(estimator, current, rows, weights), scaling);
  }

  /** Maximum likelihood from nothing: the step from the anchor. */
  static Estimate fit(ComponentEstimator estimator, Rows rows, double[] weights, Scaling scaling) {
    return step(estimator, estimator.anchor(rows, weights, scaling), rows, weights, scaling);
  }

  /** Σ w log f. */
  static double logLikelihood(Distribution law, Rows rows, double[] weights) {
    double sum = 0;
    for (int r = 0; r < rows.size(); r++) {
      sum += weights[r] == 0 ? 0 : weights[r] * law.logDensity(rows.row(r));
    }
    return sum;
  }
}
