package org.anomix.univariate;

import java.util.function.DoublePredicate;
import org.anomix.DataException;
import org.anomix.Rows;

/**
 * How far the rows of positive weight reach in one column, as far as they are known exactly.
 *
 * @param least the least value, ∞ where no row counts
 * @param greatest the greatest value, -∞ where no row counts
 * @param lowest the row whose interval reaches farthest below the least value, -1 if none does
 * @param highest the row whose interval reaches farthest above the greatest value, -1 if none does
 */
public record Extent(double least, double greatest, int lowest, int highest) {
  /**
   * Measures rows.
   *
   * @param rows rows of one column
   * @param whole whether the values are whole numbers, of which an interval may hold but one
   * @param counts which values count; an interval does whose upper end does
   * @return their extent
   */
  public static Extent of(Rows rows, boolean whole, DoublePredicate counts) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    double from = least;
    double to = greatest;
    int lowest = -1;
    int highest = -1;
    for (int row = 0; row < rows.size(); row++) {
      double first =
          whole && rows.isInterval(row) ? Math.floor(rows.lower(row)) + 1 : rows.lower(row);
      double last = whole ? Math.floor(rows.upper(row)) : rows.upper(row);
      if (!rows.isInterval(row)) {
        last = first;
      }
      if (rows.weight(row) > 0 && counts.test(last)) {
        lowest = first < from ? row : lowest;
        from = Math.min(from, first);
        highest = last > to ? row : highest;
        to = Math.max(to, last);
        least = first == last ? Math.min(least, first) : least;
        greatest = first == last ? Math.max(greatest, last) : greatest;
      }
    }
    return new Extent(least, greatest, from < least ? lowest : -1, to > greatest ? highest : -1);
  }

  /**
   * Refuses rows that leave the lower end of a support open: that the likelihood is largest for the
   * least value holds only where that is known.
   *
   * @param rows the rows measured
   * @param end what the least value would be, as in "the scale of pareto"
   * @param example how it can be given
   */
  public void requireLeast(Rows rows, String end, String example) {
    require(rows, lowest, "least", end, example);
  }

  /**
   * Refuses rows that leave the upper end of a support open.
   *
   * @param rows the rows measured
   * @param end what the greatest value would be
   * @param example how it can be given
   */
  public void requireGreatest(Rows rows, String end, String example) {
    require(rows, highest, "greatest", end, example);
  }

  private static void require(Rows rows, int row, String extreme, String end, String example) {
    if (row >= 0) {
      throw new DataException(
          row,
          rows.columnName(0),
          rows.shown(row),
          "the "
              + extreme
              + " value must be known exactly to be "
              + end
              + "; give it, as in "
              + example);
    }
  }
}
