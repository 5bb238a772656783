package org.anomix;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What an M-step must know that no sum can tell it: the unit of every column, the floors, and how
 * long a step to take. Immutable.
 *
 * <p>The unit of a column is min(sd, IQR/1.349) where the interquartile range is positive, else the
 * sd: a plain sd is useless under heavy tails or one far row. A constant column has the unit
 * |value|, or 1 where the value is 0. The log unit is the same for the logarithms of the column's
 * positive values.
 */
public final class Scaling {
  private final double[] units;
  private final double[] logUnits;
  private final boolean[] constant;
  private final List<String> names;
  private final Floors floors;
  private final double step;

  private Scaling(
      double[] units,
      double[] logUnits,
      boolean[] constant,
      List<String> names,
      Floors floors,
      double step) {
    this.units = units;
    this.logUnits = logUnits;
    this.constant = constant;
    this.names = names;
    this.floors = floors;
    this.step = step;
  }

  /**
   * Measures the units of some rows.
   *
   * @param rows finite rows; some value of every column is known in a row of positive weight
   * @param withLogUnits whether the units of ln x are measured too; 1 otherwise
   * @param floors how small scales may become
   * @return units, floors and a full step
   */
  public static Scaling of(Rows rows, boolean withLogUnits, Floors floors) {
    int dimension = rows.dimension();
    double[] units = new double[dimension];
    double[] logUnits = new double[dimension];
    boolean[] constant = new boolean[dimension];
    for (int j = 0; j < dimension; j++) {
      ColumnUnit unit = new ColumnUnit(rows, j);
      constant[j] = unit.constant();
      units[j] = unit.linear();
      logUnits[j] = withLogUnits ? unit.logarithmic() : 1;
    }
    return new Scaling(units, logUnits, constant, rows.columnNames(), floors, 1);
  }

  /**
   * Number of columns.
   *
   * @return the count
   */
  public int dimension() {
    return units.length;
  }

  /**
   * The name of a column as diagnoses should show it.
   *
   * @param column 0-based column
   * @return its name, or its 0-based number where the rows had no names
   */
  public String columnName(int column) {
    return names.get(column);
  }

  /**
   * The unit of a column.
   *
   * @param column 0-based column
   * @return a positive number in the column's own measure
   */
  public double unit(int column) {
    return units[column];
  }

  /**
   * The unit of the logarithm of a column.
   *
   * @param column 0-based column
   * @return a positive number
   */
  public double logUnit(int column) {
    return logUnits[column];
  }

  /**
   * The one unit of all columns, for laws that do not survive the rescaling of a single column.
   *
   * @return the geometric mean of the units
   */
  public double commonUnit() {
    double sum = 0;
    for (double unit : units) {
      sum += Math.log(unit);
    }
    return Math.exp(sum / units.length);
  }

  /**
   * Whether all values of a column are equal.
   *
   * @param column 0-based column
   * @return true for a constant column
   */
  public boolean constant(int column) {
    return constant[column];
  }

  /**
   * The least scale of a light-tailed law.
   *
   * @param column 0-based column
   * @return the floor in the column's measure
   */
  public double scaleFloor(int column) {
    return floors.scale() * units[column];
  }

  /**
   * The least scale of a light-tailed law of ln x.
   *
   * @param column 0-based column
   * @return the floor
   */
  public double logScaleFloor(int column) {
    return floors.scale() * logUnits[column];
  }

  /**
   * The least scale of a heavy-tailed law.
   *
   * @param column 0-based column
   * @return the floor in the column's measure
   */
  public double heavyTailedScaleFloor(int column) {
    return floors.heavyTailedScale() * units[column];
  }

  /**
   * The least eigenvalue of a covariance whose columns are divided by their units.
   *
   * @return the floor, without a unit
   */
  public double eigenvalueFloor() {
    return floors.eigenvalue();
  }

  /**
   * The least eigenvalue of the scatter of a heavy-tailed law whose columns are divided by their
   * units.
   *
   * @return the floor of a light-tailed law, as much lower as the square of the floor of scales is
   */
  public double heavyTailedEigenvalueFloor() {
    double ratio = floors.heavyTailedScale() / floors.scale();
    return floors.eigenvalue() * ratio * ratio;
  }

  /**
   * The share of a full step that a {@link Tier#GUARDED} M-step takes.
   *
   * @return between 0 and 1
   */
  public double step() {
    return step;
  }

  /**
   * The same scaling with another step.
   *
   * @param share share of a full step, above 0 and at most 1
   * @return the new scaling
   */
  public Scaling withStep(double share) {
    return new Scaling(units, logUnits, constant, names, floors, share);
  }

  /**
   * The scaling of some neighbouring columns, for laws built from parts.
   *
   * @param from first column
   * @param to column after the last
   * @return their scaling
   */
  public Scaling columns(int from, int to) {
    Objects.checkFromToIndex(from, to, units.length);
    return new Scaling(
        Arrays.copyOfRange(units, from, to),
        Arrays.copyOfRange(logUnits, from, to),
        Arrays.copyOfRange(constant, from, to),
        names.subList(from, to),
        floors,
        step);
  }
}
