package org.anomix.multivariate;

import java.util.Arrays;
import org.anomix.Block;

/**
 * The regression of some columns u on the others o under a covariance Σ, from the Cholesky factor
 * of Σ with the columns of o in front: the factor of Σ_oo is its first block, that of the residual
 * covariance its last, and nothing is subtracted that is nearly equal.
 */
final class Regression {
  private final int[] known;
  private final int[] unknown;
  private final CholeskyFactor factor;

  /** Σ_uo Σ_oo⁻¹, row after row. */
  private final double[] slopes;

  private Regression(int[] known, int[] unknown, CholeskyFactor factor) {
    this.known = known;
    this.unknown = unknown;
    this.factor = factor;
    this.slopes = slopes();
  }

  /**
   * The regression on some columns.
   *
   * @param factor the factor of a covariance
   * @param covariance its entries row after row
   * @param dimension its side
   * @param known the columns that are known, ascending; not all of them
   */
  static Regression of(CholeskyFactor factor, double[] covariance, int dimension, int[] known) {
    int[] order = new int[dimension];
    boolean[] seen = new boolean[dimension];
    int count = 0;
    for (int column : known) {
      order[count++] = column;
      seen[column] = true;
    }
    for (int column = 0; column < dimension; column++) {
      if (!seen[column]) {
        order[count++] = column;
      }
    }
    int[] unknown = Arrays.copyOfRange(order, known.length, dimension);
    return new Regression(known, unknown, factor.select(covariance, order));
  }

  /** The last rows of the factor times the inverse of its first block, by back substitution. */
  private double[] slopes() {
    double[] b = new double[unknown.length * known.length];
    for (int i = 0; i < unknown.length; i++) {
      for (int j = known.length - 1; j >= 0; j--) {
        double rest = factor.entry(known.length + i, j);
        for (int k = j + 1; k < known.length; k++) {
          rest -= b[i * known.length + k] * factor.entry(k, j);
        }
        b[i * known.length + j] = rest / factor.entry(j, j);
      }
    }
    return b;
  }

  /** Number of all columns. */
  int side() {
    return known.length + unknown.length;
  }

  /** The columns that are not known, ascending. */
  int[] unknown() {
    return unknown;
  }

  /**
   * The expected values of the unknown columns.
   *
   * @param centre the centre of the law
   * @param row a row, of which only the known columns are read
   */
  double[] predict(double[] centre, double[] row) {
    double[] y = whitened(centre, row);
    double[] expected = Entries.select(centre, unknown);
    for (int i = 0; i < unknown.length; i++) {
      for (int j = 0; j < y.length; j++) {
        expected[i] += factor.entry(known.length + i, j) * y[j];
      }
    }
    return expected;
  }

  /**
   * Rows with the expected values of their unknown columns.
   *
   * @param centre the centre of the law
   * @param x rows of the known columns
   */
  Block complete(double[] centre, Block x) {
    int rows = x.rows();
    double[] values = new double[centre.length * rows];
    for (int i = 0; i < known.length; i++) {
      System.arraycopy(x.values(), x.column(i), values, known[i] * rows, rows);
    }
    for (int i = 0; i < unknown.length; i++) {
      int to = unknown[i] * rows;
      Arrays.fill(values, to, to + rows, centre[unknown[i]]);
      for (int j = 0; j < known.length; j++) {
        double slope = slopes[i * known.length + j];
        double origin = centre[known[j]];
        for (int r = 0, from = x.column(j); r < rows; r++) {
          values[to + r] += slope * (x.values()[from + r] - origin);
        }
      }
    }
    return Block.of(values, 0, rows, rows, centre.length);
  }

  /** Squared Mahalanobis distance of the known columns of a row. */
  double squaredDistance(double[] centre, double[] row) {
    return Arrays.stream(whitened(centre, row)).map(y -> y * y).sum();
  }

  /** The y with L y = x - centre in the known columns. */
  private double[] whitened(double[] centre, double[] row) {
    double[] y = new double[known.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = row[known[i]] - centre[known[i]];
    }
    factor.solve(y);
    return y;
  }

  /** The factor of the covariance of the unknown columns about their expected values. */
  CholeskyFactor residualFactor() {
    return factor.last(known.length);
  }

  /** That covariance, row after row. */
  double[] residual() {
    return residualFactor().product();
  }
}
