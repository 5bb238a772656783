package org.anomix.multivariate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anomix.Scaling;

/**
 * The M-step of covariances under a {@link CovarianceStructure}: minimises Σ n_k (ln det Σ_k +
 * tr(Σ_k⁻¹ S_k)) over covariances Σ of the structure whose eigenvalues, in the units of its {@link
 * Frame}, are no less than a floor. n is the mass of a component and S its second moment about its
 * centre.
 *
 * <p>EII, VII, EEI, EVI, VVI, EEE, EEV, EVV and VVV are solved exactly, floor included: along axes
 * that are those of the columns, or the eigenvectors of each S_k, only variances are left ({@link
 * AxisVariances}). VEI, VEV and VEE are maximised by turns in volumes and shape, EVE and VVE in
 * variances and common axes ({@link CommonAxes}), until nothing moves; what is found replaces the
 * current covariances only if it is no worse, so that no step can lower the likelihood.
 */
final class Covariances {
  /** Rounds of turning common axes in one M-step; the next goes on where it ended. */
  private static final int ROUNDS = 10;

  /** Relative gain on the floor that is none. */
  private static final double ROUNDING = 1e-12;

  /** Sine of an angle that turns nothing. */
  private static final double NO_TURN = 1e-9;

  /** Entries that differ by no more, in products of standard deviations, are of one covariance. */
  private static final double SAME = 1e-9;

  /** Of all mass, what a component without mass counts for: a tie must still find its volume. */
  private static final double NO_MASS = 1e-30;

  private final CovarianceStructure structure;
  private final Frame frame;
  private final CovarianceFloor floor;

  /** Under the floor of light-tailed laws. */
  Covariances(CovarianceStructure structure, Scaling scaling) {
    this(structure, scaling, scaling.eigenvalueFloor());
  }

  /** Under a floor of the eigenvalues. */
  Covariances(CovarianceStructure structure, Scaling scaling, double least) {
    this.structure = structure;
    this.frame = Frame.of(scaling, structure, least);
    this.floor = new CovarianceFloor(frame);
  }

  /**
   * The M-step.
   *
   * @param masses mass of each component, some positive; a component without mass keeps its current
   *     covariance as far as the structure allows
   * @param moments entries of each S row after row; may be written
   * @param current entries of the current covariances; feasible
   * @return one estimate per component
   */
  List<CovarianceEstimate> estimate(
      double[] masses, List<double[]> moments, List<double[]> current) {
    double total = Arrays.stream(masses).sum();
    double[] counted = masses.clone();
    List<double[]> seen = new ArrayList<>(moments);
    for (int k = 0; k < counted.length; k++) {
      if (!(counted[k] > 0)) {
        counted[k] = NO_MASS * total;
        seen.set(k, current.get(k).clone());
      }
    }
    if (frame.side() == 0) {
      return seen.stream().map(this::raised).toList();
    }
    if (!structure.isFull()) {
      return noWorse(counted, seen, current);
    }
    List<CovarianceEstimate> each = new ArrayList<>();
    for (int k = 0; k < counted.length; k++) {
      double[] mass = {counted[k]};
      each.addAll(noWorse(mass, List.of(seen.get(k)), List.of(current.get(k))));
    }
    return each;
  }

  /**
   * The nearest covariances of the structure in the sense of Kullback and Leibler, components
   * counting alike.
   *
   * @param covariances entries row after row
   * @return the given arrays where they are of the structure, else new ones
   */
  List<double[]> project(List<double[]> covariances) {
    double[] alike = new double[covariances.size()];
    Arrays.fill(alike, 1);
    List<double[]> settled = new ArrayList<>();
    for (double[] covariance : covariances) {
      double[] entries = covariance.clone();
      floor.settle(entries);
      settled.add(entries);
    }
    if (structure.isFull() || frame.side() == 0) {
      List<double[]> each = new ArrayList<>();
      for (int k = 0; k < settled.size(); k++) {
        boolean same = Arrays.equals(covariances.get(k), settled.get(k));
        each.add(same ? covariances.get(k) : settled.get(k));
      }
      return each;
    }
    List<double[]> scaled = settled.stream().map(frame::scaled).toList();
    List<double[]> nearest =
        structure == CovarianceStructure.EEE
            ? equal(alike, settled).stream().map(CovarianceEstimate::entries).toList()
            : composed(ellipsoids(alike, scaled, scaled)).stream()
                .map(CovarianceEstimate::entries)
                .toList();
    return areSame(covariances, nearest) ? covariances : nearest;
  }

