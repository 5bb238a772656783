package org.anomix.multivariate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A covariance as its variances along orthogonal axes. */
final class Ellipsoid {
  /** A variance so close to the floor was raised to it. */
  private static final double AT_FLOOR = 1 + 1e-9;

  private final double[] variances;
  private final double[][] axes;

  /** Variances along axes, one axis per row; both arrays become its own. */
  Ellipsoid(double[] variances, double[][] axes) {
    this.variances = variances;
    this.axes = axes;
  }

  /**
   * The axes and variances of a symmetric matrix, the longest axis first.
   *
   * @param entries its entries row after row
   * @param side its side
   * @param small eigenvalues much below need no relative accuracy
   */
  static Ellipsoid of(double[] entries, int side, double small) {
    JacobiEigen eigen = new JacobiEigen(entries, side, small);
    int[] order =
        IntStream.range(0, side)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer j) -> -eigen.value(j)))
            .mapToInt(j -> j)
            .toArray();
    double[] variances = new double[side];
    double[][] axes = new double[side][];
    for (int j = 0; j < side; j++) {
      // Rounding makes a variance of 0 negative now and then.
      variances[j] = Math.max(0, eigen.value(order[j]));
      axes[j] = eigen.vector(order[j]);
    }
    return new Ellipsoid(variances, axes);
  }

  /** The axes of the columns. */
  static double[][] columnAxes(int side) {
    double[][] axes = new double[side][side];
    for (int j = 0; j < side; j++) {
      axes[j][j] = 1;
    }
    return axes;
  }

  /** The variances themselves, never to be written. */
  double[] variances() {
    return variances;
  }

  /** The axes themselves, one per row, never to be written. */
  double[][] axes() {
    return axes;
  }

  /** The entries of the covariance row after row. */
  double[] entries() {
    int side = variances.length;
    double[] entries = new double[side * side];
    for (int j = 0; j < side; j++) {
      Entries.addSquare(variances[j], axes[j], entries);
    }
    return entries;
  }

  /** The axes along which the variance is no more than a floor. */
  List<double[]> axesAt(double floor) {
    List<double[]> clipped = new ArrayList<>();
    for (int j = 0; j < variances.length; j++) {
      if (variances[j] <= floor * AT_FLOOR) {
        clipped.add(axes[j]);
      }
    }
    return clipped;
  }
}
