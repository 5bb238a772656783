package org.anomix.em;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.Sum;

/**
 * The rule of a trimmed fit: the rows of lowest log density are left out, anew in every pass, until
 * they weigh a given share of all (Neykov, Filzmoser, Dimova and Neytchev 2007; García-Escudero,
 * Gordaliza, Matrán and Mayo-Iscar 2008). Since the next model makes the kept rows no less likely,
 * and the rows it keeps are no less likely than those, the trimmed log-likelihood never falls: the
 * concentration step of Rousseeuw and Van Driessen (1999).
 *
 * <p>Among rows of equal log density the first ones stay. The last row that is kept may be kept in
 * part; where all weights are whole, so is the weight left out, and no row is parted: integer
 * weights are repeated rows.
 */
final class Trim {
  static final Trim NONE = new Trim(0);

  /** Keeps 0.3 of 10 rows at 3. */
  private static final double SURPLUS = 1e-9;

  private final double share;

  private Trim(double share) {
    this.share = share;
  }

  static Trim of(double share) {
    if (!(share >= 0 && share < 0.5)) {
      throw new ParameterException("fit", "trim", share, "at least 0 and below 0.5");
    }
    return share == 0 ? NONE : new Trim(share);
  }

  double share() {
    return share;
  }

  boolean any() {
    return share > 0;
  }

  /** The weight to be left out. */
  double weight(Rows rows) {
    double weight = share * rows.totalWeight();
    return isWhole(rows) ? Math.floor(weight + SURPLUS) : weight;
  }

  private static boolean isWhole(Rows rows) {
    for (int r = 0; r < rows.size() && rows.weighted(); r++) {
      if (rows.weight(r) != Math.rint(rows.weight(r))) {
        return false;
      }
    }
    return true;
  }

  /**
   * What is kept of the weight of every row.
   *
   * @param logDensities one per row
   * @param rows the rows
   * @param left the weight to be left out
   * @param place where each row stands among others of equal log density
   */
  static double[] kept(double[] logDensities, Rows rows, double left, IntUnaryOperator place) {
    double[] kept = new double[rows.size()];
    Arrays.setAll(kept, rows::weight);
    double line = new Line(logDensities, kept).above(left);
    List<Integer> atLine = new ArrayList<>();
    Sum below = new Sum();
    for (int r = 0; r < kept.length; r++) {
      int side = Double.compare(logDensities[r], line);
      if (side == 0) {
        atLine.add(r);
      } else if (side < 0) {
        below.add(kept[r]);
        kept[r] = 0;
      }
    }
    atLine.sort(Comparator.comparingInt(place::applyAsInt).reversed());
    double rest = left - below.value();
    for (int i = 0; i < atLine.size() && rest > 0; i++) {
      int row = atLine.get(i);
      double part = Math.min(rest, kept[row]);
      kept[row] -= part;
      rest -= part;
    }
    return kept;
  }

  /** Finds by quickselect the log density at which a weight is used up. */
  private static final class Line {
    private final double[] values;
    private final double[] weights;

    Line(double[] logDensities, double[] weights) {
      this.values = logDensities.clone();
      this.weights = weights.clone();
    }

    /** The least value such that it and all lower ones weigh more than a given weight. */
    double above(double weight) {
      // Pivots at random, but always the same ones.
      SplittableRandom random = new SplittableRandom(0);
      int from = 0;
      int to = values.length;
      double before = 0;
      while (true) {
        double pivot = values[random.nextInt(from, to)];
        double lower = 0;
        double equal = 0;
        int firstEqual = from;
        int firstHigher = to;
        for (int i = from; i < firstHigher; ) {
          int side = Double.compare(values[i], pivot);
          if (side > 0) {
            swap(i, --firstHigher);
          } else if (side < 0) {
            lower += weights[i];
            swap(i++, firstEqual++);
          } else {
            equal += weights[i++];
          }
        }
        if (before + lower > weight && firstEqual > from) {
          to = firstEqual;
        } else if (before + lower + equal > weight || firstHigher == to) {
          return pivot;
        } else {
          before += lower + equal;
          from = firstHigher;
        }
      }
    }

    private void swap(int i, int j) {
      double value = values[i];
      values[i] = values[j];
      values[j] = value;
      double weight = weights[i];
      weights[i] = weights[j];
      weights[j] = weight;
    }
  }
}
