package org.anomix;

/**
 * Turns rows into scores: higher is stranger, always. Made for one model by a {@link
 * ScorerProvider}. Thread-safe.
 */
public interface AnomalyScorer {
  /**
   * Scores rows.
   *
   * @param rows rows of the model's dimension; some may {@linkplain Rows#withMissing miss} values
   * @param scores receives one score per row; ∞ for a row that the model cannot produce, NaN for
   *     one that cannot be scored without the values it misses
   */
  void score(Rows rows, double[] scores);

  /**
   * Whether its scores come with p-values.
   *
   * @return false by default
   */
  default boolean hasPValues() {
    return false;
  }

  /**
   * The p-value that belongs to a score: the probability, under the scorer's null hypothesis, of a
   * score at least as high.
   *
   * @param score a score of this scorer
   * @return the p-value
   * @throws UnsupportedOperationException if {@link #hasPValues()} is false
   */
  default double pValue(double score) {
    throw new UnsupportedOperationException("this scorer has no p-values");
  }
}
