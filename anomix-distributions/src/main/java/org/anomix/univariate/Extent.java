package org.anomix.univariate;

import java.util.function.DoublePredicate;
import org.anomix.Rows;

/**
 * How far the rows of positive weight reach in one column; the finite ends of intervals included.
 *
 * @param least the least value, ∞ where no row counts
 * @param greatest the greatest value, -∞ where no row counts
 */
public record Extent(double least, double greatest) {
  /**
   * Measures rows.
   *
   * @param rows rows of one column
   * @param counts which values count
   * @return their extent
   */
  public static Extent of(Rows rows, DoublePredicate counts) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < rows.size(); row++) {
      double value = rows.value(row, 0);
      if (rows.weight(row) > 0 && counts.test(value)) {
        boolean from = rows.isInterval(row) && rows.lower(row) > Double.NEGATIVE_INFINITY;
        boolean to = rows.isInterval(row) && rows.upper(row) < Double.POSITIVE_INFINITY;
        least = Math.min(least, from ? rows.lower(row) : value);
        greatest = Math.max(greatest, to ? rows.upper(row) : value);
      }
    }
    return new Extent(least, greatest);
  }
}
