package org.anomix.em;

/**
 * An estimated number of a fitted mixture with its uncertainty. Where none can be told, as at a
 * boundary of the parameter's domain, at a cap, or where the rows hardly depend on it, error and
 * limits are NaN.
 *
 * @param component 0-based component of the fit
 * @param name {@code weight}, or the parameter's name in the notation, with 0-based indices for an
 *     entry of a vector or a matrix, as in {@code mean[1]} or {@code covariance[0][1]}
 * @param value the estimate
 * @param standardError its standard error
 * @param lower lower confidence limit
 * @param upper upper confidence limit
 */
public record ParameterEstimate(
    int component, String name, double value, double standardError, double lower, double upper) {
  /** Probability that the limits are made to contain the truth. */
  public static final double CONFIDENCE = 0.95;

  /** The two-sided normal quantile of {@link #CONFIDENCE}. */
  static final double QUANTILE = 1.959963984540054;

  /** An estimate whose uncertainty cannot be told. */
  static ParameterEstimate unknown(int component, String name, double value) {
    return new ParameterEstimate(component, name, value, Double.NaN, Double.NaN, Double.NaN);
  }
}
