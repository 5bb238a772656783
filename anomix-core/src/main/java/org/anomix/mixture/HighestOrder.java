package org.anomix.mixture;

import java.util.Arrays;
import org.anomix.Block;

/**
 * Leaves the rows of a block to the components under which they are atoms of the highest order. The
 * arrays outlive a block, so that a pass makes them once. Not thread-safe.
 */
final class HighestOrder {
  private int[] orders = {};
  private int[] highest = {};

  /** Makes the log terms of components -∞ that must not share a row with another. */
  void leaveToHighest(Mixture law, Block x, double[] terms, int stride) {
    int rows = x.rows();
    if (highest.length < rows) {
      orders = new int[law.size() * rows];
      highest = new int[rows];
    }
    Arrays.fill(orders, 0, law.size() * rows, 0);
    Arrays.fill(highest, 0, rows, 0);
    for (int k = 0; k < law.size(); k++) {
      if (law.weight(k) > 0 && law.components().get(k).hasAtoms()) {
        law.components().get(k).atomOrder(x, orders, k * rows);
        for (int r = 0; r < rows; r++) {
          highest[r] = Math.max(highest[r], orders[k * rows + r]);
        }
      }
    }
    for (int k = 0; k < law.size(); k++) {
      for (int r = 0; r < rows; r++) {
        if (orders[k * rows + r] < highest[r]) {
          terms[k * stride + r] = Double.NEGATIVE_INFINITY;
        }
      }
    }
  }
}
