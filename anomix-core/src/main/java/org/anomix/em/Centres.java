package org.anomix.em;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.anomix.Rows;
import org.anomix.Scaling;

/** Draws centres among rows and assigns rows to the nearest, distances taken in units. */
final class Centres {
  /** The expected squared distance of two values of a column, in its unit. */
  private static final double UNKNOWN_DISTANCE = 2;

  private final Rows rows;
  private final int[] candidates;
  private final Scaling scaling;

  Centres(Rows rows, int[] candidates, Scaling scaling) {
    this.rows = rows;
    this.candidates = candidates;
    this.scaling = scaling;
  }

  /** Distinct random rows, as far as there are enough; indices into the candidates. */
  int[] randomRows(int count, SplittableRandom random) {
    return draw(count, random, false);
  }

  /** Rows drawn with probability proportional to the squared distance to the centres so far. */
  int[] plusPlus(int count, SplittableRandom random) {
    return draw(count, random, true);
  }

  private int[] draw(int count, SplittableRandom random, boolean far) {
    int[] centres = new int[count];
    double[] distance = new double[candidates.length];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    double[] mass = new double[candidates.length];
    for (int c = 0; c < count; c++) {
      double total = 0;
      for (int i = 0; i < mass.length; i++) {
        double attraction = far && c > 0 ? distance[i] : Math.signum(distance[i]);
        mass[i] = rows.weight(candidates[i]) * attraction;
        total += mass[i];
      }
      centres[c] = drawn(mass, random.nextDouble() * total);
      updateDistances(centres[c], distance);
    }
    return centres;
  }

  private static int drawn(double[] mass, double position) {
    int last = mass.length - 1;
    while (last > 0 && mass[last] == 0) {
      last--;
    }
    double rest = position;
    int i = 0;
    while (i < last && rest >= mass[i]) {
      rest -= mass[i++];
    }
    return i;
  }

  private void updateDistances(int centre, double[] distance) {
    for (int i = 0; i < candidates.length; i++) {
      distance[i] = Math.min(distance[i], squaredDistance(candidates[i], candidates[centre]));
    }
  }

  /** Over the columns known of both, of which one stands for as many as there are. */
  private double squaredDistance(int row, int centre) {
    double sum = 0;
    int unknown = 0;
    for (int j = 0; j < rows.dimension(); j++) {
      if (rows.isMissing(row, j) || rows.isMissing(centre, j)) {
        unknown++;
      } else {
        double z = (rows.value(row, j) - rows.value(centre, j)) / scaling.unit(j);
        sum += z * z;
      }
    }
    if (unknown == 0) {
      return sum;
    }
    int known = rows.dimension() - unknown;
    double each = known == 0 ? UNKNOWN_DISTANCE : sum / known;
    return each * rows.dimension();
  }

  /** For every candidate the number of the nearest centre, the first of equals. */
  int[] nearest(int[] centres) {
    double[] reaches = new double[centres.length];
    Arrays.fill(reaches, 1);
    return nearest(centres, reaches);
  }

  /**
   * The same where some centres reach farther than others.
   *
   * @param reaches for each centre what distances to it are divided by
   */
  int[] nearest(int[] centres, double[] reaches) {
    int[] labels = new int[candidates.length];
    double[] best = new double[candidates.length];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    for (int c = 0; c < centres.length; c++) {
      for (int i = 0; i < candidates.length; i++) {
        double distance =
            squaredDistance(candidates[i], candidates[centres[c]]) / (reaches[c] * reaches[c]);
        if (distance < best[i]) {
          best[i] = distance;
          labels[i] = c;
        }
      }
    }
    return labels;
  }
}
