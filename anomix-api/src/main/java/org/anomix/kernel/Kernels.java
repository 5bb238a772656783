package org.anomix.kernel;

/**
 * The array loops in which a fit spends its time. Implementations are stateless and thread-safe;
 * each gives the same bits every time it is called with the same arguments, and a row gets the same
 * bits whatever rows stand beside it. Two implementations agree to 1e-13.
 *
 * <p>Component-major arrays hold the rows of component k from {@code k * stride} on, column-major
 * ones the rows of column j from {@code from + j * stride} on.
 *
 * <p>Which implementation is in use is decided once per JVM: the scalar loops, unless a {@link
 * KernelProvider} is found that can work here. The system property {@value #PROPERTY} names the one
 * to be used instead.
 */
public interface Kernels {
  /** The system property that names the kernels to be used, such as {@code scalar}. */
  String PROPERTY = "anomix.kernels";

  /**
   * The kernels in use, chosen once per JVM.
   *
   * @return the kernels
   * @throws IllegalStateException if the property asks for kernels that are not there or cannot
   *     work here, saying why
   */
  static Kernels active() {
    return KernelChoice.ACTIVE.kernels();
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
   * them. A responsibility below e<sup>-708</sup> of the largest is 0.
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
   * The log-sum-exp alone of log terms, by the same steps as {@link #responsibilities} and with the
   * same bits.
   *
   * @param terms component-major log terms; may be overwritten
   * @param components number of components, at least 1
   * @param stride distance between the first rows of two components
   * @param rows number of rows, at most {@code stride}
   * @param out receives one log-sum-exp per row
   * @param outFrom index of the first
   */
  void logSumExp(double[] terms, int components, int stride, int rows, double[] out, int outFrom);

  /**
   * Exponentials, to 1 ulp.
   *
   * @param x any numbers
   * @param from index of the first
   * @param count how many
   * @param out receives e<sup>x</sup>; may be {@code x} itself
   * @param outFrom index of the first
   */
  void exp(double[] x, int from, int count, double[] out, int outFrom);

  /**
   * Natural logarithms, to 1 ulp.
   *
   * @param x any numbers
   * @param from index of the first
   * @param count how many
   * @param out receives ln x; may be {@code x} itself
   * @param outFrom index of the first
   */
  void log(double[] x, int from, int count, double[] out, int outFrom);

  /**
   * Natural logarithms of 1 + x, to 2 ulp.
   *
   * @param x any numbers
   * @param from index of the first
   * @param count how many
   * @param out receives ln(1 + x); may be {@code x} itself
   * @param outFrom index of the first
   */
  void log1p(double[] x, int from, int count, double[] out, int outFrom);

  /**
   * A sum.
   *
   * @param x numbers
   * @param from index of the first
   * @param count how many
   * @return their sum
   */
  double sum(double[] x, int from, int count);

  /**
   * A sum of absolute values.
   *
   * @param x numbers
   * @param from index of the first
   * @param count how many
   * @return the sum of their absolute values
   */
  double sumOfMagnitudes(double[] x, int from, int count);

  /**
   * Log densities of a normal law: -z²/2 - ln sd - ln(2π)/2 with z = (x - mean)/sd.
   *
   * @param x values
   * @param from index of the first value
   * @param count number of values
   * @param mean the mean
   * @param sd the standard deviation
   * @param out receives the log densities; may be {@code x} itself
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

  /**
   * Squared lengths of the solutions y of L y = x - centre for a lower triangular L, by forward
   * substitution: squared Mahalanobis distances. Infinities may cancel to NaN.
   *
   * @param x column-major rows
   * @param from index of the first row of column 0
   * @param stride distance between two columns
   * @param rows number of rows
   * @param centre one number per column
   * @param forward L row after row: below the diagonal the negatives of its entries, on it their
   *     reciprocals; what is above is not read
   * @param out receives one squared distance per row
   * @param outFrom index of the first
   */
  void squaredDistances(
      double[] x,
      int from,
      int stride,
      int rows,
      double[] centre,
      double[] forward,
      double[] out,
      int outFrom);

  /**
   * Squared lengths of (x - centre)/scale, column by column: Mahalanobis distances where the axes
   * are those of the columns.
   *
   * @param x column-major rows
   * @param from index of the first row of column 0
   * @param stride distance between two columns
   * @param rows number of rows
   * @param centre one number per column
   * @param reciprocals one reciprocal of a scale per column
   * @param out receives one squared distance per row
   * @param outFrom index of the first
   */
  void diagonalSquaredDistances(
      double[] x,
      int from,
      int stride,
      int rows,
      double[] centre,
      double[] reciprocals,
      double[] out,
      int outFrom);

  /**
   * Weighted sums of squares and products about an anchor: adds Σw, then Σw(x - a) for each column,
   * then the lower triangle of Σw(x - a)(x - a)' row after row. Rows of weight 0 add nothing, not
   * even if they are infinite or NaN.
   *
   * @param x column-major rows
   * @param from index of the first row of column 0
   * @param stride distance between two columns
   * @param rows number of rows
   * @param anchor one number per column
   * @param w weights, none negative
   * @param wFrom index of the first weight
   * @param sums added to
   * @param sumsFrom index of the first sum
   */
  void scatter(
      double[] x,
      int from,
      int stride,
      int rows,
      double[] anchor,
      double[] w,
      int wFrom,
      double[] sums,
      int sumsFrom);

  /**
   * Weighted sums of squares about an anchor, in the places where {@link #scatter} has them: those
   * of products are left as they are. Rows of weight 0 add nothing, not even if they are infinite
   * or NaN.
   *
   * @param x column-major rows
   * @param from index of the first row of column 0
   * @param stride distance between two columns
   * @param rows number of rows
   * @param anchor one number per column
   * @param w weights
   * @param wFrom index of the first weight
   * @param sums added to
   * @param sumsFrom index of the first sum
   */
  void diagonalScatter(
      double[] x,
      int from,
      int stride,
      int rows,
      double[] anchor,
      double[] w,
      int wFrom,
      double[] sums,
      int sumsFrom);
}
