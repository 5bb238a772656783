package org.anomix.univariate;

import static org.anomix.testkit.Quantity.CDF;
import static org.anomix.testkit.Quantity.INVERSE_SURVIVAL;
import static org.anomix.testkit.Quantity.LOG_CDF;
import static org.anomix.testkit.Quantity.LOG_DENSITY;
import static org.anomix.testkit.Quantity.LOG_SURVIVAL;
import static org.anomix.testkit.Quantity.QUANTILE;
import static org.anomix.testkit.Quantity.SURVIVAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Estimate;
import org.anomix.Floors;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.UnivariateDistribution;
import org.anomix.continuous.Gamma;
import org.anomix.continuous.GammaFamily;
import org.anomix.testkit.Accuracy;
import org.anomix.testkit.FamilyConformance;
import org.anomix.testkit.ReferenceData;
import org.apache.commons.numbers.gamma.Digamma;
import org.junit.jupiter.api.Test;

final class GammaTest extends FamilyConformance {
  private static final Rows ROWS = Rows.of(0.5, 1, 2, 3.5, 7);
  private static final Scaling SCALING = Scaling.of(ROWS, true, Floors.DEFAULT);

  GammaTest() {
    super(new GammaFamily(), ReferenceData.of("gamma.csv"), ReferenceData.of("gamma-extremes.csv"));
  }

  @Override
  protected Accuracy accuracy() {
    return Accuracy.of(LOG_DENSITY, 3e-15) // seen: 2.2e-15
        .and(CDF, 1e-14) // seen: 1.5e-15
        .and(SURVIVAL, 2e-14) // seen: 3.5e-15
        .and(LOG_CDF, 2e-14) // seen: 3.7e-15
        .and(LOG_SURVIVAL, 2e-14) // seen: 2.7e-15
        .and(QUANTILE, 1e-12) // seen: 3.5e-13, at shape 1e-6
        .and(INVERSE_SURVIVAL, 1e-12); // seen: 3.5e-13
  }

  @Override
  protected UnivariateDistribution exampleLaw(RandomGenerator random) {
    return new Gamma(Math.exp(random.nextDouble(-1.5, 7)), Math.exp(random.nextDouble(-5, 5)));
  }

  @Override
  protected double largestTerm(UnivariateDistribution law, double x) {
    Gamma gamma = (Gamma) law;
    double y = x / gamma.scale();
    double power = gamma.shape() < 10 ? Math.abs((gamma.shape() - 1) * Math.log(y)) : 0;
    return Math.max(Math.abs(Math.log(gamma.scale())), power < 1e300 ? power : 0);
  }

  private static Estimate estimate(Options options, Gamma anchor, Rows rows, double... w) {
    ComponentEstimator estimator = new GammaFamily().estimator(options, List.of());
    double[] state = new double[3];
    estimator.accumulate(anchor, rows.block(0, rows.size(), new double[0]), w, 0, state, 0);
    return estimator.estimate(anchor, state, Scaling.of(rows, true, Floors.DEFAULT));
  }

  @Test
  void oneRowHoldsTheShapeAtItsCapAndSaysSo() {
    Estimate estimate = estimate(Options.none(), new Gamma(2, 3), ROWS, 0, 0, 1, 0, 0);
    Gamma law = (Gamma) estimate.law();
    assertEquals(2, law.mean(), 1e-15);
    assertEquals(1e6 / (SCALING.logUnit(0) * SCALING.logUnit(0)), law.shape(), 1e-3);
    assertEquals(Diagnosis.Kind.GUARD, estimate.diagnoses().get(0).kind());
  }

  private static Gamma fitted(Options options, Gamma anchor) {
    return (Gamma) estimate(options, anchor, ROWS, 1, 0.5, 2, 1, 0.25).law();
  }

  @Test
  void scoresVanishAtTheEstimate() {
    double mean = (0.5 + 0.5 + 4 + 3.5 + 1.75) / 4.75;
    double meanLog = (Math.log(0.5) + 2 * Math.log(2) + Math.log(3.5) + 0.25 * Math.log(7)) / 4.75;
    for (Gamma anchor : new Gamma[] {new Gamma(2, 1), new Gamma(1e-3, 1), new Gamma(1e3, 1e-2)}) {
      Gamma law = fitted(Options.none(), anchor);
      assertEquals(mean, law.mean(), 1e-12 * mean);
      assertEquals(
          meanLog,
          Digamma.value(law.shape()) + Math.log(law.scale()),
          1e-11); // 6e-13 at the second
    }
    Gamma ofScale = fitted(Options.none().withFixed("scale", 3), new Gamma(2, 3));
    assertEquals(meanLog, Digamma.value(ofScale.shape()) + Math.log(3), 1e-14);
    assertEquals(
        mean / 7, fitted(Options.none().withFixed("shape", 7), new Gamma(7, 1)).scale(), 1e-15);
  }

  @Test
  void fixedScaleIsFittedAtBothEndsOfTheDigamma() {
    for (double scale : new double[] {1e-12, 1e-3, 1, 20, 1e12}) {
      Gamma law = fitted(Options.none().withFixed("scale", scale), new Gamma(2 / scale, scale));
      double meanLog =
          (Math.log(0.5) + 2 * Math.log(2) + Math.log(3.5) + 0.25 * Math.log(7)) / 4.75;
      double expected = meanLog - Math.log(scale);
      assertEquals(expected, Digamma.value(law.shape()), 1e-14 * (1 + Math.abs(expected)));
    }
  }

  @Test
  void farRowsOfSmallSpreadKeepTheDigitsOfTheShape() {
    Rows rows = Rows.of(1e9 - 1e5, 1e9 + 1e5);
    Gamma law = (Gamma) estimate(Options.none(), new Gamma(1e8, 10), rows, 1, 1).law();
    assertEquals(99999999.66666667, law.shape(), 1e-6); // mpmath 1.3
  }

  @Test
  void rowsFarBelowTheMeanKeepTheirLogarithms() {
    Rows rows = Rows.of(1e-300, 1e-20, 1);
    Gamma law = (Gamma) estimate(Options.none(), new Gamma(1, 0.3), rows, 1, 1, 1).law();
    double gap = 320 * Math.log(10) / 3 - Math.log(3);
    assertEquals(gap, Math.log(law.shape()) - Digamma.value(law.shape()), 1e-12 * gap);
  }

  @Test
  void samplesOfSmallShapesStayOffThePole() {
    double[] x = new double[1000];
    new Gamma(1e-3, 1).sample(new Random(3), x, 0, x.length);
    assertTrue(Arrays.stream(x).allMatch(v -> v > 0));
  }

  @Test
  void poleAndLimitsAtZeroAreThoseOfTheShape() {
    assertEquals(Double.POSITIVE_INFINITY, new Gamma(0.5, 1).logDensity(0));
    assertEquals(-Math.log(3), new Gamma(1, 3).logDensity(0));
    assertEquals(Double.NEGATIVE_INFINITY, new Gamma(2, 1).logDensity(0));
  }
}
