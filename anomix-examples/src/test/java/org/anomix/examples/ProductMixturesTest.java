package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.Options;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.detect.DensityScorerProvider;
import org.anomix.detect.Detection;
import org.anomix.detect.Detector;
import org.anomix.detect.ThresholdRule;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.em.Stop;
import org.anomix.io.Components;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;
import org.junit.jupiter.api.Test;

/** Mixtures whose components are products, or uniform noise over a box. */
final class ProductMixturesTest {
  private static final Registry REGISTRY = Registry.standard();

  private static Em em(String family, int components) {
    return Em.of(Components.parse(REGISTRY, family, components, Options.none()));
  }

  private static Mixture model(String notation) {
    return Mixture.of(REGISTRY.parse(notation));
  }

  private static Rows rows(String notation, long seed, int count) {
    return model(notation).sample(new SplittableRandom(seed), count).rows();
  }

  /** The standard deviation is 2 where the variance was meant to be. */
  @Test
  void productOfTwoNormalsFlagsAFarPoint() {
    Rows rows = rows("product(normal(0, 2), normal(0, 2))", 11, 10_000);
    Fit fit = em("product(normal, normal)", 1).fit(rows);
    Detection detection =
        Detector.of(
                fit.model(),
                new DensityScorerProvider(),
                Options.none(),
                ThresholdRule.parse("epsilon=1e-6"))
            .detect(Rows.of(new double[][] {{-20, 20}, {1, -1}, {-4, 4}}));
    assertEquals(1, detection.anomalies().size());
    assertEquals(0, detection.anomalies().get(0).row());
    assertTrue(fit.model().logDensity(-20, 20) < Math.log(1e-6));
  }

  /** Within 4.5 standard errors: 11 numbers fail one seed in 10^4 or so; the seed is fixed. */
  @Test
  void columnsOfThreeKindsAreRecovered() {
    String truth =
        "0.4*product(log-normal(0, 0.5), poisson(2), zero-inflated-poisson(0.5, 3))"
            + " + 0.6*product(log-normal(1.5, 0.4), poisson(7), zero-inflated-poisson(0.1, 9))";
    Rows rows = rows(truth, 12, 4000);
    Fit fit =
        em("product(log-normal, poisson, zero-inflated-poisson)", 2).withRestarts(20).fit(rows);
    assertEquals(Stop.CONVERGED, fit.stopped());
    assertEquals(11, fit.freeParameters());
    Mixture model = fit.model();
    Mixture expected = model(truth);
    int small = model.weight(0) < 0.5 ? 0 : 1;
    assertEquals(0.4, model.weight(small), 4.5 * 0.009);
    for (int k = 0; k < 2; k++) {
      Distribution found = model.components().get(k == 0 ? small : 1 - small);
      Distribution wanted = expected.components().get(k);
      double mass = 4000 * expected.weight(k);
      for (int j = 0; j < 3; j++) {
        double error = Math.sqrt(wanted.variances()[j] / mass);
        // Rows that lie between the groups tell of both, and so of either a little less.
        assertEquals(wanted.expectation()[j], found.expectation()[j], 4.5 * 1.2 * error);
      }
      double zeros = ((Mixture) wanted.parts().get(2)).weight(0);
      assertEquals(
          zeros,
          ((Mixture) found.parts().get(2)).weight(0),
          4.5 * 1.2 * Math.sqrt(zeros * (1 - zeros) / mass));
    }
    for (int i = 1; i < fit.history().size(); i++) {
      assertTrue(fit.history().get(i) >= fit.history().get(i - 1) - 1e-9);
    }
  }

  /** Of each other, at every pass. Seen: 7e-13 in 50 of them. */
  @Property(tries = 5, shrinking = ShrinkingMode.OFF)
  void productOfNormalsClimbsLikeADiagonalGaussian(@ForAll long seed) {
    Rows rows =
        rows(
            "0.5*product(normal(0, 1), normal(0, 2)) + 0.5*product(normal(3, 2), normal(1, 1))",
            seed,
            300);
    Fit product =
        em("product(normal, normal)", 2)
            .withStart(
                model(
                    "0.3*product(normal(-1, 1), normal(0, 1))"
                        + " + 0.7*product(normal(2, 1), normal(0, 2))"))
            .withIterations(20)
            .fit(rows);
    ComponentEstimator diagonal =
        REGISTRY.family("gaussian").estimator(Options.none().with("covariance", "VVI"), List.of());
    Fit gaussian =
        Em.of(Collections.nCopies(2, diagonal))
            .withStart(
                model(
                    "0.3*gaussian([-1, 0], [[1, 0], [0, 1]])"
                        + " + 0.7*gaussian([2, 0], [[1, 0], [0, 4]])"))
            .withIterations(20)
            .fit(rows);
    assertEquals(20, product.history().size());
    for (int pass = 0; pass < 20; pass++) {
      assertEquals(gaussian.history().get(pass), product.history().get(pass), 1e-9);
    }
    assertEquals(gaussian.freeParameters(), product.freeParameters());
  }

