package org.anomix.discrete;

import java.util.Arrays;
import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Distribution;
import org.anomix.Estimate;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.Tier;

/**
 * Maximum likelihood of a probability of success: the share of successes among all trials.
 *
 * <p>State: [0] Σw, [1] Σw·successes, [2] Σw·failures. Not anchored: sums of terms of one sign keep
 * their digits, and one that is exactly 0 is how a boundary is known.
 */
abstract class SuccessEstimator implements ComponentEstimator {
  private final Options options;

  SuccessEstimator(Options options) {
    this.options = options;
  }

  /** A law like the current one with another p. */
  abstract Distribution law(Distribution current, double p);

  /** What is worth knowing of every estimate. */
  abstract List<Diagnosis> notes();

  /** The share of successes, or the p that is fixed. */
  final double share(double successes, double failures) {
    double all = successes + failures;
    return options.fixed("p").orElse(all > 0 ? successes / all : 0.5);
  }

  /** Adds successes and failures of a row; the weight is positive. */
  static void add(double successes, double trials, double weight, double[] state, int from) {
    state[from] += weight;
    state[from + 1] += weight * successes;
    state[from + 2] += weight * (trials - successes);
  }

  @Override
  public final Options options() {
    return options;
  }

  @Override
  public final Tier tier() {
    return Tier.EXACT;
  }

  @Override
  public final int stateSize(Distribution current) {
    return 3;
  }

  @Override
  public final Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    double successes = state[1];
    double failures = state[2];
    double all = successes + failures;
    if (held() || !(all > 0 && all < Double.POSITIVE_INFINITY)) {
      return Estimate.of(current);
    }
    Distribution law = law(current, share(successes, failures));
    if (successes > 0 && failures > 0) {
      return new Estimate(law, notes());
    }
    String text = "p is at its boundary " + (successes > 0 ? 1 : 0);
    return new Estimate(law, List.of(Diagnosis.boundary(text)));
  }

  @Override
  public final double minimumRows(int dimension) {
    return held() ? 0 : 1;
  }

  @Override
  public final boolean held() {
    return options.fixed("p").isPresent();
  }

  /**
   * Sums over rows of positive weight, or over all rows alike where none of those can be made or
   * the sums overflow.
   */
  final double anchored(Rows rows, double[] weights) {
    double[] sums = sums(rows, weights);
    double all = sums[1] + sums[2];
    if (!(all > 0 && all < Double.POSITIVE_INFINITY)) {
      double[] alike = new double[rows.size()];
      Arrays.fill(alike, 1);
      sums = sums(rows, alike);
    }
    return share(sums[1], sums[2]);
  }

  private double[] sums(Rows rows, double[] weights) {
    double[] sums = new double[3];
    for (int row = 0; row < rows.size(); row++) {
      if (weights[row] > 0) {
        addPossible(rows, row, weights[row], sums);
      }
    }
    return sums;
  }

  /** Adds a row if the law can have made it. */
  abstract void addPossible(Rows rows, int row, double weight, double[] sums);
}
