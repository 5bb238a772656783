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
  private final boolean squaresAlone;

  /**
   * The sums expected under a law.
   *
   * @param contours those of the law
   * @param known the known columns
   * @param squaresAlone whether sums of products of two columns are not asked for
   */
  GaussianPartialSums(Contours contours, int[] known, boolean squaresAlone) {
    this.mean = contours.centre();
    this.regression = contours.regression(known);
    this.residual = regression.residual();
    this.squaresAlone = squaresAlone;
  }

  @Override
  public void accumulate(Block known, double[] w, int wFrom, double[] state, int stateFrom) {
    Block completed = regression.complete(mean, known);
    Scatter.accumulate(mean, completed, squaresAlone, w, wFrom, state, stateFrom);
    double total = 0;
    for (int i = wFrom; i < wFrom + known.rows(); i++) {
      total += w[i];
    }
    Scatter.addResidual(
        total, residual, regression.unknown(), squaresAlone, state, stateFrom, mean.length);
  }
}
