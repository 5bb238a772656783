/**
 * Finite mixtures of any laws: density, distribution function, responsibilities and sampling. A
 * {@link org.anomix.mixture.Mixture} is itself a distribution, so mixtures nest.
 */
package org.anomix.mixture;
