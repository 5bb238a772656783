package org.anomix.em;

import java.util.List;
import org.anomix.mixture.Pattern;

/** Which columns are known together in some row. */
final class KnownPairs {
  private final boolean[][] together;

  private KnownPairs(boolean[][] together) {
    this.together = together;
  }

  /**
   * The pairs among patterns.
   *
   * @param patterns all of them
   * @param dimension the number of columns
   */
  static KnownPairs of(List<Pattern> patterns, int dimension) {
    boolean[][] together = new boolean[dimension][dimension];
    for (Pattern pattern : patterns) {
      int[] known = pattern.known();
      for (int i : known) {
        for (int j : known) {
          together[i][j] = true;
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
