/**
 * What the families of both packages share, and those of {@code org.anomix.multivariate} with them;
 * exported to nobody else.
 */
package org.anomix.univariate;
