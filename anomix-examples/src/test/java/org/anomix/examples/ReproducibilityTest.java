package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.anomix.Rows;
import org.anomix.continuous.NormalFamily;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.junit.jupiter.api.Test;

/** The same seed gives the same bits, on any number of threads, and the caller's arrays stay. */
final class ReproducibilityTest {
  /** Five chunks of the engine, the last one short. */
  private static final double[] LARGE =
      TestData.normals(5, 15_000, 0, 1, 12_000, 3, 0.7, 7_001, 9, 2);

  private static void assertSameBits(Fit expected, Fit fit) {
    assertEquals(expected.model(), fit.model());
    assertEquals(expected.history(), fit.history());
    assertEquals(expected.logLikelihood(), fit.logLikelihood());
    assertEquals(expected.sumOfLogLargestResponsibilities(), fit.sumOfLogLargestResponsibilities());
    assertEquals(expected.stopped(), fit.stopped());
    assertEquals(expected.diagnoses(), fit.diagnoses());
    assertEquals(expected.otherOptima(), fit.otherOptima());
    assertEquals(expected.warnings(), fit.warnings());
  }

  @Test
  void oneTwoAndSevenThreadsGiveTheSameFit() {
    Em em = Em.of(new NormalFamily(), 3).withRestarts(6);
    Rows rows = Rows.of(LARGE);
    Fit one = em.fit(rows);
    assertSameBits(one, em.withThreads(2).fit(rows));
    assertSameBits(one, em.withThreads(7).fit(rows));
  }

  @Test
  void weightedRowsGiveTheSameFitOnAnyNumberOfThreads() {
    double[] weights = new double[LARGE.length];
    for (int r = 0; r < weights.length; r++) {
      weights[r] = (r % 7) / 3.0;
    }
    Em em = Em.of(new NormalFamily(), 2).withRestarts(3).withIterations(20);
    Rows rows = Rows.of(LARGE).withWeights(weights);
    assertSameBits(em.fit(rows), em.withThreads(7).fit(rows));
  }

  @Test
  void smallDataGiveTheSameFitOnAnyNumberOfThreads() {
    Em em = Em.of(new NormalFamily(), 4).withSeed(9).withRestarts(25);
    Rows rows = Rows.of(TestData.waiting());
    assertSameBits(em.fit(rows), em.withThreads(7).fit(rows));
  }

  @Test
  void anotherSeedStartsElsewhere() {
    Em em = Em.of(new NormalFamily(), 5).withRestarts(2).withIterations(1);
    Rows rows = Rows.of(TestData.waiting());
    assertNotEquals(em.withSeed(1).fit(rows).history(), em.withSeed(2).fit(rows).history());
  }

  @Test
  void theCallersArraysAreNeverWritten() {
    double[] x = LARGE.clone();
    double[] weights = new double[x.length];
    for (int r = 0; r < weights.length; r++) {
      weights[r] = (r % 5) / 2.0;
    }
    double[] weightsBefore = weights.clone();
    Em.of(new NormalFamily(), 3)
        .withRestarts(3)
        .withLimit(10)
        .withThreads(3)
        .fit(Rows.of(x).withWeights(weights));
    assertArrayEquals(LARGE, x, 0.0);
    assertArrayEquals(weightsBefore, weights, 0.0);
  }
}
