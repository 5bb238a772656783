package org.anomix.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.anomix.Rows;
import org.anomix.UnivariateDistribution;
import org.anomix.mixture.UnivariateMixture;

/** Decides what a panel shows: which layers, over which view, up to which height. */
final class PanelDrafter {
  private static final double REACH_OF_DATA = 0.35;
  private static final double REACH_OF_BATCH = 0.75;

  /** More components than this are drawn, but not named. */
  private static final int NAMED = 7;

  /** More marks than this fall on the same pixels. */
  private static final int MARKS = 2000;

  /** More stems than this are drawn as a line through their ends. */
  private static final int STEMS = 80;

  /** Where the two lanes of marks lie, in depths of the space below the axis. */
  private static final double NORMAL_LANE = -0.3;

  private static final double ANOMALOUS_LANE = -0.75;

  /** A mixture's line is seen on both sides of that of a component which lies on it. */
  private static final float CASING = 4.2f;

  private static final float THICK = 2.6f;
  private static final float THIN = 1.7f;
  private static final float PILLAR = 10;

  private final UnivariateMixture model;
  private final Column column;
  private final View view;
  private final Atoms atoms;
  private final Curves curves;
  private final Histogram histogram;

  /** Whether the model has no density: then probabilities and frequencies share one axis. */
  private final boolean discrete;

  private final double height;
  private final double rightHeight;
  private final List<Layer> layers = new ArrayList<>();

  private PanelDrafter(UnivariateMixture model, Column column, View wanted, boolean bars) {
    this.model = model;
    this.column = column;
    this.atoms = Atoms.of(model, column, wanted);
    this.view =
        atoms.isEmpty() ? wanted : wanted.widened(0.6 * Math.min(atoms.spacing(), wanted.width()));
    this.curves = Curves.of(model, view);
    this.discrete = curves.isEmpty() && !atoms.isEmpty();
    double likeliest = Arrays.stream(atoms.masses(model, 1)).max().orElse(0);
    if (discrete) {
      this.histogram = Histogram.of(column, model, view, atoms);
      this.height = withRoom(Math.max(bars ? histogram.highest() : 0, likeliest));
      this.rightHeight = 0;
    } else {
      this.histogram = Histogram.of(column, model, view);
      this.height = withRoom(Math.max(bars ? histogram.highest() : 0, curves.height()));
      double commonest = !bars ? 0 : Arrays.stream(atoms.shares(column)).max().orElse(0);
      this.rightHeight = atoms.isEmpty() ? 0 : withRoom(Math.max(likeliest, commonest));
    }
  }

  private static double withRoom(double highest) {
    return highest > 0 ? 1.06 * highest : 1;
  }

  static Panel density(SeenLaw law, Rows data, String columnName) {
    UnivariateMixture model = law.model();
    Column column = Column.of(data).seenWith(law.probability());
    View view = View.of(model, column, true, REACH_OF_DATA);
    PanelDrafter drafter = new PanelDrafter(model, column, view, true);
    drafter.bars("data");
    drafter.model();
    String subtitle =
        Labels.count(data.size(), "row") + ", " + Labels.count(model.size(), "component");
    return drafter.panel("Model and data", subtitle + drafter.outside(data), columnName, false);
  }

  static Panel density(UnivariateMixture model, String columnName) {
    // Only what a column of data decides beside its bars: nothing of the model is asked of it.
    Column middle = Column.of(Rows.of(model.quantile(0.5)));
    View view = View.of(model, middle, false, REACH_OF_DATA);
    PanelDrafter drafter = new PanelDrafter(model, middle, view, false);
    drafter.model();
    return drafter.panel("Model", Labels.count(model.size(), "component"), columnName, false);
  }

  static Panel detection(
      UnivariateMixture model, Rows batch, boolean[] anomalous, String columnName) {
    Column column = Column.of(batch);
    View view = View.of(model, column, false, REACH_OF_BATCH);
    PanelDrafter drafter = new PanelDrafter(model, column, view, true);
    int found = 0;
    for (boolean mark : anomalous) {
      found += mark ? 1 : 0;
    }
    drafter.bars("batch");
    drafter.mixture("model", THICK);
    drafter.marks(batch, anomalous, false, "normal: " + Labels.count(batch.size() - found, "row"));
    drafter.marks(batch, anomalous, true, "anomalous: " + Labels.count(found, "row"));
    String subtitle =
        Labels.number(found) + " of " + Labels.count(batch.size(), "row") + " anomalous";
    return drafter.panel("Detection", subtitle + drafter.outside(batch), columnName, true);
  }

  private void model() {
    if (model.size() == 1) {
      mixture(label(0), THICK);
    } else {
      mixture("model", CASING);
      components();
    }
  }

  private Panel panel(String title, String subtitle, String columnName, boolean marked) {
    return new Panel(
        title,
        subtitle,
        Axis.ofValues(columnName, view),
        Axis.ofHeights(discrete ? "probability" : "density", height),
        marked,
        rightHeight,
        layers);
  }

  private String label(int k) {
    return Labels.component((UnivariateDistribution) model.components().get(k), model.weight(k));
  }

  private void bars(String name) {
    layers.add(
        Layer.of(Layer.Kind.AREA, histogram.outlineX(), histogram.outlineY(), Palette.BARS, 1)
            .named(name));
    double[] shares = atoms.shares(column);
    if (!discrete && Arrays.stream(shares).anyMatch(share -> share > 0)) {
      layers.add(
          Layer.of(Layer.Kind.PILLARS, atoms.values(), shares, Palette.BARS, PILLAR)
              .onRightAxis(true)
              .named(name + " at single values (right axis)"));
    }
  }

