package org.anomix.em;

import java.util.Optional;

/** The inverse of an information matrix. */
final class SymmetricInverse {
  /** Added to a diagonal of 1, it makes a direction of which nothing is told merely wide. */
  private static final double RIDGE = 1e-8;

  private SymmetricInverse() {}

  /**
   * By Cholesky's factorisation, in units that make the diagonal 1.
   *
   * @param matrix symmetric, row after row
   * @return the inverse; nothing where the matrix is not positive definite to rounding
   */
  static Optional<double[]> of(double[] matrix, int size) {
    return of(matrix, size, 0);
  }

  /**
   * The same of a matrix that may be singular: the inverse is huge in the directions in which it
   * is.
   *
   * @param matrix symmetric and positive semidefinite, row after row, with a positive diagonal
   * @return the inverse; nothing where the matrix is not what it should be
   */
  static Optional<double[]> ofSingular(double[] matrix, int size) {
    return of(matrix, size, RIDGE);
  }

  private static Optional<double[]> of(double[] matrix, int size, double ridge) {
    double[] unit = new double[size];
    double[] factor = new double[size * size];
    for (int i = 0; i < size; i++) {
      double diagonal = matrix[i * size + i];
      if (!(diagonal > 0 && diagonal < Double.POSITIVE_INFINITY)) {
        return Optional.empty();
      }
      unit[i] = 1 / Math.sqrt(diagonal);
    }
    for (int j = 0; j < size; j++) {
      for (int i = j; i < size; i++) {
        double sum = matrix[i * size + j] * unit[i] * unit[j] + (i == j ? ridge : 0);
        for (int l = 0; l < j; l++) {
          sum -= factor[i * size + l] * factor[j * size + l];
        }
        if (i == j && !(sum > 1e-10)) {
          return Optional.empty();
        }
        factor[i * size + j] = i == j ? Math.sqrt(sum) : sum / factor[j * size + j];
      }
    }
    double[] inverse = new double[size * size];
    for (int column = 0; column < size; column++) {
      solve(factor, size, column, inverse);
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        inverse[i * size + j] *= unit[i] * unit[j];
      }
    }
    return Optional.of(inverse);
  }

  private static void solve(double[] factor, int size, int column, double[] inverse) {
    double[] y = new double[size];
    for (int i = column; i < size; i++) {
      double sum = i == column ? 1 : 0;
      for (int l = column; l < i; l++) {
        sum -= factor[i * size + l] * y[l];
      }
      y[i] = sum / factor[i * size + i];
    }
    for (int i = size - 1; i >= 0; i--) {
      double sum = y[i];
      for (int l = i + 1; l < size; l++) {
        sum -= factor[l * size + i] * inverse[l * size + column];
      }
      inverse[i * size + column] = sum / factor[i * size + i];
    }
  }
}
