package org.anomix.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.anomix.DataException;
import org.anomix.ParameterException;
import org.junit.jupiter.api.Test;

final class FBetaTest {
  @Test
  void bestLineIsFoundByHand() {
    double[] scores = {9, 8, 7, 3, 2, 1};
    boolean[] anomalous = {true, false, true, false, true, false};
    // Above 5: two of three found, one false alarm: F1 = 4/6; above 1.5: 6/(6 + 2).
    FBeta best = FBeta.best(scores, anomalous, 1);
    assertEquals(1.5, best.line());
    assertEquals(0.75, best.value(), 1e-15);
    assertEquals(0.6, best.precision(), 1e-15);
    assertEquals(1, best.recall());
    // Where precision counts twice as much, the first row alone is best.
    assertEquals(8.5, FBeta.best(scores, anomalous, 0.5).line());
  }

  @Property(tries = 200)
  void noLineIsBetterThanTheBest(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int rows) {
    Random random = new Random(seed);
    double[] scores = new double[rows];
    boolean[] anomalous = new boolean[rows];
    for (int r = 0; r < rows; r++) {
      scores[r] = random.nextInt(8) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(6);
      anomalous[r] = r == 0 || random.nextBoolean();
    }
    double beta = 0.25 + 2 * random.nextDouble();
    FBeta best = FBeta.best(scores, anomalous, beta);
    assertEquals(best, FBeta.of(scores, anomalous, beta, best.line()));
    for (double line = -0.5; line < 7; line += 0.5) {
      assertTrue(FBeta.of(scores, anomalous, beta, line).value() <= best.value());
    }
  }

  @Test
  void nothingToJudgeIsRefused() {
    double[] scores = {1, 2};
    boolean[] none = {false, false};
    assertThrows(DataException.class, () -> FBeta.best(scores, none, 1));
    assertThrows(DataException.class, () -> FBeta.best(scores, new boolean[1], 1));
    assertThrows(
        DataException.class, () -> FBeta.best(new double[] {Double.NaN}, new boolean[1], 1));
    assertThrows(ParameterException.class, () -> FBeta.best(scores, none, 0));
  }
}
