package org.anomix.mixture;

import org.anomix.Block;
import org.anomix.Distribution;
import org.anomix.UnivariateDistribution;

/** Where the atoms of a univariate law lie. */
enum Lattice {
  /** It has a density and no atoms. */
  NONE,
  /** One value alone. */
  POINT,
  /** On whole numbers. */
  WHOLE,
  /** Anywhere else. */
  OTHER;

  static Lattice of(UnivariateDistribution law) {
    if (!law.hasAtoms()) {
      return NONE;
    }
    double low = law.quantile(0);
    double high = law.inverseSurvival(0);
    if (low == high) {
      return POINT;
    }
    for (double p : new double[] {0.01, 0.25, 0.5, 0.75, 0.99}) {
      double x = law.quantile(p);
      if (x != Math.rint(x) || isAtom(law, x + 0.5) || !isAtom(law, x)) {
        return OTHER;
      }
    }
    return WHOLE;
  }

  static boolean isAtom(Distribution law, double x) {
    int[] order = new int[1];
    law.atomOrder(Block.ofRow(x), order, 0);
    return order[0] > 0;
  }
}
