package org.anomix.cli;

import java.util.List;
import java.util.Optional;
import org.anomix.DataException;
import org.anomix.Rows;

/**
 * The columns of a file that a command works on.
 *
 * @param rows their values, with names and weights
 * @param leftOut names of the columns that hold no numbers
 * @param label the label column, as text, if there is one
 * @param missing the first value declared missing, if there is one
 * @param guessedFirstLine whether the first line was taken as data though it may be a header
 */
record Table(
    Rows rows,
    List<String> leftOut,
    Optional<List<String>> label,
    Optional<Missing> missing,
    boolean guessedFirstLine) {
  /** The same with other rows. */
  Table withRows(Rows others) {
    return new Table(others, leftOut, label, missing, guessedFirstLine);
  }

  /**
   * Where a value is missing.
   *
   * @param row 0-based row
   * @param column name of the column
   */
  record Missing(int row, String column) {
    /** What is missing is no weight. */
    DataException asWeight() {
      return new DataException(row, column, "a missing value", "must be known as a weight");
    }
  }
}
