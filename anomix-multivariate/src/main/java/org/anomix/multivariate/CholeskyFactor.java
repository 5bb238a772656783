package org.anomix.multivariate;

import java.util.Arrays;
import java.util.Optional;
import org.anomix.Block;
import org.anomix.kernel.Kernels;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * The lower triangular L with L L' = Σ, and what it is needed for: distances, and shaping noise.
 */
final class CholeskyFactor {
  private final double[] lower;
  private final int dimension;

  /** What the kernels take for L: reciprocals alone where all axes are those of the columns. */
  private final double[] forward;

  private CholeskyFactor(double[] lower, int dimension) {
    this.lower = lower;
    this.dimension = dimension;
    this.forward = isDiagonal(lower, dimension) ? reciprocals() : forward();
  }

  private static boolean isDiagonal(double[] lower, int dimension) {
    for (int i = 1; i < dimension; i++) {
      for (int j = 0; j < i; j++) {
        if (lower[i * dimension + j] != 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether all axes are those of the columns. */
  boolean isDiagonal() {
    return forward.length == dimension;
  }

  private double[] reciprocals() {
    double[] reciprocals = new double[dimension];
    Arrays.setAll(reciprocals, i -> 1 / lower[i * (dimension + 1)]);
    return reciprocals;
  }

  private double[] forward() {
    double[] entries = new double[dimension * dimension];
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j < i; j++) {
        entries[i * dimension + j] = -lower[i * dimension + j];
      }
      entries[i * (dimension + 1)] = 1 / lower[i * (dimension + 1)];
    }
    return entries;
  }

  /**
   * Factorises a symmetric matrix.
   *
   * @param matrix its entries row after row
   * @param dimension its side
   * @return the factor, or nothing if the matrix is not positive definite
   */
  static Optional<CholeskyFactor> of(double[] matrix, int dimension) {
    return isDiagonal(matrix, dimension)
        ? ofDiagonal(matrix, dimension)
        : decomposed(matrix, dimension);
  }

  private static Optional<CholeskyFactor> ofDiagonal(double[] matrix, int dimension) {
    double[] lower = new double[matrix.length];
    for (int i = 0; i < lower.length; i += dimension + 1) {
      if (!(matrix[i] > 0 && matrix[i] < Double.POSITIVE_INFINITY)) {
        return Optional.empty();
      }
      lower[i] = Math.sqrt(matrix[i]);
    }
    return Optional.of(new CholeskyFactor(lower, dimension));
  }

  private static Optional<CholeskyFactor> decomposed(double[] matrix, int dimension) {
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky =
        DecompositionFactory_DDRM.chol(dimension, true);
    // A copy: the decomposition may work within its argument.
    if (!cholesky.decompose(new DMatrixRMaj(dimension, dimension, true, matrix.clone()))) {
      return Optional.empty();
    }
    double[] lower = cholesky.getT(null).data;
    for (int i = 0; i < dimension; i++) {
      double pivot = lower[i * dimension + i];
      if (!(pivot > 0 && pivot < Double.POSITIVE_INFINITY)) {
        return Optional.empty(); // NaN passes the decomposition's own check
      }
    }
    return Optional.of(new CholeskyFactor(lower, dimension));
  }

  /**
   * Whether all eigenvalues of a symmetric matrix, given like that of a factor, lie above a bound.
   */
  static boolean exceeds(double[] matrix, int dimension, double bound) {
    double[] shifted = matrix.clone();
    for (int i = 0; i < dimension; i++) {
      shifted[i * dimension + i] -= bound;
    }
    return dimension == 0 || of(shifted, dimension).isPresent();
  }

  /**
   * The factor of the matrix of some columns, in the order given. Where rounding denies that one is
   * positive definite whose L exists in the order of all columns, the rows of L tell it: with (P
   * L)' = Q R, R' R is the matrix of those columns.
   *
   * @param matrix the entries of Σ row after row
   * @param columns the columns, each at most once
   */
  CholeskyFactor select(double[] matrix, int... columns) {
    return of(Entries.select(matrix, columns, columns), columns.length)
        .orElseGet(() -> ofRows(columns));
  }

  private CholeskyFactor ofRows(int... columns) {
    int side = columns.length;
    DMatrixRMaj transposed = new DMatrixRMaj(dimension, side);
    for (int j = 0; j < side; j++) {
      for (int i = 0; i <= columns[j]; i++) {
        transposed.set(i, j, lower[columns[j] * dimension + i]);
      }
    }
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(dimension, side);
    qr.decompose(transposed.copy());
    DMatrixRMaj upper = qr.getR(null, true);
    double[] chosen = new double[side * side];
    for (int j = 0; j < side; j++) {
      double sign = Math.copySign(1, upper.get(j, j));
      double norm = 0;
      for (int i = j; i < side; i++) {
        chosen[i * side + j] = sign * upper.get(j, i);
      }
      for (int i = 0; i <= j; i++) {
        norm = Math.hypot(norm, upper.get(i, j));
      }
      // Rounding may hide that L has no zero on its diagonal, but not by more than this.
      chosen[j * side + j] = Math.max(chosen[j * side + j], Math.ulp(norm));
    }
    return new CholeskyFactor(chosen, side);
  }

  /** The factor of the first columns: the first block of L. */
  CholeskyFactor first(int side) {
    double[] block = new double[side * side];
    for (int i = 0; i < side; i++) {
      System.arraycopy(lower, i * dimension, block, i * side, i + 1);
    }
    return new CholeskyFactor(block, side);
  }

  /** The factor of the last columns given the others: the last block of L. */
  CholeskyFactor last(int from) {
    int side = dimension - from;
    double[] block = new double[side * side];
    for (int i = 0; i < side; i++) {
      System.arraycopy(lower, (from + i) * dimension + from, block, i * side, side);
    }
    return new CholeskyFactor(block, side);
  }

  /** The factor of the matrix times a positive number. */
  CholeskyFactor times(double factor) {
    double root = Math.sqrt(factor);
    return new CholeskyFactor(Arrays.stream(lower).map(entry -> root * entry).toArray(), dimension);
  }

  /** L L', row after row. */
  double[] product() {
    double[] product = new double[dimension * dimension];
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k <= j; k++) {
          sum += entry(i, k) * entry(j, k);
        }
        product[i * dimension + j] = sum;
        product[j * dimension + i] = sum;
      }
    }
    return product;
  }

  /** An entry of L on or below the diagonal. */
  double entry(int row, int column) {
    return lower[row * dimension + column];
  }

  /** tr(Σ⁻¹ S) of a symmetric S, given by its entries row after row. */
  double traceOfSolution(double[] matrix) {
    double[] y = new double[dimension * dimension];
    double trace = 0;
    // L Y = S, then L Z = Y', of which only the diagonal is wanted.
    for (int i = 0; i < dimension; i++) {
      for (int c = 0; c < dimension; c++) {
        double rest = matrix[i * dimension + c];
        for (int j = 0; j < i; j++) {
          rest -= lower[i * dimension + j] * y[j * dimension + c];
        }
        y[i * dimension + c] = rest / lower[i * dimension + i];
      }
    }
    for (int c = 0; c < dimension; c++) {
      double[] z = new double[c + 1];
      for (int i = 0; i <= c; i++) {
        double rest = y[c * dimension + i];
        for (int j = 0; j < i; j++) {
          rest -= lower[i * dimension + j] * z[j];
        }
        z[i] = rest / lower[i * dimension + i];
      }
      trace += z[c];
    }
    return trace;
  }

  /** ln det(Σ)/2, a sum of logarithms. */
  double halfLogDeterminant() {
    double sum = 0;
    for (int i = 0; i < dimension; i++) {
      sum += Math.log(lower[i * dimension + i]);
    }
    return sum;
  }

  /**
   * Replaces the vector v by the y with L y = v, by forward substitution; of a shorter vector, by
   * that of the first columns.
   */
  void solve(double[] vector) {
    for (int i = 0; i < vector.length; i++) {
      double rest = vector[i];
      for (int j = 0; j < i; j++) {
        rest -= lower[i * dimension + j] * vector[j];
      }
      vector[i] = rest / lower[i * dimension + i];
    }
  }

  /** Replaces the vector v that starts at an index by L v. */
  void multiply(double[] vector, int from) {
    for (int i = dimension - 1; i >= 0; i--) {
      double sum = 0;
      for (int j = 0; j <= i; j++) {
        sum += lower[i * dimension + j] * vector[from + j];
      }
      vector[from + i] = sum;
    }
  }

  /**
   * Squared lengths of the solutions y of L y = x - centre, by forward substitution. Every row goes
   * through the same operations in the same order, whatever rows stand beside it.
   */
  void squaredDistances(double[] centre, Block x, double[] out, int outFrom) {
    Kernels kernels = Kernels.active();
    int from = x.column(0);
    int rows = x.rows();
    if (isDiagonal()) {
      kernels.diagonalSquaredDistances(
          x.values(), from, x.stride(), rows, centre, forward, out, outFrom);
    } else {
      kernels.squaredDistances(x.values(), from, x.stride(), rows, centre, forward, out, outFrom);
    }
    for (int r = 0; r < rows; r++) {
      if (Double.isNaN(out[outFrom + r])) {
        out[outFrom + r] = undefined(x, r);
      }
    }
  }

  /** Infinities cancel to NaN in the substitution; only a NaN in the row itself may stay. */
  private double undefined(Block x, int row) {
    for (int j = 0; j < dimension; j++) {
      if (Double.isNaN(x.values()[x.column(j) + row])) {
        return Double.NaN;
      }
    }
    return Double.POSITIVE_INFINITY;
  }
}
