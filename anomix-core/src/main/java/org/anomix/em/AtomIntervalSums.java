package org.anomix.em;

import org.anomix.ComponentEstimator;
import org.anomix.DataException;
import org.anomix.UnivariateDistribution;

/**
 * Intervals under a counting law: its probable counts share the intervals that cover them, so that
 * an interval costs two additions. Beyond them an interval is summed from its near end.
 */
final class AtomIntervalSums extends IntervalSums {
  /** Tails that no share reaches, and the most counts between them: 2^-70 and half a megabyte. */
  private static final double TAIL = 0x1p-70;

  private static final int MOST = 1 << 16;

  /**
   * Intervals less likely than e^-8 share nothing: their shares are so large that the rounding of
   * their sum would be felt by the counts after them.
   */
  private static final double UNLIKELY = -8;

  /** Relative size of the last term of a sum. */
  private static final double NEGLIGIBLE = 1e-18;

  private final double first;
  private final double last;

  /** What changes at each count, and after the last one. */
  private final double[] changes;

  AtomIntervalSums(UnivariateDistribution law, ComponentEstimator estimator, double[] state) {
    super(law, estimator, state);
    this.first = law.quantile(TAIL);
    this.last = law.inverseSurvival(TAIL);
    if (!(last - first < MOST)) {
      throw new DataException(
          "intervals and truncation cannot be used with "
              + law.family().name()
              + ": more than "
              + MOST
              + " probable counts, from "
              + first
              + " to "
              + last);
    }
    this.changes = new double[(int) (last - first) + 2];
  }

  @Override
  void add(double lower, double upper, double logProbability, double weight) {
    double from = Math.max(Math.floor(lower) + 1, law().quantile(0));
    double to = Math.min(Math.floor(upper), law().inverseSurvival(0));
    if (from > last || to < first || logProbability < UNLIKELY) {
      walk(from, to, logProbability, weight);
      return;
    }
    double share = Math.exp(Math.log(weight) - logProbability);
    changes[(int) (Math.max(from, first) - first)] += share;
    changes[(int) (Math.min(to, last) - first) + 1] -= share;
  }

  @Override
  void flushShared() {
    double share = 0;
    for (int i = 0; i < changes.length - 1; i++) {
      share += changes[i];
      changes[i] = 0;
      if (share > 0) {
        node(first + i, Math.exp(law().logDensity(first + i) + Math.log(share)));
      }
    }
    changes[changes.length - 1] = 0;
  }

  private void walk(double from, double to, double logProbability, double weight) {
    boolean up = law().logDensity(from) >= law().logDensity(to);
    double sum = 0;
    for (int i = 0; i < MOST && i <= to - from; i++) {
      double count = up ? from + i : to - i;
      double share = Math.exp(law().logDensity(count) - logProbability);
      node(count, weight * share);
      sum += share;
      if (share <= NEGLIGIBLE * sum) {
        return;
      }
    }
  }
}
