package org.anomix.univariate;

import org.anomix.Block;
import org.anomix.kernel.Kernels;

/**
 * The way between a value and its multiple z of a scale about a location, also where a difference
 * or a multiple is no double.
 */
public final class LocationScale {
  private static final double LN_TWO = 0.6931471805599453;

  private LocationScale() {}

  /**
   * z = (x - location)/scale.
   *
   * @param x a value
   * @param location the location
   * @param scale the scale
   * @return z, infinite only where the quotient is beyond every double
   */
  public static double standardize(double x, double location, double scale) {
    double z = (x - location) / scale;
    return Double.isInfinite(z) ? 2 * ((0.5 * x - 0.5 * location) / scale) : z;
  }

  /**
   * The same of every row of a column.
   *
   * @param x one column
   * @param location the location
   * @param scale the scale
   * @param z receives one number per row
   */
  public static void standardize(Block x, double location, double scale, double[] z) {
    int rows = x.rows();
    System.arraycopy(x.values(), x.column(0), z, 0, rows);
    for (int r = 0; r < rows; r++) {
      z[r] = (z[r] - location) / scale;
    }
    standardizeInfinite(x, location, scale, z);
  }

  /**
   * The same, rounded twice, which is quicker than a quotient.
   *
   * @param x one column
   * @param location the location
   * @param scale the scale
   * @param z receives one number per row
   */
  public static void standardizeForSums(Block x, double location, double scale, double[] z) {
    int rows = x.rows();
    System.arraycopy(x.values(), x.column(0), z, 0, rows);
    double reciprocal = 1 / scale;
    for (int r = 0; r < rows; r++) {
      z[r] = (z[r] - location) * reciprocal;
    }
    standardizeInfinite(x, location, scale, z);
  }

  /** Also of an infinite reciprocal. */
  private static void standardizeInfinite(Block x, double location, double scale, double[] z) {
    if (Double.isFinite(Kernels.active().sumOfMagnitudes(z, 0, x.rows()))) {
      return;
    }
    double[] values = x.values();
    for (int r = 0, i = x.column(0); r < x.rows(); r++, i++) {
      if (!Double.isFinite(z[r])) {
        z[r] = standardize(values[i], location, scale);
      }
    }
  }

  /**
   * ln |x - location| - ln scale, which is a number even where z itself is beyond every double.
   *
   * @param x a value
   * @param location the location
   * @param scale the scale
   * @return ln |z|; infinite only for an infinite x, or for x at the location
   */
  public static double logDistance(double x, double location, double scale) {
    return Math.log(Math.abs(0.5 * x - 0.5 * location)) + LN_TWO - Math.log(scale);
  }

  /**
   * location + scale z.
   *
   * @param z a multiple of the scale
   * @param location the location
   * @param scale the scale
   * @return the value, infinite only where it is beyond every double
   */
  public static double at(double z, double location, double scale) {
    double x = location + scale * z;
    return Double.isInfinite(x) ? 2 * (0.5 * location + scale * (0.5 * z)) : x;
  }
}
