package org.anomix.em;

import java.util.Arrays;
import org.anomix.DataException;
import org.anomix.Rows;

/**
 * Rows whose missing values are filled with known ones, for what comes before the first sweep: ends
 * of supports, anchors and starts. A missing value takes the last known one of its column and
 * group, the first where none came before it: values that the column really has, of about its
 * spread, which no average would be. Nothing of this reaches the likelihood, which knows the known
 * values alone.
 */
final class Completion {
  private Completion() {}

  /** Whether a value of every column is known. */
  static boolean isPossible(Rows rows) {
    for (int j = 0; j < rows.dimension() && rows.hasMissing(); j++) {
      int row = 0;
      while (row < rows.size() && !counts(rows, row, j)) {
        row++;
      }
      if (row == rows.size()) {
        return false;
      }
    }
    return true;
  }

  /** The rows themselves where nothing is missing. */
  static Rows of(Rows rows) {
    return of(rows, new int[rows.size()], 1);
  }

  /**
   * The same within groups.
   *
   * @param group the group of each row, from 0; -1 for none of them
   * @param groups their number
   * @throws DataException if no value of a column is known
   */
  static Rows of(Rows rows, int[] group, int groups) {
    if (!rows.hasMissing()) {
      return rows;
    }
    double[] values = new double[rows.size() * rows.dimension()];
    for (int j = 0; j < rows.dimension(); j++) {
      fill(rows, j, group, firstKnown(rows, j, group, groups), values);
    }
    return rows.withValues(values);
  }

  /** The first known value of each group, last of all that of the rows in none. */
  private static double[] firstKnown(Rows rows, int column, int[] group, int groups) {
    double[] first = new double[groups + 1];
    Arrays.fill(first, Double.NaN);
    double ofAll = Double.NaN;
    for (int r = rows.size() - 1; r >= 0; r--) {
      if (counts(rows, r, column)) {
        ofAll = rows.value(r, column);
        first[group[r] < 0 ? groups : group[r]] = ofAll;
      }
    }
    if (Double.isNaN(ofAll)) {
      throw new DataException(
          "column '" + rows.columnName(column) + "' has no known value but must have one");
    }
    for (int g = 0; g <= groups; g++) {
      first[g] = Double.isNaN(first[g]) ? ofAll : first[g];
    }
    return first;
  }

  private static void fill(Rows rows, int column, int[] group, double[] last, double[] values) {
    for (int r = 0; r < rows.size(); r++) {
      int g = group[r] < 0 ? last.length - 1 : group[r];
      if (counts(rows, r, column)) {
        last[g] = rows.value(r, column);
      }
      values[column * rows.size() + r] =
          rows.isMissing(r, column) ? last[g] : rows.value(r, column);
    }
  }

  private static boolean counts(Rows rows, int row, int column) {
    return rows.weight(row) > 0 && !rows.isMissing(row, column);
  }
}
