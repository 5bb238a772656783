package org.anomix.em;

import java.util.ArrayList;
import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.Option;
import org.anomix.Parameter;
import org.anomix.Value;
import org.anomix.mixture.Mixture;
import org.anomix.mstep.Group;

/** The free numbers of the laws of a fitted mixture, in the order of its components. */
final class Coordinates {
  private Coordinates() {}

  /**
   * Lists them.
   *
   * @param estimators one per component, settled
   */
  static List<Coordinate> of(Mixture model, List<ComponentEstimator> estimators) {
    List<Coordinate> all = new ArrayList<>();
    for (Group group : Group.of(estimators)) {
      ComponentEstimator estimator = group.estimator();
      if (estimator.held()) {
        continue;
      }
      String shared = estimator.options().values().getOrDefault(Option.SHARED, "");
      for (int k : group.members()) {
        for (Parameter parameter : estimator.family().parameters()) {
          boolean tied = parameter.name().equals(shared);
          if (estimator.holds(parameter.name()) || (tied && k != group.members().get(0))) {
            continue;
          }
          addEntries(
              model.components().get(k), parameter, tied ? group.members() : List.of(k), all);
        }
      }
    }
    return all;
  }

  private static void addEntries(
      Distribution law, Parameter parameter, List<Integer> owners, List<Coordinate> all) {
    Value value = law.family().describe(law).value(parameter.name(), parameter.shape());
    boolean matrix = parameter.shape() == Parameter.Shape.MATRIX;
    int rows = matrix ? value.side() : value.size();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column <= (matrix ? row : 0); column++) {
        all.add(new Coordinate(owners, parameter, row, column));
      }
    }
  }
}
