package org.anomix.multivariate;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Check;
import org.anomix.Columns;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.ParameterException;
import org.anomix.UnivariateDistribution;
import org.anomix.continuous.StudentT;
import org.anomix.univariate.GammaSampler;
import org.anomix.univariate.Logs;
import org.anomix.univariate.StandardStudent;

/**
 * The multivariate t law in d dimensions: ln f(x) = ln Γ((df + d)/2) - ln Γ(df/2) - d/2 · ln(π df)
 * - ln det(Σ)/2 - (df + d)/2 · ln(1 + δ/df), where δ = (x - location)' Σ⁻¹ (x - location) is the
 * squared Mahalanobis distance and Σ the scatter (Kotz and Nadarajah 2004, chapter 1). It is a
 * Gaussian law whose covariance Σ is divided by a gamma variable of shape and rate df/2, so that
 * rows may lie far out in all columns at once.
 *
 * <p>With many df it nears the Gaussian law of mean location and covariance Σ, and is computed as
 * well as that for any number of them: to δ²/(4 df) they are equal. The relative error of δ is
 * about cond(Σ) times 1e-16. A row has the same log density, bit for bit, alone and in a block of
 * any size. A row with an infinite value has log density -∞, one with NaN has NaN.
 */
public final class MultivariateT implements Distribution {
  private static final double LN_TWO_PI = 1.8378770664093456;

  /** Below, ln(1 + v) is v to the last digit. */
  private static final double TINY = 1e-17;

  private static final Contours.Names NAMES =
      new Contours.Names(MultivariateTFamily.NAME, "location", "scatter");

  private final double df;
  private final Contours contours;
  private final double logPeak;

  private MultivariateT(double df, Contours contours) {
    this.df = Check.positive(MultivariateTFamily.NAME, MultivariateTFamily.DF.name(), df);
    this.contours = contours;
    this.logPeak = logPeak(df, contours.dimension()) - contours.factor().halfLogDeterminant();
  }

  /**
   * The log density at the centre for a scatter of determinant 1: that of one dimension or of none,
   * and what every two dimensions more add, which is a rational number. Nothing large cancels.
   */
  private static double logPeak(double df, int dimension) {
    double odd = dimension % 2;
    double sum = odd == 1 ? new StandardStudent(df).logPeak() : 0;
    for (double c = odd; c < dimension - 1; c += 2) {
      double ratio = c / df;
      double log =
          ratio < Double.POSITIVE_INFINITY ? Math.log1p(ratio) : Math.log(c) - Math.log(df);
      sum += log - LN_TWO_PI;
    }
    return sum;
  }

  /**
   * The law with a given location and scatter.
   *
   * @param df degrees of freedom, positive and finite
   * @param location one finite number per column; copied
   * @param scatter a symmetric positive definite matrix; copied, and kept bit for bit
   * @return the law
   * @throws ParameterException if a number is not finite, df is not positive, the sizes differ, or
   *     the scatter is not symmetric (up to rounding) and positive definite
   */
  public static MultivariateT of(double df, double[] location, double[][] scatter) {
    return new MultivariateT(df, Contours.of(NAMES, location, scatter));
  }

  /**
   * The law of a location and the entries of a scatter row after row; both arrays become its own.
   */
  static MultivariateT ofEntries(double df, double[] location, double[] scatter) {
    return new MultivariateT(df, Contours.ofEntries(NAMES, location, scatter));
  }

  /** The law of a location and a scatter that were checked. */
  MultivariateT with(double otherDf, Contours other) {
    return otherDf == df && other.equals(contours) ? this : new MultivariateT(otherDf, other);
  }

  /** Location and scatter. */
  Contours contours() {
    return contours;
  }

  @Override
  public DistributionFamily family() {
    return MultivariateTFamily.INSTANCE;
  }

  @Override
  public int dimension() {
    return contours.dimension();
  }

  /**
   * The degrees of freedom.
   *
   * @return a positive number
   */
  public double df() {
    return df;
  }

  /**
   * The centre: the mean, where there is one.
   *
   * @return a copy, one number per column
   */
  public double[] location() {
    return contours.centre().clone();
  }

  /**
   * The scatter, as it was given; the covariance, where there is one, is df/(df - 2) times as
   * large.
   *
   * @return a copy
   */
  public double[][] scatter() {
    return contours.matrix();
  }

  /**
   * Squared Mahalanobis distances of rows from the location, in terms of the scatter.
   *
   * @param x rows of {@link #dimension()} columns
   * @param out receives one squared distance per row
   * @param outFrom index in {@code out} of the first row's value
   */
  public void mahalanobis2(Block x, double[] out, int outFrom) {
    contours.squaredDistances(x, out, outFrom);
  }

