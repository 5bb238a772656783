package org.anomix.plot;

import java.util.Arrays;
import org.anomix.DataException;
import org.anomix.Rows;

/** The values of a column in ascending order, equal ones merged, with the weight of each. */
final class Column {
  private final double[] values;
  private final double[] weights;
  private final double total;
  private final double seen;

  private Column(double[] values, double[] weights, double total, double seen) {
    this.values = values;
    this.weights = weights;
    this.total = total;
    this.seen = seen;
  }

  /** The only column of the rows; a row of weight 0 is left out, as if it were not there. */
  static Column of(Rows rows) {
    double[] sorted = new double[rows.size()];
    int kept = 0;
    for (int r = 0; r < rows.size(); r++) {
      if (rows.weight(r) > 0) {
        sorted[kept++] = rows.value(r, 0) + 0.0; // -0 and 0 are one value
      }
    }
    Arrays.sort(sorted, 0, kept);
    int distinct = 0;
    for (int i = 0; i < kept; i++) {
      if (i == 0 || sorted[i] != sorted[distinct - 1]) {
        sorted[distinct++] = sorted[i];
      }
    }
    double[] values = Arrays.copyOf(sorted, distinct);
    double[] weights = new double[distinct];
    for (int r = 0; r < rows.size(); r++) {
      if (rows.weight(r) > 0) {
        weights[Arrays.binarySearch(values, rows.value(r, 0) + 0.0)] += rows.weight(r);
      }
    }
    return new Column(values, weights, rows.totalWeight(), 1);
  }

  /** The same as the part of all values that could be seen at all. */
  Column seenWith(double probability) {
    return new Column(values, weights, total, probability);
  }

  /** The share of a weight in all values, seen or not. */
  double share(double weight) {
    return weight / total * seen;
  }

  /** Refuses rows that cannot be drawn on one axis. */
  static void check(Rows rows) {
    if (rows.size() == 0) {
      throw new DataException("no rows");
    }
    if (rows.dimension() != 1) {
      throw new DataException(
          "a univariate picture takes rows of 1 column but the data have "
              + rows.dimension()
              + ": "
              + String.join(", ", rows.columnNames()));
    }
    rows.requireFinite();
  }

  /** Number of distinct values. */
  int size() {
    return values.length;
  }

  double value(int i) {
    return values[i];
  }

  double weight(int i) {
    return weights[i];
  }

  /** The weight of a value, 0 where there is none such. */
  double weightAt(double x) {
    int i = Arrays.binarySearch(values, x);
    return i < 0 ? 0 : weights[i];
  }

  double[] values() {
    return values;
  }

  double totalWeight() {
    return total;
  }

  /** The share of the weight up to the middle of each value: (rank - 1/2)/rows of a row. */
  double[] positions() {
    double[] positions = new double[values.length];
    double below = 0;
    for (int i = 0; i < values.length; i++) {
      positions[i] = (below + weights[i] / 2) / total;
      below += weights[i];
    }
    return positions;
  }

  /** The smallest value that a share p of the weight does not exceed. */
  double quantile(double p) {
    double below = 0;
    for (int i = 0; i < values.length - 1; i++) {
      below += weights[i];
      if (below >= p * total) {
        return values[i];
      }
    }
    return values[values.length - 1];
  }

  /** The smallest value of at least x, or x where there is none. */
  double firstFrom(double x) {
    int i = Arrays.binarySearch(values, x);
    i = i < 0 ? -i - 1 : i;
    return i < values.length ? values[i] : x;
  }

  /** The largest value of at most x, or x where there is none. */
  double lastUpTo(double x) {
    int i = Arrays.binarySearch(values, x);
    i = i < 0 ? -i - 2 : i;
    return i >= 0 ? values[i] : x;
  }

  /**
   * The unit to which the values were rounded: the gap of which all differences are multiples.
   *
   * @param least gaps below this are not looked for
   * @return the unit, 0 where there is none
   */
  double unit(double least) {
    double gap = Double.POSITIVE_INFINITY;
    for (int i = 1; i < values.length; i++) {
      gap = Math.min(gap, values[i] - values[i - 1]);
    }
    if (!(gap >= least && gap < Double.POSITIVE_INFINITY)) {
      return 0;
    }
    for (double value : values) {
      double steps = (value - values[0]) / gap;
      if (!(Math.abs(steps - Math.rint(steps)) < 0.01)) {
        return 0;
      }
    }
    return gap;
  }
}
