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

import java.util.List;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Estimate;
import org.anomix.Floors;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.UnivariateDistribution;
import org.anomix.continuous.LogNormal;
import org.anomix.continuous.LogNormalFamily;
import org.anomix.testkit.Accuracy;
import org.anomix.testkit.FamilyConformance;
import org.anomix.testkit.ReferenceData;
import org.junit.jupiter.api.Test;

final class LogNormalTest extends FamilyConformance {
  LogNormalTest() {
    super(
        new LogNormalFamily(),
        ReferenceData.of("log-normal.csv"),
        ReferenceData.of("log-normal-extremes.csv"));
  }

  @Override
  protected Accuracy accuracy() {
    return Accuracy.of(LOG_DENSITY, 1e-14) // seen: 4.6e-15, the rounding of ln x over sigma = 0.01
        .and(CDF, 2e-13) // seen: 8.3e-14
        .and(SURVIVAL, 2e-15) // seen: 6.5e-16
        .and(LOG_CDF, 2e-15) // seen: 6.5e-16
        .and(LOG_SURVIVAL, 2e-13) // seen: 8.3e-14
        .and(QUANTILE, 1e-13) // seen: 4.7e-14, the rounding of ln x near 605
        .and(INVERSE_SURVIVAL, 1e-13); // seen: 4.6e-14
  }

  @Override
  protected UnivariateDistribution exampleLaw(RandomGenerator random) {
    return new LogNormal(random.nextDouble(-5, 5), random.nextDouble(0.05, 0.8));
  }

  @Override
  protected double distance(UnivariateDistribution law, double x) {
    return Math.abs(x) * Math.max(1, Math.abs(Math.log(Math.abs(x))));
  }

  @Override
  protected double largestTerm(UnivariateDistribution law, double x) {
    LogNormal at = (LogNormal) law;
    double z = (Math.log(x) - at.mu()) / at.sigma();
    return Math.max(0.5 * z * z, Math.max(Math.abs(Math.log(x)), Math.abs(Math.log(at.sigma()))));
  }

  @Test
  void equalRowsHoldSigmaAtItsFloorInLogUnits() {
    Rows rows = Rows.of(1, 2, 4, 8);
    Scaling scaling = Scaling.of(rows, true, Floors.DEFAULT);
    ComponentEstimator estimator = new LogNormalFamily().estimator(Options.none(), List.of());
    LogNormal anchor = new LogNormal(0, 1);
    double[] state = new double[3];
    double[] w = {0, 1, 0, 0};
    estimator.accumulate(anchor, rows.block(0, 4, new double[0]), w, 0, state, 0);
    Estimate estimate = estimator.estimate(anchor, state, scaling);
    assertTrue(estimator.usesLogUnits());
    assertEquals(new LogNormal(Math.log(2), scaling.logScaleFloor(0)), estimate.law());
    assertEquals(Diagnosis.Kind.GUARD, estimate.diagnoses().get(0).kind());
  }

  @Test
  void meanAndVarianceStayFiniteForASmallSigma() {
    LogNormal law = new LogNormal(-300, 1e-9);
    assertEquals(Math.exp(-600) * 1e-18, law.variance(), 1e-12 * law.variance());
  }

  @Test
  void smallestDoubleHasAFiniteLogDensity() {
    double[] out = new double[1];
    new LogNormal(0, 1).logDensity(Block.ofColumn(Double.MIN_VALUE), out, 0);
    assertEquals(-276351.9892077675, out[0], 1e-9);
  }
}
