package org.anomix.mixture;

import org.anomix.Rows;

/** Simulated rows, and which component made each. */
public final class Sample {
  private final Rows rows;
  private final int[] labels;

  Sample(Rows rows, int[] labels) {
    this.rows = rows;
    this.labels = labels;
  }

  /** The same sample without the values that other rows miss. */
  Sample missingAs(Rows like) {
    double[] values = new double[rows.size() * rows.dimension()];
    for (int r = 0; r < rows.size(); r++) {
      for (int j = 0; j < rows.dimension(); j++) {
        values[j * rows.size() + r] = like.isMissing(r, j) ? Double.NaN : rows.value(r, j);
      }
    }
    return new Sample(rows.withValues(values).withMissing(), labels);
  }

  /**
   * The rows.
   *
   * @return rows of the mixture's dimension
   */
  public Rows rows() {
    return rows;
  }

  /**
   * The component that made each row.
   *
   * @return a copy: one 0-based component per row
   */
  public int[] labels() {
    return labels.clone();
  }
}
