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
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Estimate;
import org.anomix.Floors;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.UnivariateDistribution;
import org.anomix.continuous.Laplace;
import org.anomix.continuous.LaplaceFamily;
import org.anomix.testkit.Accuracy;
import org.anomix.testkit.FamilyConformance;
import org.anomix.testkit.ReferenceData;
import org.junit.jupiter.api.Test;

final class LaplaceTest extends FamilyConformance {
  LaplaceTest() {
    super(
        new LaplaceFamily(),
        ReferenceData.of("laplace.csv"),
        ReferenceData.of("laplace-extremes.csv"));
  }

  @Override
  protected Accuracy accuracy() {
    return Accuracy.of(LOG_DENSITY, 1e-15) // seen: 1.9e-16
        .and(CDF, 1e-15) // seen: 2.1e-16
        .and(SURVIVAL, 1e-13) // seen: 1.3e-14, where x - location rounds too
        .and(LOG_CDF, 1e-13) // seen: 1.3e-14
        .and(LOG_SURVIVAL, 1e-15) // seen: 1.6e-16
        .and(QUANTILE, 1e-15) // seen: 2.2e-16
        .and(INVERSE_SURVIVAL, 1e-15); // seen: 2.2e-16
  }

  @Override
  protected UnivariateDistribution exampleLaw(RandomGenerator random) {
    return new Laplace(random.nextDouble(-50, 50), Math.exp(random.nextDouble(-3, 3)));
  }

  @Override
  protected double distance(UnivariateDistribution law, double x) {
    return Math.abs(x - law.mean());
  }

  @Override
  protected double location(UnivariateDistribution law) {
    return law.mean();
  }

  @Override
  protected double largestTerm(UnivariateDistribution law, double x) {
    double scale = ((Laplace) law).scale();
    return Math.max(Math.abs(x - law.mean()) / scale, Math.max(Math.abs(Math.log(scale)), 0.7));
  }

  private static Estimate step(
      ComponentEstimator estimator, Laplace law, Rows rows, double[] w, Scaling scaling) {
    double[] state = new double[estimator.stateSize(law)];
    estimator.accumulate(law, rows.block(0, rows.size(), new double[0]), w, 0, state, 0);
    return estimator.estimate(law, state, scaling);
  }

  private static final Rows ROWS = Rows.of(-7, 1, 1, 1, 4, 9, 1e6);
  private static final Scaling SCALING = Scaling.of(ROWS, false, Floors.DEFAULT);

  private static ComponentEstimator estimator(Options options) {
    return new LaplaceFamily().estimator(options, List.of());
  }

  @Test
  void theMedianHoldsTheLocationAndTheScaleIsTheMeanDistance() {
    double[] w = {1, 0.5, 0.5, 0.5, 1, 1, 0};
    Estimate estimate = step(estimator(Options.none()), new Laplace(1, 5), ROWS, w, SCALING);
    assertEquals(new Laplace(1, 5 * ((8.0 / 5 + 3.0 / 5 + 8.0 / 5) / 4.5)), estimate.law());
  }

  @Test
  void aDataPointThatIsNotTheMedianIsLeft() {
    double[] w = {1, 1, 1, 1, 1, 1, 1};
    Estimate estimate = step(estimator(Options.none()), new Laplace(9, 5), ROWS, w, SCALING);
    assertTrue(((Laplace) estimate.law()).location() < 9);
  }

  @Test
  void stepsEndAtTheMedianFromFarAway() {
    double[] w = {1, 1, 1, 1, 1, 1, 1};
    Estimate estimate = Estimate.of(new Laplace(1e6, 1));
    for (int pass = 0; pass < 60; pass++) {
      estimate = step(estimator(Options.none()), (Laplace) estimate.law(), ROWS, w, SCALING);
    }
    Laplace law = (Laplace) estimate.law();
    assertEquals(1, law.location(), 1e-9); // seen: 0
    assertEquals((8 + 3 + 8 + 1e6 - 1) / 7, law.scale(), 1e-6);
  }

  @Test
  void fixedLocationLeavesTheMeanDistanceFromIt() {
    double[] w = {0, 1, 0, 0, 1, 0, 0};
    ComponentEstimator fixed = estimator(Options.none().withFixed("location", 2));
    assertEquals(new Laplace(2, 1.5), step(fixed, new Laplace(2, 1), ROWS, w, SCALING).law());
  }

  @Test
  void equalRowsHoldTheScaleAtItsFloor() {
    double[] w = {0, 1, 1, 1, 0, 0, 0};
    Estimate estimate = step(estimator(Options.none()), new Laplace(1, 5), ROWS, w, SCALING);
    assertEquals(new Laplace(1, SCALING.scaleFloor(0)), estimate.law());
    assertEquals(Diagnosis.Kind.GUARD, estimate.diagnoses().get(0).kind());
  }

  @Test
  void theScaleIsTheMeanDistanceFromTheNewLocation() {
    double[] w = {0.5, 1, 0, 0.25, 3, 2, 0};
    for (double from : new double[] {-40, 0.25, 3, 8}) {
      Laplace law =
          (Laplace) step(estimator(Options.none()), new Laplace(from, 1), ROWS, w, SCALING).law();
      double distance = 0;
      for (int r = 0; r < w.length; r++) {
        distance += w[r] * Math.abs(ROWS.value(r, 0) - law.location());
      }
      assertEquals(distance / 6.75, law.scale(), 1e-13, () -> "from " + from); // seen: 2e-15
    }
  }
}
