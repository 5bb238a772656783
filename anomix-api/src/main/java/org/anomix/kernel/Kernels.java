package org.anomix.kernel;

/**
 * The array loops in which a fit spends its time. Implementations are stateless and thread-safe;
 * each gives the same bits every time it is called with the same arguments.
 *
 * <p>Component-major arrays hold the rows of component k from {@code k * stride} on.
 */
public interface Kernels {
  /**
   * The kernels in use, chosen once per JVM.
   *
   * @return the kernels
   */
  static Kernels active() {
    return ScalarKernels.INSTANCE;
  }

  /**
   * A short name for reports.
   *
   * @return such as "scalar"
   */
  String name();

  /**
   * Turns log terms (log weight plus log density) into log-sum-exp and responsibilities, in place.
   *
   * <p>A row whose largest term is not finite (impossible, a pole, or NaN) gets that term as its
   * log-sum-exp, and undefined responsibilities: the caller looks at {@code logSum} before it uses
   * them.
   *
   * @param terms component-major log terms; become responsibilities
   * @param components number of components, at least 1
   * @param stride distance between the first rows of two components
   * @param rows number of rows, at most {@code stride}
   * @param logSum receives one log-sum-exp per row
   * @param logLargest receives the logarithm of the largest responsibility of each row
   */
  void responsibilities(
      double[] terms, int components, int stride, int rows, double[] logSum, double[] logLargest);

  /**
   * Log densities of a normal law: -z²/2 - ln sd - ln(2π)/2 with z = (x - mean)/sd.
   *
   * @param x values
   * @param from index of the first value
   * @param count number of values
   * @param mean the mean
   * @param sd the standard deviation
   * @param out receives the log densities
   * @param outFrom index of the first
   */
  void normalLogDensity(
      double[] x, int from, int count, double mean, double sd, double[] out, int outFrom);

  /**
   * Weighted moments about an anchor: adds Σw, Σw(x - a) and Σw(x - a)² to three neighbouring sums.
   * Values of weight 0 add nothing, not even if they are infinite or NaN.
   *
   * @param x values
   * @param from index of the first value
   * @param count number of values
   * @param anchor the anchor a
   * @param w weights
   * @param wFrom index of the first weight
   * @param sums added to
   * @param sumsFrom index of the first of the three sums
   */
  void moments(
      double[] x,
      int from,
      int count,
      double anchor,
      double[] w,
      int wFrom,
      double[] sums,
      int sumsFrom);
}
