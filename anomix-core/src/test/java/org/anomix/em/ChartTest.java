package org.anomix.em;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.anomix.mixture.Mixture;
import org.anomix.toy.Bell;
import org.junit.jupiter.api.Test;

/** The scales on which mixtures are extrapolated, and what is found there. */
final class ChartTest {
  private static final Mixture MIXTURE =
      Mixture.of(new double[] {0.3, 0.7}, List.of(new Bell(-1, 2), new Bell(5, 0.1)));

  @Test
  void whatDoesNotMoveStaysTheSameObject() {
    Chart chart = Chart.of(MIXTURE);
    double[] place = chart.numbers().clone();
    place[2] += 1;
    Mixture moved = chart.at(place);
    assertSame(MIXTURE.components().get(1), moved.components().get(1));
    assertEquals(new Bell(0, 2), moved.components().get(0));
    assertArrayEquals(MIXTURE.weights(), moved.weights());
    assertEquals(MIXTURE, chart.at(chart.numbers().clone()));
  }

  @Test
  void scalesAndWeightsMoveByFactors() {
    Chart chart = Chart.of(MIXTURE);
    double[] place = chart.numbers().clone();
    place[0] += Math.log(2);
    place[3] += Math.log(3);
    Mixture moved = chart.at(place);
    assertEquals(0.6 / 1.3, moved.weight(0), 1e-15);
    assertEquals(6, ((Bell) moved.components().get(0)).sd(), 1e-14);
  }

  @Test
  void aMatrixIsThatOfItsNumbers() {
    double[] entries = {4, 2, -1, 2, 5, 0.5, -1, 0.5, 3};
    double[] numbers = new double[RootFreeFactor.size(3)];
    RootFreeFactor.toNumbers(entries, 3, numbers, 0);
    assertArrayEquals(entries, RootFreeFactor.toEntries(numbers, 0, 3), 1e-15);
    assertEquals(Math.log(4), numbers[0]);
    assertEquals(0.5, numbers[1]);
  }

  @Test
  void diagonalMatricesStayDiagonalAndVolumesEqual() {
    double[] one = new double[3];
    double[] other = new double[3];
    RootFreeFactor.toNumbers(new double[] {2, 0.4, 0.4, 3}, 2, one, 0);
    RootFreeFactor.toNumbers(new double[] {5.84, -0.2, -0.2, 1.006849315068493}, 2, other, 0);
    double[] between = new double[3];
    for (int i = 0; i < 3; i++) {
      between[i] = 3 * one[i] - 2 * other[i];
    }
    double[] entries = RootFreeFactor.toEntries(between, 0, 2);
    assertEquals(2 * 3 - 0.16, entries[0] * entries[3] - entries[1] * entries[2], 1e-12);
    RootFreeFactor.toNumbers(new double[] {2, 0, 0, 3}, 2, one, 0);
    assertEquals(0, RootFreeFactor.toEntries(one, 0, 2)[1]);
  }

  private static Secants.Step step(double x, double y, double a, double b) {
    return new Secants.Step(new double[] {x, y}, new double[] {a * x + 1, b * y});
  }

  /** The steps of x to x/2 + 1 and of y to 0.9 y become nothing at (2, 0). */
  @Test
  void theLimitOfLinearStepsIsExact() {
    Secants seen = new Secants(4);
    seen.add(step(7, 3, 0.5, 0.9));
    seen.add(step(4.5, 2.7, 0.5, 0.9));
    seen.add(step(3.25, 2.43, 0.5, 0.9));
    Optional<double[]> limit = seen.limit(1, 1);
    assertTrue(limit.isPresent());
    assertArrayEquals(new double[] {2, 0}, limit.get(), 1e-3); // seen: 1e-4, by the ridge
  }

  @Test
  void aSaddleIsNoLimit() {
    Secants seen = new Secants(4);
    seen.add(step(7, 0.3, 0.5, 1.1));
    seen.add(step(4.5, 0.33, 0.5, 1.1));
    seen.add(step(3.25, 0.363, 0.5, 1.1));
    assertFalse(seen.limit(1, 1).isPresent());
  }
}
