package org.anomix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Observations: rows of a fixed number of doubles, with optional names of the columns and weights
 * of the rows.
 *
 * <p>Values of a single column may be known only to an interval ({@link #between}). Of several
 * columns some values may be missing, if that is declared ({@link #withMissing}).
 *
 * <p>The arrays handed in are shared, not copied, and never written; who changes them during a fit
 * changes the fit. A weight w counts as w equal rows, and need not be whole.
 */
public final class Rows {
  private static final double[] UNWEIGHTED = {};

  /** More columns that lie far apart in memory are copied beside each other, to be read often. */
  private static final int MOST_COLUMNS_OF_VIEW = 8;

  private final double[] values;
  private final boolean rowMajor;
  private final int size;
  private final int dimension;

  /** Where in the array column 0 lies: the array of a view holds others too. */
  private final int firstColumn;

  /** Columns in the array. */
  private final int width;

  private final double[] weights;
  private final Intervals intervals;
  private final boolean missing;
  private final List<String> columnNames;

  /** All columns of an array. */
  private Rows(
      double[] values,
      boolean rowMajor,
      int size,
      int dimension,
      double[] weights,
      Intervals intervals,
      boolean missing,
      List<String> columnNames) {
    this(values, rowMajor, size, dimension, 0, dimension, weights, intervals, missing, columnNames);
  }

  private Rows(
      double[] values,
      boolean rowMajor,
      int size,
      int dimension,
      int firstColumn,
      int width,
      double[] weights,
      Intervals intervals,
      boolean missing,
      List<String> columnNames) {
    this.values = values;
    this.rowMajor = rowMajor;
    this.size = size;
    this.dimension = dimension;
    this.firstColumn = firstColumn;
    this.width = width;
    this.weights = weights;
    this.intervals = intervals;
    this.missing = missing;
    this.columnNames = columnNames;
  }

  /**
   * Rows of one column.
   *
   * @param values one value per row; shared, not copied
   * @return the rows
   */
  public static Rows of(double... values) {
    return new Rows(values, false, values.length, 1, UNWEIGHTED, Intervals.NONE, false, List.of());
  }

  /**
   * Rows of one column that are known only to lie between two ends, as binned and censored values
   * are: lower &lt; x ≤ upper. Equal ends are a value observed exactly, a lower end of -∞ is
   * censored from the left, an upper end of ∞ from the right.
   *
   * <p>{@link #value} gives a number within the interval; only what asks for the ends sees more.
   * Where all ends are equal the rows are as good as those of {@link #of(double...)}.
   *
   * @param lower the lower ends, excluded; shared, not copied
   * @param upper the upper ends, included; shared, not copied
   * @return the rows
   * @throws DataException if a lower end lies above its upper one, both are infinite, one is NaN,
   *     or their numbers differ
   */
  public static Rows between(double[] lower, double[] upper) {
    Intervals intervals = Intervals.of(lower, upper);
    return new Rows(
        intervals.representatives(),
        false,
        lower.length,
        1,
        UNWEIGHTED,
        intervals.orNone(),
        false,
        List.of());
  }

  /**
   * Rows given one array each.
   *
   * @param rows the rows, all of the same length of at least 1; copied
   * @return the rows
   * @throws DataException if there is no row, or a row's length differs from the first one's
   */
  public static Rows of(double[][] rows) {
    if (rows.length == 0) {
      throw new DataException("no rows");
    }
    int dimension = rows[0].length;
    if (dimension == 0) {
      throw new DataException(0, "no columns");
    }
    double[] values = new double[Math.multiplyExact(rows.length, dimension)];
    for (int r = 0; r < rows.length; r++) {
      if (rows[r].length != dimension) {
        throw new DataException(r, rows[r].length + " values but the first row has " + dimension);
      }
      for (int j = 0; j < dimension; j++) {
        values[j * rows.length + r] = rows[r][j];
      }
    }
    return columnMajor(values, dimension);
  }

  /**
   * Rows that follow each other in one array.
   *
   * @param values row after row; shared, not copied
   * @param dimension number of columns, at least 1
   * @return the rows
   * @throws DataException if the array's length is not a multiple of the dimension
   */
  public static Rows rowMajor(double[] values, int dimension) {
    return new Rows(
        values,
        dimension > 1,
        length(values, dimension),
        dimension,
        UNWEIGHTED,
        Intervals.NONE,
        false,
        List.of());
  }

  /**
   * Columns that follow each other in one array: the layout that is read without copying.
   *
   * @param values column after column; shared, not copied
   * @param dimension number of columns, at least 1
   * @return the rows
   * @throws DataException if the array's length is not a multiple of the dimension
   */
  public static Rows columnMajor(double[] values, int dimension) {
    return new Rows(
        values,
        false,
        length(values, dimension),
        dimension,
        UNWEIGHTED,
        Intervals.NONE,
        false,
        List.of());
  }

  private static int length(double[] values, int dimension) {
    Check.atLeast("rows", "dimension", dimension, 1);
    if (values.length % dimension != 0) {
      throw new DataException(
          values.length + " values do not fill rows of " + dimension + " columns");
    }
    return values.length / dimension;
  }

  /**
   * The same rows, each counted so many times.
   *
   * @param weights one weight per row, finite and not negative, some positive; shared, not copied
   * @return rows that share the values
   * @throws DataException if a weight is negative, infinite or NaN, if their sum is 0, or their
   *     number is not that of the rows
   */
  public Rows withWeights(double[] weights) {
    if (weights.length != size) {
      throw new DataException(weights.length + " weights for " + size + " rows");
    }
    double sum = 0;
    for (int r = 0; r < size; r++) {
      if (!(weights[r] >= 0 && weights[r] < Double.POSITIVE_INFINITY)) {
        throw new DataException(r, "weight " + weights[r] + " but must be finite and at least 0");
      }
      sum += weights[r];
    }
    if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
      throw new DataException("the weights sum to " + sum + " but must have a positive finite sum");
    }
    return with(weights, missing, columnNames);
  }

  private Rows with(double[] someWeights, boolean maybeMissing, List<String> names) {
    return new Rows(
        values,
        rowMajor,
        size,
        dimension,
        firstColumn,
        width,
        someWeights,
        intervals,
        maybeMissing,
        names);
  }

  /**
   * The same rows with names for their columns, used in messages.
   *
   * @param names one name per column
   * @return rows that share the values
   * @throws DataException if their number is not that of the columns
   */
  public Rows withColumnNames(List<String> names) {
    if (names.size() != dimension) {
      throw new DataException(names.size() + " names for " + dimension + " columns");
    }
    return with(weights, missing, List.copyOf(names));
  }

  /**
   * The same rows, with NaN declared to stand for a missing value. Laws that know their marginal
   * laws integrate it out, which is right where values are missing at random: where the chance that
   * one is missing depends on the values that are known, not on itself (Rubin 1976; Little and
   * Rubin 2002).
   *
   * @return rows that share the values; these rows where none is missing
   * @throws DataException if nothing is known of a row
   */
  public Rows withMissing() {
    boolean any = false;
    for (int r = 0; r < size; r++) {
      int unknown = 0;
      for (int j = 0; j < dimension; j++) {
        unknown += Double.isNaN(value(r, j)) ? 1 : 0;
      }
      if (unknown == dimension) {
        throw dimension == 1
            ? new DataException(
                r, columnName(0), "a missing value", "must be known: nothing else is of the row")
            : new DataException(r, "every value is missing but one must be known");
      }
      any |= unknown > 0;
    }
    return any ? with(weights, true, columnNames) : this;
  }

  /**
   * Rows of the same weights and names with other values, none of them an interval or missing.
   *
   * @param other column after column, as many as these rows have; shared, not copied
   * @return the other rows
   * @throws DataException if their number is another
   */
  public Rows withValues(double[] other) {
    if (other.length != (long) size * dimension) {
      throw new DataException(other.length + " values for " + size + " rows of " + dimension);
    }
    return new Rows(other, false, size, dimension, weights, Intervals.NONE, false, columnNames);
  }

  /**
   * Some neighbouring columns of the same rows, for laws built from parts.
   *
   * @param from first column
   * @param to column after the last
   * @return rows that share the values and the weights
   * @throws IndexOutOfBoundsException if the range is empty or not within the columns
   */
  public Rows columns(int from, int to) {
    Objects.checkFromToIndex(from, to, dimension);
    Objects.checkIndex(from, to);
    return new Rows(
        values,
        rowMajor,
        size,
        to - from,
        firstColumn + from,
        width,
        weights,
        intervals,
        missing,
        columnNames().subList(from, to));
  }

  /**
   * Some of the rows, copied.
   *
   * @param indices 0-based rows, in the order wanted; a row may be named more than once
   * @return a copy of those rows with their weights and column names
   */
  public Rows select(int[] indices) {
    return select(indices, IntStream.range(0, dimension).toArray());
  }

  /**
   * Some of the rows and some of their columns, copied. What was declared missing stays so.
   *
   * @param indices 0-based rows, in the order wanted; a row may be named more than once
   * @param columns 0-based columns, in the order wanted, at least one
   * @return a copy with the weights and names of those rows and columns
   * @throws DataException if nothing is known of a row in those columns
   */
  public Rows select(int[] indices, int[] columns) {
    double[] chosen = new double[Math.multiplyExact(indices.length, columns.length)];
    double[] chosenWeights = weighted() ? new double[indices.length] : UNWEIGHTED;
    for (int i = 0; i < indices.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        chosen[j * indices.length + i] = value(indices[i], columns[j]);
      }
      if (weighted()) {
        chosenWeights[i] = weights[indices[i]];
      }
    }
    Rows selected =
        new Rows(
            chosen,
            false,
            indices.length,
            columns.length,
            chosenWeights,
            intervals.select(indices),
            false,
            columnNames.isEmpty() ? columnNames : namesOf(columns));
    return missing ? selected.withMissing() : selected;
  }

  private List<String> namesOf(int[] columns) {
    return Arrays.stream(columns).mapToObj(columnNames::get).toList();
  }

  /**
   * Number of rows.
   *
   * @return the count
   */
  public int size() {
    return size;
  }

  /**
   * Number of columns.
   *
   * @return the count
   */
  public int dimension() {
    return dimension;
  }

  /**
   * One value.
   *
   * @param row 0-based row
   * @param column 0-based column
   * @return the value, NaN where it is missing
   */
  public double value(int row, int column) {
    int at = firstColumn + column;
    return values[rowMajor ? row * width + at : at * size + row];
  }

  /**
   * One row.
   *
   * @param row 0-based row
   * @return a copy of its values, one per column
   */
  public double[] row(int row) {
    double[] copy = new double[dimension];
    for (int j = 0; j < dimension; j++) {
      copy[j] = value(row, j);
    }
    return copy;
  }

  /**
   * Whether values may be missing, as {@link #withMissing} declares.
   *
   * @return false if every value is known
   */
  public boolean hasMissing() {
    return missing;
  }

  /**
   * Whether a value is missing.
   *
   * @param row 0-based row
   * @param column 0-based column
   * @return false if it is known
   */
  public boolean isMissing(int row, int column) {
    return missing && Double.isNaN(value(row, column));
  }

  /**
   * Whether some rows may be intervals.
   *
   * @return false if every row is known exactly
   */
  public boolean hasIntervals() {
    return intervals.any();
  }

  /**
   * Whether a row is known only to lie in an interval.
   *
   * @param row 0-based row
   * @return false if its value is known exactly
   */
  public boolean isInterval(int row) {
    return intervals.isInterval(row);
  }

  /**
   * What a row is known to lie above.
   *
   * @param row 0-based row
   * @return the lower end of its interval, excluded; its first value where that is known exactly
   */
  public double lower(int row) {
    return intervals.any() ? intervals.lower(row) : value(row, 0);
  }

  /**
   * What a row is known not to lie above.
   *
   * @param row 0-based row
   * @return the upper end of its interval, included; its first value where that is known exactly
   */
  public double upper(int row) {
    return intervals.any() ? intervals.upper(row) : value(row, 0);
  }

  /**
   * A row as messages should show it.
   *
   * @param row 0-based row
   * @return the value of one column, the values of several in brackets, or an interval (lower,
   *     upper]
   */
  public String shown(int row) {
    if (isInterval(row)) {
      return "("
          + lower(row)
          + ", "
          + upper(row)
          + (upper(row) < Double.POSITIVE_INFINITY ? "]" : ")");
    }
    return dimension == 1 ? Double.toString(value(row, 0)) : Arrays.toString(row(row));
  }

  /**
   * Whether the rows carry weights.
   *
   * @return false if every row counts once
   */
  public boolean weighted() {
    return weights.length > 0;
  }

  /**
   * How often a row counts.
   *
   * @param row 0-based row
   * @return its weight, 1 where there are none
   */
  public double weight(int row) {
    return weighted() ? weights[row] : 1;
  }

  /**
   * The sum of the weights: the sample size that criteria such as BIC use.
   *
   * @return the sum, the number of rows where there are no weights
   */
  public double totalWeight() {
    if (!weighted()) {
      return size;
    }
    Sum sum = new Sum();
    for (double weight : weights) {
      sum.add(weight);
    }
    return sum.value();
  }

  /**
   * The name of a column as messages should show it.
   *
   * @param column 0-based column
   * @return its name, or its 0-based number where the columns have no names
   */
  public String columnName(int column) {
    Objects.checkIndex(column, dimension);
    return columnNames.isEmpty() ? Integer.toString(column) : columnNames.get(column);
  }

  /**
   * The names of all columns as messages should show them.
   *
   * @return one name per column
   */
  public List<String> columnNames() {
    List<String> names = new ArrayList<>(dimension);
    for (int j = 0; j < dimension; j++) {
      names.add(columnName(j));
    }
    return List.copyOf(names);
  }

  /**
   * Neighbouring rows as a block: a view where the columns are contiguous, else transposed into the
   * scratch array.
   *
   * @param from first row
   * @param to row after the last
   * @param scratch at least (to - from) times {@link #dimension()} long; may be overwritten
   * @return the block, valid until the scratch array is used again
   */
  public Block block(int from, int to, double[] scratch) {
    Block block = new Block();
    move(block, from, to, rowMajor, scratch);
    return block;
  }

  /** Whether blocks that are read often had better be copies than views. */
  boolean isScattered() {
    return rowMajor || dimension > MOST_COLUMNS_OF_VIEW;
  }

  /** Lets a block be some neighbouring rows, or a copy of them. */
  void move(Block block, int from, int to, boolean copy, double[] scratch) {
    Objects.checkFromToIndex(from, to, size);
    int rows = to - from;
    if (!copy) {
      block.move(values, firstColumn * size + from, size, rows, dimension);
      return;
    }
    for (int j = 0; j < dimension; j++) {
      if (rowMajor) {
        int first = from * width + firstColumn + j;
        for (int r = 0, i = first, o = j * rows; r < rows; r++, i += width) {
          scratch[o + r] = values[i];
        }
      } else {
        System.arraycopy(values, (firstColumn + j) * size + from, scratch, j * rows, rows);
      }
    }
    block.move(scratch, 0, rows, rows, dimension);
  }

  /**
   * Multiplies an array by the weights of neighbouring rows.
   *
   * @param from first row
   * @param to row after the last
   * @param factors the array; factors[at + r] is multiplied by the weight of row from + r
   * @param at where in the array the rows begin
   */
  public void multiplyByWeights(int from, int to, double[] factors, int at) {
    if (weighted()) {
      for (int r = from; r < to; r++) {
        factors[at + r - from] *= weights[r];
      }
    }
  }

  /**
   * Refuses rows of another number of columns than is taken.
   *
   * @param taker what takes them, as the message calls it
   * @param wanted the number of columns that it takes
   * @throws DataException naming both numbers and the columns
   */
  public void requireDimension(String taker, int wanted) {
    if (dimension != wanted) {
      throw new DataException(
          taker
              + " takes rows of "
              + wanted
              + (wanted == 1 ? " column" : " columns")
              + " but the data have "
              + dimension
              + ": "
              + String.join(", ", columnNames()));
    }
  }

  /**
   * Refuses infinite values, and NaN where it was not declared to stand for missing values.
   *
   * @throws DataException naming the first such value's row and column
   */
  public void requireFinite() {
    boolean finite = true;
    double[] scratch = new double[rowMajor ? Block.SIZE * dimension : 0];
    for (int from = 0; from < size && finite; from += Block.SIZE) {
      finite = isFinite(block(from, Math.min(size, from + Block.SIZE), scratch));
    }
    if (finite) {
      return;
    }
    for (int r = 0; r < size; r++) {
      for (int j = 0; j < dimension; j++) {
        if (!Double.isFinite(value(r, j)) && !isMissing(r, j)) {
          throw new DataException(r, columnName(j), value(r, j), "must be a finite number");
        }
      }
    }
  }

  private static boolean isFinite(Block block) {
    double[] values = block.values();
    boolean finite = true;
    for (int j = 0; j < block.dimension(); j++) {
      int from = block.column(j);
      for (int i = from; i < from + block.rows(); i++) {
        finite &= Double.isFinite(values[i]);
      }
    }
    return finite;
  }
}
