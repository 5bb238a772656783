package org.anomix.em;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Rows;
import org.anomix.mixture.Mixture;
import org.anomix.toy.Bell;
import org.anomix.toy.BellEstimator;
import org.junit.jupiter.api.Test;

/** The reject-and-halve path, driven by laws whose M-steps go too far. */
final class GuardedStepTest {
  private final Rows rows = Rows.of(twoHumps());

  private static double[] twoHumps() {
    SplittableRandom random = new SplittableRandom(11);
    double[] x = new double[400];
    for (int r = 0; r < x.length; r++) {
      x[r] = (r % 5 < 2 ? 0 : 6) + random.nextDouble() + random.nextDouble() + random.nextDouble();
    }
    return x;
  }

  private static Em of(ComponentEstimator estimator, int components) {
    return Em.of(Collections.nCopies(components, estimator));
  }

  private static final Mixture START =
      Mixture.of(new double[] {0.5, 0.5}, List.of(new Bell(0, 3), new Bell(5, 3)));

  private static void assertNeverFalls(List<Double> history) {
    for (int i = 1; i < history.size(); i++) {
      double fall = history.get(i - 1) - history.get(i);
      assertTrue(fall <= 1e-14 * 2000, "pass " + i + " fell by " + fall);
    }
  }

  @Test
  void anOvershootingStepIsHalvedUntilItClimbsAndEndsAtTheMaximum() {
    Fit fit = of(BellEstimator.overshooting(), 1).withStart(Mixture.of(new Bell(9, 1))).fit(rows);
    assertEquals(Stop.CONVERGED, fit.stopped());
    assertNeverFalls(fit.history());
    double mean = 0;
    double square = 0;
    for (int r = 0; r < rows.size(); r++) {
      mean += rows.value(r, 0) / rows.size();
    }
    for (int r = 0; r < rows.size(); r++) {
      square += (rows.value(r, 0) - mean) * (rows.value(r, 0) - mean) / rows.size();
    }
    Bell law = (Bell) fit.model().components().get(0);
    assertEquals(mean, law.mean(), 1e-4); // seen: 9e-6
    assertEquals(Math.sqrt(square), law.sd(), 1e-4);
  }

  @Test
  void rejectedPassesAreTimedButAreNotHistory() {
    Fit fit = of(BellEstimator.overshooting(), 1).withStart(Mixture.of(new Bell(9, 1))).fit(rows);
    assertTrue(fit.seconds().passes().size() > fit.history().size());
  }

  @Test
  void aGuardedMixtureEndsWhereTheExactOneDoes() {
    Fit exact = of(BellEstimator.exact(), 2).withStart(START).fit(rows);
    Fit guarded = of(BellEstimator.overshooting(), 2).withStart(START).fit(rows);
    assertNeverFalls(guarded.history());
    assertEquals(Stop.CONVERGED, guarded.stopped());
    assertEquals(exact.objective(), guarded.objective(), 1e-6); // seen: 3e-9
  }

  @Test
  void aGuardedFitFromDrawnStartsEndsWhereTheExactOneDoes() {
    Fit exact = of(BellEstimator.exact(), 2).withRestarts(6).fit(rows);
    Fit guarded = of(BellEstimator.overshooting(), 2).withRestarts(6).fit(rows);
    assertEquals(Stop.CONVERGED, guarded.stopped());
    assertEquals(exact.objective(), guarded.objective(), 1e-6);
  }

  @Test
  void aWrongExactStepIsReportedWithTheSizeOfTheFallAndIsNoConvergence() {
    Fit fit = of(BellEstimator.wrong(), 1).withStart(Mixture.of(new Bell(9, 1))).fit(rows);
    assertEquals(Stop.STOPPED, fit.stopped());
    assertNeverFalls(fit.history());
    assertEquals(fit.history().get(fit.history().size() - 1), fit.objective());
    String text = fit.diagnoses().get(fit.diagnoses().size() - 1).text();
    Matcher size = Pattern.compile("the objective fell by (\\S+) at pass (\\d+)").matcher(text);
    assertTrue(size.matches(), text);
    // From a mean off by d to one off by 2d: both sd follow in closed form.
    double fall = Double.parseDouble(size.group(1));
    assertEquals(fallOf(fit), fall, 1e-11 * fall); // seen: 1e-15 of the fall
    assertFalse(fit.touchesGuard());
  }

  /** How much the objective falls when the last accepted law takes the wrong step. */
  private double fallOf(Fit fit) {
    Bell from = (Bell) fit.model().components().get(0);
    double mean = 0;
    for (int r = 0; r < rows.size(); r++) {
      mean += rows.value(r, 0) / rows.size();
    }
    double to = from.mean() + 3 * (mean - from.mean());
    double square = 0;
    for (int r = 0; r < rows.size(); r++) {
      square += (rows.value(r, 0) - to) * (rows.value(r, 0) - to) / rows.size();
    }
    double after = 0;
    for (double log : Mixture.of(new Bell(to, Math.sqrt(square))).logDensities(rows)) {
      after += log;
    }
    return fit.objective() - after;
  }

  @Test
  void aStepThatFallsHoweverShortItIsEndsTheRun() {
    Fit fit = of(BellEstimator.hopeless(), 1).withStart(Mixture.of(new Bell(5, 3))).fit(rows);
    assertEquals(Stop.STOPPED, fit.stopped());
    Diagnosis last = fit.diagnoses().get(fit.diagnoses().size() - 1);
    assertEquals(Diagnosis.Kind.NOTE, last.kind());
    assertTrue(fit.seconds().passes().size() <= fit.history().size() + 42);
  }

  @Test
  void aFixedNumberOfSweepsCountsRejectedOnes() {
    Fit fit =
        of(BellEstimator.overshooting(), 1)
            .withStart(Mixture.of(new Bell(9, 1)))
            .withIterations(12)
            .fit(rows);
    assertEquals(12, fit.seconds().passes().size());
    assertTrue(fit.iterations() < 12);
    assertNeverFalls(fit.history());
  }
}
