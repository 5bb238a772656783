package org.anomix.em;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.Option;
import org.anomix.Parameter;
import org.anomix.mixture.Mixture;
import org.anomix.mstep.Group;

/**
 * What is estimated of the laws of a fitted mixture: the numbers that are reported, and the free
 * coordinates in which they move. These are as many as there are free parameters, those may be
 * more.
 */
final class Coordinates {
  private final Mixture model;
  private final List<Estimand> estimands = new ArrayList<>();
  private final List<Coordinate> free = new ArrayList<>();

  private Coordinates(Mixture model) {
    this.model = model;
  }

  /**
   * Lists them.
   *
   * @param estimators one per component, settled
   */
  static Coordinates of(Mixture model, List<ComponentEstimator> estimators) {
    Coordinates coordinates = new Coordinates(model);
    for (Group group : Group.of(estimators)) {
      coordinates.add(group.estimator(), group.members(), List.of(List.of()));
    }
    return coordinates;
  }

  /** The numbers, in the order of the components. */
  List<Estimand> estimands() {
    return estimands;
  }

  /** The coordinates. */
  List<Coordinate> free() {
    return free;
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
    Map<String, MotionMove> motions = motions(estimator, components, paths);
    String shared = estimator.options().values().getOrDefault(Option.SHARED, "");
    int member = 0;
    for (int k : components) {
      for (List<Integer> path : paths) {
        for (Parameter parameter : estimator.family().parameters()) {
          boolean tied = parameter.name().equals(shared);
          MotionMove motion = motions.get(parameter.name());
          if (motion != null) {
            estimands.addAll(motion.numbers(member));
          } else if (!estimator.holds(parameter.name()) && (!tied || member == 0)) {
            addNumbers(parameter, tied ? components : List.of(k), tied ? paths : List.of(path));
          }
        }
        member++;
      }
    }
    addParts(estimator.parts(), components, paths);
  }

  /** The moves of those parameters whose numbers are not free one by one, by name. */
  private Map<String, MotionMove> motions(
      ComponentEstimator estimator, List<Integer> components, List<List<Integer>> paths) {
    List<MotionMove.Place> places = new ArrayList<>();
    List<Distribution> laws = new ArrayList<>();
    for (int k : components) {
      for (List<Integer> path : paths) {
        places.add(new MotionMove.Place(k, path));
        laws.add(Parts.at(model.components().get(k), path));
      }
    }
    Map<String, MotionMove> motions = new LinkedHashMap<>();
    for (Parameter parameter : estimator.family().parameters()) {
      if (!estimator.holds(parameter.name())) {
        estimator
            .motion(parameter, laws)
            .ifPresent(m -> motions.put(parameter.name(), new MotionMove(m, parameter, places)));
      }
    }
    motions.values().forEach(this::addMove);
    return motions;
  }

  private void addMove(Move move) {
    for (int c = 0; c < move.size(); c++) {
      free.add(new Coordinate(move, c));
    }
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
    return Parts.at(model.components().get(component), paths.get(0));
  }

  private void addNumbers(
      Parameter parameter, List<Integer> components, List<List<Integer>> paths) {
    Distribution law = law(components.get(0), paths);
    List<Estimand> numbers = Estimand.of(Parts.value(law, parameter), components, paths, parameter);
    // The last weight of an inner mixture is what the others leave.
    int count = numbers.size() - (law instanceof Mixture ? 1 : 0);
    estimands.addAll(numbers.subList(0, count));
    numbers.subList(0, count).forEach(number -> addMove(new NumberMove(number)));
  }
}
