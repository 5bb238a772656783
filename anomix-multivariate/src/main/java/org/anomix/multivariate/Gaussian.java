package org.anomix.multivariate;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Columns;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.ParameterException;
import org.anomix.UnivariateDistribution;
import org.anomix.continuous.Normal;

/**
 * The multivariate Gaussian law in d dimensions: ln f(x) = -q/2 - ln det(Σ)/2 - d ln(2π)/2, where q
 * = (x - mean)' Σ⁻¹ (x - mean) is the squared Mahalanobis distance and Σ the covariance.
 *
 * <p>The relative error of q is about cond(Σ) times 1e-16. A row has the same log density, bit for
 * bit, alone and in a block of any size. A row with an infinite value has log density -∞, one with
 * NaN has NaN.
 */
public final class Gaussian implements Distribution {
  private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

  private static final Contours.Names NAMES =
      new Contours.Names(GaussianFamily.NAME, "mean", "covariance");

  /**
   * Columns from which on the distance in the first of them is asked for before that in all; along
   * the axes of the columns all are as quickly asked.
   */
  private static final int MANY_COLUMNS = 16;

  /**
   * What part of all columns those first ones are: a half of the work, which most of what lies
   * between two components can hardly hide from.
   */
  private static final double PART = 0.75;

  /**
   * Since ln(1 + q) lies below its tangent at 80, the sum of -q/2 and ln(1 + q) is at most this
   * less 0.4876q: it falls with q, and a distance in some of the columns bounds it.
   */
  private static final double BOUND_AT_CENTRE = 3.4068;

  private static final double BOUND_SLOPE = -0.4876;

  private final Contours contours;
  private final double logConstant;

  /** Of the first columns, where they are asked first; else nothing. */
  private final Optional<Ellipse> first;

  private Gaussian(Contours contours) {
    this.contours = contours;
    this.logConstant =
        -contours.factor().halfLogDeterminant() - contours.dimension() * HALF_LOG_TWO_PI;
    this.first =
        contours.dimension() < MANY_COLUMNS || contours.factor().isDiagonal()
            ? Optional.empty()
            : Optional.of(new Ellipse(contours, (int) (PART * contours.dimension())));
  }

  /** Centre and factor of some of the first columns. */
  private static final class Ellipse {
    private final double[] centre;
    private final CholeskyFactor factor;

    Ellipse(Contours contours, int columns) {
      this.centre = Arrays.copyOf(contours.centre(), columns);
      this.factor = contours.factor().first(columns);
    }
  }

  /**
   * The law with a given mean and covariance.
   *
   * @param mean one finite number per column; copied
   * @param covariance a symmetric positive definite matrix; copied, and kept bit for bit
   * @return the law
   * @throws ParameterException if a number is not finite, the sizes differ, or the covariance is
   *     not symmetric (up to rounding) and positive definite
   */
  public static Gaussian of(double[] mean, double[][] covariance) {
    return new Gaussian(Contours.of(NAMES, mean, covariance));
  }

  /**
   * The law of a mean and the entries of a covariance row after row; both arrays become its own.
   */
  static Gaussian ofEntries(double[] mean, double[] covariance) {
    return new Gaussian(Contours.ofEntries(NAMES, mean, covariance));
  }

  /** The law of a mean and a covariance that were checked. */
  Gaussian with(Contours other) {
    return other.equals(contours) ? this : new Gaussian(other);
  }

  /** Mean and covariance. */
  Contours contours() {
    return contours;
  }

  @Override
  public DistributionFamily family() {
    return GaussianFamily.INSTANCE;
  }

  @Override
  public int dimension() {
    return contours.dimension();
  }

  /**
   * The mean.
   *
   * @return a copy, one number per column
   */
  public double[] mean() {
    return contours.centre().clone();
  }

  /**
   * The covariance, as it was given.
   *
   * @return a copy
   */
  public double[][] covariance() {
    return contours.matrix();
  }

  /**
   * Squared Mahalanobis distances of rows from the mean.
   *
   * @param x rows of {@link #dimension()} columns
   * @param out receives one squared distance per row
   * @param outFrom index in {@code out} of the first row's value
   */
  public void mahalanobis2(Block x, double[] out, int outFrom) {
    contours.squaredDistances(x, out, outFrom);
  }

  /**
   * Squared Mahalanobis distance of one row from the mean.
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
    for (int i = outFrom; i < outFrom + x.rows(); i++) {
      out[i] = logConstant - 0.5 * out[i];
    }
  }

  @Override
  public boolean boundLogDensity(Block x, double[] out, int outFrom) {
    if (first.isEmpty()) {
      return false;
    }
    Ellipse some = first.get();
    some.factor.squaredDistances(some.centre, x, out, outFrom);
    for (int i = outFrom; i < outFrom + x.rows(); i++) {
      out[i] = logConstant + BOUND_AT_CENTRE + BOUND_SLOPE * out[i];
    }
    return true;
  }

  @Override
  public boolean hasMarginals() {
    return true;
  }

  /** The Gaussian of those columns' means and covariances. */
  @Override
  public Gaussian marginal(int... columns) {
    Columns.check(this, columns);
    return with(contours.select(columns));
  }

  /** The normal law of that column's mean and standard deviation. */
  @Override
  public UnivariateDistribution univariateMarginal(int column) {
    Columns.check(this, column);
    return new Normal(contours.centre()[column], Math.sqrt(contours.diagonal()[column]));
  }

  /**
   * The Gaussian of the regression on the known columns o: mean_u + Σ_uo Σ_oo⁻¹ (x_o - mean_o), and
   * the Schur complement Σ_uu - Σ_uo Σ_oo⁻¹ Σ_ou as covariance (Mardia, Kent and Bibby 1979,
   * theorem 3.2.4).
   */
  @Override
  public Gaussian conditional(double... row) {
    int[] unknown = Columns.unknown(this, row);
    if (unknown.length == row.length) {
      return this;
    }
    Regression regression = contours.regression(Columns.known(row));
    return with(contours.given(regression, row, 1));
  }

  @Override
  public double[] expectation() {
    return mean();
  }

  @Override
  public double[] variances() {
    return contours.diagonal();
  }

  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    double[] mean = contours.centre();
    for (int row = from; row < to; row++) {
      int at = row * mean.length;
      contours.sampleAbout(random, out, at);
      for (int j = 0; j < mean.length; j++) {
        out[at + j] += mean[j];
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Gaussian law && contours.equals(law.contours);
  }

  @Override
  public int hashCode() {
    return contours.hashCode();
  }

  /**
   * The law in the notation.
   *
   * @return such as {@code gaussian(mean=[0, 1], covariance=[[1, 0.5], [0.5, 2]])}
   */
  @Override
  public String toString() {
    return Notation.of(this);
  }
}
