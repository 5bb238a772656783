package org.anomix.em;

import java.util.ArrayList;
import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.Scaling;
import org.anomix.mixture.Mixture;
import org.anomix.mstep.Group;

/**
 * Which coordinates of a fitted mixture are at an end of their domain, or held by a floor or a cap.
 */
final class Constraints {
  private final Mixture model;
  private final List<Group> groups;
  private final Scaling scaling;
  private final double[] units;

  /**
   * Those of a fit.
   *
   * @param estimators one per component, settled
   * @param units of the columns
   */
  Constraints(Mixture model, List<ComponentEstimator> estimators, Scaling scaling, double[] units) {
    this.model = model;
    this.groups = Group.of(estimators);
    this.scaling = scaling;
    this.units = units;
  }

  /** Whether the coordinate is not at an end of its domain, which is infinitely far away. */
  boolean leaveFinite(Coordinate coordinate) {
    Distribution law = model.components().get(coordinate.components().get(0));
    return coordinate.move().witnesses(coordinate.index()).stream()
        .allMatch(witness -> Double.isFinite(witness.real(law)));
  }

  /** Whether a coordinate that is finite cannot be moved to both sides. */
  boolean hold(Coordinate coordinate) {
    double step = coordinate.move().probe(model, units);
    return isPulledBack(coordinate, step) || isPulledBack(coordinate, -step);
  }

  private boolean isPulledBack(Coordinate coordinate, double step) {
    int owner = coordinate.components().get(0);
    double[] by = new double[coordinate.move().size()];
    by[coordinate.index()] = step;
    for (Group group : groups) {
      if (group.members().contains(owner)) {
        List<Distribution> moved = new ArrayList<>();
        for (int k : group.members()) {
          Distribution law = model.components().get(k);
          boolean moves = coordinate.components().contains(k);
          moved.add(moves ? coordinate.move().moved(law, k, by) : law);
        }
        int at = group.members().indexOf(owner);
        Distribution allowed = group.estimator().project(moved, scaling).get(at);
        double wanted = distance(coordinate, model.components().get(owner), moved.get(at));
        return !(distance(coordinate, moved.get(at), allowed) <= 0.5 * wanted);
      }
    }
    return false;
  }

  /** How far two laws of the first component are from each other, in units. */
  private double distance(Coordinate coordinate, Distribution one, Distribution other) {
    double distance = 0;
    for (Estimand witness : coordinate.move().witnesses(coordinate.index())) {
      double difference = witness.real(one) - witness.real(other);
      distance = Math.hypot(distance, difference / witness.unit(one, units));
    }
    return distance;
  }
}
