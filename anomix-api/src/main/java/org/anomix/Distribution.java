package org.anomix;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * An immutable probability law over rows of a fixed number of doubles. Thread-safe; holds no random
 * state.
 */
public interface Distribution {
  /**
   * The family this law belongs to.
   *
   * @return the family
   */
  DistributionFamily family();

  /**
   * Number of columns of a row.
   *
   * @return the dimension, at least 1
   */
  int dimension();

  /**
   * Log densities of the rows of a block: of the density, or of the probability mass where the law
   * has an atom. -∞ outside the support, +∞ at a pole, NaN for a row with NaN.
   *
   * @param x rows of {@link #dimension()} columns
   * @param out receives one value per row
   * @param outFrom index in {@code out} of the first row's value
   */
  void logDensity(Block x, double[] out, int outFrom);

  /**
   * Upper bounds, for a fraction of the work of a log density, of ln f(x) + ln(1 + q): q is the
   * largest square by which a row of weight 1 counts in the sums of an M-step, in the scale of the
   * law. A component of which this lies far below the density of another can be left out of a row
   * without a trace in the log-likelihood or in the sums.
   *
   * @param x rows of {@link #dimension()} columns
   * @param out receives one value per row, NaN where nothing is known
   * @param outFrom index in {@code out} of the first row's value
   * @return false, and nothing written, where a bound would cost as much as the density
   */
  default boolean boundLogDensity(Block x, double[] out, int outFrom) {
    return false;
  }

  /**
   * Log density of one row: {@link #logDensity(Block, double[], int)} for a block of one.
   *
   * @param row one value per column
   * @return the log density
   */
  default double logDensity(double... row) {
    double[] out = new double[1];
    logDensity(Block.ofRow(row), out, 0);
    return out[0];
  }

  /**
   * Whether any row carries positive probability mass in some coordinate.
   *
   * @return false for a law with a density
   */
  default boolean hasAtoms() {
    return false;
  }

  /**
   * How many coordinates of each row carry positive probability mass under this law. It depends on
   * the support alone, never on whether a mass underflows. Masses and densities are comparable as
   * numbers only between rows of equal order.
   *
   * @param x rows of {@link #dimension()} columns
   * @param out receives one order per row
   * @param outFrom index in {@code out} of the first row's order
   */
  default void atomOrder(Block x, int[] out, int outFrom) {
    Arrays.fill(out, outFrom, outFrom + x.rows(), 0);
  }

  /**
   * Whether a column is given: the law is that of the others on the condition of this one, of which
   * it says nothing, like the trials of a binomial count.
   *
   * @param column 0-based column
   * @return false for most laws
   */
  default boolean isGiven(int column) {
    return false;
  }

  /**
   * The laws that it is made from.
   *
   * @return the components of a mixture, the parts of a product; none for most laws
   */
  default List<Distribution> parts() {
    return List.of();
  }

  /**
   * Whether {@link #marginal} and {@link #conditional} are known for any choice of columns, so that
   * missing values can be integrated out.
   *
   * @return true for every law of one column, and for those of several that say so
   */
  default boolean hasMarginals() {
    return dimension() == 1;
  }

  /**
   * The law of some of the columns, the others integrated out.
   *
   * @param columns 0-based, ascending, at least one
   * @return their law
   * @throws ParameterException if the columns are not such a list
   * @throws UnsupportedOperationException if the law does not {@linkplain #hasMarginals know} it
   */
  default Distribution marginal(int... columns) {
    Columns.check(this, columns);
    if (columns.length == dimension()) {
      return this;
    }
    throw new UnsupportedOperationException("marginal laws of " + family().name());
  }

  /**
   * The marginal law of one column, with its tails and quantiles.
   *
   * @param column 0-based
   * @return the law whose log density is that of {@link #marginal marginal(column)}
   * @throws ParameterException if it is no column of the law
   * @throws UnsupportedOperationException if the law does not {@linkplain #hasMarginals know} it
   */
  default UnivariateDistribution univariateMarginal(int column) {
    if (marginal(column) instanceof UnivariateDistribution law) {
      return law;
    }
    throw new UnsupportedOperationException("univariate marginal laws of " + family().name());
  }

  /**
   * The law of the columns that are NaN in a row, given the values of the others.
   *
   * @param row one value per column, at least one of them NaN; none infinite
   * @return the law of the NaN columns in their order; this law itself where all are NaN
   * @throws ParameterException if the row is not such a row
   * @throws UnsupportedOperationException if the law does not {@linkplain #hasMarginals know} it
   */
  default Distribution conditional(double... row) {
    if (Columns.unknown(this, row).length == dimension()) {
      return this;
    }
    throw new UnsupportedOperationException("conditional laws of " + family().name());
  }

  /**
   * The expected value of every column.
   *
   * @return one number per column, NaN where it does not exist or the law does not tell
   */
  default double[] expectation() {
    double[] unknown = new double[dimension()];
    Arrays.fill(unknown, Double.NaN);
    return unknown;
  }

  /**
   * The variance of every column.
   *
   * @return one number per column, ∞ or NaN where it is infinite, does not exist or the law does
   *     not tell
   */
  default double[] variances() {
    double[] unknown = new double[dimension()];
    Arrays.fill(unknown, Double.NaN);
    return unknown;
  }

  /**
   * Draws independent rows. Columns that are {@linkplain #isGiven given} are read, not written.
   *
   * @param random the source of randomness
   * @param out receives the rows one after the other; row r starts at r times {@link #dimension()}
   * @param from first row to fill
   * @param to row after the last
   */
  void sample(RandomGenerator random, double[] out, int from, int to);
}
