package org.anomix;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Choices among the columns of a law, for those who split laws by columns. */
public final class Columns {
  private Columns() {}

  /**
   * Refuses what is no choice of columns.
   *
   * @param law whose columns they are
   * @param columns 0-based, ascending, at least one
   * @throws ParameterException if one is no column of the law, or they do not ascend
   */
  public static void check(Distribution law, int... columns) {
    String family = law.family().name();
    if (columns.length == 0) {
      throw new ParameterException(family, "columns", "[]", "at least one");
    }
    int last = -1;
    for (int column : columns) {
      if (column <= last || column >= law.dimension()) {
        throw new ParameterException(
            family,
            "columns",
            Arrays.toString(columns),
            "ascending numbers from 0 to " + (law.dimension() - 1));
      }
      last = column;
    }
  }

  /**
   * The columns of a row that are NaN.
   *
   * @param law the law whose row it is
   * @param row one value per column
   * @return the 0-based columns, ascending
   * @throws ParameterException if the row has no NaN, an infinite value, or not the law's number of
   *     columns
   */
  public static int[] unknown(Distribution law, double... row) {
    if (row.length != law.dimension()) {
      throw bad(law, row.length + " numbers", law.dimension() + " numbers, one per column");
    }
    for (int j = 0; j < row.length; j++) {
      if (Double.isInfinite(row[j])) {
        throw bad(law, row[j] + " in column " + j, "finite, or NaN where it is unknown");
      }
    }
    int[] unknown = where(row, true);
    if (unknown.length == 0) {
      throw bad(law, "a row without NaN", "a row with NaN in the columns that are asked for");
    }
    return unknown;
  }

  /**
   * The columns of a row that are not NaN.
   *
   * @param row one value per column
   * @return the 0-based columns, ascending
   */
  public static int[] known(double... row) {
    return where(row, false);
  }

  private static int[] where(double[] row, boolean nan) {
    return IntStream.range(0, row.length).filter(j -> Double.isNaN(row[j]) == nan).toArray();
  }

  private static ParameterException bad(Distribution law, Object value, String expected) {
    return new ParameterException(law.family().name(), "row", value, expected);
  }
}
