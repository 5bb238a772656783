package org.anomix.multivariate;

/**
 * Gauss's rule for expectations under a beta law of parameters a and b: nodes and weights from the
 * eigenvalues of the Jacobi matrix (Golub and Welsch 1969). The nodes are known by their distance
 * from 1, which keeps its digits where a is large.
 */
final class BetaRule {
  private final double[] complements;
  private final double[] weights;

  /**
   * The rule.
   *
   * @param a exponent at 0, positive
   * @param b exponent at 1, positive
   * @param nodes number of nodes
   */
  BetaRule(double a, double b, int nodes) {
    double[] matrix = new double[nodes * nodes];
    double sum = a + b;
    matrix[0] = b / sum;
    for (int k = 1; k < nodes; k++) {
      // The recurrence of Jacobi polynomials, DLMF 18.9.2, on [0, 1] and from its upper end.
      double middle = 2 * k + sum;
      matrix[k * nodes + k] = (2 * k * (k + sum - 1) + b * (sum - 2)) / ((middle - 2) * middle);
      double off =
          k == 1
              ? a * b / (sum * sum * (sum + 1))
              : k
                  * (k + b - 1)
                  * (k + a - 1)
                  * (k + sum - 2)
                  / ((middle - 2) * (middle - 2) * (middle - 1) * (middle - 3));
      matrix[k * nodes + k - 1] = Math.sqrt(off);
      matrix[(k - 1) * nodes + k] = Math.sqrt(off);
    }
    JacobiEigen eigen = new JacobiEigen(matrix, nodes, 0);
    complements = new double[nodes];
    weights = new double[nodes];
    for (int k = 0; k < nodes; k++) {
      complements[k] = eigen.value(k);
      weights[k] = eigen.vector(k)[0] * eigen.vector(k)[0];
    }
  }

  /** 1 less a node. */
  double complement(int k) {
    return complements[k];
  }

  /** The weight of a node; all sum to 1. */
  double weight(int k) {
    return weights[k];
  }
}
