package org.anomix.plot;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** The named layers in lines below a chart, as many to a line as fit. */
final class Legend {
  private static final int SWATCH = 26;
  private static final int GAP = 7;
  private static final int BETWEEN = 22;
  private static final int LINE = 20;

  private final Font font;
  private final FontMetrics metrics;
  private final List<List<Layer>> lines = new ArrayList<>();

  Legend(List<Layer> layers, Font font, FontMetrics metrics, int width) {
    this.font = font;
    this.metrics = metrics;
    int used = width;
    for (Layer layer : layers) {
      if (!layer.label().isEmpty()) {
        int needed = width(layer);
        if (used + needed > width) {
          lines.add(new ArrayList<>());
          used = 0;
        }
        lines.get(lines.size() - 1).add(layer);
        used += needed + BETWEEN;
      }
    }
  }

  private int width(Layer layer) {
    return SWATCH + GAP + metrics.stringWidth(layer.label());
  }

  int height() {
    return lines.size() * LINE;
  }

  void paint(Graphics2D g, int left, int top) {
    g.setFont(font);
    for (int i = 0; i < lines.size(); i++) {
      int x = left;
      int middle = top + i * LINE + LINE / 2;
      for (Layer layer : lines.get(i)) {
        g.setColor(layer.color());
        swatch(g, layer, x, middle);
        g.setColor(Palette.TEXT);
        int baseline = middle + (metrics.getAscent() - metrics.getDescent()) / 2;
        g.drawString(layer.label(), x + SWATCH + GAP, baseline);
        x += width(layer) + BETWEEN;
      }
    }
  }

  private static void swatch(Graphics2D g, Layer layer, int x, int middle) {
    switch (layer.kind()) {
      case AREA, BAND -> g.fillRect(x, middle - 6, SWATCH, 12);
      case LINE -> {
        g.setStroke(new BasicStroke(layer.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        g.drawLine(x, middle, x + SWATCH, middle);
      }
      case STEMS -> {
        g.setStroke(new BasicStroke(layer.width()));
        g.drawLine(x + SWATCH / 2, middle - 5, x + SWATCH / 2, middle + 8);
        g.fillOval(x + SWATCH / 2 - 4, middle - 8, 8, 8);
      }
      case DOTS -> {
        g.setStroke(new BasicStroke(1));
        g.drawLine(x, middle, x + SWATCH, middle);
        g.fillOval(x + SWATCH / 2 - 4, middle - 4, 8, 8);
      }
      case POINTS -> {
        for (int i = 0; i < 3; i++) {
          g.fillOval(x + 2 + 9 * i, middle + 1 - 3 * i, 5, 5);
        }
      }
      case PILLARS -> g.fillRect(x + SWATCH / 2 - 5, middle - 7, 10, 14);
      case TICKS -> {
        for (int i = 0; i < 3; i++) {
          g.fillRect(x + 5 + 7 * i, middle - 6, 2, 12);
        }
      }
      case MORE_LEFT, MORE_RIGHT -> {
        // Explained by the subtitle, never named.
      }
    }
  }
}
