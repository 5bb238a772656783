package org.example.typicality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.anomix.AnomalyScorer;
import org.anomix.AnomixException;
import org.anomix.Block;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.ScorerProvider;
import org.junit.jupiter.api.Test;

final class TypicalityTest {
  /** Fifty independent standard normal columns: hardly a draw comes near the mode. */
  private static final Distribution CLOUD =
      new Distribution() {
        @Override
        public DistributionFamily family() {
          throw new UnsupportedOperationException();
        }

        @Override
        public int dimension() {
          return 50;
        }

        @Override
        public void logDensity(Block x, double[] out, int outFrom) {
          for (int row = 0; row < x.rows(); row++) {
            out[outFrom + row] = 0;
            for (int j = 0; j < 50; j++) {
              double z = x.values()[x.column(j) + row];
              out[outFrom + row] -= 0.5 * z * z;
            }
          }
        }

        @Override
        public void sample(RandomGenerator random, double[] out, int from, int to) {
          for (int i = from * 50; i < to * 50; i++) {
            out[i] = random.nextGaussian();
          }
        }
      };

  private static double pValue(AnomalyScorer scorer, double value) {
    double[] row = new double[50];
    Arrays.fill(row, value);
    double[] score = new double[1];
    scorer.score(Rows.of(new double[][] {row}), score);
    return scorer.pValue(score[0]);
  }

  @Test
  void theModeIsAsSuspectAsARowFarOut() {
    AnomalyScorer scorer = new Typicality().create(CLOUD, Options.none());
    assertTrue(pValue(scorer, 0) < 1e-3);
    assertEquals(1e-4, pValue(scorer, 3));
    assertTrue(pValue(scorer, 1) > 0.5);
    assertEquals(1e-4, scorer.pValue(Double.POSITIVE_INFINITY));
    assertEquals(1, scorer.pValue(0));
  }

  /** 2,000 p-values, a tenth below 0.1: 6 standard errors, once in 10^9, and the seed is fixed. */
  @Test
  void pValuesOfDrawsAreUniform() {
    AnomalyScorer scorer = new Typicality().create(CLOUD, Options.none());
    double[] values = new double[2000 * 50];
    CLOUD.sample(new Random(1), values, 0, 2000);
    double[] scores = new double[2000];
    scorer.score(Rows.rowMajor(values, 50), scores);
    double small = Arrays.stream(scores).filter(s -> scorer.pValue(s) <= 0.1).count() / 2000.0;
    assertEquals(0.1, small, 6 * Math.sqrt(0.09 / 2000));
  }

  @Test
  void badOptionsAreRefused() {
    ScorerProvider typicality = new Typicality();
    for (String draws : List.of("0", "-1", "many", "1e3", "NaN")) {
      Options options = Options.none().with("draws", draws);
      assertThrows(AnomixException.class, () -> typicality.create(CLOUD, options));
    }
    Options unknown = Options.none().with("drawings", "9");
    assertThrows(AnomixException.class, () -> typicality.create(CLOUD, unknown));
    assertEquals(0.5, typicality.create(CLOUD, Options.none().with("draws", "1")).pValue(1));
  }

  @Test
  void itIsDeclaredInTheModuleAndForTheClassPath() throws IOException {
    String file = "/META-INF/services/" + ScorerProvider.class.getName();
    try (InputStream in = Typicality.class.getResourceAsStream(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(Typicality.class.getName(), text.strip());
    }
    assertEquals(
        List.of(Typicality.class.getName()),
        Typicality.class.getModule().getDescriptor().provides().iterator().next().providers());
  }
}
