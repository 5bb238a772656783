package org.anomix.detect;

import org.anomix.Block;
import org.anomix.ParameterException;
import org.anomix.UnivariateDistribution;

/** Which tail of a law counts as strange. */
enum Side {
  LOWER {
    @Override
    double logTail(UnivariateDistribution law, double x) {
      return law.logCdf(x);
    }
  },
  UPPER {
    @Override
    double logTail(UnivariateDistribution law, double x) {
      return logFromAbove(law, x);
    }
  },
  BOTH {
    @Override
    double logTail(UnivariateDistribution law, double x) {
      return Math.min(0, LN_2 + Math.min(law.logCdf(x), logFromAbove(law, x)));
    }
  };

  private static final double LN_2 = 0.6931471805599453;

  /** Log probability of a value at least as far out as x on this side. */
  abstract double logTail(UnivariateDistribution law, double x);

  static Side of(String name) {
    return switch (name) {
      case "lower" -> LOWER;
      case "upper" -> UPPER;
      case "both" -> BOTH;
      default -> throw new ParameterException("scorer tail", "side", name, "both, lower or upper");
    };
  }

  /** ln P(X ≥ x): the survival function leaves out an atom at x itself. */
  private static double logFromAbove(UnivariateDistribution law, double x) {
    double above = law.logSurvival(x);
    int[] order = new int[1];
    law.atomOrder(Block.ofRow(x), order, 0);
    if (order[0] == 0) {
      return above;
    }
    double at = law.logDensity(x);
    double larger = Math.max(above, at);
    return larger == Double.NEGATIVE_INFINITY
        ? larger
        : Math.min(0, larger + Math.log1p(Math.exp(Math.min(above, at) - larger)));
  }
}
