package org.anomix.em;

/**
 * Tells when EM is done. It converges linearly, so a small gain proves little: what counts is the
 * Aitken estimate of the gain still to come, g r / (1 - r) with r = g(t)/g(t-1) (Böhning et al.
 * 1994), three times in a row.
 */
final class Convergence {
  /** Relative rounding error of a log-likelihood, in units of the sum of its absolute terms. */
  static final double ROUNDING = 1e-14;

  /** The same where rows are intervals, for which nodes stand. */
  private static final double NODE_ROUNDING = 1e-12;

  private static final int IN_A_ROW = 3;

  private final double rounding;

  private double last = Double.NaN;
  private double gain = Double.NaN;
  private double remaining = Double.NaN;
  private int small;
  private int smaller;

  Convergence(boolean usesNodes) {
    rounding = usesNodes ? NODE_ROUNDING : ROUNDING;
  }

  /** Takes the objective of the next accepted pass. */
  void add(double objective, double magnitude) {
    double next = objective - last;
    double rate = next / gain;
    remaining = rate < 1 ? Math.max(next * rate / (1 - rate), 0) : Double.POSITIVE_INFINITY;
    if (next <= rounding * magnitude) {
      remaining = 0;
    }
    gain = next;
    last = objective;
    small = remaining < Em.TOLERANCE ? small + 1 : 0;
    smaller = remaining < Em.SHORT_RUN_TOLERANCE ? smaller + 1 : 0;
  }

  double remaining() {
    return remaining;
  }

  boolean reached() {
    return small >= IN_A_ROW;
  }

  /** Whether a short run may end: its rank among the starts will hardly change any more. */
  boolean nearlyReached() {
    return smaller >= IN_A_ROW;
  }
}
