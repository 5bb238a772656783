package org.anomix;

import java.util.OptionalInt;

/**
 * The data cannot be used as they are: the message names row, column and value where they exist.
 */
public final class DataException extends AnomixException {
  private static final long serialVersionUID = 1L;

  private final int row;

  /**
   * A fault of the data as a whole.
   *
   * @param message one line: what, where, what was expected
   */
  public DataException(String message) {
    super(message);
    this.row = -1;
  }

  /**
   * A fault of one value.
   *
   * @param row 0-based row
   * @param column the column's name or 0-based number
   * @param value the value as found
   * @param expected what was expected, to be read after "but"
   */
  public DataException(int row, String column, Object value, String expected) {
    super("column '" + column + "', row " + row + ": " + value + " but " + expected);
    this.row = row;
  }

  /**
   * A fault of one row.
   *
   * @param row 0-based row
   * @param message what is wrong with it
   */
  public DataException(int row, String message) {
    super("row " + row + ": " + message);
    this.row = row;
  }

  /**
   * The 0-based row at fault, if one row is.
   *
   * @return the row, or empty where the fault is not one row's
   */
  public OptionalInt row() {
    return row < 0 ? OptionalInt.empty() : OptionalInt.of(row);
  }
}
