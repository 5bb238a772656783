package org.anomix.em;

import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.UnivariateDistribution;

/**
 * The expected sums of a component over rows of which only an interval is known: the law, given
 * that interval, as weighted nodes that are fed to {@link ComponentEstimator#accumulate}. The
 * M-step then maximises what EM must (Dempster, Laird and Rubin 1977, section 4.2), so that the
 * objective rises up to the error of the nodes, below 1e-10 of it.
 */
abstract class IntervalSums {
  private final UnivariateDistribution law;
  private final ComponentEstimator estimator;
  private final double[] state;
  private final double[] nodes = new double[Block.SIZE];
  private final double[] weights = new double[Block.SIZE];
  private int count;

  IntervalSums(UnivariateDistribution law, ComponentEstimator estimator, double[] state) {
    this.law = law;
    this.estimator = estimator;
    this.state = state;
  }

  final UnivariateDistribution law() {
    return law;
  }

  /**
   * Takes an interval.
   *
   * @param lower excluded
   * @param upper included
   * @param logProbability of the interval under the law, finite
   * @param weight responsibility times the weight of the row, positive
   */
  abstract void add(double lower, double upper, double logProbability, double weight);

  /** Adds what was shared among all intervals so far, and empties it. */
  abstract void flushShared();

  /** Brings everything that was added into the state. */
  final void flush() {
    flushShared();
    flushNodes();
  }

  /** A node; its weight may be negative where others make up for it. */
  final void node(double x, double weight) {
    if (weight != 0) {
      nodes[count] = x;
      weights[count] = weight;
      count++;
      if (count == Block.SIZE) {
        flushNodes();
      }
    }
  }

  private void flushNodes() {
    estimator.accumulate(law, Block.of(nodes, 0, count, count, 1), weights, 0, state, 0);
    count = 0;
  }
}
