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
  private final Mixture model;
  private final List<Coordinate> all = new ArrayList<>();

  private Coordinates(Mixture model) {
    this.model = model;
  }

  /**
   * Lists them.
   *
   * @param estimators one per component, settled
   */
  static List<Coordinate> of(Mixture model, List<ComponentEstimator> estimators) {
    Coordinates coordinates = new Coordinates(model);
    for (Group group : Group.of(estimators)) {
      coordinates.add(group.estimator(), group.members(), List.of(List.of()));
    }
    return coordinates.all;
  }

  /**
   * Adds those of laws that one estimator has made.
   *
   * @param components whose laws they are, or are parts of
   * @param paths where in each of these they are
   */
  private void add(
      ComponentEstimator estimator, List<Integer> components, List<List<Integer>> paths) {
    if (estimator.held()) {
      return;
    }
    String shared = estimator.options().values().getOrDefault(Option.SHARED, "");
    for (int k : components) {
      for (List<Integer> path : paths) {
        boolean first = k == components.get(0) && path.equals(paths.get(0));
        for (Parameter parameter : estimator.family().parameters()) {
          boolean tied = parameter.name().equals(shared);
          if (!estimator.holds(parameter.name()) && (!tied || first)) {
            addEntries(parameter, tied ? components : List.of(k), tied ? paths : List.of(path));
          }
        }
      }
    }
    addParts(estimator.parts(), components, paths);
  }

  private void addParts(
      List<ComponentEstimator> parts, List<Integer> components, List<List<Integer>> paths) {
    if (parts.isEmpty()) {
      return;
    }
    if (!(law(components.get(0), paths) instanceof Mixture)) {
      // Columns share nothing, whoever estimates them.
      for (int part = 0; part < parts.size(); part++) {
        add(parts.get(part), components, inside(paths, List.of(part)));
      }
      return;
    }
    for (Group group : Group.of(parts)) {
      add(group.estimator(), components, inside(paths, group.members()));
    }
  }

  /** The paths that lead from there into some parts. */
  private static List<List<Integer>> inside(List<List<Integer>> paths, List<Integer> parts) {
    List<List<Integer>> inside = new ArrayList<>();
    for (List<Integer> path : paths) {
      parts.forEach(part -> inside.add(longer(path, part)));
    }
    return inside;
  }

  private static List<Integer> longer(List<Integer> path, int part) {
    List<Integer> longer = new ArrayList<>(path);
    longer.add(part);
    return List.copyOf(longer);
  }

  private Distribution law(int component, List<List<Integer>> paths) {
    return Coordinate.part(model.components().get(component), paths.get(0));
  }

  private void addEntries(
      Parameter parameter, List<Integer> components, List<List<Integer>> paths) {
    Distribution law = law(components.get(0), paths);
    Value value = law.family().describe(law).value(parameter.name(), parameter.shape());
    boolean matrix = parameter.shape() == Parameter.Shape.MATRIX;
    // The last weight of an inner mixture is what the others leave.
    int rows = matrix ? value.side() : value.size() - (law instanceof Mixture ? 1 : 0);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column <= (matrix ? row : 0); column++) {
        all.add(new Coordinate(components, paths, parameter, row, column));
      }
    }
  }
}
