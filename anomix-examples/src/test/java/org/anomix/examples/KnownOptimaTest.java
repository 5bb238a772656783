package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.continuous.NormalFamily;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.em.Stop;
import org.anomix.io.Components;
import org.anomix.io.Registry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Fits by default reach the best admissible maximum that a long search with Newton polishing found
 * (gradient below 1e-11), whatever the seed.
 */
final class KnownOptimaTest {
  private static final double CLOSE = 1e-6; // seen: 7e-8

  private static final Registry REGISTRY = Registry.standard();
  private static final List<String> FIGURES = new ArrayList<>();

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

  /** Sets that are no part of the project: name, family here and in their table, components. */
  @ParameterizedTest
  @CsvSource({
    "galaxies, normal, Normal, 3",
    "galaxies, normal, Normal, 4",
    "faithful_eruptions, normal, Normal, 2",
    "faithful_eruptions, normal, Normal, 3",
    "seed_heights, normal, Normal, 2",
    "sim_binomial2, binomial, Binomial, 2",
    "sim_exponential3, exponential, Exponential, 3",
    "sim_gamma2, gamma, Gamma, 2",
    "sim_lognormal2, log-normal, LogNormal, 2",
    "sim_poisson3, poisson, Poisson, 3",
    "sim_t2_outliers, student-t, StudentT, 2",
    "sim_zeta2, zeta, Zeta, 2",
    "sim_zi_normal, zero-inflated-normal, Normal(zero-inflated), 1",
    "sim_zi_poisson, zero-inflated-poisson, Poisson(zero-inflated), 1",
    "faithful, gaussian, MVN, 2",
    "faithful, gaussian, MVN, 3",
    "iris, gaussian, MVN, 2",
    "iris, gaussian, MVN, 3",
    "seed_blobs2, gaussian, MVN, 2",
    "sim_mvn2_k3, gaussian, MVN, 3"
  })
  void everySeedReachesTheBestKnown(String set, String family, String inTable, int components) {
    Rows rows = TestData.known(set);
    double best = TestData.bestKnown(set, inTable, components);
    List<ComponentEstimator> estimators =
        Components.parse(REGISTRY, family, components, Options.none());
    int seeds = Studies.seeds(20);
    double worst = Double.NEGATIVE_INFINITY;
    List<String> missed = new ArrayList<>();
    double seconds = 0;
    for (long seed = 0; seed < seeds; seed++) {
      Fit fit = Em.of(estimators).withSeed(seed).fit(rows);
      assertNeverFalls(fit, rows);
      seconds += fit.seconds().start() + fit.seconds().fit();
      double shortfall = best - fit.logLikelihood();
      worst = Math.max(worst, shortfall);
      if (!(shortfall <= CLOSE) || fit.touchesGuard() || fit.stopped() != Stop.CONVERGED) {
        missed.add(seed + ": " + shortfall + ", " + fit.stopped() + ", " + fit.model());
      }
    }
    FIGURES.add(
        Studies.format(
            "| %s | %s | %d | %.9f | %d of %d | %.1e | %.2f |",
            set, family, components, best, seeds - missed.size(), seeds, worst, seconds / seeds));
    assertTrue(missed.isEmpty(), () -> String.join("\n", missed));
  }

  private static void assertNeverFalls(Fit fit, Rows rows) {
    double magnitude = 0;
    for (double term : fit.model().logDensities(rows)) {
      magnitude += Math.abs(term);
    }
    for (int i = 1; i < fit.history().size(); i++) {
      double fall = fit.history().get(i - 1) - fit.history().get(i);
      assertTrue(fall <= 1e-14 * magnitude, "pass " + i + " fell by " + fall);
    }
  }

  @AfterAll
  static void writeFigures() {
    List<String> lines = new ArrayList<>();
    lines.add("Default options, one seed per fit. Reached: no more than 1e-6 below the best known");
    lines.add("log-likelihood, converged, no guard touched. A negative shortfall is a better fit.");
    lines.add("");
    lines.add("| data | family | components | best known | reached | worst shortfall | seconds |");
    lines.add("|---|---|---:|---:|---:|---:|---:|");
    lines.addAll(FIGURES);
    Studies.write("Best known fits", lines);
  }
}
