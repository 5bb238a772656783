package org.anomix.multivariate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The M-step of one shape and orientation C and a volume λ_k for each component, Σ_k = λ_k C: by
 * turns, each exact under the floor (Celeux and Govaert 1995, section 3.1).
 */
final class CommonShape {
  private static final int ROUNDS = 100;

  /** Relative change of all volumes that is none. */
  private static final double TOLERANCE = 1e-13;

  private final int side;
  private final double floor;

  CommonShape(int side, double floor) {
    this.side = side;
    this.floor = floor;
  }

  /**
   * Covariances of this form.
   *
   * @param masses mass of each component, positive
   * @param s entries of the second moments
   * @param current the covariance of a component, whose shape is the first one tried
   */
  List<Ellipsoid> estimate(double[] masses, List<double[]> s, double[] current) {
    double[] shape = current;
    double[] volumes = new double[masses.length];
    double change = 1;
    for (int round = 0; round < ROUNDS && change > TOLERANCE; round++) {
      CholeskyFactor factor = CholeskyFactor.of(shape, side).orElse(null);
      if (factor == null) {
        break; // beyond what entries can hold
      }
      double[] next = new double[volumes.length];
      Arrays.setAll(next, k -> factor.traceOfSolution(s.get(k)) / side);
      raise(next, shape);
      change = change(volumes, next);
      volumes = next;
      shape = pooled(masses, s, volumes);
    }
    Ellipsoid common = Ellipsoid.of(shape, side, floor);
    List<Ellipsoid> scaled = new ArrayList<>();
    for (double volume : volumes) {
      double[] variances =
          Arrays.stream(common.variances()).map(v -> Math.max(volume * v, floor)).toArray();
      scaled.add(new Ellipsoid(variances, common.axes()));
    }
    return scaled;
  }

  /** Raises volumes under which the shape would undercut the floor. */
  private void raise(double[] volumes, double[] shape) {
    if (!CholeskyFactor.exceeds(shape, side, floor / least(volumes))) {
      double[] variances = Ellipsoid.of(shape, side, floor).variances();
      Arrays.setAll(volumes, k -> Math.max(volumes[k], floor / variances[side - 1]));
    }
  }

  /** The mean of what the components see, each divided by its volume, above the floor. */
  private double[] pooled(double[] masses, List<double[]> s, double[] volumes) {
    double[] shares = new double[masses.length];
    Arrays.setAll(shares, k -> masses[k] / volumes[k]);
    double scale = Arrays.stream(shares).sum() / Arrays.stream(masses).sum();
    double[] pooled = Pool.of(shares, s);
    Arrays.setAll(pooled, i -> scale * pooled[i]);
    double lowest = floor / least(volumes);
    if (CholeskyFactor.exceeds(pooled, side, lowest)) {
      return pooled;
    }
    Ellipsoid own = Ellipsoid.of(pooled, side, floor);
    double[] variances = Arrays.stream(own.variances()).map(v -> Math.max(v, lowest)).toArray();
    return new Ellipsoid(variances, own.axes()).entries();
  }

  private static double least(double[] volumes) {
    return Arrays.stream(volumes).min().orElse(1);
  }

  private static double change(double[] before, double[] after) {
    double change = 0;
    for (int k = 0; k < before.length; k++) {
      change = Math.max(change, Math.abs(after[k] - before[k]) / after[k]);
    }
    return change;
  }
}
