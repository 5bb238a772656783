package org.anomix.plot;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.anomix.Block;
import org.anomix.Distribution;

/**
 * Lines of equal density of a law of two columns, found by cutting the cells of a grid (marching
 * squares; Lorensen and Cline 1987 in two dimensions).
 */
final class Contours {
  private static final int GRID = 240;
  private static final int DRAWS = 4000;
  private static final long SEED = 0;

  private final View horizontal;
  private final View vertical;
  private final double[][] heights = new double[GRID + 1][GRID + 1];
  private final double[] sorted;

  /** Looks at a law over a part of the plane. */
  Contours(Distribution law, View horizontal, View vertical) {
    this.horizontal = horizontal;
    this.vertical = vertical;
    double[] column = new double[2 * (GRID + 1)];
    for (int i = 0; i <= GRID; i++) {
      for (int j = 0; j <= GRID; j++) {
        column[j] = x(i);
        column[GRID + 1 + j] = y(j);
      }
      law.logDensity(Block.of(column, 0, GRID + 1, GRID + 1, 2), heights[i], 0);
    }
    double[] drawn = new double[2 * DRAWS];
    law.sample(new SplittableRandom(SEED), drawn, 0, DRAWS);
    this.sorted = new double[DRAWS];
    for (int r = 0; r < DRAWS; r++) {
      sorted[r] = law.logDensity(drawn[2 * r], drawn[2 * r + 1]);
    }
    Arrays.sort(sorted);
  }

  private double x(double i) {
    return horizontal.from() + i / GRID * horizontal.width();
  }

  private double y(double j) {
    return vertical.from() + j / GRID * vertical.width();
  }

  /** The log density above which so much of the law lies, told by draws from it. */
  double levelAround(double probability) {
    return sorted[(int) Math.floor((1 - probability) * (DRAWS - 1))];
  }

  /**
   * The line of a level as pieces between NaN.
   *
   * @return the x, and the y, of its points
   */
  double[][] line(double level) {
    Pieces pieces = new Pieces();
    for (int i = 0; i < GRID; i++) {
      for (int j = 0; j < GRID; j++) {
        cut(i, j, level, pieces);
      }
    }
    return pieces.points();
  }

  /** The line cuts sides whose ends lie on different sides of the level: two of them, or four. */
  private void cut(int i, int j, double level, Pieces pieces) {
    double[] corners = {
      heights[i][j] - level,
      heights[i + 1][j] - level,
      heights[i + 1][j + 1] - level,
      heights[i][j + 1] - level
    };
    int[] right = {0, 1, 1, 0};
    int[] up = {0, 0, 1, 1};
    int ends = 0;
    for (int side = 0; side < 4; side++) {
      int next = (side + 1) % 4;
      double from = corners[side];
      double to = corners[next];
      if (from < 0 != to < 0) {
        // An infinite end lies outside the support, whose border is drawn at the middle.
        double share = Double.isFinite(from) && Double.isFinite(to) ? from / (from - to) : 0.5;
        double x = x(i + right[side] + share * (right[next] - right[side]));
        double y = y(j + up[side] + share * (up[next] - up[side]));
        pieces.add(x, y);
        ends++;
        if (ends % 2 == 0) {
          pieces.add(Double.NaN, Double.NaN);
        }
      }
    }
  }

  /** Points that grow in number. */
  private static final class Pieces {
    private double[][] points = new double[2][256];
    private int count;

    void add(double x, double y) {
      if (count == points[0].length) {
        points =
            new double[][] {
              Arrays.copyOf(points[0], 2 * count), Arrays.copyOf(points[1], 2 * count)
            };
      }
      points[0][count] = x;
      points[1][count] = y;
      count++;
    }

    double[][] points() {
      return new double[][] {Arrays.copyOf(points[0], count), Arrays.copyOf(points[1], count)};
    }
  }
}