  private boolean areSame(List<double[]> before, List<double[]> after) {
    int side = frame.dimension();
    for (int k = 0; k < before.size(); k++) {
      double[] one = before.get(k);
      double[] other = after.get(k);
      for (int i = 0; i < one.length; i++) {
        double unit = Math.sqrt(one[i / side * (side + 1)]) * Math.sqrt(one[i % side * (side + 1)]);
        if (!(Math.abs(one[i] - other[i]) <= SAME * unit)) {
          return false;
        }
      }
    }
    return true;
  }

  private CovarianceEstimate raised(double[] covariance) {
    List<String> faults = floor.raise(covariance);
    return new CovarianceEstimate(covariance, faults);
  }

  private List<CovarianceEstimate> equal(double[] masses, List<double[]> moments) {
    CovarianceEstimate pooled = raised(Pool.of(masses, moments));
    return moments.stream()
        .map(moment -> new CovarianceEstimate(pooled.entries().clone(), pooled.faults()))
        .toList();
  }

  private List<CovarianceEstimate> noWorse(
      double[] masses, List<double[]> moments, List<double[]> current) {
    List<double[]> s = moments.stream().map(frame::scaled).toList();
    List<double[]> now = current.stream().map(frame::scaled).toList();
    List<CovarianceEstimate> found =
        switch (structure) {
          case VVV -> moments.stream().map(double[]::clone).map(this::raised).toList();
          case EEE -> equal(masses, moments);
          default -> composed(ellipsoids(masses, s, now));
        };
    boolean clipped = found.stream().anyMatch(estimate -> !estimate.faults().isEmpty());
    if (structure.isSolvedExactly() && !clipped) {
      return found;
    }
    // On the floor a smaller gain than this is the rounding of what the entries can hold.
    List<double[]> scaled =
        found.stream().map(CovarianceEstimate::entries).map(frame::scaled).toList();
    double before = cost(masses, s, now);
    double rounding = clipped ? ROUNDING * (1 + Math.abs(before)) : 0;
    if (cost(masses, s, scaled) <= before - rounding) {
      return found;
    }
    List<CovarianceEstimate> kept = new ArrayList<>();
    for (int k = 0; k < masses.length; k++) {
      kept.add(new CovarianceEstimate(current.get(k).clone(), found.get(k).faults()));
    }
    return kept;
  }

  /**
   * What a row costs, on average, because the centre and the entries are doubles. Where the
   * likelihood is level in the entries, an error counts by its square; on the floor, and where the
   * structure holds more than the rows ask for, it does not lie level.
   */
  double rounding(Contours contours) {
    double[] scaled = frame.scaled(contours.entries());
    Resolution resolution = new Resolution(scaled, frame.side(), frame.floor());
    double[] spacings = frame.scaledSpacings(contours.centre());
    boolean level = structure.isFull() || structure == CovarianceStructure.EEE;
    return resolution.ofLogDensity()
        + resolution.ofCentre(spacings)
        + floor.rounding(resolution, level);
  }

  private List<CovarianceEstimate> composed(List<Ellipsoid> ellipsoids) {
    List<CovarianceEstimate> estimates = new ArrayList<>();
    for (Ellipsoid ellipsoid : ellipsoids) {
      List<double[]> clipped = ellipsoid.axesAt(frame.floor());
      double[] entries = frame.unscaled(ellipsoid.entries());
      List<String> faults = new ArrayList<>();
      if (!clipped.isEmpty()) {
        faults.addAll(Collapse.faults(clipped, frame.columnNames()));
      }
      if (!structure.isAxisParallel()) {
        // Rounding may undercut a floor that stands far below the longest axis.
        List<String> lifted = floor.settle(entries);
        faults.addAll(faults.isEmpty() ? lifted : List.of());
      }
      estimates.add(new CovarianceEstimate(entries, faults));
    }
    return estimates;
  }

