package org.anomix.em;

/**
 * Tells when EM is done. It converges linearly, so a small gain proves little: what counts is the
 * Aitken estimate of the gain still to come, g r / (1 - r) with r = g(t)/g(t-1) (Böhning et al.
 * 1994), three times in a row.
 *
 * <p>Of a run that jumps only the plain passes are judged, since gains by a jump and after it do
 * not go on at their rate. A jump takes away what plain passes make slow: the passes after it may
 * look faster than what is left, so no rate counts as less than the slowest from which the run has
 * jumped. That is strict, and costs little: jumps go on until hardly anything is left.
 */
final class Convergence {
  /** Relative rounding error of a log-likelihood, in units of the sum of its absolute terms. */
  static final double ROUNDING = 1e-14;

  /** The same where rows are intervals, for which nodes stand. */
  private static final double NODE_ROUNDING = 1e-12;

  private static final int IN_A_ROW = 3;

  /** Gain still to come at which a run that jumps is done, and needs no more jumps. */
  private static final double TOLERANCE_OF_JUMPS = 1e-9;

  private final double rounding;

  private double last = Double.NaN;
  private double gain = Double.NaN;
  private double rate = Double.NaN;
  private double slowest;
  private boolean jumps;
  private double remaining = Double.NaN;
  private int small;
  private int smaller;

  Convergence(boolean usesNodes) {
    rounding = usesNodes ? NODE_ROUNDING : ROUNDING;
  }

  /** Takes the objective of the next accepted pass. */
  void add(double objective, double magnitude) {
    double next = objective - last;
    rate = next / gain;
    double assumed = slowest > 0 && Double.isNaN(rate) ? slowest : Math.max(rate, slowest);
    remaining =
        assumed < 1 ? Math.max(next * assumed / (1 - assumed), 0) : Double.POSITIVE_INFINITY;
    if (next <= rounding * magnitude) {
      remaining = 0;
    }
    gain = next;
    last = objective;
    small = remaining < (jumps ? TOLERANCE_OF_JUMPS : Em.TOLERANCE) ? small + 1 : 0;
    smaller = remaining < Em.SHORT_RUN_TOLERANCE ? smaller + 1 : 0;
  }

  /** Takes the objective of a pass that was jumped to. */
  void jumped(double objective) {
    if (rate < 1) {
      slowest = Math.max(slowest, rate);
    }
    jumps = true;
    last = objective;
    gain = Double.NaN;
    rate = Double.NaN;
    remaining = Double.POSITIVE_INFINITY;
    small = 0;
    smaller = 0;
  }

  /** Whether so little is left that the rest is for plain passes. */
  boolean isAlmostReached() {
    return remaining < TOLERANCE_OF_JUMPS;
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
