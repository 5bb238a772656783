package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.anomix.Rows;
import org.anomix.continuous.NormalFamily;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.em.Stop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Fits by default reach the best admissible maximum that a long search with Newton polishing found
 * (gradient below 1e-11), whatever the seed.
 */
final class KnownOptimaTest {
  private static final double CLOSE = 1e-6; // seen: 7e-8

  private static void assertReaches(double best, double[] x, int components, long seed) {
    Fit fit = Em.of(new NormalFamily(), components).withSeed(seed).fit(Rows.of(x));
    assertEquals(best, fit.logLikelihood(), CLOSE);
    assertEquals(Stop.CONVERGED, fit.stopped());
    assertFalse(fit.touchesGuard());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4})
  void waitingTimesInTwo(long seed) {
    assertReaches(-1034.0017498316, TestData.waiting(), 2, seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4})
  void eruptionsInTwo(long seed) {
    assertReaches(-276.36004049573404, TestData.eruptions(), 2, seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4})
  void eruptionsInThree(long seed) {
    assertReaches(-263.9187365185235, TestData.eruptions(), 3, seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4})
  void heightsInTwo(long seed) {
    assertReaches(-2865.4540507561196, TestData.heights(), 2, seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4})
  void galaxiesInThree(long seed) {
    assertReaches(-203.17922796512607, TestData.galaxies(), 3, seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4})
  void galaxiesInFour(long seed) {
    assertReaches(-197.4537637604476, TestData.galaxies(), 4, seed);
  }
}
