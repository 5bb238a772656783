/**
 * Laws with a density on the real line.
 *
 * <p>Every law answers for both of its tails, each to some 1e-13 of its own size and in logarithms
 * as far as those are doubles. Beyond that, rounding (x - location)/scale costs a tail F about
 * 2.2e-16 |(x - location) f(x)/F(x)|, whatever is done afterwards.
 */
package org.anomix.continuous;
