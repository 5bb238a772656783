package org.anomix.em;

/**
 * A positive definite matrix as L D L', L with a diagonal of 1: the logarithms of D and the entries
 * below the diagonal of L are free numbers. Equal matrices, equal shapes and equal volumes are
 * linear in them, and so is being diagonal. Column after column: its logarithm, then its entries.
 */
final class RootFreeFactor {
  private RootFreeFactor() {}

  /** How many numbers a matrix has. */
  static int size(int side) {
    return side * (side + 1) / 2;
  }

  /**
   * The numbers of a matrix.
   *
   * @param entries row after row
   * @param out where they are written to; some are not finite if it is not positive definite
   */
  static void toNumbers(double[] entries, int side, double[] out, int from) {
    double[] lower = new double[side * side];
    double[] pivots = new double[side];
    int at = from;
    for (int j = 0; j < side; j++) {
      pivots[j] = remainder(entries, lower, pivots, side, j, j);
      out[at++] = Math.log(pivots[j]);
      for (int i = j + 1; i < side; i++) {
        lower[i * side + j] = remainder(entries, lower, pivots, side, i, j) / pivots[j];
        out[at++] = lower[i * side + j];
      }
    }
  }

  private static double remainder(
      double[] entries, double[] lower, double[] pivots, int side, int i, int j) {
    double sum = entries[i * side + j];
    for (int l = 0; l < j; l++) {
      sum -= lower[i * side + l] * lower[j * side + l] * pivots[l];
    }
    return sum;
  }

  /** The matrix of some numbers, row after row. */
  static double[] toEntries(double[] numbers, int from, int side) {
    double[] lower = new double[side * side];
    double[] pivots = new double[side];
    int at = from;
    for (int j = 0; j < side; j++) {
      pivots[j] = Math.exp(numbers[at++]);
      lower[j * side + j] = 1;
      for (int i = j + 1; i < side; i++) {
        lower[i * side + j] = numbers[at++];
      }
    }
    double[] entries = new double[side * side];
    for (int i = 0; i < side; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int l = 0; l <= j; l++) {
          sum += lower[i * side + l] * lower[j * side + l] * pivots[l];
        }
        entries[i * side + j] = sum;
        entries[j * side + i] = sum;
      }
    }
    return entries;
  }

  /**
   * What a row of the normal law of this covariance tells of the square of each number: 1/2 of the
   * logarithm of a variance, and of a coefficient of regression the ratio of two variances.
   */
  static void information(double[] numbers, int from, int side, double mass, double[] out) {
    double[] pivots = new double[side];
    int at = from;
    for (int j = 0; j < side; j++) {
      pivots[j] = Math.exp(numbers[at]);
      at += side - j;
    }
    at = from;
    for (int j = 0; j < side; j++) {
      out[at++] = mass / 2;
      for (int i = j + 1; i < side; i++) {
        out[at++] = mass * pivots[j] / pivots[i];
      }
    }
  }
}
