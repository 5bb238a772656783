package org.anomix.mstep;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.Rows;
import org.anomix.Scaling;

/**
 * The components that were given the same estimator object.
 *
 * @param estimator the estimator
 * @param members the 0-based components, ascending
 */
public record Group(ComponentEstimator estimator, List<Integer> members) {
  /**
   * Divides components among groups.
   *
   * @param estimators one per component
   * @return the groups in the order of their first members
   */
  public static List<Group> of(List<ComponentEstimator> estimators) {
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

  /**
   * The log prior of all groups.
   *
   * @param estimators one per component
   * @param laws one per component
   * @return the sum
   */
  public static double logPrior(
      List<ComponentEstimator> estimators, List<? extends Distribution> laws) {
    double sum = 0;
    for (Group group : of(estimators)) {
      sum += group.estimator.logPrior(group.select(laws));
    }
    return sum;
  }

  /**
   * Settles estimators so that members of a group stay one.
   *
   * @param estimators one per component
   * @param rows all rows of the fit, nothing of them missing
   * @param scaling units and floors
   * @return the settled estimators, the same object for members of a group
   */
  public static List<ComponentEstimator> settled(
      List<ComponentEstimator> estimators, Rows rows, Scaling scaling) {
    IdentityHashMap<ComponentEstimator, ComponentEstimator> settled = new IdentityHashMap<>();
    List<ComponentEstimator> all = new ArrayList<>(estimators.size());
    for (ComponentEstimator estimator : estimators) {
      all.add(settled.computeIfAbsent(estimator, e -> e.settle(rows, scaling)));
    }
    return all;
  }

  /**
   * The entries that belong to the members, in their order.
   *
   * @param perComponent one entry per component
   * @param <T> the type of the entries
   * @return one entry per member
   */
  public <T> List<T> select(List<? extends T> perComponent) {
    return members.stream().<T>map(perComponent::get).toList();
  }
}
