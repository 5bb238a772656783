package org.anomix.mixture;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.anomix.UnivariateDistribution;

/**
 * Points between which the laws of a mixture are smooth on the scale of each of them: quantiles of
 * every law, denser in its middle, the finite ends of its support among them.
 */
final class Grid {
  private static final double[] TAILS = {1e-12, 1e-9, 1e-6, 1e-4, 1e-3};
  private static final int MOST_LEVELS = 128;
  private static final int FEWEST_LEVELS = 8;
  private static final int POINTS = 20_000;

  private Grid() {}

  /** The points, ascending. */
  static double[] of(List<UnivariateDistribution> laws) {
    TreeSet<Double> points = new TreeSet<>();
    int levels =
        Math.max(FEWEST_LEVELS, Math.min(MOST_LEVELS, POINTS / Math.max(1, laws.size()))) / 2 * 2;
    points.addAll(ends(laws));
    for (UnivariateDistribution law : laws) {
      for (double tail : TAILS) {
        add(law.quantile(tail), points);
        add(law.inverseSurvival(tail), points);
      }
      // An even number of them, so that the median is among them.
      for (int i = 1; i < levels; i++) {
        add(law.quantile((double) i / levels), points);
      }
    }
    return points.stream().mapToDouble(x -> x).toArray();
  }

  /** The finite ends of the supports, where a density may jump. */
  static Set<Double> ends(List<UnivariateDistribution> laws) {
    TreeSet<Double> ends = new TreeSet<>();
    for (UnivariateDistribution law : laws) {
      add(law.quantile(0), ends);
      add(law.inverseSurvival(0), ends);
    }
    return ends;
  }

  /** The points of laws with a density, and beside each end the next double on both sides. */
  static double[] withSides(List<UnivariateDistribution> laws) {
    TreeSet<Double> points = new TreeSet<>();
    Arrays.stream(of(laws)).forEach(points::add);
    for (double end : ends(laws)) {
      add(Math.nextDown(end), points);
      add(Math.nextUp(end), points);
    }
    return points.stream().mapToDouble(x -> x).toArray();
  }

  /** The whole numbers at and beside the points, ascending. */
  static double[] whole(double[] points) {
    TreeSet<Double> whole = new TreeSet<>();
    for (double x : points) {
      for (int step = -1; step <= 1; step++) {
        add(Math.rint(x) + step, whole);
      }
    }
    return whole.stream().mapToDouble(x -> x).toArray();
  }

  private static void add(double x, Set<Double> points) {
    if (Double.isFinite(x)) {
      points.add(x + 0.0); // -0 and 0 are one point
    }
  }
}
