package org.anomix.em;

import java.util.Arrays;
import java.util.Optional;
import org.anomix.Rows;

/** Rows of a table of values and counts, written out as often as their weights say. */
final class Repetitions {
  /** Of rows written out. */
  private static final double MOST = 1e7;

  private Repetitions() {}

  /**
   * Writes them out.
   *
   * @return rows that count once each; nothing where a weight is not whole, or they are too many
   */
  static Optional<Rows> of(Rows rows) {
    if (!rows.weighted()) {
      return Optional.of(rows);
    }
    for (int r = 0; r < rows.size(); r++) {
      if (rows.weight(r) != Math.rint(rows.weight(r))) {
        return Optional.empty();
      }
    }
    if (rows.totalWeight() > MOST) {
      return Optional.empty();
    }
    int[] written = new int[(int) rows.totalWeight()];
    int from = 0;
    for (int r = 0; r < rows.size(); r++) {
      int to = from + (int) rows.weight(r);
      Arrays.fill(written, from, to, r);
      from = to;
    }
    double[] once = new double[written.length];
    Arrays.fill(once, 1);
    return Optional.of(rows.select(written).withWeights(once));
  }
}
