package org.anomix.em;

import org.anomix.Rows;

/** Which columns are known together in some row. */
final class KnownPairs {
  private final boolean[][] together;

  private KnownPairs(boolean[][] together) {
    this.together = together;
  }

  /** The pairs of some rows. */
  static KnownPairs of(Rows rows) {
    int dimension = rows.dimension();
    boolean[][] together = new boolean[dimension][dimension];
    int apart = dimension * dimension;
    // Mostly a few rows know all pairs.
    for (int r = 0; r < rows.size() && apart > 0; r++) {
      for (int i = 0; i < dimension; i++) {
        for (int j = 0; j < dimension && !rows.isMissing(r, i); j++) {
          if (!together[i][j] && !rows.isMissing(r, j)) {
            together[i][j] = true;
            apart--;
          }
        }
      }
    }
    return new KnownPairs(together);
  }

  /** Whether both columns are known in some row. */
  boolean contains(int i, int j) {
    return together[i][j];
  }
}
