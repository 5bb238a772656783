package org.anomix.em;

import java.util.List;

/**
 * The rows that a trimmed fit left out.
 *
 * @param share the share of the rows that was to be left out, 0 where nothing was trimmed
 * @param weight the weight left out; the number of rows where they carry no weights
 * @param rows the 0-based rows of which nothing was kept, ascending
 */
public record Trimming(double share, double weight, List<Integer> rows) {
  /** Every row counts. */
  public static final Trimming NONE = new Trimming(0, 0, List.of());

  /** Copies the list. */
  public Trimming {
    rows = List.copyOf(rows);
  }

  /**
   * Whether rows were left out on purpose.
   *
   * @return false where every row counts
   */
  public boolean any() {
    return share > 0;
  }
}
