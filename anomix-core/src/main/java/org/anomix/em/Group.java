package org.anomix.em;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.anomix.ComponentEstimator;

/** The components that were given the same estimator object. */
record Group(ComponentEstimator estimator, List<Integer> members) {
  static List<Group> of(List<ComponentEstimator> estimators) {
    IdentityHashMap<ComponentEstimator, Group> byEstimator = new IdentityHashMap<>();
    List<Group> groups = new ArrayList<>();
    for (int k = 0; k < estimators.size(); k++) {
      ComponentEstimator estimator = estimators.get(k);
      Group group = byEstimator.get(estimator);
      if (group == null) {
        group = new Group(estimator, new ArrayList<>());
        byEstimator.put(estimator, group);
        groups.add(group);
      }
      group.members.add(k);
    }
    return groups;
  }

  /** The entries that belong to the members, in their order. */
  <T> List<T> select(List<T> perComponent) {
    return members.stream().<T>map(perComponent::get).toList();
  }
}
