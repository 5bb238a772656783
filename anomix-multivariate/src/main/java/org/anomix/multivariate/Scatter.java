package org.anomix.multivariate;

import org.anomix.Block;
import org.anomix.kernel.Kernels;

/**
 * Weighted sums of a component of several columns, about an anchor a.
 *
 * <p>State: [0] Σw, [1 .. d] Σw(x - a), then the lower triangle of Σw(x - a)(x - a)' row after row.
 */
final class Scatter {
  private Scatter() {}

  /** Length of the state. */
  static int size(int dimension) {
    return triangle(dimension) + dimension * (dimension + 1) / 2;
  }

  /** Index in a state of the first entry of the lower triangle. */
  static int triangle(int dimension) {
    return 1 + dimension;
  }

  /**
   * Adds weighted rows to a state. Rows of weight 0 are left out before anything is multiplied, so
   * that not even their infinities count.
   */
  static void accumulate(
      double[] anchor, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    Kernels.active()
        .scatter(x.values(), x.column(0), x.stride(), x.rows(), anchor, w, wFrom, state, stateFrom);
  }

  /** The same; without the sums of products of different columns where they are not asked for. */
  static void accumulate(
      double[] anchor,
      Block x,
      boolean squaresAlone,
      double[] w,
      int wFrom,
      double[] state,
      int stateFrom) {
    if (squaresAlone) {
      Kernels.active()
          .diagonalScatter(
              x.values(), x.column(0), x.stride(), x.rows(), anchor, w, wFrom, state, stateFrom);
    } else {
      accumulate(anchor, x, w, wFrom, state, stateFrom);
    }
  }

  /**
   * Mean and second central moment of a state.
   *
   * @param state the sums
   * @param mean the anchor; moved to the mean
   * @return the entries of the second moment about the mean, row after row; 0 where the state holds
   *     no weight
   */
  static double[] centred(double[] state, double[] mean) {
    int side = mean.length;
    double[] moment = new double[side * side];
    double total = state[0];
    if (!(total > 0)) {
      return moment;
    }
    int at = triangle(side);
    for (int i = 0; i < side; i++) {
      double shift = state[1 + i] / total;
      mean[i] += shift;
      for (int j = 0; j <= i; j++) {
        double entry = state[at++] / total - shift * (state[1 + j] / total);
        moment[i * side + j] = entry;
        moment[j * side + i] = entry;
      }
    }
    return moment;
  }

  /**
   * Adds the spread that unknown columns have about their expected values.
   *
   * @param weight total weight of the rows
   * @param residual covariance of the unknown columns, row after row
   * @param unknown the unknown columns, ascending
   * @param squaresAlone whether products of two columns are left out
   */
  static void addResidual(
      double weight,
      double[] residual,
      int[] unknown,
      boolean squaresAlone,
      double[] state,
      int stateFrom,
      int side) {
    int from = stateFrom + triangle(side);
    for (int a = 0; a < unknown.length; a++) {
      int row = from + unknown[a] * (unknown[a] + 1) / 2;
      for (int b = squaresAlone ? a : 0; b <= a; b++) {
        state[row + unknown[b]] += weight * residual[a * unknown.length + b];
      }
    }
  }
}
