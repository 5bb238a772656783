package org.anomix.univariate;

import java.util.function.DoublePredicate;
import org.anomix.Rows;

/**
 * How far the rows of positive weight reach in one column.
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
      if (rows.weight(row) > 0 && counts.test(rows.value(row, 0))) {
        least = Math.min(least, rows.value(row, 0));
        greatest = Math.max(greatest, rows.value(row, 0));
      }
    }
    return new Extent(least, greatest);
  }
}
