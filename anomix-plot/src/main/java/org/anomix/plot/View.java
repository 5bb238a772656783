package org.anomix.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.anomix.Distribution;
import org.anomix.UnivariateDistribution;
import org.anomix.mixture.UnivariateMixture;

/**
 * The part of the axis that a picture shows: where the model's density is visible, and what lies
 * near. A far row or the far tail of a heavy law must not squeeze the rest into one stroke.
 *
 * @param from the left end
 * @param to the right end, above the left one
 */
record View(double from, double to) {
  /** Ends are kept below this, so that no difference of two overflows. */
  private static final double FAR = 0x1p1020;

  /** Probabilities at which a component's curve is looked at to see where it is visible. */
  private static final double[] PROBABILITIES = {
    0.0005, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98,
    0.99, 0.995, 0.998, 0.9995
  };

  /** A density below this share of the usual height is not seen. */
  private static final double VISIBLE = 0.005;

  /**
   * The view of a model and data.
   *
   * @param rowsMatter whether most of the rows must be seen even where the model is not
   * @param reach how far beyond the middle, in its widths, rows and tails are still shown
   */
  static View of(UnivariateMixture model, Column data, boolean rowsMatter, double reach) {
    double low = model.quantile(0.1);
    double high = model.quantile(0.9);
    for (double x : visible(model)) {
      low = Math.min(low, x);
      high = Math.max(high, x);
    }
    if (rowsMatter) {
      low = Math.min(low, data.quantile(0.1));
      high = Math.max(high, data.quantile(0.9));
    }
    low = Math.max(low, -FAR);
    high = Math.min(high, FAR);
    double width = width(low, high);
    double leftmost = low - reach * width;
    double rightmost = high + reach * width;
    double from = Math.min(low, Math.max(leftmost, model.quantile(0.0005)));
    double to = Math.max(high, Math.min(rightmost, model.quantile(0.9995)));
    for (int k = 0; k < model.size(); k++) {
      Distribution component = model.components().get(k);
      double middle = ((UnivariateDistribution) component).quantile(0.5);
      boolean near = middle >= leftmost && middle <= rightmost;
      if (component.hasAtoms() && model.weight(k) > 0 && near) {
        from = Math.min(from, middle);
        to = Math.max(to, middle);
      }
    }
    from = Math.min(from, data.firstFrom(leftmost));
    to = Math.max(to, data.lastUpTo(rightmost));
    double margin = to > from ? 0.03 * (to - from) : width;
    return new View(from - margin, to + margin);
  }

  /** From one value to another, and to both sides of them where they are equal. */
  static View between(double low, double high) {
    double from = Math.max(-FAR, Math.min(low, FAR));
    double to = Math.max(-FAR, Math.min(high, FAR));
    View view = new View(from, to);
    return from < to ? view : view.widened(width(from, to) / 2);
  }

  private static double width(double low, double high) {
    return high > low ? high - low : low == 0 ? 1 : 0.1 * Math.abs(low);
  }

  /** Points at which the density is seen beside its usual height. */
  private static List<Double> visible(UnivariateMixture model) {
    record Seen(double x, double density, double mass) {}
    List<Seen> points = new ArrayList<>();
    for (int k = 0; k < model.size(); k++) {
      UnivariateDistribution component = (UnivariateDistribution) model.components().get(k);
      for (int i = 0; i < PROBABILITIES.length && model.weight(k) > 0; i++) {
        double x = component.quantile(PROBABILITIES[i]);
        double before = i == 0 ? 0 : PROBABILITIES[i - 1];
        double mass = model.weight(k) * (PROBABILITIES[i] - before);
        // A component of one value has no height that a density could be compared with.
        boolean spike = component.hasAtoms() && !(component.variance() > 0);
        if (Double.isFinite(x) && !spike) {
          points.add(new Seen(x, Math.exp(model.logDensity(x)), mass));
        }
      }
    }
    points.sort(Comparator.comparingDouble(Seen::density).reversed());
    double total = points.stream().mapToDouble(Seen::mass).sum();
    double usual = 0;
    double above = 0;
    for (Seen point : points) {
      above += point.mass();
      // A pole or a collapsed component of little mass does not set the height.
      if (above >= 0.1 * total) {
        usual = point.density();
        break;
      }
    }
    double least = VISIBLE * usual;
    return points.stream().filter(p -> p.density() >= least).map(Seen::x).toList();
  }

  double width() {
    return to - from;
  }

  boolean contains(double x) {
    return x >= from && x <= to;
  }

  /** The value within the view that is nearest to x. */
  double nearest(double x) {
    return Math.max(from, Math.min(x, to));
  }

  View widened(double margin) {
    return new View(from - margin, to + margin);
  }
}
