package org.anomix.multivariate;

import java.util.Arrays;
import org.anomix.Block;

/**
 * Weighted sums of a component of several columns, about an anchor a.
 *
 * <p>State: [0] Σw, [1 .. d] Σw(x - a), then the lower triangle of Σw(x - a)(x - a)' row after row.
 */
final class Scatter {
  /** So many rows are multiplied together: the scratch stays near the processor. */
  private static final int TILE = 128;

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
    int dimension = anchor.length;
    // All sums at once are the products of z = (1, x - a) with itself; an even number of columns
    // lets them be formed two by two.
    int side = (dimension + 2) & ~1;
    int tile = Math.min(TILE, x.rows());
    double[][] z = new double[side][tile];
    double[] weights = new double[tile];
    double[] first = new double[tile];
    double[] second = new double[tile];
    int[] counted = new int[tile];
    double[] sums = new double[side * side];
    Arrays.fill(z[0], 1);
    for (int from = 0; from < x.rows(); from += tile) {
      int rows = counted(w, wFrom + from, Math.min(tile, x.rows() - from), counted);
      gather(w, wFrom + from, 0, counted, rows, weights);
      for (int j = 0; j < dimension; j++) {
        gather(x.values(), x.column(j) + from, anchor[j], counted, rows, z[j + 1]);
      }
      for (int i = 0; i < side; i += 2) {
        multiply(z[i], weights, first, rows);
        multiply(z[i + 1], weights, second, rows);
        for (int j = 0; j <= i; j += 2) {
          addProducts(first, second, z[j], z[j + 1], rows, sums, i * side + j, side);
        }
      }
    }
    add(sums, side, dimension, state, stateFrom);
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
   */
  static void addResidual(
      double weight, double[] residual, int[] unknown, double[] state, int stateFrom, int side) {
    int from = stateFrom + triangle(side);
    for (int a = 0; a < unknown.length; a++) {
      int row = from + unknown[a] * (unknown[a] + 1) / 2;
      for (int b = 0; b <= a; b++) {
        state[row + unknown[b]] += weight * residual[a * unknown.length + b];
      }
    }
  }

  /** Lists the rows whose weight is not 0 and returns their number. */
  private static int counted(double[] w, int from, int rows, int[] counted) {
    int count = 0;
    for (int r = 0; r < rows; r++) {
      counted[count] = r;
      count += w[from + r] == 0 ? 0 : 1;
    }
    return count;
  }

  private static void gather(
      double[] values, int from, double origin, int[] counted, int rows, double[] out) {
    for (int r = 0; r < rows; r++) {
      out[r] = values[from + counted[r]] - origin;
    }
  }

  private static void multiply(double[] z, double[] weights, double[] out, int rows) {
    for (int r = 0; r < rows; r++) {
      out[r] = z[r] * weights[r];
    }
  }

  /** Four sums side by side: each addition waits for the one before it, but only within a sum. */
  private static void addProducts(
      double[] first,
      double[] second,
      double[] left,
      double[] right,
      int rows,
      double[] sums,
      int at,
      int side) {
    double firstLeft = 0;
    double firstRight = 0;
    double secondLeft = 0;
    double secondRight = 0;
    for (int r = 0; r < rows; r++) {
      double a = first[r];
      double b = second[r];
      double c = left[r];
      double d = right[r];
      firstLeft += a * c;
      firstRight += a * d;
      secondLeft += b * c;
      secondRight += b * d;
    }
    sums[at] += firstLeft;
    sums[at + 1] += firstRight;
    sums[at + side] += secondLeft;
    sums[at + side + 1] += secondRight;
  }

  private static void add(double[] sums, int side, int dimension, double[] state, int stateFrom) {
    for (int i = 0; i <= dimension; i++) {
      state[stateFrom + i] += sums[i * side];
    }
    int at = stateFrom + triangle(dimension);
    for (int i = 1; i <= dimension; i++) {
      for (int j = 1; j <= i; j++) {
        state[at++] += sums[i * side + j];
      }
    }
  }
}
