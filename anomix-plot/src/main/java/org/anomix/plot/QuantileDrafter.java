package org.anomix.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.anomix.Rows;

/**
 * Observed values against the model's quantiles at their plotting positions (rank - 1/2)/rows
 * (Hazen 1914). Equal values share one point at the middle of their ranks, so that a value of
 * weight w and w equal rows are drawn alike, and counts lie on the line where they are right.
 */
final class QuantileDrafter {
  /** How far beyond the middle four fifths, in their widths, values are still shown. */
  private static final double REACH = 3;

  private static final double MARGIN = 0.03;

  /** Points nearer to each other than this, in shares of the view, fall on the same pixels. */
  private static final double NEAR = 0.002;

  /** Points nearer than this in ln(p/(1 - p)) follow each other closely in the tails too. */
  private static final double NEAR_LOGIT = 0.01;

  /** Number of corners of each edge of the band. */
  private static final int CORNERS = 400;

  private static final float LINE = 1.4f;

  private final SeenLaw law;
  private final Column column;
  private final double[] positions;
  private final int first;
  private final int last;
  private final View view;

  private QuantileDrafter(SeenLaw law, Column column) {
    this.law = law;
    this.column = column;
    this.positions = column.positions();
    double low = Math.min(law.quantile(0.1), column.quantile(0.1));
    double high = Math.max(law.quantile(0.9), column.quantile(0.9));
    View middle = View.between(low, high);
    View reached = middle.widened(REACH * middle.width());
    this.first = firstOf(i -> column.value(i) >= reached.from() && model(i) >= reached.from());
    this.last = firstOf(i -> column.value(i) > reached.to() || model(i) > reached.to()) - 1;
    double lowest = Math.min(column.value(first), model(first));
    double highest = Math.max(column.value(last), model(last));
    View shown =
        View.between(
            Math.min(lowest, reached.nearest(place(positions[first]).lower())),
            Math.max(highest, reached.nearest(place(positions[last]).upper())));
    this.view = shown.widened(MARGIN * shown.width());
  }

  /** The first value from which on a condition holds. */
  private int firstOf(IntPredicate condition) {
    int from = 0;
    int to = column.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (condition.test(middle)) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }

  private double model(int i) {
    return law.quantile(positions[i]);
  }

  /** The place of a point and of the band there: one for all ranks within an atom of the model. */
  private Place place(double position) {
    double x = law.quantile(position);
    double rows = column.totalWeight();
    double from = Math.min(position, law.cdfBefore(x));
    double to = Math.max(position, law.cdf(x));
    return new Place(
        x,
        law.quantile(Band.ofOrderStatistic(from, rows).lower()),
        law.quantile(Band.ofOrderStatistic(to, rows).upper()));
  }

  /** A quantile of the model, and where 95 of 100 samples have theirs. */
  private record Place(double x, double lower, double upper) {}

  private boolean inside(int i) {
    Place place = place(positions[i]);
    return column.value(i) >= place.lower() && column.value(i) <= place.upper();
  }

  static Panel quantiles(SeenLaw law, Rows data, String columnName) {
    QuantileDrafter drafter = new QuantileDrafter(law, Column.of(data));
    String subtitle =
        Labels.count(data.size(), "row")
            + ", "
            + Labels.count(law.model().size(), "component")
            + drafter.outside(data);
    List<Layer> layers = new ArrayList<>(List.of(drafter.band(), drafter.line()));
    layers.addAll(drafter.points());
    return new Panel(
        "Quantiles of the data against the model",
        subtitle,
        Axis.ofValues(columnName + ", by the model", drafter.view),
        Axis.ofValues(columnName + ", observed", drafter.view),
        false,
        0,
        layers);
  }

  private Layer line() {
    double[] ends = {view.from(), view.to()};
    return Layer.of(Layer.Kind.LINE, ends, ends, Palette.MIXTURE, LINE).named("equal quantiles");
  }

  private List<Layer> points() {
    Map<Boolean, List<Integer>> points =
        kept().stream().collect(Collectors.partitioningBy(this::inside));
    List<Integer> outside = points.getOrDefault(false, List.of());
    Layer inside = points(points.getOrDefault(true, List.of()), Palette.NORMAL);
    return outside.isEmpty()
        ? List.of(inside.named("data"))
        : List.of(
            inside.named("data within the band"),
            points(outside, Palette.ANOMALOUS).named("outside"));
  }

  private Layer points(List<Integer> values, Color color) {
    double[] x = values.stream().mapToDouble(this::model).toArray();
    double[] y = values.stream().mapToDouble(column::value).toArray();
    return Layer.of(Layer.Kind.POINTS, x, y, color, 1);
  }

  /** The values whose points do not fall on the one before. */
  private List<Integer> kept() {
    List<Integer> kept = new ArrayList<>();
    int before = first;
    for (int i = first; i <= last; i++) {
      boolean apart =
          column.value(i) - column.value(before) >= NEAR * view.width()
              || logit(positions[i]) - logit(positions[before]) >= NEAR_LOGIT;
      if (i == first || i == last || apart) {
        kept.add(i);
        before = i;
      }
    }
    return kept;
  }

  /** Evenly in ln(p/(1 - p)), along the lower edge and back along the upper one. */
  private Layer band() {
    double[] x = new double[2 * CORNERS];
    double[] y = new double[2 * CORNERS];
    double from = logit(positions[first]);
    double to = logit(positions[last]);
    for (int i = 0; i < CORNERS; i++) {
      Place place = place(1 / (1 + Math.exp(-(from + (to - from) * i / (CORNERS - 1)))));
      int back = 2 * CORNERS - 1 - i;
      x[i] = x[back] = view.nearest(place.x());
      y[i] = view.nearest(place.lower());
      y[back] = view.nearest(place.upper());
    }
    return Layer.of(Layer.Kind.BAND, x, y, Palette.BAND, 1).named("95 % of samples at each point");
  }

  private static double logit(double p) {
    return Math.log(p / (1 - p));
  }

  private String outside(Rows rows) {
    int outside = 0;
    for (int r = 0; r < rows.size(); r++) {
      double x = rows.value(r, 0);
      boolean shown = x >= column.value(first) && x <= column.value(last);
      outside += rows.weight(r) > 0 && !shown ? 1 : 0;
    }
    return outside == 0 ? "" : "; " + Labels.count(outside, "row") + " beyond what is shown";
  }
}
