package org.anomix.multivariate;

import org.anomix.Block;
import org.anomix.PartialSums;

/**
 * Completes rows by the regression of the unknown columns on the known ones, and adds the residual
 * covariance once per row: the E-step of Gaussian rows with missing values (Little and Rubin 2002,
 * section 11.2).
 */
final class GaussianPartialSums implements PartialSums {
  private final double[] mean;
  private final Regression regression;
  private final double[] residual;

  GaussianPartialSums(Contours contours, int[] known) {
    this.mean = contours.centre();
    this.regression = contours.regression(known);
    this.residual = regression.residual();
  }

  @Override
  public void accumulate(Block known, double[] w, int wFrom, double[] state, int stateFrom) {
    Scatter.accumulate(mean, regression.complete(mean, known), w, wFrom, state, stateFrom);
    double total = 0;
    for (int i = wFrom; i < wFrom + known.rows(); i++) {
      total += w[i];
    }
    Scatter.addResidual(total, residual, regression.unknown(), state, stateFrom, mean.length);
  }
}
