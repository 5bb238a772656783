package org.anomix.mstep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** The M-step of the weights against the definition of its problem. */
final class WeightsProperties {
  /** Points per axis of the grid that is searched. */
  private static final int GRID = 60;

  @Property(tries = 400)
  void noPointOfAGridIsBetter(
      @ForAll @DoubleRange(max = 10) double a,
      @ForAll @DoubleRange(max = 10) double b,
      @ForAll @DoubleRange(max = 10) double c,
      @ForAll @DoubleRange(max = 1) double boundA,
      @ForAll @DoubleRange(max = 1) double boundB,
      @ForAll @DoubleRange(max = 1) double boundC) {
    double[] masses = {a, b, c + 0.1};
    double total = Arrays.stream(masses).sum();
    double[] minimum = {boundA * total / 3, boundB * total / 3, boundC * total / 3};
    double[] weights = Weights.maximize(masses, minimum);
    assertEquals(1, Arrays.stream(weights).sum(), 4e-15);
    for (int k = 0; k < 3; k++) {
      assertTrue(weights[k] >= minimum[k] / total - 1e-15, "component " + k + " below its bound");
    }
    double best = value(masses, weights);
    for (int i = 0; i <= GRID; i++) {
      for (int j = 0; i + j <= GRID; j++) {
        double[] point = {i / (double) GRID, j / (double) GRID, (GRID - i - j) / (double) GRID};
        if (feasible(point, minimum, total)) {
          assertTrue(value(masses, point) <= best + 1e-12 * total, () -> Arrays.toString(point));
        }
      }
    }
  }

  private static boolean feasible(double[] point, double[] minimum, double total) {
    boolean feasible = true;
    for (int k = 0; k < point.length; k++) {
      feasible &= point[k] >= minimum[k] / total;
    }
    return feasible;
  }

  private static double value(double[] masses, double[] weights) {
    double sum = 0;
    for (int k = 0; k < masses.length; k++) {
      sum += masses[k] == 0 ? 0 : masses[k] * Math.log(weights[k]);
    }
    return sum;
  }

  @Example
  void withoutBoundsTheyAreTheSharesOfTheMasses() {
    assertArrayEquals(
        new double[] {0.125, 0.375, 0.5},
        Weights.maximize(new double[] {1, 3, 4}, new double[] {0, 0, 0}));
  }

  @Example
  void raisingOneToItsBoundMayPushAnotherBelowIts() {
    // The shares are 0.1, 0.34, 0.56; lifting the first to 0.3 takes the second below 0.3 as well.
    assertArrayEquals(
        new double[] {0.3, 0.3, 0.4},
        Weights.maximize(new double[] {10, 34, 56}, new double[] {30, 30, 0}),
        1e-15);
  }

  @Example
  void aComponentWithoutMassAndBoundGetsNothing() {
    assertArrayEquals(
        new double[] {0, 1}, Weights.maximize(new double[] {0, 5}, new double[] {0, 2.5}));
  }

  @Example
  void boundsThatFillTheSimplexLeaveNoChoice() {
    assertArrayEquals(
        new double[] {0.5, 0.5},
        Weights.maximize(new double[] {0.1, 3.9}, new double[] {2, 2}),
        1e-15);
  }
}
