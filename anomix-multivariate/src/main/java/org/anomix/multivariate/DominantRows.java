package org.anomix.multivariate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.anomix.Notation;
import org.anomix.Rows;
import org.anomix.Scaling;

/**
 * Rows so far out in a column that their share of a covariance takes digits from every eigenvalue
 * near the floor: what no sum over rows can name once they are in it.
 */
final class DominantRows {
  private final Rows rows;
  private final Scaling scaling;
  private final double total;

  private DominantRows(Rows rows, Scaling scaling) {
    this.rows = rows;
    this.scaling = scaling;
    this.total = rows.totalWeight();
  }

  /** One sentence that names the first of them, or none. */
  static List<String> warnings(Rows rows, Scaling scaling) {
    DominantRows search = new DominantRows(rows, scaling);
    List<Value> found = new ArrayList<>();
    for (int j = 0; j < rows.dimension(); j++) {
      search.addValues(j, found);
    }
    return found.isEmpty() ? List.of() : List.of(search.sentence(found));
  }

  private record Value(int row, int column, double units) {}

  private void addValues(int column, List<Value> found) {
    double unit = scaling.unit(column);
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    double heaviest = 0;
    for (int r = 0; r < rows.size(); r++) {
      if (counts(r, column)) {
        lowest = Math.min(lowest, rows.value(r, column));
        highest = Math.max(highest, rows.value(r, column));
        heaviest = Math.max(heaviest, rows.weight(r));
      }
    }
    // Hardly any column comes to be sorted.
    if (scaling.constant(column) || !dominates(highest / unit - lowest / unit, heaviest)) {
      return;
    }
    double median = median(column);
    for (int r = 0; r < rows.size(); r++) {
      double units = Math.abs(rows.value(r, column) / unit - median / unit);
      if (counts(r, column) && dominates(units, rows.weight(r))) {
        found.add(new Value(r, column, units));
      }
    }
  }

  private boolean counts(int row, int column) {
    return rows.weight(row) > 0 && !rows.isMissing(row, column);
  }

  private double median(int column) {
    double[] sorted =
        IntStream.range(0, rows.size())
            .filter(r -> counts(r, column))
            .mapToDouble(r -> rows.value(r, column))
            .sorted()
            .toArray();
    return sorted[sorted.length / 2];
  }

  /** Whether the rounding of what such a row adds to a variance exceeds the floor. */
  private boolean dominates(double units, double weight) {
    double added = weight / total * units * units;
    return Resolution.rounding(rows.dimension(), added) > scaling.eigenvalueFloor();
  }

  private String sentence(List<Value> found) {
    int first = found.stream().mapToInt(Value::row).min().orElseThrow();
    List<Value> own = found.stream().filter(value -> value.row == first).toList();
    long others = found.stream().mapToInt(Value::row).distinct().count() - 1;
    Value value = own.get(0);
    return "row "
        + first
        + ", column '"
        + rows.columnName(value.column)
        + "': "
        + Notation.number(rows.value(first, value.column))
        + " lies "
        + String.format(Locale.ROOT, "%.3g", value.units)
        + " units of spread from the median"
        + alike(own.size() - 1, others)
        + "; beside it a covariance keeps fewer digits of every smaller spread";
  }

  private static String alike(int columns, long others) {
    List<String> alike = new ArrayList<>();
    if (columns > 0) {
      alike.add(columns + (columns == 1 ? " more column" : " more columns"));
    }
    if (others > 0) {
      alike.add(others + (others == 1 ? " more row" : " more rows"));
    }
    return alike.isEmpty() ? "" : " (as in " + String.join(" and ", alike) + ")";
  }
}
