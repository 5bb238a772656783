package org.anomix.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** One chart with its title above and its legend below. */
final class Panel {
  private static final int MARGIN = 18;
  private static final int TITLE_BASELINE = 28;
  private static final int SUBTITLE_BASELINE = 48;
  private static final int CHART_TOP = 56;

  /** Pixels below 0 for the marks of rows, and about as many as the horizontal axis takes. */
  private static final double MARKS = 44;

  private static final double AXIS = 75;

  /** Without marks the axis still lies a little below 0, else a line on it is drawn in half. */
  private static final double UNMARKED = 0.006;

  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 17);
  static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  private static final Font TICK = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

  private final String title;
  private final String subtitle;
  private final Axis horizontal;
  private final Axis vertical;
  private final boolean marked;
  private final double rightHeight;
  private final List<Layer> layers;

  /**
   * A panel.
   *
   * @param marked whether there are marks below the lower end of the left axis
   * @param rightHeight how far the right axis goes above 0; not positive if there is none
   */
  Panel(
      String title,
      String subtitle,
      Axis horizontal,
      Axis vertical,
      boolean marked,
      double rightHeight,
      List<Layer> layers) {
    this.title = title;
    this.subtitle = subtitle;
    this.horizontal = horizontal;
    this.vertical = vertical;
    this.marked = marked;
    this.rightHeight = rightHeight;
    this.layers = List.copyOf(layers);
  }

  /** The part of the horizontal axis that is shown. */
  View view() {
    return horizontal.view();
  }

  /** The part of the left axis that is shown, without the space for marks. */
  View heights() {
    return vertical.view();
  }

  String subtitle() {
    return subtitle;
  }

  List<Layer> layers() {
    return layers;
  }

  void paint(Graphics2D g, int width, int panelHeight) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    // In whole pixels the letters of scaled text drift apart.
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    Legend legend = new Legend(layers, TICK, g.getFontMetrics(TICK), width - 2 * MARGIN);
    int chartWidth = width - MARGIN / 2;
    int chartHeight = panelHeight - CHART_TOP - legend.height() - MARGIN / 2;
    Graphics2D chart = (Graphics2D) g.create(0, CHART_TOP, chartWidth, chartHeight);
    chart(chartWidth, chartHeight).paint(chart, chartWidth, chartHeight);
    chart.dispose();
    g.setColor(Palette.TEXT);
    g.setFont(TITLE);
    g.drawString(title, MARGIN, TITLE_BASELINE);
    g.setColor(Palette.FAINT_TEXT);
    g.setFont(TEXT);
    g.drawString(subtitle, MARGIN, SUBTITLE_BASELINE);
    legend.paint(g, MARGIN, CHART_TOP + chartHeight);
  }

  private XYChart chart(int width, int chartHeight) {
    XYChart chart =
        new XYChartBuilder()
            .width(width)
            .height(chartHeight)
            .xAxisTitle(horizontal.title())
            .yAxisTitle(vertical.title())
            .build();
    double share = marked ? MARKS / Math.max(MARKS, chartHeight - AXIS - MARKS) : UNMARKED;
    style(chart.getStyler(), share);
    if (rightHeight > 0) {
      chart.setYAxisGroupTitle(1, "probability of a single value");
    }
    if (marked) {
      double[] ends = {view().from(), view().to()};
      double[] lowest = {heights().from(), heights().from()};
      add(chart, Layer.of(Layer.Kind.LINE, ends, lowest, Palette.BASELINE, 1), share);
    }
    for (Layer layer : layers) {
      add(chart, layer, share);
    }
    return chart;
  }

  private void style(XYStyler styler, double share) {
    styler.setLegendVisible(false);
    styler.setChartTitleVisible(false);
    styler.setChartPadding(MARGIN / 2);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setPlotContentSize(1);
    styler.setPlotMargin(0);
    styler.setLocale(Locale.ROOT);
    styler.setPlotGridLinesColor(Palette.GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setAxisTitleFont(TEXT);
    styler.setAxisTickLabelsFont(TICK);
    styler.setAxisTickLabelsColor(Palette.TEXT);
    styler.setAxisTickMarksColor(Palette.BASELINE);
    styler.setXAxisTitleColor(Palette.TEXT);
    styler.setYAxisTitleColor(Palette.TEXT);
    styler.setMarkerSize(7);
    // XChart's ticks are at least 0.57 of this apart: then none falls into the space for the marks.
    int spacing = (int) (1.8 * MARKS);
    styler.setXAxisTickMarkSpacingHint(spacing);
    styler.setYAxisTickMarkSpacingHint(spacing);
    styler.setXAxisMin(view().from());
    styler.setXAxisMax(view().to());
    styler.setYAxisMin(0, heights().from() - share * heights().width());
    styler.setYAxisMax(0, heights().to());
    if (rightHeight > 0) {
      styler.setYAxisMin(1, -share * rightHeight);
      styler.setYAxisMax(1, rightHeight);
      styler.setYAxisGroupPosition(1, Styler.YAxisPosition.Right);
    }
    styler.setXAxisTickLabelsFormattingFunction(horizontal.label()::apply);
    styler.setYAxisTickLabelsFormattingFunction(
        y -> y < heights().from() ? "" : vertical.label().apply(y));
  }

  private void add(XYChart chart, Layer layer, double share) {
    if (layer.x().length == 0) {
      return;
    }
    switch (layer.kind()) {
      case AREA -> {
        XYSeries area = series(chart, layer, layer.x(), layer.y());
        area.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Area);
        area.setFillColor(layer.color());
        area.setLineColor(new Color(0, true));
        line(chart, layer, layer.x(), layer.y(), Color.WHITE, layer.width());
      }
      case LINE -> line(chart, layer, layer.x(), layer.y(), layer.color(), layer.width());
      case STEMS -> {
        uprights(chart, layer);
        markers(chart, layer, layer.y(), SeriesMarkers.CIRCLE);
      }
      case DOTS -> {
        line(chart, layer, layer.x(), layer.y(), layer.color(), 1);
        markers(chart, layer, layer.y(), SeriesMarkers.CIRCLE);
      }
      case POINTS -> markers(chart, layer, layer.y(), Marks.POINT);
      case BAND -> {
        XYSeries band = series(chart, layer, layer.x(), layer.y());
        band.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea);
        band.setFillColor(layer.color());
        band.setLineColor(new Color(0, true));
      }
      case PILLARS -> uprights(chart, layer);
      case TICKS -> markers(chart, layer, below(layer, share), Marks.TICK);
      case MORE_LEFT -> markers(chart, layer, below(layer, share), Marks.MORE_LEFT);
      case MORE_RIGHT -> markers(chart, layer, below(layer, share), Marks.MORE_RIGHT);
    }
  }

  /** Vertical lines from 0, kept apart by NaN. */
  private static void uprights(XYChart chart, Layer layer) {
    double[] x = new double[3 * layer.x().length];
    double[] y = new double[3 * layer.x().length];
    for (int i = 0; i < layer.x().length; i++) {
      Arrays.fill(x, 3 * i, 3 * i + 3, layer.x()[i]);
      y[3 * i + 1] = layer.y()[i];
      y[3 * i + 2] = Double.NaN;
    }
    line(chart, layer, x, y, layer.color(), layer.width());
  }

  private static void line(
      XYChart chart, Layer layer, double[] x, double[] y, Color color, float width) {
    XYSeries series = series(chart, layer, x, y);
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
    series.setLineColor(color);
    // XChart draws piece by piece: round ends join the pieces, but would make a pillar too high.
    int cap = layer.kind() == Layer.Kind.PILLARS ? BasicStroke.CAP_BUTT : BasicStroke.CAP_ROUND;
    series.setLineStyle(new BasicStroke(width, cap, BasicStroke.JOIN_ROUND));
  }

  /** Where marks lie whose y counts depths of the space below the left axis. */
  private double[] below(Layer layer, double share) {
    double depth = share * heights().width();
    return Arrays.stream(layer.y()).map(lane -> heights().from() + lane * depth).toArray();
  }

  private static void markers(XYChart chart, Layer layer, double[] y, Marker marker) {
    XYSeries series = series(chart, layer, layer.x(), y);
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    series.setMarker(marker);
    series.setMarkerColor(layer.color());
  }

  private static XYSeries series(XYChart chart, Layer layer, double[] x, double[] y) {
    // XChart wants a name of its own for every series; the legend here is not XChart's.
    XYSeries series = chart.addSeries("series " + chart.getSeriesCollection().size(), x, y);
    series.setMarker(SeriesMarkers.NONE);
    series.setYAxisGroup(layer.onRightAxis() ? 1 : 0);
    return series;
  }
}
