package org.anomix.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.junit.jupiter.api.Test;

final class ContoursTest {
  private static final View WIDE = new View(-10, 10);

  /** Independent normal columns of sd 1 and 2 about (1, -1); nothing beyond a distance in x. */
  private record Oval(double widest) implements Distribution {
    @Override
    public DistributionFamily family() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public void logDensity(Block x, double[] out, int outFrom) {
      for (int r = 0; r < x.rows(); r++) {
        double u = x.values()[x.column(0) + r] - 1;
        double v = (x.values()[x.column(1) + r] + 1) / 2;
        out[outFrom + r] = Math.abs(u) > widest ? Double.NEGATIVE_INFINITY : -0.5 * (u * u + v * v);
      }
    }

    @Override
    public void sample(RandomGenerator random, double[] out, int from, int to) {
      for (int r = from; r < to; r++) {
        out[2 * r] = 1 + random.nextGaussian();
        out[2 * r + 1] = -1 + 2 * random.nextGaussian();
      }
    }
  }

  @Test
  void lineRunsAtItsLevelAllAround() {
    Oval law = new Oval(Double.POSITIVE_INFINITY);
    Contours contours = new Contours(law, WIDE, WIDE);
    double level = contours.levelAround(0.5);
    assertEquals(-Math.log(2), level, 0.05); // half of the rows lie within δ = 2 ln 2
    double[][] line = contours.line(level);
    boolean[] quadrants = new boolean[4];
    for (int i = 0; i < line[0].length; i++) {
      if (!Double.isNaN(line[0][i])) {
        assertEquals(level, law.logDensity(line[0][i], line[1][i]), 0.01);
        quadrants[(line[0][i] > 1 ? 1 : 0) + (line[1][i] > -1 ? 2 : 0)] = true;
      }
    }
    for (boolean seen : quadrants) {
      assertTrue(seen);
    }
  }

  @Test
  void piecesOfALineAreTwoPointsEach() {
    double[][] line = new Contours(new Oval(1), WIDE, WIDE).line(-2);
    assertTrue(line[0].length > 0);
    for (int i = 0; i < line[0].length; i++) {
      assertEquals(i % 3 == 2, Double.isNaN(line[0][i]));
      assertEquals(i % 3 == 2, Double.isNaN(line[1][i]));
      // The end of the support lies at 0 and 2, and a cell is a twelfth wide.
      assertTrue(i % 3 == 2 || Math.abs(line[0][i] - 1) <= 1.1);
    }
  }

  @Test
  void levelThatNothingReachesHasNoLine() {
    assertEquals(0, new Contours(new Oval(1), WIDE, WIDE).line(1)[0].length);
  }
}
