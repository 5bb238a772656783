package org.anomix;

/**
 * Adds rows of which only some columns are known to the state of a component: the sums that {@link
 * ComponentEstimator#accumulate} would add, as expected under the current law given the known
 * values; a part of a law of which nothing is known keeps its own sum of weights and adds nothing.
 * Made once per pass and pattern of known columns, so that what depends on the pattern alone is
 * computed once. Thread-safe.
 */
public interface PartialSums {
  /**
   * Adds weighted rows to a state. Rows of weight 0 add nothing, whatever their values.
   *
   * @param known the rows, their known columns only, in ascending order
   * @param w their weights: responsibilities times row weights
   * @param wFrom index in {@code w} of the first row's weight
   * @param state the sums, added to
   * @param stateFrom index in {@code state} of the first sum
   */
  void accumulate(Block known, double[] w, int wFrom, double[] state, int stateFrom);
}
