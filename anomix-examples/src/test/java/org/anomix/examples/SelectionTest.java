package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.anomix.DataException;
import org.anomix.Options;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.continuous.Normal;
import org.anomix.em.Candidate;
import org.anomix.em.Criterion;
import org.anomix.em.Fit;
import org.anomix.em.LikelihoodRatioTest;
import org.anomix.em.Selection;
import org.anomix.em.SelectionTable;
import org.anomix.io.Components;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;
import org.junit.jupiter.api.Test;

final class SelectionTest {
  private static final Registry REGISTRY = Registry.standard();
  private static final Rows WAITING = Rows.of(TestData.waiting());

  private static Candidate candidate(String family, int components) {
    return new Candidate(
        family, components, Components.parse(REGISTRY, family, components, Options.none()));
  }

  private static List<Candidate> upTo(String family, int most) {
    List<Candidate> candidates = new ArrayList<>();
    for (int k = 1; k <= most; k++) {
      candidates.add(candidate(family, k));
    }
    return candidates;
  }

  @Test
  void bicAndIclChooseTwoGroupsOfWaitingTimes() {
    for (Criterion criterion : List.of(Criterion.BIC, Criterion.ICL)) {
      SelectionTable table =
          Selection.of(upTo("normal", 6))
              .withCriterion(criterion)
              .withThreads(2)
              .withSettings(em -> em.withRestarts(20))
              .select(WAITING);
      assertEquals(2, table.candidate().components(), criterion.name());
      assertEquals(6, table.entries().size());
    }
  }

  @Test
  void threadsChangeNoBitOfATable() {
    Selection selection =
        Selection.of(upTo("normal", 3))
            .withCriterion(Criterion.CV)
            .withSeed(7)
            .withSettings(em -> em.withRestarts(4));
    SelectionTable one = selection.select(WAITING);
    for (int threads : new int[] {2, 3}) {
      SelectionTable many = selection.withThreads(threads).select(WAITING);
      assertEquals(one.chosen(), many.chosen());
      for (int i = 0; i < one.entries().size(); i++) {
        SelectionTable.Entry expected = one.entries().get(i);
        SelectionTable.Entry actual = many.entries().get(i);
        assertEquals(expected.crossValidation(), actual.crossValidation());
        assertEquals(expected.fit().orElseThrow().model(), actual.fit().orElseThrow().model());
        assertEquals(expected.fit().orElseThrow().history(), actual.fit().orElseThrow().history());
      }
    }
  }

  @Test
  void crossValidationOfTheTruthIsItsEntropyWithinFourStandardErrors() {
    // The entropy of N(0, 2): 0.5 ln(2πe·4); a false alarm once in 16,000.
    Rows rows = Mixture.of(new Normal(0, 2)).sample(new SplittableRandom(11), 2_000).rows();
    SelectionTable table = Selection.of(List.of(candidate("normal", 1))).withFolds(10).select(rows);
    SelectionTable.CrossValidation held = table.entries().get(0).crossValidation().orElseThrow();
    double entropy = 0.5 * Math.log(2 * Math.PI * Math.E * 4);
    assertEquals(-entropy, held.meanLogDensity(), 4 * held.standardError());
    // The log density of a normal law has variance 1/2.
    assertEquals(Math.sqrt(0.5 / 2_000), held.standardError(), 0.002); // seen: 2e-4
  }

  @Test
  void heldOutRowsDoNotFallOffTheEndsOfAUniformNoise() {
    Rows rows =
        ((Mixture) REGISTRY.parse("0.8*normal(0, 1) + 0.2*uniform(-20, 20)"))
            .sample(new SplittableRandom(3), 400)
            .rows();
    SelectionTable table =
        Selection.of(List.of(candidate("normal+uniform", 0))).withFolds(5).select(rows);
    assertTrue(
        Double.isFinite(table.entries().get(0).crossValidation().orElseThrow().meanLogDensity()));
  }

  @Test
  void aCandidateThatCannotBeFittedStaysInTheTableWithItsReason() {
    Rows rows = Rows.of(-1, 0.5, 2, 3, 4.5, 7);
    SelectionTable table =
        Selection.of(List.of(candidate("log-normal", 1), candidate("normal", 1))).select(rows);
    assertEquals("normal", table.candidate().family());
    assertTrue(table.entries().get(0).diagnosis().contains("-1"), table.entries().get(0).failure());
    assertThrows(
        DataException.class, () -> Selection.of(List.of(candidate("log-normal", 1))).select(rows));
  }

  @Test
  void aFitThatTouchesAGuardIsChosenOnlyIfAllDo() {
    // Of so few rows one component more collapses onto one, and gains all that the floor lets it.
    Rows rows = Rows.of(1, 2, 3, 4, 6);
    SelectionTable table = Selection.of(upTo("normal", 2)).withThreads(2).select(rows);
    Fit one = table.entries().get(0).fit().orElseThrow();
    Fit two = table.entries().get(1).fit().orElseThrow();
    assertFalse(one.touchesGuard());
    assertTrue(two.touchesGuard());
    assertTrue(two.bic() < one.bic(), two.bic() + " and " + one.bic());
    assertEquals(0, table.chosen());
    List<Candidate> guarded = List.of(candidate("normal", 2), candidate("normal", 3));
    assertEquals(1, Selection.of(guarded).select(rows).chosen());
  }

  @Test
  void probabilitiesAndDensitiesDoNotStandInOneTable() {
    ParameterException refusal =
        assertThrows(
            ParameterException.class,
            () ->
                Selection.of(List.of(candidate("normal", 1), candidate("poisson", 1)))
                    .select(WAITING));
    assertTrue(refusal.getMessage().contains("normal and poisson"), refusal.getMessage());
  }

  @Test
  void theBootstrapTestFindsTwoGroupsAndNoThird() {
    LikelihoodRatioTest second =
        LikelihoodRatioTest.of(candidate("normal", 1), candidate("normal", 2), WAITING, 39, 0, 2);
    assertEquals(0.025, second.pValue(), 1e-12);
    assertEquals(122.574, second.statistic(), 1e-3);
    LikelihoodRatioTest third =
        LikelihoodRatioTest.of(candidate("normal", 2), candidate("normal", 3), WAITING, 9, 0, 2);
    assertTrue(third.pValue() > 0.1, "p-value " + third.pValue()); // seen: 0.9
    assertEquals(
        third,
        LikelihoodRatioTest.of(candidate("normal", 2), candidate("normal", 3), WAITING, 9, 0, 1));
  }

  @Test
  void aBootstrapWithoutAnyFittedSampleHasNoPValue() {
    // Every sample from this normal law has a negative row, which no log-normal law can make.
    Rows rows = Rows.of(TestData.normals(6, 60, 1, 1));
    double[] positive = new double[rows.size()];
    Arrays.setAll(positive, r -> Math.max(rows.value(r, 0), 0.01));
    DataException failure =
        assertThrows(
            DataException.class,
            () ->
                LikelihoodRatioTest.of(
                    candidate("normal", 1),
                    candidate("log-normal", 2),
                    Rows.of(positive),
                    5,
                    0,
                    2));
    assertEquals("none of 5 simulated samples can be fitted", failure.getMessage());
  }
}
