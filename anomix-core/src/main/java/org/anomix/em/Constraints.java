package org.anomix.em;

import java.util.ArrayList;
import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.Parameter;
import org.anomix.Scaling;
import org.anomix.mixture.Mixture;
import org.anomix.mstep.Group;

/** Which numbers of a fitted mixture are held by an end of their domain, a floor or a cap. */
final class Constraints {
  /** Of the unit of a coordinate: how far off a constraint a number must be able to move. */
  private static final double PROBE = 1e-6;

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

  /** Whether the coordinate cannot be moved to both sides. */
  boolean hold(Coordinate coordinate) {
    Distribution law = model.components().get(coordinate.components().get(0));
    if (!Double.isFinite(coordinate.real(law))) {
      return true;
    }
    if (coordinate.parameter().shape() == Parameter.Shape.MATRIX) {
      return false; // an eigenvalue at its floor belongs to no single entry
    }
    double step = PROBE * coordinate.unit(law, units);
    return isPulledBack(coordinate, step) || isPulledBack(coordinate, -step);
  }

  private boolean isPulledBack(Coordinate coordinate, double step) {
    for (Group group : groups) {
      if (group.members().contains(coordinate.components().get(0))) {
        List<Distribution> moved = new ArrayList<>();
        for (int k : group.members()) {
          Distribution law = model.components().get(k);
          moved.add(
              coordinate.components().contains(k)
                  ? coordinate.at(law, coordinate.real(law) + step)
                  : law);
        }
        int owner = group.members().indexOf(coordinate.components().get(0));
        double wanted = coordinate.real(moved.get(owner));
        double allowed = coordinate.real(group.estimator().project(moved, scaling).get(owner));
        return !(Math.abs(allowed - wanted) < 0.5 * Math.abs(step));
      }
    }
    return false;
  }
}
