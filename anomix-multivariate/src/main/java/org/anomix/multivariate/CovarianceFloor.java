package org.anomix.multivariate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anomix.DataException;
import org.anomix.Scaling;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The least eigenvalue a covariance may have, in columns divided by their units. Raising the
 * eigenvalues that lie below it, and nothing else, gives the likelihood's maximum under the
 * constraint, so an M-step that ends with it stays monotone.
 *
 * <p>Columns that are constant over all rows stand apart: they get the floor as variance and no
 * covariances, whatever the data say, so that they weigh alike in every component.
 */
final class CovarianceFloor {
  /** Ratio of two neighbouring steps of a floor that rounding has lifted. */
  private static final double STEP = 16;

  /** Relative slack within which a law that was floored before counts as feasible. */
  private static final double SLACK = 1e-6;

  private final Scaling scaling;
  private final int[] free;

  CovarianceFloor(Scaling scaling) {
    this.scaling = scaling;
    int[] columns = new int[scaling.dimension()];
    int count = 0;
    for (int j = 0; j < columns.length; j++) {
      double variance = variance(j);
      if (!(variance >= Double.MIN_NORMAL
          && scaling.unit(j) * scaling.unit(j) < Double.POSITIVE_INFINITY)) {
        throw new DataException(
            "column "
                + j
                + ": its values spread over "
                + scaling.unit(j)
                + ", whose square is no double; rescale it");
      }
      if (!scaling.constant(j)) {
        columns[count++] = j;
      }
    }
    this.free = Arrays.copyOf(columns, count);
  }

  /** The least variance of a column, which is that of a constant one. */
  private double variance(int column) {
    return scaling.eigenvalueFloor() * scaling.unit(column) * scaling.unit(column);
  }

  /** Whether a covariance satisfies the constraint, up to the rounding of an earlier raise. */
  boolean holds(double[] covariance) {
    double[] separated = covariance.clone();
    separateConstants(separated);
    double[] scaled = scaled(covariance);
    return Arrays.equals(separated, covariance)
        && exceeds(scaled, effectiveFloor(scaled) * (1 - SLACK));
  }

  /**
   * Raises the eigenvalues below the floor, in place.
   *
   * @param covariance entries of a symmetric matrix row after row; positive definite afterwards
   * @return what had collapsed, for a person; nothing where the covariance was left as it is
   */
  List<String> raise(double[] covariance) {
    separateConstants(covariance);
    double[] scaled = scaled(covariance);
    double floor = effectiveFloor(scaled);
    if (exceeds(scaled, floor)) {
      return List.of();
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(free.length, true, true);
    if (!(floor < Double.POSITIVE_INFINITY)
        || !eigen.decompose(new DMatrixRMaj(free.length, free.length, true, scaled.clone()))) {
      keepVariances(covariance);
      return List.of("its covariance is too ill-conditioned; only its variances were kept");
    }
    return clip(covariance, eigen, floor);
  }

  private void separateConstants(double[] covariance) {
    int dimension = scaling.dimension();
    for (int c = 0; c < dimension; c++) {
      if (scaling.constant(c)) {
        for (int j = 0; j < dimension; j++) {
          covariance[c * dimension + j] = 0;
          covariance[j * dimension + c] = 0;
        }
        covariance[c * dimension + c] = variance(c);
      }
    }
  }

  /** The covariance of the columns that are not constant, each divided by its unit. */
  private double[] scaled(double[] covariance) {
    double[] scaled = new double[free.length * free.length];
    for (int a = 0; a < free.length; a++) {
      for (int b = 0; b < free.length; b++) {
        scaled[a * free.length + b] =
            covariance[free[a] * scaling.dimension() + free[b]]
                / scaling.unit(free[a])
                / scaling.unit(free[b]);
      }
    }
    return scaled;
  }

  /**
   * The floor, lifted where the covariance is so large that its entries could not hold the floor in
   * their rounding. It rises in steps, so that it does not move with every pass.
   */
  private double effectiveFloor(double[] scaled) {
    double trace = 0;
    for (int a = 0; a < free.length; a++) {
      trace += scaled[a * free.length + a];
    }
    double rounding = 8 * free.length * Math.ulp(1.0) * trace;
    double floor = scaling.eigenvalueFloor();
    while (floor < rounding) {
      floor *= STEP;
    }
    return floor;
  }

  /** Whether all eigenvalues lie above a floor: a factorisation is cheaper than the eigenvalues. */
  private boolean exceeds(double[] scaled, double floor) {
    double[] shifted = scaled.clone();
    for (int a = 0; a < free.length; a++) {
      shifted[a * free.length + a] -= floor;
    }
    return free.length == 0 || CholeskyFactor.of(shifted, free.length).isPresent();
  }

  private List<String> clip(
      double[] covariance, EigenDecomposition_F64<DMatrixRMaj> eigen, double floor) {
    int side = free.length;
    double[] raise = new double[side * side];
    List<double[]> clipped = new ArrayList<>();
    for (int k = 0; k < side; k++) {
      double missing = floor - eigen.getEigenvalue(k).getReal();
      if (missing > 0) {
        double[] vector = eigen.getEigenVector(k).data;
        clipped.add(vector);
        for (int a = 0; a < side; a++) {
          for (int b = 0; b < side; b++) {
            raise[a * side + b] += missing * (vector[a] * vector[b]);
          }
        }
      }
    }
    // Added, not recomposed: what is well determined keeps its digits.
    for (int a = 0; a < side; a++) {
      for (int b = 0; b < side; b++) {
        covariance[free[a] * scaling.dimension() + free[b]] +=
            raise[a * side + b] * (scaling.unit(free[a]) * scaling.unit(free[b]));
      }
    }
    return clipped.isEmpty() ? List.of() : Collapse.faults(clipped, free);
  }

  private void keepVariances(double[] covariance) {
    int dimension = scaling.dimension();
    for (int i = 0; i < dimension; i++) {
      double variance = Math.max(covariance[i * dimension + i], variance(i));
      Arrays.fill(covariance, i * dimension, (i + 1) * dimension, 0);
      covariance[i * dimension + i] = variance;
    }
  }
}
