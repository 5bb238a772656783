package org.anomix.multivariate;

import java.util.Arrays;
import org.anomix.Block;

/** A finite row whose squared distance from a centre is beyond every double. */
final class FarRow {
  private static final double LN_TWO = 0.6931471805599453;

  private final double[] direction;
  private final double logDistance;

  private FarRow(double[] direction, double logDistance) {
    this.direction = direction;
    this.logDistance = logDistance;
  }

  /** Measures a row of a block. */
  static FarRow of(Contours contours, Block x, int row) {
    int dimension = contours.dimension();
    double[] half = new double[dimension]; // of the deviation, which itself may be no double
    double largest = 0;
    for (int j = 0; j < dimension; j++) {
      half[j] = 0.5 * x.values()[x.column(j) + row] - 0.5 * contours.centre()[j];
      largest = Math.max(largest, Math.abs(half[j]));
    }
    int exponent = Math.getExponent(largest);
    for (int j = 0; j < dimension; j++) {
      half[j] = Math.scalb(half[j], -exponent);
    }
    double[] y = half.clone();
    contours.factor().solve(y);
    double length = Arrays.stream(y).reduce(0, Math::hypot);
    for (int j = 0; j < dimension; j++) {
      half[j] /= length;
    }
    return new FarRow(half, 2 * (Math.log(length) + (exponent + 1) * LN_TWO));
  }

  /** The deviation from the centre, divided by its Mahalanobis length. */
  double[] direction() {
    return direction;
  }

  /** The logarithm of the squared distance. */
  double logDistance() {
    return logDistance;
  }
}
