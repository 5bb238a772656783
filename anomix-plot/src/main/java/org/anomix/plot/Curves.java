package org.anomix.plot;

import java.util.Arrays;
import java.util.TreeSet;
import org.anomix.Block;
import org.anomix.Distribution;
import org.anomix.UnivariateDistribution;
import org.anomix.mixture.UnivariateMixture;

/**
 * The densities of a model and of its components over a view, on a grid that is fine where a
 * component is narrow. Values with positive probability are no part of them.
 */
final class Curves {
  private static final int EVEN = 900;
  private static final int PER_COMPONENT = 100;

  /**
   * Above this many times the height that all but a hundredth of the mass keeps, a curve is cut.
   */
  private static final double CUT = 1.25;

  private final double[] x;
  private final double[][] components;
  private final double[] sum;

  private Curves(double[] x, double[][] components, double[] sum) {
    this.x = x;
    this.components = components;
    this.sum = sum;
  }

  static Curves of(UnivariateMixture model, View view) {
    double[] x = grid(model, view);
    double[][] components = new double[model.size()][x.length];
    double[] sum = new double[x.length];
    for (int k = 0; k < model.size(); k++) {
      Distribution component = model.components().get(k);
      boolean[] atom = Atoms.isAtom(component, x);
      component.logDensity(Block.ofColumn(x), components[k], 0);
      double logWeight = Math.log(model.weight(k));
      for (int i = 0; i < x.length; i++) {
        boolean drawn = model.weight(k) > 0 && !atom[i];
        components[k][i] = drawn ? Math.exp(logWeight + components[k][i]) : 0;
        sum[i] += components[k][i];
      }
    }
    return new Curves(x, components, sum);
  }

  private static double[] grid(UnivariateMixture model, View view) {
    TreeSet<Double> points = new TreeSet<>();
    for (int i = 0; i <= EVEN; i++) {
      points.add(view.from() + view.width() * i / EVEN + 0.0);
    }
    for (Distribution law : model.components()) {
      UnivariateDistribution component = (UnivariateDistribution) law;
      for (int i = 0; i <= PER_COMPONENT; i++) {
        double point = component.quantile((double) i / PER_COMPONENT) + 0.0;
        points.add(point);
        if (i == 0 || i == PER_COMPONENT) {
          // On both sides of the ends of a support, so that a jump is drawn upright.
          points.add(Math.nextDown(point) + 0.0);
          points.add(Math.nextUp(point) + 0.0);
        }
      }
    }
    return points.stream().filter(view::contains).mapToDouble(Double::doubleValue).toArray();
  }

  /** Whether the model has a density anywhere in the view. */
  boolean isEmpty() {
    return Arrays.stream(sum).noneMatch(density -> density > 0);
  }

  double[] x() {
    return x;
  }

  double[] component(int k) {
    return components[k];
  }

  /** Whether a component's density is seen anywhere beside a given height. */
  boolean visible(int k, double height) {
    return Arrays.stream(components[k]).anyMatch(density -> density > 0.001 * height);
  }

  double[] sum() {
    return sum;
  }

  /** The height that shows the curve, but not the whole of a pole or of a needle without mass. */
  double height() {
    double[] level = new double[x.length - 1];
    double[] mass = new double[x.length - 1];
    Integer[] order = new Integer[x.length - 1];
    double total = 0;
    for (int i = 0; i < level.length; i++) {
      level[i] = Math.min(sum[i], sum[i + 1]);
      mass[i] = level[i] * (x[i + 1] - x[i]);
      total += mass[i];
      order[i] = i;
    }
    Arrays.sort(order, (a, b) -> Double.compare(level[b], level[a]));
    double highest = Arrays.stream(sum).filter(Double::isFinite).max().orElse(0);
    double above = 0;
    for (int i : order) {
      above += mass[i];
      if (above >= 0.01 * total) {
        return Math.min(highest, CUT * level[i]);
      }
    }
    return highest;
  }
}