  /**
   * Squared Mahalanobis distance of one row from the location, in terms of the scatter.
   *
   * @param row one value per column
   * @return the squared distance
   */
  public double mahalanobis2(double... row) {
    return contours.squaredDistance(row);
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    mahalanobis2(x, out, outFrom);
    double half = 0.5 * (df + contours.dimension());
    for (int row = 0, i = outFrom; row < x.rows(); row++, i++) {
      double v = out[i] / df;
      out[i] =
          v > TINY && v < Double.POSITIVE_INFINITY
              ? logPeak - half * Logs.onePlus(v)
              : logDensityAtEnds(x, row, out[i]);
    }
  }

  private double logDensityAtEnds(Block x, int row, double distance) {
    int dimension = contours.dimension();
    if (distance / df <= TINY) { // for many df the ratio itself may have no digits left
      return logPeak - 0.5 * distance * (1 + dimension / df);
    }
    return logPeak - 0.5 * (df + dimension) * logOnePlusRatio(x, row, distance);
  }

  /** ln(1 + δ/df) for a row and its δ, also where that is no double. */
  double logOnePlusRatio(Block x, int row, double distance) {
    double v = distance / df;
    if (v < Double.POSITIVE_INFINITY) {
      return Logs.onePlus(v);
    }
    if (distance != Double.POSITIVE_INFINITY) {
      return Math.log(distance) - Math.log(df); // NaN for NaN
    }
    for (int j = 0; j < contours.dimension(); j++) {
      if (Double.isInfinite(x.values()[x.column(j) + row])) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return FarRow.of(contours, x, row).logDistance() - Math.log(df);
  }

  @Override
  public boolean hasMarginals() {
    return true;
  }

  /** The t law of those columns' locations and scatters, with the same df. */
  @Override
  public MultivariateT marginal(int... columns) {
    Columns.check(this, columns);
    return with(df, contours.select(columns));
  }

  /** The t law of that column's location and the square root of its scatter, with the same df. */
  @Override
  public UnivariateDistribution univariateMarginal(int column) {
    Columns.check(this, column);
    return StudentT.of(df, contours.centre()[column], Math.sqrt(contours.diagonal()[column]));
  }

  /**
   * The t law about the regression on the known columns o, p in number: df + p degrees of freedom,
   * the location of the Gaussian conditional law, and its covariance times (df + δ_o)/(df + p) as
   * scatter (Ding 2016). Far known columns make it wide.
   */
  @Override
  public MultivariateT conditional(double... row) {
    int[] unknown = Columns.unknown(this, row);
    if (unknown.length == row.length) {
      return this;
    }
    int[] known = Columns.known(row);
    Regression regression = contours.regression(known);
    double more = df + known.length;
    double factor = (df + regression.squaredDistance(contours.centre(), row)) / more;
    return with(more, contours.given(regression, row, factor));
  }

  /**
   * The location, if df is above 1.
   *
   * @return one number per column, NaN where there is no mean
   */
  @Override
  public double[] expectation() {
    double[] mean = location();
    if (!(df > 1)) {
      Arrays.fill(mean, Double.NaN);
    }
    return mean;
  }

  /**
   * The diagonal of the scatter times df/(df - 2), if df is above 2.
   *
   * @return one number per column, ∞ where only the mean exists, NaN where there is none
   */
  @Override
  public double[] variances() {
    double none = df > 1 ? Double.POSITIVE_INFINITY : Double.NaN;
    double factor = df / (df - 2);
    return Arrays.stream(contours.diagonal()).map(s -> df > 2 ? s * factor : none).toArray();
  }

  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    double[] location = contours.centre();
    GammaSampler sampler = new GammaSampler(0.5 * df);
    double logHalf = Math.log(0.5 * df);
    for (int row = from; row < to; row++) {
      int at = row * location.length;
      contours.sampleAbout(random, out, at);
      double factor = Math.exp(0.5 * (logHalf - sampler.nextLog(random)));
      for (int j = 0; j < location.length; j++) {
        out[at + j] = location[j] + factor * out[at + j];
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MultivariateT law && law.df == df && contours.equals(law.contours);
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(df) + contours.hashCode();
  }

  /**
   * The law in the notation.
   *
   * @return such as {@code multivariate-t(df=4, location=[0, 1], scatter=[[1, 0.5], [0.5, 2]])}
   */
  @Override
  public String toString() {
    return Notation.of(this);
  }
}
