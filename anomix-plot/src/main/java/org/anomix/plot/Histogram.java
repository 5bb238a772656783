package org.anomix.plot;

import java.util.Arrays;
import org.anomix.UnivariateDistribution;
import org.anomix.mixture.UnivariateMixture;

/**
 * Bars of equal width whose heights are shares of the whole weight per unit of x, so that their
 * area is the share of the weight that they cover.
 */
final class Histogram {
  private static final int FEWEST = 8;
  private static final int MOST = 100;

  /** A component of a smaller weight does not make the bars narrower. */
  private static final double RELEVANT = 0.02;

  private final double origin;
  private final double width;
  private final double[] heights;

  Histogram(double origin, double width, double[] heights) {
    this.origin = origin;
    this.width = width;
    this.heights = heights;
  }

  /**
   * The histogram of the values within a view that are no atoms of the model; the heights are
   * shares of the weight of all values.
   */
  static Histogram of(Column data, UnivariateMixture model, View view) {
    boolean[] counted = Atoms.isAtom(model, data.values());
    for (int i = 0; i < counted.length; i++) {
      counted[i] = !counted[i];
    }
    double width = width(data, model, view);
    double unit = data.unit(view.width() / 1000);
    if (unit > 0) {
      // Bars of whole units, else some of them hold more of the possible values than others.
      width = unit * Math.max(1, Math.rint(width / unit));
      while (view.width() > MOST * 2.0 * width) {
        width += unit;
      }
      double first = data.firstFrom(view.from());
      return of(data, view, counted, first - unit / 2, width, 1);
    }
    return of(data, view, counted, Math.floor(view.from() / width) * width, width, 1);
  }

  /** Bars centred on atoms; heights are the relative frequency of one atom. */
  static Histogram of(Column data, UnivariateMixture model, View view, Atoms atoms) {
    double spacing = atoms.spacing();
    double width = spacing * Math.max(1, Math.rint(width(data, model, view) / spacing));
    if (view.width() / spacing <= 2 * MOST) {
      width = spacing;
    }
    double first = atoms.isEmpty() ? view.from() : atoms.values()[0] - spacing / 2;
    boolean[] all = new boolean[data.size()];
    Arrays.fill(all, true);
    return of(data, view, all, first, width, spacing);
  }

  private static Histogram of(
      Column data, View view, boolean[] counted, double anchor, double width, double perUnit) {
    double origin = anchor - Math.ceil((anchor - view.from()) / width) * width;
    int bars = (int) Math.ceil((view.to() - origin) / width);
    double[] heights = new double[Math.max(1, bars)];
    for (int i = 0; i < data.size(); i++) {
      double x = data.value(i);
      if (view.contains(x) && counted[i]) {
        int bar = (int) Math.floor((x - origin) / width);
        heights[Math.max(0, Math.min(bar, heights.length - 1))] += data.weight(i);
      }
    }
    for (int bar = 0; bar < heights.length; bar++) {
      heights[bar] = data.share(heights[bar]) * (perUnit / width);
    }
    return new Histogram(origin, width, heights);
  }

  /**
   * Freedman and Diaconis (1981), of all rows and of each component's share of them: the
   * interquartile range of well separated components would smear each into one bar.
   */
  private static double width(Column data, UnivariateMixture model, View view) {
    double width = rule(data.quantile(0.75) - data.quantile(0.25), data.totalWeight());
    for (int k = 0; k < model.size(); k++) {
      UnivariateDistribution component = (UnivariateDistribution) model.components().get(k);
      if (model.weight(k) >= RELEVANT) {
        double range = component.quantile(0.75) - component.quantile(0.25);
        width = Math.min(width, rule(range, model.weight(k) * data.totalWeight()));
      }
    }
    return Math.max(view.width() / MOST, Math.min(width, view.width() / FEWEST));
  }

  private static double rule(double interquartileRange, double rows) {
    double width = 2 * interquartileRange / Math.cbrt(Math.max(rows, 1));
    return width > 0 ? width : Double.POSITIVE_INFINITY;
  }

  double highest() {
    double highest = 0;
    for (double height : heights) {
      highest = Math.max(highest, height);
    }
    return highest;
  }

  double width() {
    return width;
  }

  double area() {
    double area = 0;
    for (double height : heights) {
      area += height * width;
    }
    return area;
  }

  /** The outline's x: four corners per bar. */
  double[] outlineX() {
    double[] x = new double[4 * heights.length];
    for (int bar = 0; bar < heights.length; bar++) {
      x[4 * bar] = x[4 * bar + 1] = origin + bar * width;
      x[4 * bar + 2] = x[4 * bar + 3] = origin + (bar + 1) * width;
    }
    return x;
  }

  /** The outline's y: four corners per bar, each bar standing on 0. */
  double[] outlineY() {
    double[] y = new double[4 * heights.length];
    for (int bar = 0; bar < heights.length; bar++) {
      y[4 * bar + 1] = y[4 * bar + 2] = heights[bar];
    }
    return y;
  }
}
