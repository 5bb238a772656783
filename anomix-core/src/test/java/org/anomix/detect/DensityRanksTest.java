package org.anomix.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.anomix.DataException;
import org.anomix.Options;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.mixture.Mixture;
import org.anomix.toy.Bell;
import org.anomix.toy.Pair;
import org.anomix.toy.Spot;
import org.junit.jupiter.api.Test;

/** P-values where different columns are known. */
final class DensityRanksTest {
  private static final double NAN = Double.NaN;
  private static final Mixture MODEL =
      Mixture.of(
          new double[] {0.25, 0.75},
          List.of(
              new Pair(new Spot(0), new Bell(5, 1)), new Pair(new Bell(0, 1), new Bell(0, 10))));

  private static Detector detector(String rule) {
    return Detector.of(
        MODEL, new DensityScorerProvider(), Options.none(), ThresholdRule.parse(rule));
  }

  private static Rows rows(double[]... rows) {
    return Rows.of(rows).withMissing();
  }

  @Test
  void anAtomStandsAboveEveryDensity() {
    Detection detection =
        detector("confidence=0.9")
            .withDraws(999, 3)
            .detect(rows(new double[] {0, NAN}, new double[] {2.2, NAN}, new double[] {NAN, 400}));
    List<Finding> findings = detection.findings();
    assertEquals(1, findings.get(0).pValue());
    // 0.75 P(|Z| > 2.2) = 0.0209, four standard errors of 999 draws
    assertEquals(0.0209, findings.get(1).pValue(), 0.018);
    assertEquals(0.001, findings.get(2).pValue());
    assertFalse(findings.get(0).anomaly());
    assertTrue(findings.get(1).anomaly());
    assertEquals("density-rank", detection.scorer());
    assertTrue(findings.get(2).score() > -Math.log(0.001));
  }

  @Test
  void aRowThatTheModelCannotMakeHasNoChance() {
    Mixture spots = Mixture.of(new Pair(new Spot(0), new Bell(0, 1)));
    Finding finding =
        Detector.of(
                spots,
                new DensityScorerProvider(),
                Options.none(),
                ThresholdRule.parse("contamination=0.1"))
            .withDraws(99, 0)
            .detect(rows(new double[] {1, NAN}, new double[] {NAN, 0}))
            .findings()
            .get(0);
    assertEquals(0, finding.pValue());
    assertEquals(Double.POSITIVE_INFINITY, finding.score());
    assertTrue(finding.anomaly());
  }

  @Test
  void aRowIsJudgedAlikeAloneAndAmongOthers() {
    double[] hole = {NAN, 60};
    Finding alone = detector("confidence=0.99").detect(rows(hole)).findings().get(0);
    assertEquals(
        alone,
        detector("confidence=0.99").detect(rows(hole, new double[] {1, 2})).findings().get(0));
    assertTrue(alone.anomaly());
  }

  @Test
  void beyondEveryDrawFartherRowsScoreHigher() {
    Rows rows =
        rows(
            new double[] {NAN, 5},
            new double[] {NAN, 400},
            new double[] {NAN, 500},
            new double[] {80, NAN},
            new double[] {90, NAN});
    Detector detector = detector("contamination=0.3").withDraws(999, 3);
    List<Finding> findings = detector.detect(rows).findings();
    assertEquals(0.001, findings.get(2).pValue());
    assertEquals(0.001, findings.get(4).pValue());
    // By what the log density falls: 4500 and 1.5 for the two columns.
    double fall = MODEL.marginal(1).logDensity(400) - MODEL.marginal(1).logDensity(500);
    assertEquals(fall, findings.get(2).score() - findings.get(1).score(), 1e-9);
    assertTrue(findings.get(4).score() > findings.get(3).score());
    assertEquals(
        List.of(false, false, false, false, true),
        findings.stream().map(Finding::anomaly).toList());
  }

  @Test
  void confidenceThatNoDrawsReachIsRefused() {
    Rows rows = rows(new double[] {NAN, 5}, new double[] {1, 2});
    ParameterException e =
        assertThrows(ParameterException.class, () -> detector("confidence=0.9999").detect(rows));
    assertTrue(e.getMessage().contains("draws = 9999"), e::getMessage);
    assertFalse(
        detector("confidence=0.9999")
            .withDraws(20_000, 0)
            .detect(rows)
            .findings()
            .get(0)
            .anomaly());
  }

  @Test
  void oneLineForDensitiesOfDifferentColumnsIsRefused() {
    Rows rows = rows(new double[] {NAN, 5}, new double[] {1, 2});
    ParameterException e =
        assertThrows(ParameterException.class, () -> detector("epsilon=0.01").detect(rows));
    assertTrue(e.getMessage().contains("different units"), e::getMessage);
    assertThrows(
        ParameterException.class, () -> detector("confidence=0.5").withDraws(0, 0).detect(rows));
  }

  @Test
  void aScorerThatNeedsEveryValueSaysSo() {
    Rows rows = rows(new double[] {1, 2}, new double[] {NAN, 5});
    DataException e =
        assertThrows(
            DataException.class,
            () ->
                Detector.scores(
                    "sum",
                    (all, scores) -> {
                      for (int r = 0; r < scores.length; r++) {
                        scores[r] = all.value(r, 0) + all.value(r, 1);
                      }
                    },
                    rows));
    assertEquals(1, e.row().orElseThrow());
  }
}
