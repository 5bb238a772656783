package org.anomix.detect;

/**
 * A line between normal and anomalous, and how it was drawn.
 *
 * @param rule the rule that drew it
 * @param of whether it is a line of scores or of p-values
 * @param line anomalous are scores above it, or p-values below it
 */
public record Threshold(ThresholdRule rule, Of of, double line) {
  /** What a threshold is compared with. */
  public enum Of {
    /** Anomalous is a score above the line. */
    SCORE,
    /** Anomalous is a p-value below the line. */
    P_VALUE
  }

  /**
   * Whether a row is anomalous; one of infinite score, which the model cannot make, always is.
   *
   * @param score its score
   * @param pValue its p-value, NaN if its scorer has none
   * @return whether it lies beyond the line
   */
  public boolean exceededBy(double score, double pValue) {
    return score == Double.POSITIVE_INFINITY || (of == Of.P_VALUE ? pValue < line : score > line);
  }
}
