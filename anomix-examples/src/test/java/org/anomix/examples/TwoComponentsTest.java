package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.anomix.DistributionFamily;
import org.anomix.Rows;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.em.Stop;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two components of a continuous family, simulated and fitted again through the whole engine. */
final class TwoComponentsTest {
  private static final Registry REGISTRY = Registry.standard();
  private static final int SIZE = 1_000;

  private static Rows rowsOf(Mixture truth, double unit) {
    Rows rows = truth.sample(new SplittableRandom(21), SIZE).rows();
    double[] values = new double[SIZE];
    for (int r = 0; r < SIZE; r++) {
      values[r] = unit * rows.value(r, 0);
    }
    return Rows.of(values);
  }

  private static DistributionFamily familyOf(Mixture truth) {
    return truth.components().get(0).family();
  }

  private static void assertNeverFalls(List<Double> history) {
    for (int i = 1; i < history.size(); i++) {
      double fall = history.get(i - 1) - history.get(i);
      assertTrue(fall <= 1e-13 * Math.abs(history.get(i)), "pass " + i + " fell by " + fall);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.4*logistic(0, 1) + 0.6*logistic(8, 0.6)",
        "0.4*laplace(0, 1) + 0.6*laplace(8, 0.6)",
        "0.4*weibull(1.5, 1) + 0.6*weibull(5, 6)",
        "0.4*gumbel(0, 1) + 0.6*gumbel(8, 0.6)",
        "0.4*pareto(2, 1) + 0.6*pareto(2, 9)",
        "0.4*cauchy(0, 1) + 0.6*cauchy(20, 0.6)",
        "0.4*student-t(3, 0, 1) + 0.6*student-t(8, 8, 0.6)",
        "0.4*skew-normal(0, 1, 3) + 0.6*skew-normal(8, 2, -2)"
      })
  void defaultStartsFindWhatAStartFromTheTruthFinds(String notation) {
    Mixture truth = Mixture.of(REGISTRY.parse(notation));
    Rows rows = rowsOf(truth, 1);
    Fit fromTruth = Em.of(familyOf(truth), 2).withStart(truth).fit(rows);
    assertNeverFalls(fromTruth.history());
    for (int seed = 0; seed < 2; seed++) {
      Fit fit = Em.of(familyOf(truth), 2).withSeed(seed).fit(rows);
      assertEquals(Stop.CONVERGED, fit.stopped());
      assertFalse(fit.touchesGuard());
      assertNeverFalls(fit.history());
      assertTrue(fit.objective() >= fromTruth.objective() - 1e-6); // seen: 7e-9 below
      // Four standard errors of a weight that is known to 0.02, overlap included.
      assertEquals(0.4, fit.model().weight(0), 0.08);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.4*logistic(0, 1) + 0.6*logistic(8, 0.6)",
        "0.4*laplace(0, 1) + 0.6*laplace(8, 0.6)",
        "0.4*weibull(1.5, 1) + 0.6*weibull(5, 6)",
        "0.4*gumbel(0, 1) + 0.6*gumbel(8, 0.6)",
        "0.4*pareto(2, 1) + 0.6*pareto(2, 9)",
        "0.4*cauchy(0, 1) + 0.6*cauchy(20, 0.6)",
        "0.4*student-t(3, 0, 1) + 0.6*student-t(8, 8, 0.6)",
        "0.4*skew-normal(0, 1, 3) + 0.6*skew-normal(8, 2, -2)"
      })
  void rescaledRowsGiveTheRescaledFit(String notation) {
    Mixture truth = Mixture.of(REGISTRY.parse(notation));
    Fit fit = Em.of(familyOf(truth), 2).fit(rowsOf(truth, 1));
    for (int exponent : new int[] {-700, 700}) {
      Fit rescaled = Em.of(familyOf(truth), 2).fit(rowsOf(truth, Math.scalb(1.0, exponent)));
      double expected = fit.objective() - SIZE * exponent * Math.log(2);
      assertEquals(expected, rescaled.objective(), 1e-13 * Math.abs(expected) + 1e-6);
      assertEquals(fit.model().weight(0), rescaled.model().weight(0), 1e-4);
    }
  }
}
