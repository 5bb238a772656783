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
  private static final double STEP = 2;

  /** How far a lifted floor stands above the rounding of the entries that hold it. */
  private static final double MARGIN = 128;

  /** An eigenvalue so many times its rounding above the floor is what the rows say. */
  private static final double RESOLVED = 2;

  /** So many times the floor an eigenvalue may still lie on it, lifted for another direction. */
  private static final double NEAR = 2;

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

  /**
   * What a row costs, on average, because eigenvalues are rounded.
   *
   * @param level whether the likelihood is level in those that lie above the floor
   */
  double rounding(Resolution seen, boolean level) {
    double all = 0;
    double cost = 0;
    for (int k = 0; k < frame.side(); k++) {
      double relative = seen.relativeRounding(k);
      all += relative;
      cost += !level || seen.value(k) <= NEAR * holdable(seen.rounding(k)) ? relative : 0;
    }
    return cost + all * all / 4;
  }

  private List<String> raise(double[] covariance, boolean again) {
    frame.separateConstants(covariance);
    double[] scaled = frame.scaled(covariance);
    double trace = 0;
    for (int a = 0; a < frame.side(); a++) {
      trace += scaled[a * frame.side() + a];
    }
    // The usual case, and cheaper than the eigenvalues.
    if (CholeskyFactor.exceeds(
        scaled, frame.side(), sure(Resolution.rounding(frame.side(), trace)))) {
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
    Resolution seen = new Resolution(scaled, frame.side(), frame.floor());
    // One floor for all directions: those of equal eigenvalues are found in any mixture.
    double rounding = 0;
    for (int k = 0; k < frame.side(); k++) {
      rounding = isLow(seen, k) ? Math.max(rounding, seen.rounding(k)) : rounding;
    }
    double floor = holdable(rounding);
    List<double[]> clipped = new ArrayList<>();
    double[] raise = new double[scaled.length];
    for (int k = 0; k < frame.side(); k++) {
      double missing = floor - seen.value(k);
      if (isLow(seen, k) && missing > (again ? rounding : 0)) {
        clipped.add(seen.vector(k));
        Entries.addSquare(missing, seen.vector(k), raise);
      }
    }
    if (clipped.isEmpty()) {
      return List.of();
    }
    // Added, not recomposed: what is well determined keeps its digits.
    frame.add(raise, covariance);
    return faults(clipped, floor > frame.floor());
  }

  private List<String> faults(List<double[]> clipped, boolean lifted) {
    List<String> faults = Collapse.faults(clipped, frame.columnNames());
    return lifted
        ? faults.stream()
            .map(fault -> fault + ", as far as doubles tell beside its spread")
            .toList()
        : faults;
  }

  /** Whether a direction lies below the floor, or where rounding hides that it does not. */
  private boolean isLow(Resolution seen, int k) {
    return seen.value(k) < sure(seen.rounding(k));
  }

  /** The least eigenvalue that is surely above the floor. */
  private double sure(double rounding) {
    return frame.floor() + RESOLVED * rounding;
  }

  /**
   * The floor, lifted where it would be lost in rounding, as with two equal columns and a row a
   * million units away in both. It is lifted in steps, so that it does not move with every pass,
   * and for those directions alone that rounding hides.
   */
  private double holdable(double rounding) {
    double floor = frame.floor();
    while (floor < MARGIN * rounding && floor < Double.POSITIVE_INFINITY) {
      floor *= STEP;
    }
    return floor;
  }
}
