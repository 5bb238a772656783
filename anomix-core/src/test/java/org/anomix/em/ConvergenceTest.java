package org.anomix.em;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ConvergenceTest {
  private final Convergence convergence = new Convergence(false);

  @Test
  void theGainStillToComeOfAGeometricSeriesIsExact() {
    // objective(t) = -100 - 8 · 0.9^t, so that 8 · 0.9^t is still to come.
    for (int t = 0; t < 20; t++) {
      convergence.add(-100 - 8 * Math.pow(0.9, t), 100);
    }
    assertEquals(8 * Math.pow(0.9, 19), convergence.remaining(), 1e-11); // seen: 1.7e-12
    assertFalse(convergence.reached());
  }

  @Test
  void nothingIsKnownBeforeTheThirdPass() {
    convergence.add(-100, 100);
    assertEquals(Double.POSITIVE_INFINITY, convergence.remaining());
    convergence.add(-99, 100);
    assertEquals(Double.POSITIVE_INFINITY, convergence.remaining());
  }

  @Test
  void aSmallGainAloneProvesNothing() {
    // Each gain is below the tolerance, yet a thousand times as much is still to come.
    for (int t = 0; t < 50; t++) {
      convergence.add(-100 - 5e-5 * Math.pow(0.999, t), 100);
    }
    assertFalse(convergence.reached());
  }

  @Test
  void gainsThatGrowProveNothing() {
    for (int t = 0; t < 10; t++) {
      convergence.add(-100 + 1e-10 * Math.pow(2, t), 100);
    }
    assertEquals(Double.POSITIVE_INFINITY, convergence.remaining());
    assertFalse(convergence.reached());
  }

  @Test
  void twoSmallRemaindersAreNotEnoughAndThreeAre() {
    convergence.add(-1, 1);
    convergence.add(-0.5, 1);
    convergence.add(-0.5, 1);
    convergence.add(-0.5, 1);
    assertFalse(convergence.reached());
    convergence.add(-0.5, 1);
    assertTrue(convergence.reached());
  }

  @Test
  void aLargeRemainderStartsTheCountAgain() {
    for (double objective : new double[] {-1, -0.5, -0.5, -0.5, -0.4, -0.4, -0.4}) {
      convergence.add(objective, 1);
      assertFalse(convergence.reached());
    }
  }

  @Test
  void gainsWithinRoundingCountAsNone() {
    // Gains of 1e-10 that do not shrink, on terms that sum to 1e5: below their rounding of 1e-9.
    for (int t = 0; t < 4; t++) {
      convergence.add(-1e5 + 1e-10 * t, 1e5);
    }
    assertTrue(convergence.reached());
  }

  @Test
  void shortRunsEndBeforeLongOnes() {
    int nearly = 0;
    int reached = 0;
    for (int t = 0; !convergence.reached(); t++) {
      convergence.add(-100 - 8 * Math.pow(0.5, t), 100);
      nearly += convergence.nearlyReached() ? 0 : 1;
      reached++;
    }
    assertTrue(nearly + 5 < reached, nearly + " passes of " + reached);
  }

  @Test
  void afterAJumpNoRateCountsAsLessThanWhatItJumpedFrom() {
    for (int t = 0; t < 5; t++) {
      convergence.add(-100 - Math.pow(0.99, t), 100);
    }
    convergence.jumped(-99.1);
    assertEquals(Double.POSITIVE_INFINITY, convergence.remaining());
    convergence.add(-99.1 + 1e-6, 100);
    assertEquals(99e-6, convergence.remaining(), 1e-8);
    // At its own rate of 0.1 hardly anything were left; at that before the jump, 99 times the gain.
    convergence.add(-99.1 + 1.1e-6, 100);
    assertEquals(99e-7, convergence.remaining(), 1e-9);
  }

  @Test
  void aRunThatJumpsIsHeldToMore() {
    for (int t = 0; t < 3; t++) {
      convergence.add(-100 - Math.pow(0.5, t), 100);
    }
    convergence.jumped(-100 - 3e-8);
    for (int t = 1; t < 4; t++) {
      convergence.add(-100 - 3e-8 * Math.pow(0.5, t), 100);
    }
    convergence.add(-100 - 3e-8 * Math.pow(0.5, 4), 100);
    assertTrue(convergence.nearlyReached());
    assertFalse(convergence.reached());
    for (int t = 5; t < 9; t++) {
      convergence.add(-100 - 3e-8 * Math.pow(0.5, t), 100);
    }
    assertTrue(convergence.reached());
  }
}
