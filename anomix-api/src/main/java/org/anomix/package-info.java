/**
 * The vocabulary of anomix: a <em>family</em> is a name, a log density over a block of rows, and a
 * sum.
 *
 * <p>{@link org.anomix.Distribution} is the law, {@link org.anomix.DistributionFamily} its named
 * kind and plug-in point, {@link org.anomix.ComponentEstimator} the sums and the M-step of
 * Expectation-Maximization, {@link org.anomix.Rows} the data, {@link org.anomix.AnomalyScorer} what
 * turns rows into scores. Everything here is immutable and thread-safe unless it says otherwise; no
 * argument and no result is ever null.
 */
package org.anomix;
