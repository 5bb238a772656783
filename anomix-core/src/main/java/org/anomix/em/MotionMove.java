package org.anomix.em;

import java.util.ArrayList;
import java.util.List;
import org.anomix.Distribution;
import org.anomix.Motion;
import org.anomix.Parameter;
import org.anomix.Value;
import org.anomix.mixture.Mixture;

/** The numbers of a parameter of a group of laws, which move as their estimator says. */
final class MotionMove implements Move {
  /**
   * How far off a constraint the numbers must be able to move: half a logarithm, since what holds a
   * variance at its floor may take a small step for rounding.
   */
  private static final double PROBE = 0.5;

  /** Relative: a number that changes by no more does not move. */
  private static final double NO_MOVE = 1e-9;

  /** Where a law of the group is. */
  record Place(int component, List<Integer> path) {}

  private final Motion motion;
  private final Parameter parameter;
  private final List<Place> places;

  /** For each place. */
  private final List<List<Estimand>> numbers = new ArrayList<>();

  /** Of the parameter of laws at some places, which are in the order of the group. */
  MotionMove(Motion motion, Parameter parameter, List<Place> places) {
    this.motion = motion;
    this.parameter = parameter;
    this.places = places;
    for (int m = 0; m < places.size(); m++) {
      numbers.add(moving(m));
    }
  }

  private List<Estimand> moving(int member) {
    Place place = places.get(member);
    List<Estimand> all =
        Estimand.of(
            motion.at(member, new double[size()]),
            List.of(place.component),
            List.of(place.path),
            parameter);
    boolean[] moving = new boolean[all.size()];
    for (int c = 0; c < size(); c++) {
      if (motion.moves(c, member)) {
        Value up = motion.at(member, step(c, PROBE));
        Value down = motion.at(member, step(c, -PROBE));
        for (int i = 0; i < moving.length; i++) {
          double a = all.get(i).in(up);
          double b = all.get(i).in(down);
          moving[i] |= Math.abs(a - b) > NO_MOVE * (Math.abs(a) + Math.abs(b));
        }
      }
    }
    List<Estimand> chosen = new ArrayList<>();
    for (int i = 0; i < moving.length; i++) {
      if (moving[i]) {
        chosen.add(all.get(i));
      }
    }
    return chosen;
  }

  private double[] step(int coordinate, double by) {
    double[] step = new double[size()];
    step[coordinate] = by;
    return step;
  }

  /** The numbers of a law of the group that are not the same wherever it is moved to. */
  List<Estimand> numbers(int member) {
    return numbers.get(member);
  }

  @Override
  public int size() {
    return motion.size();
  }

  @Override
  public List<Integer> components(int coordinate) {
    List<Integer> components = new ArrayList<>();
    for (int m = 0; m < places.size(); m++) {
      int component = places.get(m).component;
      if (motion.moves(coordinate, m) && !components.contains(component)) {
        components.add(component);
      }
    }
    return components;
  }

  @Override
  public List<Estimand> witnesses(int coordinate) {
    int first = components(coordinate).get(0);
    List<Estimand> witnesses = new ArrayList<>();
    for (int m = 0; m < places.size(); m++) {
      if (places.get(m).component == first) {
        witnesses.addAll(numbers.get(m));
      }
    }
    return witnesses;
  }

  @Override
  public Distribution moved(Distribution law, int component, double... by) {
    Distribution moved = law;
    for (int m = 0; m < places.size(); m++) {
      if (places.get(m).component == component) {
        Value value = motion.at(m, by);
        moved =
            Parts.changed(moved, places.get(m).path, part -> Parts.with(part, parameter, value));
      }
    }
    return moved;
  }

  @Override
  public double unit(Mixture fitted, double[] columnUnits) {
    return 1;
  }

  @Override
  public double probe(Mixture fitted, double[] columnUnits) {
    return PROBE;
  }

  @Override
  public double spacing(Mixture fitted) {
    return 0;
  }

  @Override
  public double distance(Distribution above, Distribution below, double wanted) {
    return wanted;
  }
}
