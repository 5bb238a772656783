package org.anomix.multivariate;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Columns;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.ParameterException;
import org.anomix.Value;

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

  /** How far two entries that should be equal may differ, in products of standard deviations. */
  private static final double ASYMMETRY = 1e-12;

  /** Up to this dimension a message shows the whole matrix. */
  private static final int SHOWN = 3;

  private final double[] mean;
  private final double[] covariance;
  private final CholeskyFactor factor;
  private final double logConstant;

  private Gaussian(double[] mean, double[] covariance, CholeskyFactor factor) {
    this.mean = mean;
    this.covariance = covariance;
    this.factor = factor;
    this.logConstant = -factor.halfLogDeterminant() - mean.length * HALF_LOG_TWO_PI;
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
    int dimension = mean.length;
    if (covariance.length != dimension) {
      throw wrongSide(covariance.length, dimension);
    }
    double[] entries = new double[dimension * dimension];
    for (int i = 0; i < dimension; i++) {
      if (covariance[i].length != dimension) {
        throw bad(
            "covariance",
            covariance[i].length + " entries in row " + i,
            dimension + " entries per row, one per column of the mean");
      }
      System.arraycopy(covariance[i], 0, entries, i * dimension, dimension);
    }
    return ofEntries(mean.clone(), entries);
  }

  /**
   * The law of a mean and the entries of a covariance row after row; both arrays become its own.
   */
  static Gaussian ofEntries(double[] mean, double[] covariance) {
    int dimension = mean.length;
    if (dimension == 0) {
      throw bad("mean", "[]", "one number per column, at least one");
    }
    if (covariance.length != (long) dimension * dimension) {
      throw wrongSide((int) Math.round(Math.sqrt(covariance.length)), dimension);
    }
    for (int j = 0; j < dimension; j++) {
      if (!Double.isFinite(mean[j])) {
        throw bad("mean", mean[j] + " in column " + j, "finite");
      }
    }
    checkEntries(covariance, dimension);
    CholeskyFactor factor = CholeskyFactor.of(covariance, dimension).orElse(null);
    if (factor == null) {
      Object shown =
          dimension <= SHOWN
              ? Value.matrix(dimension, covariance)
              : dimension + " x " + dimension + " matrix";
      throw bad("covariance", shown, "positive definite");
    }
    return new Gaussian(mean, covariance, factor);
  }

  private static void checkEntries(double[] covariance, int dimension) {
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j < dimension; j++) {
        if (!Double.isFinite(covariance[i * dimension + j])) {
          throw bad("covariance", at(covariance, i, j, dimension), "finite");
        }
      }
    }
    for (int i = 0; i < dimension; i++) {
      if (!(covariance[i * dimension + i] > 0)) {
        throw bad("covariance", at(covariance, i, i, dimension), "positive, being a variance");
      }
    }
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j < i; j++) {
        double allowed =
            ASYMMETRY
                * Math.sqrt(covariance[i * dimension + i])
                * Math.sqrt(covariance[j * dimension + j]);
        double difference = covariance[i * dimension + j] - covariance[j * dimension + i];
        if (!(Math.abs(difference) <= allowed)) {
          throw bad(
              "covariance",
              at(covariance, i, j, dimension),
              "equal to " + at(covariance, j, i, dimension));
        }
      }
    }
  }

  private static String at(double[] covariance, int i, int j, int dimension) {
    return covariance[i * dimension + j] + " in row " + i + ", column " + j;
  }

  private static ParameterException wrongSide(int side, int dimension) {
    return bad(
        "covariance",
        side + " x " + side + " matrix",
        dimension + " x " + dimension + ", as the mean has " + dimension + " columns");
  }

  private static ParameterException bad(String parameter, Object value, String expected) {
    return new ParameterException(GaussianFamily.NAME, parameter, value, expected);
  }

  @Override
  public DistributionFamily family() {
    return GaussianFamily.INSTANCE;
  }

  @Override
  public int dimension() {
    return mean.length;
  }

  /**
   * The mean.
   *
   * @return a copy, one number per column
   */
  public double[] mean() {
    return mean.clone();
  }

  /**
   * The covariance, as it was given.
   *
   * @return a copy
   */
  public double[][] covariance() {
    double[][] rows = new double[mean.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(covariance, i * mean.length, (i + 1) * mean.length);
    }
    return rows;
  }

  /** The mean itself, never to be written. */
  double[] sharedMean() {
    return mean;
  }

  /** The entries of the covariance row after row, never to be written. */
  double[] sharedCovariance() {
    return covariance;
  }

  /**
   * Squared Mahalanobis distances of rows from the mean.
   *
   * @param x rows of {@link #dimension()} columns
   * @param out receives one squared distance per row
   * @param outFrom index in {@code out} of the first row's value
   */
  public void mahalanobis2(Block x, double[] out, int outFrom) {
    factor.squaredDistances(mean, x, out, outFrom);
  }

  /**
   * Squared Mahalanobis distance of one row from the mean.
   *
   * @param row one value per column
   * @return the squared distance
   */
  public double mahalanobis2(double... row) {
    double[] out = new double[1];
    mahalanobis2(Block.ofRow(row), out, 0);
    return out[0];
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    mahalanobis2(x, out, outFrom);
    for (int i = outFrom; i < outFrom + x.rows(); i++) {
      out[i] = logConstant - 0.5 * out[i];
    }
  }

  @Override
  public boolean hasMarginals() {
    return true;
  }

  /** The Gaussian of those columns' means and covariances. */
  @Override
  public Gaussian marginal(int... columns) {
    Columns.check(this, columns);
    return columns.length == mean.length
        ? this
        : ofEntries(Entries.select(mean, columns), Entries.select(covariance, columns, columns));
  }

  /**
   * The Gaussian of the regression on the known columns o: mean_u + Σ_uo Σ_oo⁻¹ (x_o - mean_o), and
   * the Schur complement Σ_uu - Σ_uo Σ_oo⁻¹ Σ_ou as covariance (Mardia, Kent and Bibby 1979,
   * theorem 3.2.4).
   */
  @Override
  public Gaussian conditional(double... row) {
    int[] unknown = Columns.unknown(this, row);
    if (unknown.length == mean.length) {
      return this;
    }
    Regression regression = Regression.of(covariance, mean.length, Columns.known(row));
    return ofEntries(regression.predict(mean, row), regression.residual());
  }

  @Override
  public double[] expectation() {
    return mean.clone();
  }

  @Override
  public double[] variances() {
    double[] diagonal = new double[mean.length];
    Arrays.setAll(diagonal, j -> covariance[j * mean.length + j]);
    return diagonal;
  }

  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    for (int row = from; row < to; row++) {
      int at = row * mean.length;
      for (int j = 0; j < mean.length; j++) {
        out[at + j] = random.nextGaussian();
      }
      factor.multiply(out, at);
      for (int j = 0; j < mean.length; j++) {
        out[at + j] += mean[j];
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Gaussian law
        && Arrays.equals(mean, law.mean)
        && Arrays.equals(covariance, law.covariance);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(mean) + Arrays.hashCode(covariance);
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
