/**
 * Maximum likelihood by Expectation-Maximization (Dempster, Laird and Rubin 1977).
 *
 * <p>{@link org.anomix.em.Em} says what is to be fitted and how, {@link org.anomix.em.EmPass} is
 * what one sweep over rows leaves behind, {@link org.anomix.em.Fit} the result. The objective never
 * falls; see the class {@code Run} for how that is kept.
 */
package org.anomix.em;
