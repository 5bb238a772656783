/**
 * Laws over rows of several columns that are related: {@link org.anomix.multivariate.Gaussian} and,
 * with heavier tails, {@link org.anomix.multivariate.MultivariateT}.
 *
 * <p>A covariance is known by its Cholesky factor; no determinant and no inverse is ever formed, so
 * sixty columns or units of a millionth neither underflow nor overflow.
 */
package org.anomix.multivariate;