  @Test
  void permutedColumnsGiveThePermutedFit() {
    String truth =
        "0.5*product(log-normal(0, 1), poisson(2), normal(0, 1))"
            + " + 0.5*product(log-normal(1, 0.5), poisson(5), normal(2, 1))";
    Rows rows = rows(truth, 13, 500);
    double[][] permuted = new double[500][];
    for (int r = 0; r < 500; r++) {
      permuted[r] = new double[] {rows.value(r, 2), rows.value(r, 0), rows.value(r, 1)};
    }
    Fit one =
        em("product(log-normal, poisson, normal)", 2)
            .withStart(model(truth))
            .withIterations(15)
            .fit(rows);
    Fit other =
        em("product(normal, log-normal, poisson)", 2)
            .withStart(
                model(
                    "0.5*product(normal(0, 1), log-normal(0, 1), poisson(2))"
                        + " + 0.5*product(normal(2, 1), log-normal(1, 0.5), poisson(5))"))
            .withIterations(15)
            .fit(Rows.of(permuted));
    for (int pass = 0; pass < 15; pass++) {
      double expected = one.history().get(pass);
      assertEquals(expected, other.history().get(pass), 1e-12 * Math.abs(expected));
    }
  }

  @Test
  void componentsShareWhatAPartLetsThemShare() {
    Rows rows =
        rows(
            "0.5*product(normal(-3, 1), laplace(0, 1)) + 0.5*product(normal(3, 2), laplace(1, 2))",
            14,
            400);
    List<ComponentEstimator> tied =
        Components.parse(
            REGISTRY, "product(normal, laplace)", 2, Options.none().with("shared", "sd"));
    Fit fit = Em.of(tied).withRestarts(5).fit(rows);
    double first = fit.model().components().get(0).variances()[0];
    assertEquals(first, fit.model().components().get(1).variances()[0], 0.0);
    assertEquals(8, fit.freeParameters());
  }

  @Test
  void severalFreeComponentsInsideAPartAreFitted() {
    Rows rows = rows("product((0.3*normal(-4, 1) + 0.7*normal(4, 1)), poisson(3))", 15, 1000);
    Fit fit = em("product(normal+normal, poisson)", 1).fit(rows);
    Mixture inner = (Mixture) fit.model().components().get(0).parts().get(0);
    assertEquals(0.3, inner.weight(0), 4 * Math.sqrt(0.21 / 1000));
    assertEquals(-4, inner.components().get(0).expectation()[0], 4 / Math.sqrt(300));
    assertEquals(6, fit.freeParameters());
  }

  @Test
  void startOfOtherPartsIsRefused() {
    Rows rows = rows("product(normal(0, 1), poisson(3))", 16, 50);
    Em em = em("product(normal, poisson)", 1);
    assertThrows(
        ParameterException.class,
        () -> em.withStart(model("1*product(normal(0, 1), geometric(0.3))")).fit(rows));
    assertThrows(
        ParameterException.class,
        () ->
            em.withStart(model("1*product(normal(0, 1), zero-inflated-poisson(0.3, 3))"))
                .fit(rows));
  }

  private static final String CLUSTERS =
      "0.45*gaussian([-3, 0], [[1, 0.3], [0.3, 1]]) + 0.5*gaussian([3, 2], [[2, 0], [0, 0.5]])"
          + " + 0.05*uniform-box([-25, -25], [25, 25])";

  /** Means within 4.5 standard errors: 4 numbers fail one seed in 10^4 or so. */
  private static boolean recovers(Fit fit) {
    Mixture truth = model(CLUSTERS);
    boolean close = true;
    for (int k = 0; k < 2; k++) {
      Distribution law = truth.components().get(k);
      for (int j = 0; j < 2; j++) {
        double error = Math.sqrt(law.variances()[j] / (1500 * truth.weight(k)));
        double found = fit.model().components().get(k).expectation()[j];
        double spread = fit.model().components().get(k).variances()[j] / law.variances()[j];
        close &= Math.abs(found - law.expectation()[j]) < 4.5 * error;
        close &= Math.abs(spread - 1) < 4.5 * Math.sqrt(2 / (1500 * truth.weight(k)));
      }
    }
    return close;
  }

  @Test
  void noiseTakesTheOutliersOfTheTrainingData() {
    Rows rows = rows(CLUSTERS, 17, 1500);
    Fit with = em("gaussian+gaussian+uniform-box", 0).withRestarts(20).fit(rows);
    Fit without = em("gaussian", 2).withRestarts(20).fit(rows);
    assertTrue(recovers(with), with.model()::toString);
    assertFalse(recovers(without), without.model()::toString);
    assertEquals(0.05, with.model().weight(2), 4.5 * Math.sqrt(0.05 * 0.95 / 1500));
    assertEquals(2, with.model().mostLikelyComponents(Rows.of(new double[][] {{20, -20}}))[0]);
  }

  @Test
  void constantColumnIsNamedAndLeftOutOfTheVolume() {
    double[][] values = new double[300][];
    Rows rows = rows("0.9*gaussian([0], [[1]]) + 0.1*uniform-box([-20], [20])", 18, 300);
    for (int r = 0; r < 300; r++) {
      values[r] = new double[] {rows.value(r, 0), 7};
    }
    Fit fit = em("product(normal, point(7))+uniform-box", 0).withRestarts(5).fit(Rows.of(values));
    assertTrue(
        fit.diagnoses().stream()
            .anyMatch(d -> d.text().equals("column '1' has width 0 and is left out of the volume")),
        fit.diagnoses()::toString);
  }
}
