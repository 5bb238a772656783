package org.anomix.multivariate;

import java.util.Arrays;
import org.anomix.Block;
import org.anomix.BlockReader;
import org.anomix.DataException;
import org.anomix.ParameterException;
import org.anomix.Rows;

/**
 * The directions along which rows vary most: y = A (x - c), where c is the mean of the rows and the
 * rows of A are the eigenvectors of their covariance with the largest eigenvalues (Hotelling 1933).
 * They depend on the units of the columns: standardise columns of different kinds first.
 *
 * <p>The sign of a direction is that of its entry farthest from 0, which is made positive.
 */
public final class PrincipalComponents {
  private final double[] centre;
  private final double[][] axes;
  private final double[] variances;
  private final double total;

  private PrincipalComponents(double[] centre, double[][] axes, double[] variances, double total) {
    this.centre = centre;
    this.axes = axes;
    this.variances = variances;
    this.total = total;
  }

  /**
   * The principal components of some rows.
   *
   * @param rows finite rows; their weights count
   * @param count number of directions, from 1 to the number of columns
   * @return the directions, those of most variance first
   * @throws DataException if a value is not finite, or missing
   * @throws ParameterException if there are not so many directions
   */
  public static PrincipalComponents of(Rows rows, int count) {
    int side = rows.dimension();
    if (count < 1 || count > side) {
      throw new ParameterException("principal components", "count", count, "from 1 to " + side);
    }
    requireKnown(rows);
    double[] mean = rows.row(0);
    double[] state = new double[Scatter.size(side)];
    BlockReader reader = new BlockReader();
    double[] weights = new double[Block.SIZE];
    for (int from = 0; from < rows.size(); from += Block.SIZE) {
      int to = Math.min(rows.size(), from + Block.SIZE);
      Arrays.fill(weights, 1);
      rows.multiplyByWeights(from, to, weights, 0);
      Scatter.accumulate(mean, reader.read(rows, from, to), weights, 0, state, 0);
    }
    Ellipsoid ellipsoid = Ellipsoid.of(Scatter.centred(state, mean), side, 0);
    double[][] axes = new double[count][];
    double[] variances = new double[count];
    for (int j = 0; j < count; j++) {
      axes[j] = signed(ellipsoid.axes()[j]);
      variances[j] = ellipsoid.variances()[j];
    }
    double total = Arrays.stream(ellipsoid.variances()).sum();
    return new PrincipalComponents(mean, axes, variances, total);
  }

  private static void requireKnown(Rows rows) {
    rows.requireFinite();
    for (int r = 0; r < rows.size() && rows.hasMissing(); r++) {
      for (int j = 0; j < rows.dimension(); j++) {
        if (rows.isMissing(r, j)) {
          throw new DataException(r, rows.columnName(j), "a missing value", "must be known");
        }
      }
    }
  }

  private static double[] signed(double[] axis) {
    double farthest = 0;
    for (double entry : axis) {
      farthest = Math.abs(entry) > Math.abs(farthest) ? entry : farthest;
    }
    double sign = Math.signum(farthest);
    return Arrays.stream(axis).map(entry -> sign * entry).toArray();
  }

  /**
   * Number of directions.
   *
   * @return the count
   */
  public int count() {
    return axes.length;
  }

  /**
   * One direction.
   *
   * @param component 0-based component
   * @return a copy of its entries, one per column, of length 1
   */
  public double[] axis(int component) {
    return axes[component].clone();
  }

  /**
   * The share of all variance that lies along one direction.
   *
   * @param component 0-based component
   * @return between 0 and 1; NaN where the rows do not vary
   */
  public double shareOfVariance(int component) {
    return variances[component] / total;
  }

  /**
   * Rows in the new coordinates.
   *
   * @param rows rows of as many columns as those learned from
   * @return one row of {@link #count()} numbers for each
   * @throws DataException if the rows have another number of columns, or a value is not finite, or
   *     missing
   */
  public Rows project(Rows rows) {
    if (rows.dimension() != centre.length) {
      throw new DataException(
          "rows of " + rows.dimension() + " columns, but the components are of " + centre.length);
    }
    requireKnown(rows);
    double[] scores = new double[Math.multiplyExact(rows.size(), axes.length)];
    for (int r = 0; r < rows.size(); r++) {
      for (int i = 0; i < axes.length; i++) {
        double score = 0;
        for (int j = 0; j < centre.length; j++) {
          score += axes[i][j] * (rows.value(r, j) - centre[j]);
        }
        scores[i * rows.size() + r] = score;
      }
    }
    return Rows.columnMajor(scores, axes.length);
  }

  /**
   * A Gaussian in the new coordinates: mean A (mean - c), covariance A Σ A'.
   *
   * @param law a law of as many columns as the rows learned from
   * @return the law of the projected rows
   * @throws ParameterException if the law has another number of columns
   */
  public Gaussian project(Gaussian law) {
    if (law.dimension() != centre.length) {
      throw new ParameterException(
          "principal components",
          "dimension of the law",
          law.dimension(),
          String.valueOf(centre.length));
    }
    double[] mean = law.contours().centre();
    double[] projected = new double[axes.length];
    for (int i = 0; i < axes.length; i++) {
      for (int j = 0; j < centre.length; j++) {
        projected[i] += axes[i][j] * (mean[j] - centre[j]);
      }
    }
    double[] covariance = new double[axes.length * axes.length];
    for (int i = 0; i < axes.length; i++) {
      for (int j = 0; j <= i; j++) {
        double entry = bilinear(axes[i], law.contours().entries(), axes[j]);
        covariance[i * axes.length + j] = entry;
        covariance[j * axes.length + i] = entry;
      }
    }
    return Gaussian.ofEntries(projected, covariance);
  }

  private static double bilinear(double[] left, double[] matrix, double[] right) {
    double sum = 0;
    for (int a = 0; a < left.length; a++) {
      for (int b = 0; b < right.length; b++) {
        sum += left[a] * matrix[a * right.length + b] * right[b];
      }
    }
    return sum;
  }
}
