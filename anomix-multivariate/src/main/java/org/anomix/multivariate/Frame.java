package org.anomix.multivariate;

import java.util.Arrays;
import java.util.List;
import org.anomix.DataException;
import org.anomix.Scaling;

/**
 * The units in which covariances are compared with their floor: each column in its own, or all in
 * one common unit, for structures that do not survive the rescaling of a single column.
 *
 * <p>Columns that are constant over all rows stand apart: they get the floor as variance and no
 * covariances, whatever the data say, so that they weigh alike in every component.
 */
final class Frame {
  private final Scaling scaling;
  private final int[] free;
  private final double[] units;
  private final double floor;

  private Frame(Scaling scaling, int[] free, double[] units, double floor) {
    this.scaling = scaling;
    this.floor = floor;
    this.free = free;
    this.units = units;
  }

  /**
   * The frame of a structure.
   *
   * @param scaling units and floors of the columns
   * @param structure decides whether each column is measured in its own unit
   * @param floor the least eigenvalue in these units
   * @throws DataException if the square of a unit is beyond the range of doubles
   */
  static Frame of(Scaling scaling, CovarianceStructure structure, double floor) {
    int[] columns = new int[scaling.dimension()];
    int count = 0;
    double logUnits = 0;
    for (int j = 0; j < columns.length; j++) {
      requireSquare(scaling, j, floor);
      if (!scaling.constant(j)) {
        columns[count++] = j;
        logUnits += Math.log(scaling.unit(j));
      }
    }
    int[] free = Arrays.copyOf(columns, count);
    double common = Math.exp(logUnits / count);
    double[] units =
        Arrays.stream(free)
            .mapToDouble(j -> structure.isEquivariant() ? scaling.unit(j) : common)
            .toArray();
    return new Frame(scaling, free, units, floor);
  }

  private static void requireSquare(Scaling scaling, int column, double floor) {
    double unit = scaling.unit(column);
    boolean held = floor * unit * unit >= Double.MIN_NORMAL;
    if (!(held && unit * unit < Double.POSITIVE_INFINITY)) {
      throw new DataException(
          "column "
              + column
              + ": its unit of spread is "
              + unit
              + ", whose square is beyond the range of doubles; rescale the column");
    }
  }

  /** Number of all columns. */
  int dimension() {
    return scaling.dimension();
  }

  /** Number of columns that are not constant. */
  int side() {
    return free.length;
  }

  /** The least eigenvalue in these units. */
  double floor() {
    return floor;
  }

  /** The names of the columns that are not constant. */
  List<String> columnNames() {
    return Arrays.stream(free).mapToObj(scaling::columnName).toList();
  }

  /** The square of the unit of a column, or the product of two units. */
  double product(int a, int b) {
    return units[a] * units[b];
  }

  /** Gives constant columns their variance, in place, and takes their covariances away. */
  void separateConstants(double[] covariance) {
    int dimension = dimension();
    for (int c = 0; c < dimension; c++) {
      if (scaling.constant(c)) {
        for (int j = 0; j < dimension; j++) {
          covariance[c * dimension + j] = 0;
          covariance[j * dimension + c] = 0;
        }
        covariance[c * dimension + c] = floor() * scaling.unit(c) * scaling.unit(c);
      }
    }
  }

  /** The covariance of the columns that are not constant, divided by the units. */
  double[] scaled(double[] covariance) {
    int side = side();
    double[] scaled = new double[side * side];
    for (int a = 0; a < side; a++) {
      for (int b = 0; b < side; b++) {
        scaled[a * side + b] = covariance[at(a, b)] / units[a] / units[b];
      }
    }
    return scaled;
  }

  /** The spacing of doubles at the entries of a centre that are not constant, in the units. */
  double[] scaledSpacings(double[] centre) {
    double[] spacings = new double[side()];
    for (int a = 0; a < spacings.length; a++) {
      spacings[a] = Math.ulp(centre[free[a]]) / units[a];
    }
    return spacings;
  }

  /** The covariance of all columns, from that of the columns that are not constant. */
  double[] unscaled(double[] scaled) {
    double[] covariance = new double[dimension() * dimension()];
    separateConstants(covariance);
    for (int a = 0; a < side(); a++) {
      for (int b = 0; b < side(); b++) {
        covariance[at(a, b)] = scaled[a * side() + b] * product(a, b);
      }
    }
    return covariance;
  }

  /** Adds a matrix in these units to a covariance of all columns, in place. */
  void add(double[] scaled, double[] covariance) {
    for (int a = 0; a < side(); a++) {
      for (int b = 0; b < side(); b++) {
        covariance[at(a, b)] += scaled[a * side() + b] * product(a, b);
      }
    }
  }

  private int at(int a, int b) {
    return free[a] * dimension() + free[b];
  }

  /** Leaves only variances, at least those of the floor. */
  void keepVariances(double[] covariance) {
    int dimension = dimension();
    for (int i = 0; i < dimension; i++) {
      double least = floor() * scaling.unit(i) * scaling.unit(i);
      double variance = Math.max(covariance[i * dimension + i], least);
      Arrays.fill(covariance, i * dimension, (i + 1) * dimension, 0);
      covariance[i * dimension + i] = variance;
    }
  }
}
