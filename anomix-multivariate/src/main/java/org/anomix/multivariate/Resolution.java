package org.anomix.multivariate;

/**
 * What doubles resolve of a covariance: its eigenvalues in the units of a {@link Frame}, and how
 * much of each the rounding of the entries may have cost.
 */
final class Resolution {
  /** Roundings that an entry goes through, from the sums over rows to the factor. */
  private static final int ROUNDINGS = 8;

  private final int side;
  private final JacobiEigen eigen;
  private final double[] roundings;

  /**
   * Decomposes a covariance in the units of a frame.
   *
   * @param scaled its entries row after row; finite
   * @param side its side
   * @param small eigenvalues much below need no relative accuracy
   */
  Resolution(double[] scaled, int side, double small) {
    this.side = side;
    this.eigen = new JacobiEigen(scaled, side, small);
    this.roundings = new double[side];
    for (int k = 0; k < side; k++) {
      roundings[k] = rounding(side, spread(eigen.vector(k), scaled));
    }
  }

  /** What an eigenvalue loses in the rounding of entries of this size. */
  static double rounding(int side, double variance) {
    return ROUNDINGS * side * Math.ulp(1.0) * variance;
  }

  /** The variance that a direction would see if the columns were uncorrelated. */
  private static double spread(double[] vector, double[] scaled) {
    double variance = 0;
    for (int a = 0; a < vector.length; a++) {
      variance += vector[a] * vector[a] * scaled[a * vector.length + a];
    }
    return variance;
  }

  /** An eigenvalue; in no order. */
  double value(int k) {
    return eigen.value(k);
  }

  /** The eigenvector of that eigenvalue, of length 1. */
  double[] vector(int k) {
    return eigen.vector(k);
  }

  /** What rounding may have cost that eigenvalue. */
  double rounding(int k) {
    return roundings[k];
  }

  /** The same in relation to the eigenvalue, at most 1. */
  double relativeRounding(int k) {
    return roundings[k] / Math.max(value(k), roundings[k]);
  }

  /**
   * How far the log density of a row may be off, on average over the rows of such a law, because
   * the substitution by the factor multiplies roundings by the root of its condition.
   */
  double ofLogDensity() {
    double sum = 0;
    for (int k = 0; k < side; k++) {
      sum += Math.sqrt(Math.ulp(1.0) * relativeRounding(k));
    }
    return side * sum;
  }

  /**
   * What it costs a row of such a law, on average, that no centre is nearer to the best one than
   * the spacing of doubles there.
   *
   * @param spacings spacing of doubles at each entry of the centre, in the units of the frame
   */
  double ofCentre(double[] spacings) {
    double sum = 0;
    for (int k = 0; k < side; k++) {
      double shift = 0;
      for (int a = 0; a < side; a++) {
        shift += Math.abs(vector(k)[a]) * spacings[a];
      }
      sum += shift * shift / (2 * Math.max(value(k), roundings[k]));
    }
    return sum;
  }
}
