package org.anomix.discrete;

import org.anomix.univariate.Logs;

/**
 * One tail of a law at a point, by its logarithm; the other is its complement. A law gives the
 * smaller of both, or one that is not much larger, so that no digits are lost.
 *
 * @param log the logarithm of the tail that is known
 * @param lower whether that is P(X ≤ x), else it is P(X &gt; x)
 */
record Tail(double log, boolean lower) {
  static Tail lower(double log) {
    return new Tail(log, true);
  }

  static Tail upper(double log) {
    return new Tail(log, false);
  }

  /** Below the support. */
  static Tail none() {
    return lower(Double.NEGATIVE_INFINITY);
  }

  /** From the end of the support on. */
  static Tail all() {
    return upper(Double.NEGATIVE_INFINITY);
  }

  double cdf() {
    return lower ? Math.exp(log) : -Math.expm1(log);
  }

  double survival() {
    return lower ? -Math.expm1(log) : Math.exp(log);
  }

  double logCdf() {
    return lower ? log : Logs.oneMinusExp(log);
  }

  double logSurvival() {
    return lower ? Logs.oneMinusExp(log) : log;
  }
}
