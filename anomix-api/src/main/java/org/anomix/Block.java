package org.anomix;

import java.util.Arrays;
import java.util.Objects;
import org.anomix.kernel.Kernels;

/**
 * A few hundred rows with every column contiguous: what laws and estimators loop over. Row r of
 * column j is {@code values()[column(j) + r]}.
 *
 * <p>A block is a view: it shares its array with whoever made it, is never written through, and is
 * valid only during the call it is passed to. Not thread-safe.
 */
public final class Block {
  /** The number of rows in which the engine cuts data: everything a block needs stays in cache. */
  public static final int SIZE = 256;

  private double[] values;
  private int offset;
  private int stride;
  private int rows;
  private int dimension;

  /** Of each column, where they have been asked for: the arrays outlive what stands in them. */
  private double[][] logs = {};

  private boolean[] hasLogs = {};

  private Block(double[] values, int offset, int stride, int rows, int dimension) {
    this.values = values;
    this.offset = offset;
    this.stride = stride;
    this.rows = rows;
    this.dimension = dimension;
  }

  /** A block that is yet to be moved to some rows. */
  Block() {
    this(new double[0], 0, 0, 0, 1);
  }

  /** Lets this block be a view of other rows. */
  void move(double[] otherValues, int newOffset, int newStride, int newRows, int newDimension) {
    values = otherValues;
    offset = newOffset;
    stride = newStride;
    rows = newRows;
    dimension = newDimension;
    Arrays.fill(hasLogs, false);
  }

  /**
   * A view of columns that lie in one array at equal distances.
   *
   * @param values the array
   * @param offset index of the first row of column 0
   * @param stride distance between the starts of two neighbouring columns
   * @param rows number of rows
   * @param dimension number of columns
   * @return the view
   * @throws IndexOutOfBoundsException if a column does not lie within the array
   */
  public static Block of(double[] values, int offset, int stride, int rows, int dimension) {
    Objects.checkFromIndexSize(offset, rows, values.length);
    if (dimension > 1) {
      long last = offset + (dimension - 1L) * stride;
      if (last < 0 || last + rows > values.length) {
        throw new IndexOutOfBoundsException(
            "column " + (dimension - 1) + " ends at " + (last + rows) + " of " + values.length);
      }
    }
    return new Block(values, offset, stride, rows, dimension);
  }

  /**
   * One row as a block.
   *
   * @param row the row's values, one per column
   * @return the view
   */
  public static Block ofRow(double... row) {
    return new Block(row, 0, 1, 1, row.length);
  }

  /**
   * One column as a block.
   *
   * @param column the column's values, one per row
   * @return the view
   */
  public static Block ofColumn(double... column) {
    return new Block(column, 0, column.length, column.length, 1);
  }

  /**
   * Number of rows.
   *
   * @return the count
   */
  public int rows() {
    return rows;
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
   * The shared array that holds the columns; never to be written.
   *
   * @return the array itself, not a copy
   */
  public double[] values() {
    return values;
  }

  /**
   * Where a column starts in {@link #values()}.
   *
   * @param j 0-based column
   * @return the index of its first row
   */
  public int column(int j) {
    return offset + j * stride;
  }

  /**
   * The natural logarithms of a column, computed once however many laws and sums ask for them.
   *
   * @param j 0-based column
   * @return the logarithm of row r at index r, as {@link Kernels#log} gives it; never to be written
   */
  public double[] logs(int j) {
    if (logs.length <= j) {
      logs = Arrays.copyOf(logs, dimension);
      hasLogs = Arrays.copyOf(hasLogs, dimension);
      Arrays.setAll(logs, i -> logs[i] == null ? new double[0] : logs[i]);
    }
    if (!hasLogs[j]) {
      if (logs[j].length < rows) {
        logs[j] = new double[rows];
      }
      Kernels.active().log(values, column(j), rows, logs[j], 0);
      hasLogs[j] = true;
    }
    return logs[j];
  }

  /**
   * The distance between the starts of two neighbouring columns.
   *
   * @return the stride
   */
  public int stride() {
    return stride;
  }

  /**
   * Some neighbouring rows of the same columns.
   *
   * @param from first row
   * @param to row after the last
   * @return a view of the same array
   * @throws IndexOutOfBoundsException if the range is not within the rows
   */
  public Block rows(int from, int to) {
    Objects.checkFromToIndex(from, to, rows);
    return new Block(values, offset + from, stride, to - from, dimension);
  }

  /**
   * Some neighbouring columns of the same rows.
   *
   * @param from first column
   * @param to column after the last
   * @return a view of the same array
   * @throws IndexOutOfBoundsException if the range is not within the columns
   */
  public Block columns(int from, int to) {
    Objects.checkFromToIndex(from, to, dimension);
    return new Block(values, column(from), stride, rows, to - from);
  }
}
