package org.anomix.plot;

import java.awt.Color;

/** One thing drawn in a panel, and its line in the legend. Layers are drawn in order. */
final class Layer {
  /** How the points of a layer are drawn. */
  enum Kind {
    /** A filled surface down to 0 with its outline. */
    AREA,
    /** A line through the points, broken at NaN. */
    LINE,
    /** A vertical line from 0 to each point, with a dot at its end. */
    STEMS,
    /** A dot at each point, joined by a thin line. */
    DOTS,
    /** A dot at each point. */
    POINTS,
    /** A filled polygon with a corner at each point. */
    BAND,
    /** A broad translucent line from 0 to each point. */
    PILLARS,
    /** A short vertical tick centred at each point; y counts depths of the space below 0. */
    TICKS,
    /** A triangle, placed like a tick, that says: there is more to the left. */
    MORE_LEFT,
    /** A triangle, placed like a tick, that says: there is more to the right. */
    MORE_RIGHT
  }

  private final Kind kind;
  private final double[] x;
  private final double[] y;
  private final Color color;
  private final float width;
  private final boolean onRightAxis;
  private final String label;

  private Layer(
      Kind kind,
      double[] x,
      double[] y,
      Color color,
      float width,
      boolean onRightAxis,
      String label) {
    this.kind = kind;
    this.x = x;
    this.y = y;
    this.color = color;
    this.width = width;
    this.onRightAxis = onRightAxis;
    this.label = label;
  }

  /** A layer on the left axis that the legend does not name. */
  static Layer of(Kind kind, double[] x, double[] y, Color color, float width) {
    return new Layer(kind, x, y, color, width, false, "");
  }

  Layer named(String text) {
    return new Layer(kind, x, y, color, width, onRightAxis, text);
  }

  Layer onRightAxis(boolean right) {
    return new Layer(kind, x, y, color, width, right, label);
  }

  Kind kind() {
    return kind;
  }

  double[] x() {
    return x;
  }

  double[] y() {
    return y;
  }

  Color color() {
    return color;
  }

  float width() {
    return width;
  }

  boolean onRightAxis() {
    return onRightAxis;
  }

  /** The text of the legend, empty where the layer is not named. */
  String label() {
    return label;
  }
}
