package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.em.Truncation;
import org.anomix.io.Components;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An atom at 0 takes the zeros, and only the zeros, of a continuous base; a count shares them. */
final class ZeroInflationTest {
  private static final Registry REGISTRY = Registry.standard();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zero-inflated-normal | 0.3*point(0) + 0.7*normal(4, 1.5)",
        "zero-inflated-log-normal | 0.25*point(0) + 0.75*log-normal(1, 0.5)",
        "zero-inflated-exponential | 0.4*point(0) + 0.6*exponential(2)"
      })
  void theWeightOfZeroIsTheShareOfZeros(String family, String truth) {
    Rows rows = Mixture.of(REGISTRY.parse(truth)).sample(new SplittableRandom(8), 2_000).rows();
    int zeros = 0;
    for (int r = 0; r < rows.size(); r++) {
      zeros += rows.value(r, 0) == 0 ? 1 : 0;
    }
    Fit fit = Em.of(Components.parse(REGISTRY, family, 1, Options.none())).fit(rows);
    assertEquals("point", fit.model().components().get(0).family().name());
    assertEquals(zeros / 2_000.0, fit.model().weight(0), 1e-12);
    // The log-likelihood is that of the zeros plus that of the base alone (README of the fits).
    double base = 0;
    Mixture rest = Mixture.of(fit.model().components().get(1));
    for (int r = 0; r < rows.size(); r++) {
      base += rows.value(r, 0) == 0 ? 0 : rest.logDensity(rows.value(r, 0));
    }
    double expected =
        zeros * Math.log(zeros / 2_000.0) + (2_000 - zeros) * Math.log(1 - zeros / 2_000.0) + base;
    assertEquals(expected, fit.logLikelihood(), 1e-10 * Math.abs(expected)); // seen: 2e-15
  }

  @ParameterizedTest
  @CsvSource({"0.35, 4", "0.1, 0.7"})
  void aCountSharesItsZerosWithTheAtom(double zero, double mean) {
    Mixture truth = Mixture.of(REGISTRY.parse("zero-inflated-poisson(" + zero + ", " + mean + ")"));
    Rows rows = truth.sample(new SplittableRandom(3), 20_000).rows();
    Fit fit =
        Em.of(Components.parse(REGISTRY, "zero-inflated-poisson", 1, Options.none())).fit(rows);
    // Four standard errors of the least informative case; a false alarm once in 16,000.
    assertEquals(zero, fit.model().weight(0), 4 * 0.0095);
  }

  private static Fit fit(String families, Rows rows, Truncation window) {
    int count = families.contains("+") ? 0 : 1;
    return Em.of(Components.parse(REGISTRY, families, count, Options.none()))
        .withTruncation(window)
        .fit(rows);
  }

  private static boolean says(Fit fit, String words) {
    return fit.warnings().stream().anyMatch(w -> w.contains(words))
        || fit.diagnoses().stream().anyMatch(d -> d.text().contains(words));
  }

  @Test
  void twoAtomsAtOnePointAreOneParameter() {
    Mixture truth = Mixture.of(REGISTRY.parse("0.4*point(0) + 0.3*poisson(2) + 0.3*poisson(9)"));
    Rows rows = truth.sample(new SplittableRandom(3), 500).rows();
    Fit twice = fit("zero-inflated-poisson+zero-inflated-poisson", rows, Truncation.NONE);
    Fit once = fit("point(0)+poisson+poisson", rows, Truncation.NONE);
    assertEquals(once.freeParameters(), twice.freeParameters());
    assertEquals(once.bic(), twice.bic(), 1e-3);
    assertTrue(says(twice, "only the sum of their weights"));
    assertFalse(says(once, "only the sum of their weights"));
  }

  @Test
  void atomThatCannotBeSeenOrIsNotAskedForIsSaid() {
    Rows counts =
        Mixture.of(REGISTRY.parse("poisson(3)")).sample(new SplittableRandom(3), 200).rows();
    assertTrue(says(fit("zero-inflated-poisson", counts, Truncation.NONE), "least value"));
    double[] seen =
        Arrays.stream(counts.block(0, 200, new double[200]).values()).filter(x -> x > 0).toArray();
    Fit hidden =
        fit("zero-inflated-poisson", Rows.of(seen), new Truncation(0, Double.POSITIVE_INFINITY));
    assertTrue(says(hidden, "its weight cannot be known"));
  }
}
