package org.anomix.multivariate;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by rotations that each remove one off-diagonal
 * entry (Jacobi 1846; cyclic, as in Golub and Van Loan 2013, section 8.5).
 *
 * <p>Slower than a reduction to tridiagonal form, but it sees a small eigenvalue beside a large one
 * with a relative, not an absolute, error where the columns themselves differ in size (Demmel and
 * Veselić 1992). That is the case that matters here: one row far away in one column, and a
 * dependency among others.
 */
final class JacobiEigen {
  private static final int SWEEPS = 60;

  private final double[][] matrix;
  private final double[][] vectors;

  /**
   * Decomposes a matrix.
   *
   * @param entries its entries row after row; finite
   * @param side its side
   * @param small eigenvalues much below need no relative accuracy
   */
  JacobiEigen(double[] entries, int side, double small) {
    matrix = new double[side][side];
    vectors = new double[side][side];
    for (int i = 0; i < side; i++) {
      System.arraycopy(entries, i * side, matrix[i], 0, side);
      vectors[i][i] = 1;
    }
    boolean rotated = true;
    for (int sweep = 0; rotated && sweep < SWEEPS; sweep++) {
      rotated = sweep(small);
    }
  }

  /** An eigenvalue; in no order. */
  double value(int k) {
    return matrix[k][k];
  }

  /** The eigenvector of that eigenvalue, of length 1. */
  double[] vector(int k) {
    return vectors[k];
  }

  private boolean sweep(double small) {
    boolean rotated = false;
    for (int p = 0; p < matrix.length; p++) {
      for (int q = p + 1; q < matrix.length; q++) {
        double size = Math.sqrt(Math.abs(matrix[p][p])) * Math.sqrt(Math.abs(matrix[q][q]));
        if (Math.abs(matrix[p][q]) > Math.ulp(0.5) * Math.max(size, small)) {
          rotate(p, q);
          rotated = true;
        }
      }
    }
    return rotated;
  }

  private void rotate(int p, int q) {
    double off = matrix[p][q];
    double half = (matrix[q][q] - matrix[p][p]) / (2 * off);
    double tangent = Math.copySign(1 / (Math.abs(half) + Math.hypot(1, half)), half);
    double cosine = 1 / Math.sqrt(1 + tangent * tangent);
    double sine = tangent * cosine;
    for (int k = 0; k < matrix.length; k++) {
      if (k != p && k != q) {
        double left = matrix[p][k];
        double right = matrix[q][k];
        matrix[p][k] = cosine * left - sine * right;
        matrix[q][k] = sine * left + cosine * right;
        matrix[k][p] = matrix[p][k];
        matrix[k][q] = matrix[q][k];
      }
      double left = vectors[p][k];
      double right = vectors[q][k];
      vectors[p][k] = cosine * left - sine * right;
      vectors[q][k] = sine * left + cosine * right;
    }
    matrix[p][p] -= tangent * off;
    matrix[q][q] += tangent * off;
    matrix[p][q] = 0;
    matrix[q][p] = 0;
  }
}
