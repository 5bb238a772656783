package org.anomix.em;

/** Why a fit ended. */
public enum Stop {
  /** The gain still to come is estimated to be negligible. */
  CONVERGED,
  /** The largest allowed number of passes was reached first. */
  MAX_ITERATIONS,
  /** A listener asked for it, or the objective fell for a reason that a diagnosis names. */
  STOPPED
}