  private void mixture(String label, float width) {
    double[] masses = atoms.masses(model, 1);
    if (discrete) {
      boolean many = atoms.size() > STEMS;
      Layer.Kind kind = many ? Layer.Kind.LINE : Layer.Kind.STEMS;
      float stroke = many ? width : THIN;
      layers.add(
          Layer.of(kind, atoms.values(), seen(masses), Palette.MIXTURE, stroke).named(label));
      return;
    }
    layers.add(
        Layer.of(Layer.Kind.LINE, curves.x(), cut(curves.sum()), Palette.MIXTURE, width)
            .named(label));
    boolean alone = width == CASING && !atoms.shared(model);
    if (!atoms.isEmpty() && !alone) {
      // Where each atom is one component's, the stem of that component says it all.
      layers.add(
          Layer.of(Layer.Kind.STEMS, atoms.values(), seen(masses), Palette.MIXTURE, width)
              .onRightAxis(true)
              .named(label + " at single values (right axis)"));
    }
  }

  private void components() {
    for (int k = 0; k < model.size(); k++) {
      String label = k < NAMED ? label(k) : "";
      double[] masses = atoms.masses(model.components().get(k), model.weight(k));
      boolean stands = Arrays.stream(masses).anyMatch(mass -> mass > 0);
      if (stands) {
        stems(masses, k, label);
      } else {
        boolean seen = label.isEmpty() || curves.visible(k, height);
        layers.add(
            Layer.of(
                    Layer.Kind.LINE,
                    curves.x(),
                    above(curves.component(k)),
                    Palette.component(k),
                    THIN)
                .named(seen ? label : label + " (not visible)"));
      }
    }
  }

  private void stems(double[] masses, int k, String label) {
    boolean lone = Arrays.stream(masses).filter(mass -> mass > 0).count() == 1;
    String axis = discrete || label.isEmpty() ? "" : " (right axis)";
    Layer.Kind many = atoms.size() > STEMS ? Layer.Kind.LINE : Layer.Kind.DOTS;
    layers.add(
        Layer.of(
                lone || !discrete ? Layer.Kind.STEMS : many,
                atoms.values(),
                seen(masses),
                Palette.component(k),
                THIN)
            .onRightAxis(!discrete)
            .named(label + axis));
  }

  /** Without the dots that would lie on the axis. */
  private double[] seen(double[] masses) {
    double least = 0.002 * (discrete ? height : rightHeight);
    return Arrays.stream(masses).map(mass -> mass >= least ? mass : Double.NaN).toArray();
  }

  /** Without the stretches that would lie on the axis, coloured by whoever is drawn last. */
  private double[] above(double[] densities) {
    double least = 0.001 * height;
    double[] out = cut(densities);
    for (int i = 0; i < out.length; i++) {
      boolean before = i > 0 && densities[i - 1] >= least;
      boolean after = i + 1 < out.length && densities[i + 1] >= least;
      out[i] = densities[i] >= least || before || after ? out[i] : Double.NaN;
    }
    return out;
  }

  /** Poles and needles go a little beyond the frame, not to infinity. */
  private double[] cut(double[] densities) {
    return Arrays.stream(densities).map(y -> Math.min(y, 1.2 * height)).toArray();
  }

  private void marks(Rows batch, boolean[] anomalous, boolean which, String label) {
    TreeSet<Long> cells = new TreeSet<>();
    boolean left = false;
    boolean right = false;
    for (int r = 0; r < batch.size(); r++) {
      double x = batch.value(r, 0);
      if (anomalous[r] == which) {
        left |= x < view.from();
        right |= x > view.to();
        if (view.contains(x)) {
          cells.add(Math.round((x - view.from()) / view.width() * MARKS));
        }
      }
    }
    double[] x = cells.stream().mapToDouble(c -> view.from() + view.width() * c / MARKS).toArray();
    double lane = which ? ANOMALOUS_LANE : NORMAL_LANE;
    Color color = which ? Palette.ANOMALOUS : Palette.NORMAL;
    double[] y = new double[x.length];
    Arrays.fill(y, lane);
    layers.add(Layer.of(Layer.Kind.TICKS, x, y, color, THIN).named(label));
    double[] here = {lane};
    if (left) {
      double[] edge = {view.from()};
      layers.add(Layer.of(Layer.Kind.MORE_LEFT, edge, here, color, THIN));
    }
    if (right) {
      double[] edge = {view.to()};
      layers.add(Layer.of(Layer.Kind.MORE_RIGHT, edge, here, color, THIN));
    }
  }

  private String outside(Rows rows) {
    int left = 0;
    int right = 0;
    for (int r = 0; r < rows.size(); r++) {
      left += rows.value(r, 0) < view.from() ? 1 : 0;
      right += rows.value(r, 0) > view.to() ? 1 : 0;
    }
    List<String> parts = new ArrayList<>();
    if (left > 0) {
      parts.add(Labels.count(left, "row") + " left");
    }
    if (right > 0) {
      parts.add(Labels.count(right, "row") + " right");
    }
    return parts.isEmpty() ? "" : "; " + String.join(" and ", parts) + " of what is shown";
  }
}
