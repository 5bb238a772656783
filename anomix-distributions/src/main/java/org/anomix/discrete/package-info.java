/**
 * Laws of counts, and the law of a single value: their log density is the logarithm of a
 * probability mass.
 *
 * <p>Tails are exact in their own size like those of the continuous laws. A quantile is the
 * smallest point of the support at which the cdf reaches p.
 */
package org.anomix.discrete;