  private List<Ellipsoid> ellipsoids(double[] masses, List<double[]> s, List<double[]> now) {
    if (structure.isAxisParallel()) {
      double[][] variances = variances().estimate(masses, diagonals(s), diagonals(now));
      return along(Ellipsoid.columnAxes(frame.side()), variances);
    }
    if (structure.hasOwnOrientations()) {
      return ownAxes(masses, s, now);
    }
    return structure.hasOwnShapes()
        ? commonAxes(masses, s, now)
        : new CommonShape(frame.side(), frame.floor()).estimate(masses, s, now.get(0));
  }

  private static List<Ellipsoid> along(double[][] axes, double[][] variances) {
    return Arrays.stream(variances).map(own -> new Ellipsoid(own, axes)).toList();
  }

  private AxisVariances variances() {
    return new AxisVariances(structure, frame.floor());
  }

  private static double[][] diagonals(List<double[]> matrices) {
    return matrices.stream().map(Entries::diagonal).toArray(double[][]::new);
  }

  /** Whatever the variances, each component is best turned to the eigenvectors of its own S. */
  private List<Ellipsoid> ownAxes(double[] masses, List<double[]> s, List<double[]> now) {
    List<Ellipsoid> own = s.stream().map(this::ellipsoid).toList();
    double[][] seen = own.stream().map(Ellipsoid::variances).toArray(double[][]::new);
    double[][] current =
        structure.isSolvedExactly()
            ? seen
            : now.stream().map(this::ellipsoid).map(Ellipsoid::variances).toArray(double[][]::new);
    double[][] variances = variances().estimate(masses, seen, current);
    List<Ellipsoid> turned = new ArrayList<>();
    for (int k = 0; k < masses.length; k++) {
      turned.add(new Ellipsoid(variances[k], own.get(k).axes()));
    }
    return turned;
  }

  private Ellipsoid ellipsoid(double[] scaled) {
    return Ellipsoid.of(scaled, frame.side(), frame.floor());
  }

  /**
   * From the axes that the current covariances share; at a start, where these are those of the
   * columns, also from those that the S nearly share.
   */
  private List<Ellipsoid> commonAxes(double[] masses, List<double[]> s, List<double[]> now) {
    CommonAxes shared = CommonAxes.diagonalising(now, frame.side()).of(s);
    List<Ellipsoid> fromCurrent = commonAxes(masses, shared);
    if (!shared.areColumns()) {
      return fromCurrent;
    }
    List<Ellipsoid> fromMoments = commonAxes(masses, CommonAxes.diagonalising(s, frame.side()));
    return cost(masses, s, fromMoments.stream().map(Ellipsoid::entries).toList())
            < cost(masses, s, fromCurrent.stream().map(Ellipsoid::entries).toList())
        ? fromMoments
        : fromCurrent;
  }

  private List<Ellipsoid> commonAxes(double[] masses, CommonAxes axes) {
    double[][] variances = variances(masses, axes);
    double turned = 1;
    for (int round = 0; round < ROUNDS && turned > NO_TURN; round++) {
      turned = axes.improve(masses, variances);
      variances = variances(masses, axes);
    }
    return along(axes.axes(), variances);
  }

  private double[][] variances(double[] masses, CommonAxes axes) {
    double[][] seen = axes.diagonals();
    return variances().estimate(masses, seen, seen);
  }

  private double cost(double[] masses, List<double[]> s, List<double[]> covariances) {
    double cost = 0;
    for (int k = 0; k < masses.length; k++) {
      CholeskyFactor factor = CholeskyFactor.of(covariances.get(k), frame.side()).orElse(null);
      if (factor == null) {
        return Double.POSITIVE_INFINITY;
      }
      cost += masses[k] * (2 * factor.halfLogDeterminant() + factor.traceOfSolution(s.get(k)));
    }
    return cost;
  }
}
