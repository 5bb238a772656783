package org.anomix.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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

  /** Draws from a component with atoms, in a picture without rows. */
  private static final int DRAWS = 500;

  private static final long SEED = 0;
  private static final String NOBODY = "made by no component";
  private static final float LINE = 1.8f;
  private static final double MARGIN = 0.05;

  private final Mixture model;

  /** The laws of the two columns of the components, the columns ascending. */
  private final List<Distribution> laws;

  private final Rows rows;
  private final Axes axes;
  private final List<Layer> layers = new ArrayList<>();

  /**
   * The columns that are drawn, and which part of them.
   *
   * @param across the column along the horizontal axis
   * @param up the column along the vertical axis
   * @param horizontal the part of the first
   * @param vertical the part of the second
   */
  record Axes(int across, int up, View horizontal, View vertical) {
    /** Where nearly all rows and the components lie. */
    static Axes of(Mixture model, Rows rows, int across, int up) {
      return new Axes(across, up, view(model, rows, across), view(model, rows, up));
    }

    private boolean show(Rows rows, int r) {
      return horizontal.contains(rows.value(r, across)) && vertical.contains(rows.value(r, up));
    }

    private boolean areKnown(Rows rows, int r) {
      return !rows.isMissing(r, across) && !rows.isMissing(r, up);
    }
  }

  private PlaneDrafter(Mixture model, Rows rows, Axes axes) {
    this.model = model;
    this.rows = rows;
    this.axes = axes;
    int[] columns = {Math.min(axes.across, axes.up), Math.max(axes.across, axes.up)};
    this.laws = model.marginal(columns).components();
  }

  /** Rows in the colours of the components most likely to have made them. */
  static Panel components(Mixture model, Rows rows, Axes axes) {
    PlaneDrafter drafter = new PlaneDrafter(model, rows, axes);
    int[] makers = model.mostLikelyComponents(rows);
    for (int k = 0; k < model.size(); k++) {
      int component = k;
      String name = drafter.hasLines(k) || model.size() > NAMED ? "" : drafter.name(k);
      if (rows.size() == 0 && !drafter.hasLines(k)) {
        drafter.draws(k, name);
      } else {
        drafter.points(r -> makers[r] == component, Palette.component(k), name);
      }
    }
    drafter.points(r -> makers[r] < 0, Palette.ANOMALOUS, NOBODY);
    drafter.lines();
    String components = Labels.count(model.size(), "component");
    return rows.size() == 0
        ? drafter.panel("Model", components)
        : drafter.panel("Model and data", Labels.count(rows.size(), "row") + ", " + components);
  }

  /** Rows that are anomalous, and those that are not. */
  static Panel detection(Mixture model, Rows rows, boolean[] anomalous, Axes axes) {
    PlaneDrafter drafter = new PlaneDrafter(model, rows, axes);
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

  private static View view(Mixture model, Rows rows, int column) {
    double[] sorted =
        IntStream.range(0, rows.size())
            .filter(r -> !rows.isMissing(r, column))
            .mapToDouble(r -> rows.value(r, column))
            .sorted()
            .toArray();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    if (sorted.length > 0) {
      low = sorted[(int) Math.floor(OUTLYING * (sorted.length - 1))];
      high = sorted[(int) Math.ceil((1 - OUTLYING) * (sorted.length - 1))];
    }
    for (int k = 0; k < model.size(); k++) {
      Distribution law = model.components().get(k);
      double centre = law.expectation()[column];
      double reach = REACH * Math.sqrt(law.variances()[column]);
      if (model.weight(k) > 0 && Double.isFinite(centre) && Double.isFinite(reach)) {
        low = Math.min(low, centre - reach);
        high = Math.max(high, centre + reach);
      }
    }
    View view = low <= high ? View.between(low, high) : View.between(0, 0);
    return view.widened(MARGIN * view.width());
  }

  private interface Choice {
    boolean holds(int row);
  }

  private void points(Choice choice, Color color, String name) {
    int[] seen =
        IntStream.range(0, rows.size())
            .filter(r -> choice.holds(r) && axes.show(rows, r))
            .toArray();
    int step = 1 + (rows.size() - 1) / POINTS;
    double[] x = new double[(seen.length + step - 1) / step];
    double[] y = new double[x.length];
    Arrays.setAll(x, i -> rows.value(seen[i * step], axes.across));
    Arrays.setAll(y, i -> rows.value(seen[i * step], axes.up));
    if (x.length > 0 || !name.equals(NOBODY)) {
      layers.add(Layer.of(Layer.Kind.POINTS, x, y, translucent(color), 1).named(name));
    }
  }

  /** What stands for lines where there are none, and no rows either. */
  private void draws(int k, String name) {
    double[] drawn = new double[2 * DRAWS];
    laws.get(k).sample(new SplittableRandom(SEED), drawn, 0, DRAWS);
    boolean ascending = axes.across < axes.up;
    double[] x = new double[DRAWS];
    double[] y = new double[DRAWS];
    Arrays.setAll(x, i -> drawn[2 * i + (ascending ? 0 : 1)]);
    Arrays.setAll(y, i -> drawn[2 * i + (ascending ? 1 : 0)]);
    Color color = translucent(Palette.component(k));
    layers.add(
        Layer.of(Layer.Kind.POINTS, x, y, color, 1)
            .named(name.isEmpty() ? "" : name + ": " + DRAWS + " draws"));
  }

  private static Color translucent(Color color) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), 0x90);
  }

  private boolean hasLines(int k) {
    return !laws.get(k).hasAtoms() && model.weight(k) > 0;
  }

  private void lines() {
    for (int k = 0; k < model.size(); k++) {
      if (!hasLines(k)) {
        continue;
      }
      boolean ascending = axes.across < axes.up;
      Contours contours =
          ascending
              ? new Contours(laws.get(k), axes.horizontal, axes.vertical)
              : new Contours(laws.get(k), axes.vertical, axes.horizontal);
      boolean first = true;
      for (double share : ENCLOSED) {
        double[][] line = contours.line(contours.levelAround(share));
        double[] x = line[ascending ? 0 : 1];
        double[] y = line[ascending ? 1 : 0];
        Layer layer = Layer.of(Layer.Kind.LINE, x, y, Palette.component(k).darker(), LINE);
        layers.add(first && model.size() <= NAMED ? layer.named(label(k)) : layer);
        first = false;
      }
    }
  }

  private String label(int k) {
    return name(k) + (k == 0 ? ": lines around 50 % and 95 %" : "");
  }

  private String name(int k) {
    return laws.get(k).family().name() + ", weight " + Labels.weight(model.weight(k));
  }

  private Panel panel(String title, String subtitle) {
    int unknown = 0;
    int outside = 0;
    for (int r = 0; r < rows.size(); r++) {
      boolean known = axes.areKnown(rows, r);
      unknown += known ? 0 : 1;
      outside += known && !axes.show(rows, r) ? 1 : 0;
    }
    return new Panel(
        title,
        subtitle
            + unless0(outside, "beyond the picture")
            + unless0(unknown, "with a missing value"),
        Axis.ofValues(rows.columnName(axes.across), axes.horizontal),
        Axis.ofValues(rows.columnName(axes.up), axes.vertical),
        false,
        0,
        layers);
  }

  private static String unless0(int count, String what) {
    return count == 0 ? "" : "; " + Labels.count(count, "row") + " " + what;
  }
}
