package org.anomix.mixture;

import org.anomix.Columns;
import org.anomix.DataException;
import org.anomix.Distribution;
import org.anomix.ParameterException;
import org.anomix.Rows;

/**
 * Fills missing values with what a model expects of them given the known ones: for each row the
 * mean of {@link Distribution#conditional}. One value stands for a whole law, so filled rows vary
 * less than complete ones: they are for looking at, not for another fit, which integrates missing
 * values out by itself.
 */
public final class Imputation {
  private Imputation() {}

  /**
   * Rows with their missing values filled.
   *
   * @param model a law of rows like these
   * @param rows the rows; what is known of them is kept bit for bit
   * @return rows of the same names and weights, of which nothing is missing
   * @throws DataException if the rows have another number of columns, a value is infinite, or NaN
   *     without being declared missing, the model cannot do without a value, cannot make what is
   *     known of a row, or expects no finite value
   */
  public static Rows complete(Distribution model, Rows rows) {
    rows.requireDimension("the model", model.dimension());
    rows.requireFinite();
    if (!rows.hasMissing()) {
      return rows;
    }
    Mixture mixture = Mixture.of(model);
    double[] values = new double[Math.multiplyExact(rows.size(), rows.dimension())];
    for (Pattern pattern : Pattern.of(rows)) {
      pattern.requireMarginals(mixture);
      for (int i = 0; i < pattern.rows().size(); i++) {
        int row = pattern.number(i);
        double[] filled = pattern.complete() ? rows.row(row) : filled(mixture, rows, row);
        for (int j = 0; j < filled.length; j++) {
          values[j * rows.size() + row] = filled[j];
        }
      }
    }
    return rows.withValues(values);
  }

  private static double[] filled(Mixture model, Rows rows, int row) {
    double[] values = rows.row(row);
    double[] expected = expected(model, values, row);
    int next = 0;
    for (int column : Columns.unknown(model, values)) {
      double value = expected[next++];
      if (!Double.isFinite(value)) {
        throw new DataException(
            row,
            rows.columnName(column),
            "a missing value",
            "the model expects " + value + " of it, which is no finite number");
      }
      values[column] = value;
    }
    return values;
  }

  private static double[] expected(Mixture model, double[] values, int row) {
    try {
      return model.conditional(values).expectation();
    } catch (ParameterException e) {
      throw new DataException(row, "what is missing has no law: " + e.getMessage());
    }
  }
}
