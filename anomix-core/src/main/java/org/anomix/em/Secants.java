package org.anomix.em;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last few places that EM was at, and where it went from each: enough to tell, to first order,
 * where the steps become nothing (Anderson 1965; Walker and Ni 2011).
 */
final class Secants {
  /**
   * Added to the diagonal of the normal equations, in relation to it: steps of one direction must
   * not turn rounding into a place.
   */
  private static final double RIDGE = 1e-8;

  /** In relation to a diagonal entry: what is left of it must not be rounding. */
  private static final double LEAST_PIVOT = 1e-13;

  /** A place and what EM made of it; the arrays are never written. */
  static final class Step {
    private final double[] from;
    private final double[] to;

    Step(double[] from, double[] to) {
      this.from = from;
      this.to = to;
    }

    double[] from() {
      return from;
    }

    double[] to() {
      return to;
    }

    /** What EM added to a number; nothing where it is at an end of its scale. */
    double by(int number) {
      double by = to[number] - from[number];
      return Double.isFinite(by) ? by : 0;
    }
  }

  private final int depth;
  private final List<Step> steps = new ArrayList<>();

  /** Such a memory of so many differences. */
  Secants(int depth) {
    this.depth = depth;
  }

  void add(Step step) {
    steps.add(step);
    if (steps.size() > depth + 1) {
      steps.remove(0);
    }
  }

  int size() {
    return steps.size();
  }

  /** The step added so many steps before the last one. */
  Step last(int before) {
    return steps.get(steps.size() - 1 - before);
  }

  void clear() {
    steps.clear();
  }

  /** Forgets all but the last step. */
  void keepLast() {
    steps.subList(0, steps.size() - 1).clear();
  }

  /**
   * Where the steps would become nothing, were they linear in the places: the affine combination of
   * the images whose steps are shortest. Nothing if the objective is not concave along what was
   * seen: a place where steps become nothing is then no maximum.
   *
   * @param information the metric
   */
  Optional<double[]> limit(double... information) {
    int count = steps.size() - 1;
    double[] gram = new double[count * count];
    double[] curvature = new double[count * count];
    double[] right = new double[count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        for (int p = 0; p < information.length; p++) {
          gram[i * count + j] += information[p] * turn(i, p) * turn(j, p);
          curvature[i * count + j] -=
              information[p] * (move(i, p) * turn(j, p) + move(j, p) * turn(i, p)) / 2;
        }
      }
      for (int p = 0; p < information.length; p++) {
        right[i] += information[p] * turn(i, p) * last(0).by(p);
      }
      gram[i * count + i] *= 1 + RIDGE;
    }
    if (!factorise(curvature, count) || !factorise(gram, count)) {
      return Optional.empty();
    }
    solve(gram, right);
    double[] limit = last(0).to.clone();
    for (int p = 0; p < limit.length; p++) {
      for (int i = 0; i < count; i++) {
        double shift = move(i, p) + turn(i, p);
        limit[p] -= shift == 0 ? 0 : right[i] * shift;
      }
    }
    return Optional.of(limit);
  }

  /** By how much a step was another one than that before it. */
  private double turn(int i, int number) {
    return steps.get(i + 1).by(number) - steps.get(i).by(number);
  }

  /** From where that was seen to where. */
  private double move(int i, int number) {
    double move = steps.get(i + 1).from[number] - steps.get(i).from[number];
    return Double.isFinite(move) ? move : 0;
  }

  /** Cholesky's factor, in the place of the lower triangle; false if there is none. */
  private static boolean factorise(double[] matrix, int size) {
    for (int j = 0; j < size; j++) {
      for (int i = j; i < size; i++) {
        double sum = matrix[i * size + j];
        for (int l = 0; l < j; l++) {
          sum -= matrix[i * size + l] * matrix[j * size + l];
        }
        double diagonal = matrix[j * size + j];
        if (i == j && !(diagonal > 0 && sum > LEAST_PIVOT * diagonal)) {
          return false;
        }
        matrix[i * size + j] = i == j ? Math.sqrt(sum) : sum / diagonal;
      }
    }
    return true;
  }

  private static void solve(double[] factor, double[] right) {
    int size = right.length;
    for (int i = 0; i < size; i++) {
      for (int l = 0; l < i; l++) {
        right[i] -= factor[i * size + l] * right[l];
      }
      right[i] /= factor[i * size + i];
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int l = i + 1; l < size; l++) {
        right[i] -= factor[l * size + i] * right[l];
      }
      right[i] /= factor[i * size + i];
    }
  }
}
