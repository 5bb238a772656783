package org.anomix.multivariate;

import java.util.ArrayList;
import java.util.List;

/**
 * The least eigenvalue a covariance may have, in columns divided by their units. Raising the
 * eigenvalues that lie below it, and nothing else, gives the likelihood's maximum under the
 * constraint, so an M-step that ends with it stays monotone.
 */
final class CovarianceFloor {
  /** Ratio of two neighbouring steps of a floor that rounding has lifted. */
  private static final double STEP = 16;

  /** How far a floor must stand above the rounding of the entries that hold it. */
  private static final double MARGIN = 128;

  private final Frame frame;

  CovarianceFloor(Frame frame) {
    this.frame = frame;
  }

  /**
   * Raises the eigenvalues below the floor, in place: the constrained maximum of a likelihood.
   *
   * @param covariance entries of a symmetric matrix row after row; positive definite afterwards
   * @return what had collapsed, for a person; nothing where no eigenvalue was raised
   */
  List<String> raise(double[] covariance) {
    return raise(covariance, false);
  }

  /**
   * Raises what lies below the floor, but leaves a covariance alone that was raised before.
   *
   * @param covariance entries of a symmetric matrix row after row; positive definite afterwards
   * @return what was raised, for a person
   */
  List<String> settle(double[] covariance) {
    return raise(covariance, true);
  }

  private List<String> raise(double[] covariance, boolean again) {
    frame.separateConstants(covariance);
    double[] scaled = frame.scaled(covariance);
    double trace = 0;
    for (int a = 0; a < frame.side(); a++) {
      trace += scaled[a * frame.side() + a];
    }
    // The usual case, and cheaper than the eigenvalues.
    if (CholeskyFactor.exceeds(scaled, frame.side(), holdable(rounding(trace)))) {
      return List.of();
    }
    List<String> faults =
        trace < Double.POSITIVE_INFINITY ? clip(covariance, scaled, again) : List.of();
    if (CholeskyFactor.of(covariance, frame.dimension()).isEmpty()) {
      frame.keepVariances(covariance);
      return List.of("its covariance is beyond the range of doubles; only its variances were kept");
    }
    return faults;
  }

  private List<String> clip(double[] covariance, double[] scaled, boolean again) {
    JacobiEigen eigen = new JacobiEigen(scaled, frame.side(), frame.floor());
    // One floor for all directions: those of equal eigenvalues are found in any mixture.
    double rounding = 0;
    for (int k = 0; k < frame.side(); k++) {
      double own = rounding(spread(eigen.vector(k), scaled));
      rounding = eigen.value(k) < holdable(own) ? Math.max(rounding, own) : rounding;
    }
    double floor = holdable(rounding);
    List<double[]> clipped = new ArrayList<>();
    double[] raise = new double[scaled.length];
    for (int k = 0; k < frame.side(); k++) {
      double missing = floor - eigen.value(k);
      if (missing > (again ? rounding : 0)) {
        clipped.add(eigen.vector(k));
        Entries.addSquare(missing, eigen.vector(k), raise);
      }
    }
    if (clipped.isEmpty()) {
      return List.of();
    }
    // Added, not recomposed: what is well determined keeps its digits.
    frame.add(raise, covariance);
    return Collapse.faults(clipped, frame.columnNames());
  }

  /** The variance that a direction would see if the columns were uncorrelated. */
  private static double spread(double[] vector, double[] scaled) {
    double variance = 0;
    for (int a = 0; a < vector.length; a++) {
      variance += vector[a] * vector[a] * scaled[a * vector.length + a];
    }
    return variance;
  }

  /** What an eigenvalue loses in the rounding of entries of this size. */
  private double rounding(double variance) {
    return 8 * frame.side() * Math.ulp(1.0) * variance;
  }

  /**
   * The floor, lifted where it would be lost in rounding, as with two equal columns and a row a
   * million units away in both. It is lifted in steps, so that it does not move with every pass.
   */
  private double holdable(double rounding) {
    double floor = frame.floor();
    while (floor < MARGIN * rounding && floor < Double.POSITIVE_INFINITY) {
      floor *= STEP;
    }
    return floor;
  }
}
