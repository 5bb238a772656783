package org.anomix.em;

import java.util.ArrayList;
import java.util.List;
import org.anomix.DataException;
import org.anomix.Notation;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.UnivariateDistribution;
import org.anomix.mixture.Mixture;

/**
 * The window in which values could be observed at all: lower &lt; x ≤ upper. A sample without its
 * zeros, as of counts of visits by those who came, is truncated to (0, ∞).
 *
 * <p>The model is that of all values, seen or not; the likelihood is that of the seen ones given
 * that they were: Σ w (ln f(x) - ln P(lower &lt; X ≤ upper)).
 *
 * @param lower what every value lies above; -∞ for no end
 * @param upper what no value lies above; ∞ for no end
 */
public record Truncation(double lower, double upper) {
  /** Everything can be observed. */
  public static final Truncation NONE =
      new Truncation(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** Checks that the window is not empty. */
  public Truncation {
    if (!(lower < upper)) {
      throw new ParameterException(
          "truncation", "lower", Notation.number(lower), "below " + Notation.number(upper));
    }
  }

  /** A part of the line in which nothing could be observed. */
  record Gap(double lower, double upper) {}

  /**
   * Whether it hides anything.
   *
   * @return false if every value could be observed
   */
  public boolean hides() {
    return lower > Double.NEGATIVE_INFINITY || upper < Double.POSITIVE_INFINITY;
  }

  /** What it hides of a law, whose density may repeat itself. */
  List<Gap> gaps(UnivariateDistribution law) {
    List<Gap> gaps = new ArrayList<>();
    if (law.period() < Double.POSITIVE_INFINITY && Double.isFinite(upper - lower)) {
      if (upper - lower < law.period()) {
        gaps.add(new Gap(upper, lower + law.period()));
      }
      return gaps;
    }
    if (lower > Double.NEGATIVE_INFINITY) {
      gaps.add(new Gap(Double.NEGATIVE_INFINITY, lower));
    }
    if (upper < Double.POSITIVE_INFINITY) {
      gaps.add(new Gap(upper, Double.POSITIVE_INFINITY));
    }
    return gaps;
  }

  /** ln of the probability that a value can be observed. */
  double logProbability(Mixture model) {
    return hides() ? ((UnivariateDistribution) model).logProbability(lower, upper) : 0;
  }

  /**
   * The rows as they are known within the window, to which their intervals are cut.
   *
   * @throws DataException if a row could not have been observed
   */
  Rows within(Rows rows) {
    if (!hides()) {
      return rows;
    }
    if (rows.dimension() != 1) {
      throw new DataException(
          "truncation is for rows of one column but the data have " + rows.dimension());
    }
    boolean reachesOut = false;
    for (int row = 0; row < rows.size(); row++) {
      boolean interval = rows.isInterval(row);
      if (rows.weight(row) > 0
          && !(interval ? overlaps(rows, row) : contains(rows.value(row, 0)))) {
        throw new DataException(
            row,
            rows.columnName(0),
            rows.shown(row),
            "must lie in the window of the truncation, above "
                + Notation.number(lower)
                + " and not above "
                + Notation.number(upper));
      }
      reachesOut |= interval && (rows.lower(row) < lower || rows.upper(row) > upper);
    }
    return reachesOut ? cut(rows) : rows;
  }

  private boolean contains(double value) {
    return value > lower && value <= upper;
  }

  private boolean overlaps(Rows rows, int row) {
    return rows.lower(row) < upper && rows.upper(row) > lower;
  }

  private Rows cut(Rows rows) {
    double[] from = new double[rows.size()];
    double[] to = new double[from.length];
    double[] weights = new double[from.length];
    for (int row = 0; row < from.length; row++) {
      boolean interval = rows.isInterval(row) && overlaps(rows, row);
      from[row] = interval ? Math.max(rows.lower(row), lower) : rows.lower(row);
      to[row] = interval ? Math.min(rows.upper(row), upper) : rows.upper(row);
      weights[row] = rows.weight(row);
    }
    Rows within = Rows.between(from, to).withColumnNames(rows.columnNames());
    return rows.weighted() ? within.withWeights(weights) : within;
  }
}
