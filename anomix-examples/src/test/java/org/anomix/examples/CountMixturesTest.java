package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.em.Stop;
import org.anomix.io.Components;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Mixtures of two laws of counts of every family: they are found again, and nothing breaks them.
 */
final class CountMixturesTest {
  private static final Registry REGISTRY = Registry.standard();

  private static final List<String> FAMILIES =
      List.of("geometric", "shifted-geometric", "binomial", "negative-binomial", "zeta", "poisson");

  private static Fit fit(String family, int components, Options options, Rows rows, long seed) {
    List<ComponentEstimator> estimators = Components.parse(REGISTRY, family, components, options);
    return Em.of(estimators).withSeed(seed).fit(rows);
  }

  private static double logLikelihood(Distribution model, Rows rows) {
    double sum = 0;
    for (double log : Mixture.of(model).logDensities(rows)) {
      sum += log;
    }
    return sum;
  }

  private static void assertNoFall(Fit fit) {
    for (int i = 1; i < fit.history().size(); i++) {
      double before = fit.history().get(i - 1);
      assertTrue(fit.history().get(i) >= before - 1e-13 * Math.abs(before), () -> fit + " fell");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.6*geometric(0.5) + 0.4*geometric(0.02)",
        "0.5*shifted-geometric(0.7) + 0.5*shifted-geometric(0.05)",
        "0.3*binomial(50, 0.1) + 0.7*binomial(50, 0.4)",
        "0.5*negative-binomial(20, 0.8) + 0.5*negative-binomial(4, 0.04)",
        "0.5*negative-binomial(300, 0.6) + 0.5*negative-binomial(5, 0.005)",
        "0.5*zeta(1.3) + 0.5*zeta(5)",
      })
  void mixtureIsFoundAgainFromEverySeed(String notation) {
    Mixture truth = (Mixture) REGISTRY.parse(notation);
    Rows rows = truth.sample(new SplittableRandom(11), 4000).rows();
    String family = truth.components().get(0).family().name();
    Options options =
        family.equals("binomial") ? Options.none().withFixed("trials", 50) : Options.none();
    double best = Double.NaN;
    for (long seed = 0; seed < 3; seed++) {
      Fit fit = fit(family, 2, options, rows, seed);
      assertNoFall(fit);
      assertEquals(Stop.CONVERGED, fit.stopped(), fit.diagnoses()::toString);
      assertTrue(
          fit.logLikelihood() >= logLikelihood(truth, rows), () -> fit.model() + " is worse");
      best = Double.isNaN(best) ? fit.logLikelihood() : best;
      assertEquals(best, fit.logLikelihood(), 1e-6);
    }
  }

  @Property(tries = 40)
  void noCountsHoweverAwkwardLowerAnObjectiveOrBreakAFit(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 5) int family,
      @ForAll @IntRange(min = 1, max = 4) int components,
      @ForAll @IntRange(max = 3) int kind) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = new double[60];
    for (int r = 0; r < x.length; r++) {
      x[r] = r < 6 ? r + 1 : value(random, kind); // distinct rows for all components
    }
    Options options =
        FAMILIES.get(family).equals("binomial")
            ? Options.none().withFixed("trials", 1e12)
            : Options.none();
    Fit fit = fit(FAMILIES.get(family), components, options, Rows.of(x), seed);
    assertNoFall(fit);
    assertTrue(fit.stopped() != Stop.STOPPED, fit.diagnoses()::toString);
    assertTrue(Double.isFinite(fit.logLikelihood()));
  }

  /** Sizes of 0.1 beside means of 1e11: terms of order mean would cancel in the step of r. */
  @Example
  void countsThatDwarfTheSizeConverge() {
    SplittableRandom random = new SplittableRandom(2_483_859_788L);
    double[] x = new double[60];
    for (int r = 0; r < x.length; r++) {
      x[r] = r < 6 ? r + 1 : value(random, 3);
    }
    Fit fit = fit("negative-binomial", 2, Options.none(), Rows.of(x), 2_483_859_788L);
    assertEquals(Stop.CONVERGED, fit.stopped(), fit.diagnoses()::toString);
    assertNoFall(fit);
  }

  private static double value(SplittableRandom random, int kind) {
    return switch (kind) {
      case 0 -> 1;
      case 1 -> 1 + random.nextInt(3);
      case 2 -> 1000 + random.nextInt(3); // far less spread than any of these laws has
      default -> Math.floor(Math.exp(27 * random.nextDouble()));
    };
  }
}
