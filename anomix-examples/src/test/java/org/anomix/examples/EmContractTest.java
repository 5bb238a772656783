package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.anomix.DataException;
import org.anomix.Floors;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.continuous.InverseGaussianFamily;
import org.anomix.continuous.Normal;
import org.anomix.continuous.NormalFamily;
import org.anomix.em.Em;
import org.anomix.em.EmListener;
import org.anomix.em.Fit;
import org.anomix.em.Stop;
import org.anomix.mixture.Mixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a fit promises about sweeps, history, listeners, starts and the order of components. */
final class EmContractTest {
  private static final Rows WAITING = Rows.of(TestData.waiting());
  private static final Rows LARGE = Rows.of(TestData.normals(21, 6_000, 0, 1, 6_000, 3, 0.7));
  private static final Mixture START =
      Mixture.of(new double[] {0.5, 0.5}, List.of(new Normal(60, 20), new Normal(80, 10)));

  private static Em normals(int components) {
    return Em.of(new NormalFamily(), components);
  }

  private static double logLikelihood(Mixture model, Rows rows) {
    return Arrays.stream(model.logDensities(rows)).sum();
  }

  private static void assertExact(Fit fit, Rows rows, int sweeps) {
    assertEquals(sweeps, fit.iterations());
    assertEquals(sweeps, fit.history().size());
    assertEquals(sweeps, fit.seconds().passes().size());
    assertEquals(fit.history().get(sweeps - 1), fit.objective());
    assertEquals(fit.logLikelihood(), fit.objective());
    double expected = logLikelihood(fit.model(), rows);
    assertEquals(expected, fit.logLikelihood(), 1e-12 * Math.abs(expected)); // seen: 2e-15
    assertEquals(Stop.MAX_ITERATIONS, fit.stopped());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 500})
  void aGivenNumberOfSweepsIsMadeFromAGivenStart(int sweeps) {
    assertExact(normals(2).withStart(START).withIterations(sweeps).fit(WAITING), WAITING, sweeps);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 30})
  void aGivenNumberOfSweepsIsMadeFromADrawnStart(int sweeps) {
    assertExact(normals(2).withRestarts(3).withIterations(sweeps).fit(WAITING), WAITING, sweeps);
    assertExact(normals(2).withRestarts(2).withIterations(sweeps).fit(LARGE), LARGE, sweeps);
  }

  @Test
  void oneSweepEvaluatesTheStartItself() {
    Fit fit = normals(2).withStart(START).withIterations(1).fit(WAITING);
    assertEquals(START, fit.model());
    assertTrue(fit.warnings().isEmpty());
  }

  @Test
  void theModelIsTheOneThatTheLastAcceptedPassEvaluated() {
    for (Rows rows : List.of(WAITING, LARGE)) {
      Fit fit = normals(2).withRestarts(4).fit(rows);
      double expected = logLikelihood(fit.model(), rows);
      assertEquals(expected, fit.logLikelihood(), 1e-12 * Math.abs(expected)); // seen: 2e-15
      assertEquals(fit.history().get(fit.iterations() - 1), fit.objective());
      assertTrue(fit.iterations() <= fit.seconds().passes().size(), "rejected passes are timed");
      Fit plain = normals(2).withRestarts(4).withAcceleration(false).fit(rows);
      assertEquals(plain.iterations(), plain.seconds().passes().size());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void noRunMakesMoreSweepsThanTheLimit(int limit) {
    for (Rows rows : List.of(WAITING, LARGE)) {
      Fit fit = normals(3).withRestarts(4).withLimit(limit).fit(rows);
      assertEquals(limit, fit.iterations());
      assertEquals(Stop.MAX_ITERATIONS, fit.stopped());
    }
  }

  @Test
  void theListenerSeesEveryPassOfAGivenStartOnTheCallingThread() {
    List<EmListener.Progress> passes = new ArrayList<>();
    Set<Thread> threads = new HashSet<>();
    Fit fit =
        normals(2)
            .withStart(START)
            .withThreads(2)
            .withListener(
                progress -> {
                  threads.add(Thread.currentThread());
                  return passes.add(progress);
                })
            .fit(LARGE);
    assertEquals(Set.of(Thread.currentThread()), threads);
    assertEquals(fit.history(), passes.stream().map(EmListener.Progress::objective).toList());
    for (int i = 0; i < passes.size(); i++) {
      assertEquals(i + 1, passes.get(i).iteration());
    }
    EmListener.Progress last = passes.get(passes.size() - 1);
    assertTrue(last.remaining() < Em.TOLERANCE);
    double expected = logLikelihood(last.model(), LARGE);
    assertEquals(expected, last.objective(), 1e-12 * Math.abs(expected));
  }

  @Test
  void aListenerStopsTheFitWhereItStands() {
    Fit fit = normals(2).withStart(START).withListener(p -> p.iteration() < 4).fit(WAITING);
    assertEquals(Stop.STOPPED, fit.stopped());
    assertEquals(4, fit.iterations());
    double expected = logLikelihood(fit.model(), WAITING);
    assertEquals(expected, fit.logLikelihood(), 1e-12 * Math.abs(expected));
  }

  @Test
  void aListenerStopsAFitFromDrawnStartsAtItsFirstPass() {
    for (Rows rows : List.of(WAITING, LARGE)) {
      List<EmListener.Progress> passes = new ArrayList<>();
      Fit fit =
          normals(2).withRestarts(4).withListener(progress -> !passes.add(progress)).fit(rows);
      assertEquals(1, passes.size());
      assertEquals(Stop.STOPPED, fit.stopped());
      assertTrue(Double.isFinite(fit.logLikelihood()));
    }
  }

  @Test
  void theNumberOfTheRunLiesBelowTheNumberOfRuns() {
    List<EmListener.Progress> passes = new ArrayList<>();
    // Far too many components: most runs touch a guard, so that more of them are continued.
    normals(12)
        .withListener(passes::add)
        .withLimit(120)
        .fit(Rows.of(TestData.normals(8, 60, 0, 1)));
    assertFalse(passes.isEmpty());
    for (EmListener.Progress progress : passes) {
      assertTrue(progress.run() < progress.runs(), progress::toString);
    }
  }

  @Test
  void theFailureOfAListenerReachesTheCaller() {
    IllegalStateException failure = new IllegalStateException("on purpose");
    Em em =
        normals(2)
            .withListener(
                progress -> {
                  throw failure;
                });
    assertSame(failure, assertThrows(IllegalStateException.class, () -> em.fit(WAITING)));
  }

  @Test
  void anInfeasibleStartIsProjectedWithAWarningAndTheHistoryBeginsThere() {
    Mixture spike =
        Mixture.of(new double[] {0.001, 0.999}, List.of(new Normal(60, 1e-9), new Normal(80, 10)));
    Fit fit = normals(2).withStart(spike).withIterations(1).fit(WAITING);
    double floor = Scaling.of(WAITING, false, Floors.DEFAULT).scaleFloor(0);
    Mixture projected =
        Mixture.of(
            new double[] {2.5 / 272, 1 - 2.5 / 272},
            List.of(new Normal(60, floor), new Normal(80, 10)));
    assertEquals(1, fit.warnings().size());
    assertTrue(fit.warnings().get(0).contains("start"), fit.warnings()::toString);
    assertEquals(projected.components(), fit.model().components());
    assertEquals(2.5 / 272, fit.model().weight(0), 1e-15);
    assertEquals(logLikelihood(projected, WAITING), fit.history().get(0), 1e-9);
  }

  @Test
  void aStartMayListItsComponentsInAnyOrder() {
    Mixture turned =
        Mixture.of(new double[] {0.3, 0.7}, List.of(new Normal(80, 6), new Normal(55, 6)));
    Fit fit = normals(2).withStart(turned).fit(WAITING);
    assertTrue(((Normal) fit.model().components().get(0)).mean() < 60);
    assertEquals(-1034.0017498316, fit.logLikelihood(), 1e-6);
  }

  @Test
  void aNestedStartIsFlattened() {
    Mixture inner =
        Mixture.of(new double[] {0.5, 0.5}, List.of(new Normal(55, 6), new Normal(80, 6)));
    Mixture start = Mixture.of(new double[] {0.6, 0.4}, List.of(inner, new Normal(70, 9)));
    assertEquals(
        normals(3).withStart(start.flattened()).fit(WAITING).model(),
        normals(3).withStart(start).fit(WAITING).model());
  }

  @Test
  void aStartOfAnotherSizeIsRefused() {
    ParameterException e =
        assertThrows(ParameterException.class, () -> normals(3).withStart(START));
    assertTrue(e.getMessage().contains("3"), e.getMessage());
  }

  @Test
  void aFitGoesOnFromItsOwnRoundedResult() {
    Fit fit = normals(2).fit(WAITING);
    // Weights as a person types them: they sum to 1 only within the 1e-9 that a mixture allows.
    double first = Math.rint(fit.model().weight(0) * 1e9) / 1e9;
    double second = Math.rint(fit.model().weight(1) * 1e9) / 1e9 + 9e-10;
    Mixture typed = Mixture.of(new double[] {first, second}, fit.model().components());
    Fit again = normals(2).withStart(typed).fit(WAITING);
    assertEquals(Stop.CONVERGED, again.stopped(), again.diagnoses()::toString);
    assertEquals(fit.logLikelihood(), again.logLikelihood(), 1e-7);
  }

  @Test
  void componentsComeInTheOrderOfTheirLocationsWhateverTheSeed() {
    for (long seed = 0; seed < 3; seed++) {
      Mixture model = normals(3).withSeed(seed).fit(Rows.of(TestData.eruptions())).model();
      double last = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < 3; k++) {
        double mean = ((Normal) model.components().get(k)).mean();
        assertTrue(mean > last, model::toString);
        last = mean;
      }
    }
  }

  @Test
  void oneComponentIsTheClosedForm() {
    double[] x = TestData.eruptions();
    double mean = Arrays.stream(x).average().orElseThrow();
    double variance = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    Fit fit = normals(1).fit(Rows.of(x));
    Normal law = (Normal) fit.model().components().get(0);
    assertEquals(mean, law.mean(), 1e-14 * mean); // seen: 0
    assertEquals(Math.sqrt(variance), law.sd(), 1e-14); // seen: 0
    assertEquals(
        -0.5 * x.length * (Math.log(2 * Math.PI * variance) + 1), fit.logLikelihood(), 1e-10);
    assertEquals(2, fit.freeParameters());
    assertEquals(0, fit.sumOfLogLargestResponsibilities());
    assertEquals(Stop.CONVERGED, fit.stopped());
  }

  @Test
  void theCriteriaAreTheirFormulas() {
    Fit fit = normals(2).fit(WAITING);
    assertEquals(5, fit.freeParameters());
    assertEquals(-2 * fit.logLikelihood() + 10, fit.aic(), 1e-12);
    assertEquals(-2 * fit.logLikelihood() + 5 * Math.log(272), fit.bic(), 1e-12);
    double[] shares = new double[2 * WAITING.size()];
    fit.model().responsibilities(WAITING, shares);
    double entropy = 0;
    for (int r = 0; r < WAITING.size(); r++) {
      entropy -= Math.log(Math.max(shares[2 * r], shares[2 * r + 1]));
    }
    assertEquals(fit.bic() + 2 * entropy, fit.icl(), 1e-9);
    assertNotEquals(fit.bic(), fit.icl(), 1);
  }

  @Test
  void aRowThatNoStartCanMakeIsNamedUnlessTheFitFindsALawForIt() {
    Em two = Em.of(new InverseGaussianFamily(), 2);
    DataException refusal =
        assertThrows(DataException.class, () -> two.fit(Rows.of(5e-324, 5e-324, 1e-310, 1, 2, 3)));
    assertTrue(refusal.getMessage().startsWith("row 0: [4.9E-324]"), refusal::getMessage);
    Fit fit = two.fit(Rows.of(5e-324, 1e-310, 1, 2, 3));
    assertTrue(Double.isFinite(fit.logLikelihood()) && fit.touchesGuard(), fit::toString);
  }
}
