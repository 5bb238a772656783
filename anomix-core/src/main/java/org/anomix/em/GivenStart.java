package org.anomix.em;

import java.util.ArrayList;
import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.ParameterException;
import org.anomix.Scaling;
import org.anomix.mixture.Mixture;
import org.anomix.mstep.Group;
import org.anomix.mstep.Weights;

/** A start given by the user: brought into the order of the estimators and onto the constraints. */
final class GivenStart {
  private GivenStart() {}

  /** The mixture with its components in the order of the estimators of the same family. */
  static Mixture inOrderOf(List<ComponentEstimator> estimators, Mixture given) {
    if (given.size() != estimators.size()) {
      throw new ParameterException(
          "start", "components", given.size(), "as many as are fitted: " + estimators.size());
    }
    List<Integer> left = new ArrayList<>();
    for (int k = 0; k < given.size(); k++) {
      left.add(k);
    }
    List<Distribution> laws = new ArrayList<>();
    double[] weights = new double[given.size()];
    for (int k = 0; k < weights.length; k++) {
      int from = take(left, given, estimators.get(k).family().name());
      laws.add(given.components().get(from));
      weights[k] = given.weight(from);
    }
    return Mixture.of(weights, laws);
  }

  private static int take(List<Integer> left, Mixture given, String family) {
    for (int i = 0; i < left.size(); i++) {
      if (given.components().get(left.get(i)).family().name().equals(family)) {
        return left.remove(i);
      }
    }
    throw new ParameterException(
        "start", "components", given, "a mixture with one more component of " + family);
  }

  static EmPass.Step project(
      List<ComponentEstimator> estimators,
      Mixture given,
      Scaling scaling,
      double[] minimumMass,
      double totalWeight) {
    Distribution[] laws = new Distribution[given.size()];
    for (Group group : Group.of(estimators)) {
      List<Distribution> feasible =
          group.estimator().project(group.select(given.components()), scaling);
      for (int i = 0; i < feasible.size(); i++) {
        laws[group.members().get(i)] = feasible.get(i);
      }
    }
    return new EmPass.Step(
        Mixture.of(Weights.feasible(given.weights(), minimumMass, totalWeight), List.of(laws)),
        List.of());
  }
}
