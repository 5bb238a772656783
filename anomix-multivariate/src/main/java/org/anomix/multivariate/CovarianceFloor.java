package org.anomix.multivariate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anomix.DataException;
import org.anomix.Scaling;

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

  /** How far a floor must stand above the rounding of the entries that hold it. */
  private static final double MARGIN = 128;

  private final Scaling scaling;
  private final int[] free;

  CovarianceFloor(Scaling scaling) {
    this.scaling = scaling;
    int[] columns = new int[scaling.dimension()];
    int count = 0;
    for (int j = 0; j < columns.length; j++) {
      double square = scaling.unit(j) * scaling.unit(j);
      if (!(variance(j) >= Double.MIN_NORMAL && square < Double.POSITIVE_INFINITY)) {
        throw new DataException(
            "column "
                + j
                + ": its unit of spread is "
                + scaling.unit(j)
                + ", whose square is beyond the range of doubles; rescale the column");
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

  /**
   * Raises the eigenvalues below the floor, in place: the constrained maximum of a likelihood.
   *
   * @param covariance entries of a symmetric matrix row after row; positive definite afterwards
   * @return what had collapsed, for a person; nothing where no eigenvalue was raised
   */
  List<String> raise(double[] covariance) {
    return raise(covariance, false);
  }

  /** Raises what lies below the floor, but leaves a covariance alone that was raised before. */
  void settle(double[] covariance) {
    raise(covariance, true);
  }

  private List<String> raise(double[] covariance, boolean again) {
    separateConstants(covariance);
    double[] scaled = scaled(covariance);
    double trace = 0;
    for (int a = 0; a < free.length; a++) {
      trace += scaled[a * free.length + a];
    }
    // The usual case, and cheaper than the eigenvalues.
    if (exceeds(scaled, holdable(rounding(trace)))) {
      return List.of();
    }
    List<String> faults =
        trace < Double.POSITIVE_INFINITY ? clip(covariance, scaled, again) : List.of();
    if (CholeskyFactor.of(covariance, scaling.dimension()).isEmpty()) {
      keepVariances(covariance);
      return List.of("its covariance is beyond the range of doubles; only its variances were kept");
    }
    return faults;
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

  /** Whether all eigenvalues lie above a floor. */
  private boolean exceeds(double[] scaled, double floor) {
    double[] shifted = scaled.clone();
    for (int a = 0; a < free.length; a++) {
      shifted[a * free.length + a] -= floor;
    }
    return free.length == 0 || CholeskyFactor.of(shifted, free.length).isPresent();
  }

  private List<String> clip(double[] covariance, double[] scaled, boolean again) {
    JacobiEigen eigen = new JacobiEigen(scaled, free.length, scaling.eigenvalueFloor());
    // One floor for all directions: those of equal eigenvalues are found in any mixture.
    double rounding = 0;
    for (int k = 0; k < free.length; k++) {
      double own = rounding(spread(eigen.vector(k), scaled));
      rounding = eigen.value(k) < holdable(own) ? Math.max(rounding, own) : rounding;
    }
    double floor = holdable(rounding);
    List<double[]> clipped = new ArrayList<>();
    double[] raise = new double[scaled.length];
    for (int k = 0; k < free.length; k++) {
      double missing = floor - eigen.value(k);
      if (missing > (again ? rounding : 0)) {
        clipped.add(eigen.vector(k));
        addSquare(missing, eigen.vector(k), raise);
      }
    }
    if (clipped.isEmpty()) {
      return List.of();
    }
    // Added, not recomposed: what is well determined keeps its digits.
    for (int a = 0; a < free.length; a++) {
      for (int b = 0; b < free.length; b++) {
        covariance[free[a] * scaling.dimension() + free[b]] +=
            raise[a * free.length + b] * (scaling.unit(free[a]) * scaling.unit(free[b]));
      }
    }
    return Collapse.faults(clipped, Arrays.stream(free).mapToObj(scaling::columnName).toList());
  }

  private static void addSquare(double factor, double[] vector, double[] matrix) {
    int side = vector.length;
    for (int a = 0; a < side; a++) {
      for (int b = 0; b < side; b++) {
        matrix[a * side + b] += factor * (vector[a] * vector[b]);
      }
    }
  }

  /** The variance that a direction would see if the columns were uncorrelated. */
  private static double spread(double[] vector, double[] scaled) {
    double variance = 0;
    for (int a = 0; a < vector.length; a++) {
      variance += vector[a] * vector[a] * scaled[a * vector.length + a];
    }
    return variance;
  }

  /** What an eigenvalue loses in the rounding of entries of this size. */
  private double rounding(double variance) {
    return 8 * free.length * Math.ulp(1.0) * variance;
  }

  /**
   * The floor, lifted where it would be lost in rounding, as with two equal columns and a row a
   * million units away in both. It is lifted in steps, so that it does not move with every pass.
   */
  private double holdable(double rounding) {
    double floor = scaling.eigenvalueFloor();
    while (floor < MARGIN * rounding && floor < Double.POSITIVE_INFINITY) {
      floor *= STEP;
    }
    return floor;
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
