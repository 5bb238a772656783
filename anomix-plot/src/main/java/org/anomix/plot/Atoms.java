package org.anomix.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.anomix.Block;
import org.anomix.Distribution;
import org.anomix.UnivariateDistribution;
import org.anomix.mixture.UnivariateMixture;

/** The values within a view that have positive probability under a model, in ascending order. */
final class Atoms {
  /** More whole numbers than this are looked at in steps. */
  private static final int CANDIDATES = 4000;

  /** More stems than this would run into each other. */
  private static final int MOST = 240;

  private final double[] values;
  private final double spacing;

  private Atoms(double[] values, double spacing) {
    this.values = values;
    this.spacing = spacing;
  }

  /** Looks at the whole numbers, the data and the medians of the components. */
  static Atoms of(UnivariateMixture model, Column data, View view) {
    if (!model.hasAtoms()) {
      return new Atoms(new double[0], 1);
    }
    TreeSet<Double> candidates = new TreeSet<>();
    double step = Math.max(1, Math.ceil(view.width() / CANDIDATES));
    for (double x = Math.ceil(view.from()); x <= view.to() && x + step > x; x += step) {
      candidates.add(x + 0.0);
    }
    for (Distribution component : model.components()) {
      candidates.add(((UnivariateDistribution) component).quantile(0.5) + 0.0);
    }
    boolean[] atAtom = isAtom(model, data.values());
    for (int i = 0; i < data.size(); i++) {
      if (atAtom[i]) {
        candidates.add(data.value(i));
      }
    }
    double[] tried =
        candidates.stream().filter(view::contains).mapToDouble(Double::doubleValue).toArray();
    boolean[] kept = isAtom(model, tried);
    List<Double> atoms = new ArrayList<>();
    double spacing = Double.POSITIVE_INFINITY;
    for (int i = 0; i < tried.length; i++) {
      if (kept[i]) {
        if (!atoms.isEmpty()) {
          spacing = Math.min(spacing, tried[i] - atoms.get(atoms.size() - 1));
        }
        atoms.add(tried[i]);
      }
    }
    return new Atoms(thinned(model, atoms), step > 1 || Double.isInfinite(spacing) ? 1 : spacing);
  }

  /** Of each run of neighbours the likeliest: a lone heavy atom among many must stay. */
  private static double[] thinned(UnivariateMixture model, List<Double> atoms) {
    int runs = Math.min(atoms.size(), MOST);
    double[] kept = new double[runs];
    for (int run = 0; run < runs; run++) {
      int from = (int) ((long) run * atoms.size() / runs);
      int to = (int) ((run + 1L) * atoms.size() / runs);
      kept[run] = atoms.get(from);
      for (int i = from + 1; i < to; i++) {
        if (model.logDensity(atoms.get(i)) > model.logDensity(kept[run])) {
          kept[run] = atoms.get(i);
        }
      }
    }
    return kept;
  }

  static boolean[] isAtom(Distribution law, double[] x) {
    boolean[] out = new boolean[x.length];
    if (law.hasAtoms()) {
      int[] order = new int[x.length];
      law.atomOrder(Block.ofColumn(x), order, 0);
      for (int i = 0; i < x.length; i++) {
        out[i] = order[i] > 0;
      }
    }
    return out;
  }

  boolean isEmpty() {
    return values.length == 0;
  }

  int size() {
    return values.length;
  }

  double[] values() {
    return values;
  }

  /** The smallest distance of two neighbours, 1 where there are no two. */
  double spacing() {
    return spacing;
  }

  /** The probability of each atom under a law, times a weight; 0 where the law has a density. */
  double[] masses(Distribution law, double weight) {
    double[] out = new double[values.length];
    boolean[] atom = isAtom(law, values);
    law.logDensity(Block.ofColumn(values), out, 0);
    for (int i = 0; i < out.length; i++) {
      out[i] = atom[i] ? weight * Math.exp(out[i]) : 0;
    }
    return out;
  }

  /** Whether two components of positive weight have an atom in common. */
  boolean shared(UnivariateMixture model) {
    int[] owners = new int[values.length];
    for (int k = 0; k < model.size(); k++) {
      boolean[] atom = isAtom(model.components().get(k), values);
      for (int i = 0; i < owners.length; i++) {
        owners[i] += atom[i] && model.weight(k) > 0 ? 1 : 0;
      }
    }
    return Arrays.stream(owners).anyMatch(count -> count > 1);
  }

  /** The share of a column's weight at each atom. */
  double[] shares(Column column) {
    return Arrays.stream(values).map(x -> column.share(column.weightAt(x))).toArray();
  }
}
