package org.anomix.univariate;

import static org.anomix.testkit.Quantity.CDF;
import static org.anomix.testkit.Quantity.INVERSE_SURVIVAL;
import static org.anomix.testkit.Quantity.LOG_CDF;
import static org.anomix.testkit.Quantity.LOG_DENSITY;
import static org.anomix.testkit.Quantity.LOG_SURVIVAL;
import static org.anomix.testkit.Quantity.QUANTILE;
import static org.anomix.testkit.Quantity.SURVIVAL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.random.RandomGenerator;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Estimate;
import org.anomix.Floors;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.UnivariateDistribution;
import org.anomix.continuous.Exponential;
import org.anomix.continuous.ExponentialFamily;
import org.anomix.testkit.Accuracy;
import org.anomix.testkit.FamilyConformance;
import org.anomix.testkit.ReferenceData;
import org.junit.jupiter.api.Test;

final class ExponentialTest extends FamilyConformance {
  ExponentialTest() {
    super(
        new ExponentialFamily(),
        ReferenceData.of("exponential.csv"),
        ReferenceData.of("exponential-extremes.csv"));
  }

  @Override
  protected Accuracy accuracy() {
    return Accuracy.of(LOG_DENSITY, 5e-16) // seen: 2.0e-16
        .and(CDF, 5e-16) // seen: 1.1e-16
        .and(SURVIVAL, 3e-16) // seen: 4.0e-17
        .and(LOG_CDF, 5e-16) // seen: 1.6e-16
        .and(LOG_SURVIVAL, 0) // one product
        .and(QUANTILE, 1e-15) // seen: 2.2e-16
        .and(INVERSE_SURVIVAL, 1e-15); // seen: 2.2e-16
  }

  @Override
  protected UnivariateDistribution exampleLaw(RandomGenerator random) {
    return new Exponential(Math.exp(random.nextDouble(-5, 5)));
  }

  @Override
  protected double largestTerm(UnivariateDistribution law, double x) {
    double rate = ((Exponential) law).rate();
    return Math.max(Math.abs(Math.log(rate)), rate * x);
  }

  private static Estimate estimate(double... w) {
    Rows rows = Rows.of(0, 0, 0.5, 1, 20);
    ComponentEstimator estimator = new ExponentialFamily().estimator(Options.none(), List.of());
    Exponential anchor = new Exponential(3);
    double[] state = new double[2];
    estimator.accumulate(anchor, rows.block(0, 5, new double[0]), w, 0, state, 0);
    return estimator.estimate(anchor, state, Scaling.of(rows, false, Floors.DEFAULT));
  }

  @Test
  void rateIsTheReciprocalOfTheWeightedMean() {
    assertEquals(new Exponential(2), estimate(0.5, 0, 0.5, 0.5, 0).law());
  }

  @Test
  void rowsAtZeroHoldTheMeanAtItsFloor() {
    Estimate estimate = estimate(1, 1, 0, 0, 0);
    assertEquals(Diagnosis.Kind.GUARD, estimate.diagnoses().get(0).kind());
  }

  @Test
  void logCdfIsFiniteWhereTheProductUnderflows() {
    assertEquals(-1036.1632918473205, new Exponential(1e-150).logCdf(1e-300), 1e-12);
  }
}
