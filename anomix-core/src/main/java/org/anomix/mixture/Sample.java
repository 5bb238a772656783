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
