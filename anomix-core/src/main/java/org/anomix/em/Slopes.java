package org.anomix.em;

import java.util.Arrays;
import java.util.List;
import org.anomix.Distribution;

/**
 * How the reported numbers of a fit change, on their unconstrained scales, with the numbers of a
 * {@link ParameterSpace}: what carries errors from these to those (the delta method).
 */
final class Slopes {
  /** Of the unit of a free number: how far it is moved. */
  private static final double STEP = 1e-3;

  /** In units: no slope. */
  private static final double FLAT = 1e-9;

  private final ParameterSpace space;
  private final List<Estimand> estimands;
  private final double[][] slopes;

  /** Whether a number changes with something that is not known. */
  private final boolean[] unknown;

  private Slopes(
      ParameterSpace space, List<Estimand> estimands, double[][] slopes, boolean[] unknown) {
    this.space = space;
    this.estimands = estimands;
    this.slopes = slopes;
    this.unknown = unknown;
  }

  /** Those of numbers, by central differences at the fit. */
  static Slopes of(ParameterSpace space, List<Estimand> estimands) {
    int size = space.size();
    double[][] slopes = new double[estimands.size()][size];
    double[] steps = space.steps(STEP);
    for (int i = space.weights().size(); i < size; i++) {
      for (int k : space.components(i)) {
        Distribution above = space.law(k, ParameterSpace.moved(new double[size], i, steps[i]));
        Distribution below = space.law(k, ParameterSpace.moved(new double[size], i, -steps[i]));
        double distance = space.distance(i, above, below, 2 * steps[i]);
        for (int e = 0; e < slopes.length; e++) {
          Estimand number = estimands.get(e);
          if (number.components().get(0) == k) {
            slopes[e][i] = (number.real(above) - number.real(below)) / distance;
          }
        }
      }
    }
    return new Slopes(space, estimands, slopes, new boolean[slopes.length]);
  }

  /** The numbers, in the order of the components. */
  List<Estimand> estimands() {
    return estimands;
  }

  /** Those of a number, one per number of the space. */
  double[] of(int estimand) {
    return slopes[estimand];
  }

  /** Whether all that a number changes with is known. */
  boolean isKnown(int estimand) {
    return !unknown[estimand];
  }

  /**
   * The same in a space without some of its numbers, of which nothing is known. Nor is anything of
   * what changes with them.
   */
  Slopes without(boolean... left) {
    boolean[] lost = unknown.clone();
    for (int e = 0; e < slopes.length; e++) {
      Estimand number = estimands.get(e);
      Distribution law = space.fitted().components().get(number.components().get(0));
      lost[e] |= steepest(e, true, left) > FLAT * number.unit(law, space.columnUnits());
    }
    return remaining(lost, left);
  }

  /**
   * The same in a space without some of its numbers, which are held. Others count them as known,
   * but what changes most with one of them, as a variance at a floor, is held itself.
   */
  Slopes withHeld(boolean... held) {
    boolean[] lost = unknown.clone();
    for (int e = 0; e < slopes.length; e++) {
      lost[e] |= steepest(e, true, held) > steepest(e, false, held);
    }
    return remaining(lost, held);
  }

  /** The largest change of a number with a unit of one of those that leave, or of the others. */
  private double steepest(int estimand, boolean leaving, boolean... left) {
    double steepest = 0;
    for (int i = 0; i < left.length; i++) {
      if (left[i] == leaving) {
        steepest = Math.max(steepest, Math.abs(slopes[estimand][i]) * space.unit(i));
      }
    }
    return steepest;
  }

  private Slopes remaining(boolean[] lost, boolean... left) {
    double[][] remaining = new double[slopes.length][];
    for (int e = 0; e < slopes.length; e++) {
      double[] kept = new double[left.length];
      int count = 0;
      for (int i = 0; i < left.length; i++) {
        if (!left[i]) {
          kept[count++] = slopes[e][i];
        }
      }
      remaining[e] = Arrays.copyOf(kept, count);
    }
    return new Slopes(space.without(left), estimands, remaining, lost);
  }
}
