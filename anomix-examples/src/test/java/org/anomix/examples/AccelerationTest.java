package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.continuous.Normal;
import org.anomix.continuous.NormalFamily;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.em.Stop;
import org.anomix.io.Components;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Passes that jumps save, and that they lose nothing, against plain EM from the same starts. */
final class AccelerationTest {
  private static final int PLAIN = 800;

  /** So close to the best is there. */
  private static final double THERE = 1e-8;

  /** Behind by no more than this share of the objective is not behind. */
  private static final double BEHIND = 1e-9;

  private static final List<String> FIGURES = new ArrayList<>();

  private static int passes(List<Double> history, double best) {
    int passes = 1;
    while (passes <= history.size() && history.get(passes - 1) < best - THERE) {
      passes++;
    }
    return passes;
  }

  /** Runs from a few starts: one of them alone, so that it need be no good one. */
  @ParameterizedTest
  @CsvSource({
    "faithful, gaussian, 2",
    "faithful, gaussian, 3",
    "faithful_eruptions, normal, 3",
    "galaxies, normal, 3",
    "galaxies, normal, 4",
    "iris, gaussian, 3",
    "sim_mvn2_k3, gaussian, 3",
    "seed_blobs2, gaussian, 2",
    "sim_t2_outliers, student-t, 2",
    "sim_zeta2, zeta, 2",
  })
  void noRunIsBehindPlainEmAndSlowOnesAreFaster(String set, String family, int components) {
    Rows rows = TestData.known(set);
    Em em = Em.of(Components.parse(Registry.standard(), family, components, Options.none()));
    int starts = Studies.seeds(20);
    int plainPasses = 0;
    int jumpingPasses = 0;
    for (long seed = 0; seed < starts; seed++) {
      Mixture start = em.withSeed(seed).withRestarts(3).withIterations(1).fit(rows).model();
      Em from = em.withStart(start);
      List<Double> plain = from.withIterations(PLAIN).fit(rows).history();
      Fit fit = from.fit(rows);
      assertEquals(Stop.CONVERGED, fit.stopped());
      double best = Math.max(plain.get(plain.size() - 1), fit.objective());
      double tolerance = BEHIND * Math.abs(best);
      assertTrue(fit.objective() >= plain.get(plain.size() - 1) - tolerance, start::toString);
      int most = fit.seconds().passes().size();
      for (int sweeps = 2; sweeps <= most; sweeps += 1 + sweeps / 8) {
        double there = from.withLimit(sweeps).fit(rows).objective();
        assertTrue(there >= plain.get(sweeps - 1) - tolerance, "behind after " + sweeps);
      }
      plainPasses += passes(plain, best);
      int rejected = most - fit.history().size();
      jumpingPasses += passes(fit.history(), best) + rejected;
      assertTrue(jumpingPasses <= plainPasses + 3, jumpingPasses + " for " + plainPasses);
    }
    FIGURES.add(
        Studies.format(
            "| %s | %s | %d | %.1f | %.1f | %.2f |",
            set,
            family,
            components,
            (double) plainPasses / starts,
            (double) jumpingPasses / starts,
            (double) jumpingPasses / plainPasses));
  }

  /** What is shared is the same number in all components, jumped or not. */
  @Test
  void tiesAndFixedValuesSurviveJumps() {
    List<ComponentEstimator> tied =
        Components.parse(Registry.standard(), "normal", 2, Options.none().with("shared", "sd"));
    Fit fit = Em.of(tied).fit(Rows.of(TestData.eruptions()));
    Normal one = (Normal) fit.model().components().get(0);
    Normal other = (Normal) fit.model().components().get(1);
    assertEquals(one.sd(), other.sd(), 0);
    ComponentEstimator held =
        new NormalFamily().estimator(Options.none().withFixed("sd", 0.5), List.of());
    Fit fixed = Em.of(List.of(held, held)).fit(Rows.of(TestData.eruptions()));
    fixed.model().components().forEach(law -> assertEquals(0.5, ((Normal) law).sd(), 0));
  }

  @AfterAll
  static void writeFigures() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Passes until the log-likelihood is within 1e-8 of the best that either reached, the");
    lines.add("mean over some starts; rejected jumps are counted.");
    lines.add("");
    lines.add("| data | family | components | plain | with jumps | ratio |");
    lines.add("|---|---|---:|---:|---:|---:|");
    lines.addAll(FIGURES);
    Studies.write("Acceleration", lines);
  }
}
