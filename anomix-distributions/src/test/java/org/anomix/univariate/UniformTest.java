package org.anomix.univariate;

import static org.anomix.testkit.Quantity.CDF;
import static org.anomix.testkit.Quantity.INVERSE_SURVIVAL;
import static org.anomix.testkit.Quantity.LOG_CDF;
import static org.anomix.testkit.Quantity.LOG_DENSITY;
import static org.anomix.testkit.Quantity.LOG_SURVIVAL;
import static org.anomix.testkit.Quantity.QUANTILE;
import static org.anomix.testkit.Quantity.SURVIVAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.random.RandomGenerator;
import org.anomix.ComponentEstimator;
import org.anomix.DataException;
import org.anomix.Floors;
import org.anomix.Options;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.UnivariateDistribution;
import org.anomix.continuous.Uniform;
import org.anomix.continuous.UniformFamily;
import org.anomix.testkit.Accuracy;
import org.anomix.testkit.FamilyConformance;
import org.anomix.testkit.ReferenceData;
import org.junit.jupiter.api.Test;

final class UniformTest extends FamilyConformance {
  UniformTest() {
    super(
        new UniformFamily(),
        ReferenceData.of("uniform.csv"),
        ReferenceData.of("uniform-extremes.csv"));
  }

  private static Scaling scaling(Rows rows) {
    return Scaling.of(rows, false, Floors.DEFAULT);
  }

  @Override
  protected Accuracy accuracy() {
    return Accuracy.of(LOG_DENSITY, 2.3e-16) // seen: 0, one last place
        .and(CDF, 5e-16) // seen: 1.2e-16
        .and(SURVIVAL, 5e-16) // seen: 1.2e-16
        .and(LOG_CDF, 5e-16) // seen: 1.0e-16
        .and(LOG_SURVIVAL, 5e-16) // seen: 1.0e-16
        .and(QUANTILE, 2.3e-16) // seen: 0, one last place
        .and(INVERSE_SURVIVAL, 2.3e-16); // seen: 0, one last place
  }

  @Override
  protected UnivariateDistribution exampleLaw(RandomGenerator random) {
    double lower = random.nextDouble(-5, 5);
    return new Uniform(lower, lower + Math.exp(random.nextDouble(-3, 3)));
  }

  @Override
  protected double distance(UnivariateDistribution law, double x) {
    return Math.abs(x - ((Uniform) law).lower());
  }

  @Override
  protected double location(UnivariateDistribution law) {
    return ((Uniform) law).lower();
  }

  private static ComponentEstimator estimator(Options options) {
    return new UniformFamily().estimator(options, List.of());
  }

  @Test
  void endsAreTheExtremesOfTheRowsThatCount() {
    Rows rows = Rows.of(9, -2, 3, 50).withWeights(new double[] {1, 1, 0.5, 0});
    ComponentEstimator settled = estimator(Options.none()).settle(rows, scaling(rows));
    Scaling scaling = scaling(rows);
    assertEquals(new Uniform(-2, 9), settled.anchor(rows, new double[4], scaling));
    assertTrue(settled.held());
  }

  @Test
  void endsTakenFromTheDataCountOnceForAllComponents() {
    Uniform law = new Uniform(0, 1);
    ComponentEstimator half = estimator(Options.none().withFixed("lower", 0));
    assertEquals(2, estimator(Options.none()).freeParameters(List.of(law, law)));
    assertEquals(
        1,
        half.settle(Rows.of(0.5, 1), scaling(Rows.of(0.5, 1))).freeParameters(List.of(law, law)));
  }

  @Test
  void constantColumnIsAnErrorThatSaysWhatToDo() {
    Rows rows = Rows.of(3, 3).withColumnNames(List.of("waiting"));
    ComponentEstimator estimator = estimator(Options.none());
    DataException e =
        assertThrows(DataException.class, () -> estimator.settle(rows, scaling(rows)));
    assertTrue(e.getMessage().contains("waiting"));
    assertTrue(e.getMessage().contains("uniform(0, 1)"));
  }

  @Test
  void emptyIntervalIsRefused() {
    Options crossed = Options.none().withFixed("lower", 2).withFixed("upper", 1);
    assertThrows(ParameterException.class, () -> estimator(crossed));
    assertThrows(ParameterException.class, () -> new Uniform(1, 1));
  }

  @Test
  void rowsOutsideGivenEndsAreNoErrorHere() {
    Options given = Options.none().withFixed("lower", 0).withFixed("upper", 1);
    assertEquals(
        0,
        estimator(given).settle(Rows.of(-5, 5), scaling(Rows.of(-5, 5))).freeParameters(List.of()));
  }

  @Test
  void widthBeyondTheDoublesIsStillAWidth() {
    Uniform law = new Uniform(-1.5e308, 1.5e308);
    assertEquals(-Math.log(1.5e308) - Math.log(2), law.logDensity(0), 1e-12);
    assertEquals(0.25, law.cdf(-0.75e308), 1e-15);
    assertEquals(0.75e308, law.quantile(0.75), 1e293);
    assertEquals(Math.log(0.25), law.logSurvival(0.75e308), 1e-14);
  }

  @Test
  void roundingOfTheWidthIsMadeGood() {
    double lost = 2.7755575615628914e-17; // 1.1 - 0.1 = 1 + lost, exactly, and a double away from 1
    assertEquals(-lost * 3, new Uniform(0.1, 1.1).logDensity(0.5), lost * 0.01);
  }
}
