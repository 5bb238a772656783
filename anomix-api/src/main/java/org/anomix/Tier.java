package org.anomix;

/** How an M-step keeps the objective from falling. */
public enum Tier {
  /** Maximised exactly from fixed sums: closed form, or an inner Newton run to convergence. */
  EXACT,
  /** A minorising function anchored at the current law is maximised: monotone by proof. */
  MINORISED,
  /**
   * A damped step that only the next pass can judge: the loop halves {@link Scaling#step()} and
   * calls again when the objective fell.
   */
  GUARDED
}
