package org.anomix.univariate;

import static org.anomix.testkit.Quantity.CDF;
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
import org.anomix.discrete.Zeta;
import org.anomix.discrete.ZetaFamily;
import org.anomix.testkit.Accuracy;
import org.anomix.testkit.FamilyConformance;
import org.anomix.testkit.ReferenceData;
import org.junit.jupiter.api.Test;

final class ZetaTest extends FamilyConformance {
  ZetaTest() {
    super(new ZetaFamily(), ReferenceData.of("zeta.csv"), ReferenceData.of("zeta-extremes.csv"));
  }

  @Override
  protected Accuracy accuracy() {
    return Accuracy.of(LOG_DENSITY, 2e-15) // seen: 4.5e-16
        .and(CDF, 2e-15) // seen: 3.6e-16
        .and(SURVIVAL, 2e-14) // seen: 1.4e-15
        .and(LOG_CDF, 2e-14) // seen: 1.4e-15
        .and(LOG_SURVIVAL, 2e-15) // seen: 4.5e-16
        .and(QUANTILE, 1e-12); // seen: 1.1e-13, at 1e308
  }

  @Override
  protected UnivariateDistribution exampleLaw(RandomGenerator random) {
    return Zeta.of(1 + Math.exp(random.nextDouble(-2, 3)));
  }

  @Override
  protected double distance(UnivariateDistribution law, double x) {
    return 0; // counts are exact
  }

  private static Estimate estimate(Rows rows, double from) {
    ComponentEstimator estimator = new ZetaFamily().estimator(Options.none(), List.of());
    double[] w = new double[rows.size()];
    Arrays.fill(w, 1);
    double[] state = new double[2];
    estimator.accumulate(Zeta.of(from), rows.block(0, rows.size(), w), w, 0, state, 0);
    return estimator.estimate(Zeta.of(from), state, Scaling.of(rows, false, Floors.DEFAULT));
  }

  @Test
  void estimateHasTheMeanLogOfTheRows() {
    double[] values = new double[5000];
    for (double s : new double[] {1.02, 1.6, 2, 4, 11}) {
      Zeta.of(s).sample(new Random(3), values, 0, values.length);
      Zeta law = (Zeta) estimate(Rows.of(values), 3).law();
      double meanLog = Arrays.stream(values).map(Math::log).sum() / values.length;
      assertEquals(1, RiemannZeta.momentsOfLog(law.s())[0] / meanLog, 1e-13); // seen: 1.3e-14
    }
  }

  @Test
  void estimateDoesNotDependOnTheCurrentLaw() {
    Rows rows = Rows.of(1, 1, 4, 1, 2, 9);
    double s = ((Zeta) estimate(rows, 1.5).law()).s();
    assertEquals(s, ((Zeta) estimate(rows, 900).law()).s(), 4e-15 * s);
    assertEquals(s, ((Zeta) estimate(rows, 1 + 0x1p-52).law()).s(), 4e-15 * s);
  }

  @Test
  void rowsThatAreAllOneReachTheCap() {
    Estimate estimate = estimate(Rows.of(1, 1), 2);
    assertEquals(Zeta.of(1000), estimate.law());
    assertEquals(Diagnosis.Kind.BOUNDARY, estimate.diagnoses().get(0).kind());
  }

  @Test
  void hugeRowsStillHaveAnExponent() {
    Zeta law = (Zeta) estimate(Rows.of(1.7e308, 1.7e308), 2).law();
    assertTrue(law.s() > 1.001 && law.s() < 1.002, law::toString);
  }

  @Test
  void momentsAreInfiniteForSmallExponents() {
    assertEquals(Double.POSITIVE_INFINITY, Zeta.of(2).mean());
    assertEquals(Double.POSITIVE_INFINITY, Zeta.of(3).variance());
    // ζ(3)/ζ(4), by the values of both.
    assertEquals(1.2020569031595942 / 1.0823232337111382, Zeta.of(4).mean(), 1e-15);
    double tiny = Zeta.of(60).variance();
    assertEquals(Math.pow(2, -60), tiny, 1e-9 * tiny);
  }

  @Test
  void quantilesBeyondTheDoublesAreInfinite() {
    assertEquals(Double.POSITIVE_INFINITY, Zeta.of(1 + 1e-10).quantile(0.5));
    assertEquals(1, Zeta.of(1e300).quantile(0.999));
  }
}
