package org.anomix.plot;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import org.knowm.xchart.style.markers.Marker;

/** Marks of rows; below the axis in whole pixels, so that a mark has the colour it is given. */
final class Marks extends Marker {
  static final Marker TICK = new Marks(0);
  static final Marker MORE_LEFT = new Marks(-1);
  static final Marker MORE_RIGHT = new Marks(1);
  static final Marker POINT = new Point();

  private static final int HALF = 8;
  private static final int WIDTH = 2;
  private static final int HEAD = 10;

  private final int direction;

  private Marks(int direction) {
    this.direction = direction;
  }

  @Override
  public void paint(Graphics2D g, double xOffset, double yOffset, int markerSize) {
    int x = (int) Math.rint(xOffset);
    int y = (int) Math.rint(yOffset);
    if (direction == 0) {
      g.fillRect(x - WIDTH / 2, y - HALF, WIDTH, 2 * HALF);
      return;
    }
    Path2D head = new Path2D.Double();
    head.moveTo(x, y);
    head.lineTo(x - direction * HEAD, y - HALF);
    head.lineTo(x - direction * HEAD, y + HALF);
    head.closePath();
    g.fill(head);
  }

  /** A dot so small that neighbours stay apart where there is room. */
  private static final class Point extends Marker {
    private static final double RADIUS = 2.6;

    @Override
    public void paint(Graphics2D g, double xOffset, double yOffset, int markerSize) {
      g.fill(new Ellipse2D.Double(xOffset - RADIUS, yOffset - RADIUS, 2 * RADIUS, 2 * RADIUS));
    }
  }
}
