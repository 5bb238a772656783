package org.anomix.bench.problem;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.anomix.ComponentEstimator;
import org.anomix.DistributionFamily;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.continuous.NormalFamily;
import org.anomix.mixture.Mixture;
import org.anomix.multivariate.GaussianFamily;

/**
 * A normal mixture of a given shape to be fitted: rows drawn from it, and a start beside it. The
 * same arguments give the same numbers.
 *
 * <p>The laws are those of B(C z + m) with z standard normal, one B for all components and for each
 * its own C near the identity and its own m: full covariances that differ, by less than a nat per
 * row, in any number of columns.
 */
public final class Problem {
  private static final long SEED = 7;

  /** How far the start lies beside the law of the rows, in standard deviations. */
  private static final double START_SHIFT = 0.1;

  /** Size of all that lies beside the diagonal of B, in whatever dimension; then of C. */
  private static final double COMMON_NOISE = 0.3;

  private static final double OWN_NOISE = 0.5;

  private final Shape shape;
  private final StartValues start;
  private final Mixture mixture;
  private final double[] rowMajor;

  private Problem(Shape shape, StartValues truth, StartValues start, RandomGenerator random) {
    this.shape = shape;
    this.start = start;
    this.mixture = start.mixture();
    Mixture law = truth.mixture();
    this.rowMajor = new double[Math.multiplyExact(shape.rows(), shape.dimension())];
    law.sample(random, rowMajor, 0, shape.rows());
  }

  /**
   * The problem of a shape.
   *
   * @param shape its size
   * @param clusters how far the components lie apart
   * @return the problem
   */
  public static Problem of(Shape shape, Clusters clusters) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[][] common = nearIdentity(shape, random, COMMON_NOISE / Math.sqrt(shape.dimension()));
    double[][] centres = Centres.of(shape, clusters, random);
    StartValues truth = StartValues.empty(shape);
    StartValues start = StartValues.empty(shape);
    for (int k = 0; k < shape.components(); k++) {
      double[][] own = nearIdentity(shape, random, OWN_NOISE / (shape.dimension() + 1));
      double[][] factor = product(common, own);
      setCovariance(truth, k, factor);
      setCovariance(start, k, factor);
      setMean(truth, k, common, centres[k]);
      double[] beside = centres[k].clone();
      beside[0] += START_SHIFT;
      setMean(start, k, common, beside);
    }
    return new Problem(shape, truth, start, random);
  }

  /** The identity plus noise of a given size in every entry that the shape allows. */
  private static double[][] nearIdentity(Shape shape, RandomGenerator random, double noise) {
    int d = shape.dimension();
    double[][] matrix = new double[d][d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        double drawn = noise * random.nextGaussian();
        matrix[i][j] = (i == j ? 1 : 0) + (shape.diagonal() && i != j ? 0 : drawn);
      }
    }
    return matrix;
  }

  private static double[][] product(double[][] a, double[][] b) {
    int d = a.length;
    double[][] product = new double[d][d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        for (int l = 0; l < d; l++) {
          product[i][j] += a[i][l] * b[l][j];
        }
      }
    }
    return product;
  }

  private static void setCovariance(StartValues values, int component, double[][] factor) {
    for (int i = 0; i < factor.length; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int l = 0; l < factor.length; l++) {
          sum += factor[i][l] * factor[j][l];
        }
        values.setCovariance(component, i, j, sum);
        values.setCovariance(component, j, i, sum);
      }
    }
  }

  private static void setMean(
      StartValues values, int component, double[][] common, double[] centre) {
    for (int i = 0; i < centre.length; i++) {
      double sum = 0;
      for (int j = 0; j < centre.length; j++) {
        sum += common[i][j] * centre[j];
      }
      values.setMean(component, i, sum);
    }
  }

  /**
   * Its size.
   *
   * @return the shape
   */
  public Shape shape() {
    return shape;
  }

  /**
   * The rows one after another.
   *
   * @return the array itself, not a copy
   */
  public double[] rowMajor() {
    return rowMajor;
  }

  /**
   * The rows.
   *
   * @return rows over the array of {@link #rowMajor()}
   */
  public Rows rows() {
    return Rows.rowMajor(rowMajor, shape.dimension());
  }

  /**
   * The start as a mixture.
   *
   * @return a mixture beside the one that made the rows
   */
  public Mixture start() {
    return mixture;
  }

  /**
   * The start as numbers.
   *
   * @return what {@link #start()} was made from
   */
  public StartValues startValues() {
    return start;
  }

  /**
   * The estimator of all components of a shape.
   *
   * @param shape the shape
   * @return the estimator of its family and covariance structure
   */
  public static ComponentEstimator estimator(Shape shape) {
    DistributionFamily family = shape.dimension() == 1 ? new NormalFamily() : new GaussianFamily();
    Options options =
        shape.diagonal() ? Options.none().with("covariance", "diagonal") : Options.none();
    return family.estimator(options, List.of());
  }
}
