package org.anomix;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Measures the unit of one column from its known values: sd, quartiles and constancy, in sweeps
 * that copy nothing.
 */
final class ColumnUnit {
  /** The interquartile range of a normal law, in standard deviations. */
  private static final double NORMAL_IQR = 1.3489795003921634;

  private static final int BITS = 16;
  private static final int BINS = 1 << BITS;

  private final Rows rows;
  private final int column;
  private final double first;
  private final boolean constant;

  ColumnUnit(Rows rows, int column) {
    this.rows = rows;
    this.column = column;
    int row = 0;
    while (!counts(row, false)) {
      row++;
    }
    this.first = rows.value(row, column);
    boolean same = true;
    for (row++; same && row < rows.size(); row++) {
      same = rows.value(row, column) == first || !counts(row, false);
    }
    this.constant = same;
  }

  boolean constant() {
    return constant;
  }

  double linear() {
    if (constant) {
      return first == 0 ? 1 : Math.abs(first);
    }
    double iqr = quantile(0.75, false) - quantile(0.25, false);
    return unit(standardDeviation(x -> x, false), iqr);
  }

  /** The unit of ln x over the positive values, 1 where there are none or all are equal. */
  double logarithmic() {
    double sd = standardDeviation(Math::log, true);
    if (!(sd > 0)) {
      return 1;
    }
    return unit(sd, Math.log(quantile(0.75, true)) - Math.log(quantile(0.25, true)));
  }

  private static double unit(double sd, double iqr) {
    return iqr > 0 ? Math.min(sd, iqr / NORMAL_IQR) : sd;
  }

  private boolean counts(int row, boolean positiveOnly) {
    return rows.weight(row) > 0
        && !rows.isMissing(row, column)
        && !(positiveOnly && rows.value(row, column) <= 0);
  }

  private double standardDeviation(DoubleUnaryOperator transform, boolean positiveOnly) {
    // About the first value, so that a far origin costs no digits; in multiples of the largest
    // deviation, so that squares neither overflow nor vanish.
    double origin = Double.NaN;
    double largest = 0;
    for (int r = 0; r < rows.size(); r++) {
      if (counts(r, positiveOnly)) {
        double y = transform.applyAsDouble(rows.value(r, column));
        origin = Double.isNaN(origin) ? y : origin;
        largest = Math.max(largest, Math.abs(y / 2 - origin / 2));
      }
    }
    if (largest == 0) {
      return 0;
    }
    Sum weight = new Sum();
    Sum linear = new Sum();
    Sum square = new Sum();
    for (int r = 0; r < rows.size(); r++) {
      if (counts(r, positiveOnly)) {
        double y = transform.applyAsDouble(rows.value(r, column));
        double z = (y / 2 - origin / 2) / largest;
        double w = rows.weight(r);
        weight.add(w);
        linear.add(w * z);
        square.add(w * z * z);
      }
    }
    double mean = linear.value() / weight.value();
    double variance = square.value() / weight.value() - mean * mean;
    return largest * (2 * Math.sqrt(Math.max(variance, 0)));
  }

  /**
   * The weighted quantile, exactly and without a sorted copy: the bits of a double, made to sort
   * like the number, are settled 16 at a time by counting.
   */
  private double quantile(double p, boolean positiveOnly) {
    long prefix = 0;
    double below = 0;
    double total = Double.NaN;
    double[] mass = new double[BINS];
    for (int shift = Long.SIZE - BITS; shift >= 0; shift -= BITS) {
      Arrays.fill(mass, 0);
      for (int r = 0; r < rows.size(); r++) {
        if (counts(r, positiveOnly)) {
          long key = sortable(rows.value(r, column));
          if (shift == Long.SIZE - BITS || key >>> (shift + BITS) == prefix >>> (shift + BITS)) {
            mass[(int) (key >>> shift) & (BINS - 1)] += rows.weight(r);
          }
        }
      }
      if (Double.isNaN(total)) {
        total = 0;
        for (double m : mass) {
          total += m;
        }
      }
      int bin = 0;
      int last = BINS - 1;
      while (last > 0 && mass[last] == 0) {
        last--;
      }
      while (bin < last && !(mass[bin] > 0 && below + mass[bin] >= p * total)) {
        below += mass[bin++];
      }
      prefix |= (long) bin << shift;
    }
    return number(prefix);
  }

  private static long sortable(double value) {
    long bits = Double.doubleToLongBits(value);
    return bits < 0 ? ~bits : bits | Long.MIN_VALUE;
  }

  private static double number(long sortable) {
    return Double.longBitsToDouble(sortable < 0 ? sortable ^ Long.MIN_VALUE : ~sortable);
  }
}
