package org.anomix.em;

import org.anomix.mixture.Mixture;

/** Sees every accepted pass of the runs that are continued to the end, and may stop the fit. */
@FunctionalInterface
public interface EmListener {
  /**
   * Called after each accepted pass, always on the thread that called {@code fit}.
   *
   * @param progress where the fit stands
   * @return whether to go on
   */
  boolean afterPass(Progress progress);

  /**
   * Where a fit stands.
   *
   * @param run 0-based number of the run among those continued to the end
   * @param runs number of those runs
   * @param iteration number of accepted passes of this run
   * @param objective the objective of the last one
   * @param remaining estimated gain still to come; ∞ or NaN while it cannot be told
   * @param model the mixture it evaluated
   */
  record Progress(
      int run, int runs, int iteration, double objective, double remaining, Mixture model) {}
}
