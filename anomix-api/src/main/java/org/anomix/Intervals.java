package org.anomix;

/** What is known of values that were not observed exactly: one half-open interval per row. */
final class Intervals {
  static final Intervals NONE = new Intervals(new double[0], new double[0]);

  private final double[] lower;
  private final double[] upper;

  private Intervals(double[] lower, double[] upper) {
    this.lower = lower;
    this.upper = upper;
  }

  static Intervals of(double[] lower, double[] upper) {
    if (lower.length != upper.length) {
      throw new DataException(lower.length + " lower ends but " + upper.length + " upper ends");
    }
    for (int r = 0; r < lower.length; r++) {
      boolean ordered = lower[r] <= upper[r];
      boolean known = lower[r] > Double.NEGATIVE_INFINITY || upper[r] < Double.POSITIVE_INFINITY;
      boolean possible = lower[r] < Double.POSITIVE_INFINITY && upper[r] > Double.NEGATIVE_INFINITY;
      if (!(ordered && known && possible)) {
        throw new DataException(
            r,
            "between "
                + lower[r]
                + " and "
                + upper[r]
                + " but the lower end must not lie above the upper one, and one must be finite");
      }
    }
    return new Intervals(lower, upper);
  }

  /** Nothing where every value is known exactly. */
  Intervals orNone() {
    for (int r = 0; r < lower.length; r++) {
      if (isInterval(r)) {
        return this;
      }
    }
    return NONE;
  }

  boolean any() {
    return lower.length > 0;
  }

  double lower(int row) {
    return lower[row];
  }

  double upper(int row) {
    return upper[row];
  }

  boolean isInterval(int row) {
    return any() && lower[row] < upper[row];
  }

  /** One value per row that lies in its interval: whole between whole ends. */
  double[] representatives() {
    double[] values = new double[lower.length];
    for (int r = 0; r < values.length; r++) {
      values[r] = representative(lower[r], upper[r]);
    }
    return values;
  }

  private static double representative(double lower, double upper) {
    if (lower == Double.NEGATIVE_INFINITY || lower == upper) {
      return upper;
    }
    boolean whole = lower == Math.rint(lower) && upper == Math.rint(upper);
    if (upper == Double.POSITIVE_INFINITY) {
      return whole && Math.abs(lower) < 0x1p52 ? lower + 1 : Math.nextUp(lower);
    }
    double middle = 0.5 * lower + 0.5 * upper;
    return whole ? Math.ceil(middle) : middle;
  }

  Intervals select(int[] indices) {
    if (!any()) {
      return this;
    }
    double[] someLower = new double[indices.length];
    double[] someUpper = new double[indices.length];
    for (int i = 0; i < indices.length; i++) {
      someLower[i] = lower[indices[i]];
      someUpper[i] = upper[indices[i]];
    }
    return new Intervals(someLower, someUpper);
  }
}
