package org.anomix.mixture;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.mstep.Points;
import org.anomix.mstep.Weights;

/** A coarse mixture near weighted rows, from which that inside another law can be estimated. */
final class MixtureAnchor {
  /** Share of the rows that noise begins with. */
  private static final double NOISE = 0.1;

  /** Least share of the rows that any component begins with: nothing grows out of nothing. */
  private static final double LEAST = 1e-3;

  private final List<ComponentEstimator> parts;
  private final double[] leastWeights;

  MixtureAnchor(List<ComponentEstimator> parts, double[] leastWeights) {
    this.parts = parts;
    this.leastWeights = leastWeights;
  }

  Distribution law(Rows rows, double[] weights, Scaling scaling) {
    double total = Arrays.stream(weights).sum();
    double[] rest = weights.clone();
    Distribution[] laws = new Distribution[parts.size()];
    double[] masses = new double[parts.size()];
    for (int k = 0; k < laws.length; k++) {
      if (parts.get(k).held()) {
        laws[k] = parts.get(k).anchor(rows, weights, scaling);
        masses[k] = Points.isPoint(laws[k]) ? takeAtoms(laws[k], rows, rest) : NOISE * total;
      }
    }
    int[] free = IntStream.range(0, laws.length).filter(k -> !parts.get(k).held()).toArray();
    int[] pieces = pieces(rows, rest, free.length);
    for (int i = 0; i < free.length; i++) {
      double[] own = new double[rest.length];
      for (int r = 0; r < own.length; r++) {
        own[r] = pieces[r] == i ? rest[r] : 0;
        masses[free[i]] += own[r];
      }
      laws[free[i]] = parts.get(free[i]).anchor(rows, own, scaling);
    }
    for (int k = 0; k < masses.length; k++) {
      masses[k] = total > 0 ? Math.max(masses[k], LEAST * total) : 1;
    }
    double sum = Arrays.stream(masses).sum();
    double[] minimum = Arrays.stream(leastWeights).map(least -> least * sum).toArray();
    return Mixture.of(Weights.maximize(masses, minimum), List.of(laws));
  }

  /** The weight of the rows at the atoms of a law, which no other component is to begin with. */
  private static double takeAtoms(Distribution law, Rows rows, double[] rest) {
    int[] orders = new int[rows.size()];
    Pattern complete = Pattern.of(rows).get(0); // anchors see no missing values
    complete.forEachBlock((x, from) -> law.atomOrder(x, orders, from));
    double taken = 0;
    for (int r = 0; r < orders.length; r++) {
      if (orders[r] > 0) {
        taken += rest[r];
        rest[r] = 0;
      }
    }
    return taken;
  }

  /** Cuts the rows that count at equally spaced quantiles of the first column. */
  private static int[] pieces(Rows rows, double[] weights, int count) {
    int[] pieces = new int[weights.length];
    if (count < 2) {
      return pieces;
    }
    double total = Arrays.stream(weights).sum();
    List<Integer> order =
        IntStream.range(0, weights.length)
            .filter(r -> weights[r] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble(r -> rows.value(r, 0)))
            .toList();
    double before = 0;
    for (int row : order) {
      pieces[row] = (int) Math.min(count - 1.0, before * count / total);
      before += weights[row];
    }
    return pieces;
  }
}
