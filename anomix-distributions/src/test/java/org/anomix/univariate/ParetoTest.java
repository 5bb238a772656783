package org.anomix.univariate;

import static org.anomix.testkit.Quantity.CDF;
import static org.anomix.testkit.Quantity.INVERSE_SURVIVAL;
import static org.anomix.testkit.Quantity.LOG_CDF;
import static org.anomix.testkit.Quantity.LOG_DENSITY;
import static org.anomix.testkit.Quantity.LOG_SURVIVAL;
import static org.anomix.testkit.Quantity.QUANTILE;
import static org.anomix.testkit.Quantity.SURVIVAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.random.RandomGenerator;
import org.anomix.ComponentEstimator;
import org.anomix.DataException;
import org.anomix.Diagnosis;
import org.anomix.Estimate;
import org.anomix.Floors;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.UnivariateDistribution;
import org.anomix.continuous.Pareto;
import org.anomix.continuous.ParetoFamily;
import org.anomix.testkit.Accuracy;
import org.anomix.testkit.FamilyConformance;
import org.anomix.testkit.ReferenceData;
import org.junit.jupiter.api.Test;

final class ParetoTest extends FamilyConformance {
  ParetoTest() {
    super(
        new ParetoFamily(),
        ReferenceData.of("pareto.csv"),
        ReferenceData.of("pareto-extremes.csv"));
  }

  private static Scaling scaling(Rows rows) {
    return Scaling.of(rows, true, Floors.DEFAULT);
  }

  @Override
  protected Accuracy accuracy() {
    return Accuracy.of(LOG_DENSITY, 1e-15) // seen: 2.2e-16
        .and(CDF, 1e-15) // seen: 1.1e-16
        .and(SURVIVAL, 1e-13) // seen: 1.2e-14
        .and(LOG_CDF, 2.3e-16) // seen: 0, beyond the rounding of x/scale
        .and(LOG_SURVIVAL, 1e-15) // seen: 1.6e-16
        .and(QUANTILE, 5e-14) // seen: 3.7e-15, the rounding of ln(1 - p) where shape = 0.02
        .and(INVERSE_SURVIVAL, 1e-15); // seen: 2.1e-16
  }

  /** Not so near to where a moment becomes infinite that its integral would not converge. */
  @Override
  protected UnivariateDistribution exampleLaw(RandomGenerator random) {
    double shape =
        random.nextBoolean() ? random.nextDouble(1.1, 1.9) : Math.exp(random.nextDouble(0.8, 3));
    return new Pareto(Math.exp(random.nextDouble(-5, 5)), shape);
  }

  /** Below all examples: a law of another scale may be likelier, but is not asked for. */
  @Override
  protected Options options() {
    return Options.none().withFixed("scale", 0.005);
  }

  @Override
  protected double largestTerm(UnivariateDistribution law, double x) {
    Pareto at = (Pareto) law;
    double far = at.shape() * Math.log(x / at.scale());
    return Math.max(far, Math.max(Math.abs(Math.log(x)), Math.abs(Math.log(at.shape()))));
  }

  private static ComponentEstimator estimator(Options options) {
    return new ParetoFamily().estimator(options, List.of());
  }

  @Test
  void scaleIsTheLeastPositiveValueThatCounts() {
    Rows rows = Rows.of(0, -3, 1e-9, 2, 8).withWeights(new double[] {1, 1, 0, 1, 1});
    ComponentEstimator settled = estimator(Options.none()).settle(rows, scaling(rows));
    Scaling scaling = scaling(rows);
    Pareto law = (Pareto) settled.anchor(rows, new double[] {0, 0, 0, 1, 1}, scaling);
    assertEquals(2, law.scale());
    assertEquals(1 / Math.log(2), law.shape(), 1e-14);
  }

  @Test
  void shapeIsTheReciprocalOfTheMeanLogarithm() {
    Rows rows = Rows.of(2, 4, 16);
    Scaling scaling = scaling(rows);
    ComponentEstimator settled = estimator(Options.none()).settle(rows, scaling);
    double[] state = new double[2];
    settled.accumulate(
        new Pareto(2, 5), rows.block(0, 3, new double[0]), new double[] {1, 1, 1}, 0, state, 0);
    Pareto law = (Pareto) settled.estimate(new Pareto(2, 5), state, scaling).law();
    assertEquals(3 / Math.log(16), law.shape(), 1e-15);
  }

  @Test
  void rowsAtTheScaleHoldTheShapeAtItsCap() {
    Scaling scaling = scaling(Rows.of(1, 2, 3));
    Estimate estimate =
        estimator(Options.none()).estimate(new Pareto(1, 1), new double[] {3, 0}, scaling);
    assertEquals(new Pareto(1, 1 / scaling.logScaleFloor(0)), estimate.law());
    assertEquals(Diagnosis.Kind.GUARD, estimate.diagnoses().get(0).kind());
  }

  @Test
  void scaleTakenFromTheDataCountsOnceForAllComponents() {
    Pareto law = new Pareto(1, 1);
    assertEquals(3, estimator(Options.none()).freeParameters(List.of(law, law)));
    ComponentEstimator held = estimator(Options.none().withFixed("shape", 2));
    assertEquals(1, held.freeParameters(List.of(law, law)));
    assertTrue(held.held());
    ComponentEstimator given = estimator(Options.none().withFixed("scale", 1));
    assertEquals(2, given.freeParameters(List.of(law, law)));
  }

  @Test
  void scaleIsHeldAlsoWhereItComesFromTheData() {
    assertTrue(estimator(Options.none()).holds("scale"));
    assertFalse(estimator(Options.none()).holds("shape"));
  }

  @Test
  void noPositiveValueIsAnErrorThatSaysWhatToDo() {
    Rows rows = Rows.of(-3, 0).withColumnNames(List.of("income"));
    ComponentEstimator estimator = estimator(Options.none());
    DataException e =
        assertThrows(DataException.class, () -> estimator.settle(rows, scaling(rows)));
    assertTrue(e.getMessage().contains("income"));
    assertTrue(e.getMessage().contains("pareto(scale=1)"));
  }

  @Test
  void momentsAreInfiniteForHeavyTails() {
    assertEquals(Double.POSITIVE_INFINITY, new Pareto(1, 1).mean());
    assertEquals(2, new Pareto(1, 2).mean());
    assertEquals(Double.POSITIVE_INFINITY, new Pareto(1, 2).variance());
  }
}
