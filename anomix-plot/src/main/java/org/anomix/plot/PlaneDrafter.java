package org.anomix.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anomix.Distribution;
import org.anomix.Rows;
import org.anomix.mixture.Mixture;

/** Rows of two columns as points of a plane, and the regions in which components lie. */
final class PlaneDrafter {
  /** More points than this hide each other: every so-manieth is drawn. */
  private static final int POINTS = 4000;

  /** More components than this are drawn, but not named. */
  private static final int NAMED = 7;

  /** Shares of a component that its two lines enclose. */
  private static final double[] ENCLOSED = {0.5, 0.95};

  /** Of the rows, the share on each side that may lie outside of the picture. */
  private static final double OUTLYING = 0.002;

  private static final double REACH = 3;
  private static final String NOBODY = "made by no component";
  private static final float LINE = 1.8f;
  private static final double MARGIN = 0.05;

  private final Mixture model;
  private final Rows rows;
  private final View horizontal;
  private final View vertical;
  private final List<Layer> layers = new ArrayList<>();

  private PlaneDrafter(Mixture model, Rows rows, View horizontal, View vertical) {
    this.model = model;
    this.rows = rows;
    this.horizontal = horizontal;
    this.vertical = vertical;
  }

  /** Rows in the colours of the components most likely to have made them. */
  static Panel components(Mixture model, Rows rows, View horizontal, View vertical) {
    PlaneDrafter drafter = new PlaneDrafter(model, rows, horizontal, vertical);
    int[] makers = model.mostLikelyComponents(rows);
    for (int k = 0; k < model.size(); k++) {
      int component = k;
      drafter.points(r -> makers[r] == component, Palette.component(k), "");
    }
    drafter.points(r -> makers[r] < 0, Palette.ANOMALOUS, NOBODY);
    drafter.lines();
    String subtitle =
        Labels.count(rows.size(), "row") + ", " + Labels.count(model.size(), "component");
    return drafter.panel("Model and data", subtitle);
  }

  /** Rows that are anomalous, and those that are not. */
  static Panel detection(Mixture model, Rows rows, boolean[] anomalous) {
    PlaneDrafter drafter =
        new PlaneDrafter(model, rows, view(model, rows, 0), view(model, rows, 1));
    int found = 0;
    for (boolean mark : anomalous) {
      found += mark ? 1 : 0;
    }
    drafter.points(
        r -> !anomalous[r], Palette.NORMAL, "normal: " + Labels.count(rows.size() - found, "row"));
    drafter.points(
        r -> anomalous[r], Palette.ANOMALOUS, "anomalous: " + Labels.count(found, "row"));
    drafter.lines();
    String subtitle =
        Labels.number(found) + " of " + Labels.count(rows.size(), "row") + " anomalous";
    return drafter.panel("Detection", subtitle);
  }

  /** Where nearly all rows and the components lie. */
  static View view(Mixture model, Rows rows, int column) {
    double[] sorted = new double[rows.size()];
    for (int r = 0; r < sorted.length; r++) {
      sorted[r] = rows.value(r, column);
    }
    Arrays.sort(sorted);
    double low = sorted[(int) Math.floor(OUTLYING * (sorted.length - 1))];
    double high = sorted[(int) Math.ceil((1 - OUTLYING) * (sorted.length - 1))];
    for (int k = 0; k < model.size(); k++) {
      Distribution law = model.components().get(k);
      double centre = law.expectation()[column];
      double reach = REACH * Math.sqrt(law.variances()[column]);
      if (model.weight(k) > 0 && Double.isFinite(centre) && Double.isFinite(reach)) {
        low = Math.min(low, centre - reach);
        high = Math.max(high, centre + reach);
      }
    }
    View view = View.between(low, high);
    return view.widened(MARGIN * view.width());
  }

  private interface Choice {
    boolean holds(int row);
  }

  private void points(Choice choice, Color color, String name) {
    int step = 1 + (rows.size() - 1) / POINTS;
    double[] x = new double[rows.size()];
    double[] y = new double[rows.size()];
    int count = 0;
    for (int r = 0; r < rows.size(); r++) {
      boolean seen = horizontal.contains(rows.value(r, 0)) && vertical.contains(rows.value(r, 1));
      if (choice.holds(r) && seen) {
        x[count] = rows.value(r, 0);
        y[count] = rows.value(r, 1);
        count++;
      }
    }
    int shown = (count + step - 1) / step;
    double[] some = new double[shown];
    double[] others = new double[shown];
    Arrays.setAll(some, i -> x[i * step]);
    Arrays.setAll(others, i -> y[i * step]);
    if (shown > 0 || !name.equals(NOBODY)) {
      layers.add(Layer.of(Layer.Kind.POINTS, some, others, translucent(color), 1).named(name));
    }
  }

  private static Color translucent(Color color) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), 0x90);
  }

  private void lines() {
    for (int k = 0; k < model.size(); k++) {
      Distribution law = model.components().get(k);
      if (law.hasAtoms() || model.weight(k) == 0) {
        continue;
      }
      Contours contours = new Contours(law, horizontal, vertical);
      boolean first = true;
      for (double share : ENCLOSED) {
        double[][] line = contours.line(contours.levelAround(share));
        Layer layer =
            Layer.of(Layer.Kind.LINE, line[0], line[1], Palette.component(k).darker(), LINE);
        layers.add(first && model.size() <= NAMED ? layer.named(label(k)) : layer);
        first = false;
      }
    }
  }

  private String label(int k) {
    return model.components().get(k).family().name()
        + ", weight "
        + Labels.weight(model.weight(k))
        + (k == 0 ? ": lines around 50 % and 95 %" : "");
  }

  private Panel panel(String title, String subtitle) {
    int outside = 0;
    for (int r = 0; r < rows.size(); r++) {
      boolean seen = horizontal.contains(rows.value(r, 0)) && vertical.contains(rows.value(r, 1));
      outside += seen ? 0 : 1;
    }
    String beyond = outside == 0 ? "" : "; " + Labels.count(outside, "row") + " beyond the picture";
    return new Panel(
        title,
        subtitle + beyond,
        Axis.ofValues(rows.columnName(0), horizontal),
        Axis.ofValues(rows.columnName(1), vertical),
        false,
        0,
        layers);
  }
}
