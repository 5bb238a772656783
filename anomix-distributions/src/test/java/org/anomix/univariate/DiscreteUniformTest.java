package org.anomix.univariate;

import static org.anomix.testkit.Quantity.CDF;
import static org.anomix.testkit.Quantity.LOG_CDF;
import static org.anomix.testkit.Quantity.LOG_DENSITY;
import static org.anomix.testkit.Quantity.LOG_SURVIVAL;
import static org.anomix.testkit.Quantity.QUANTILE;
import static org.anomix.testkit.Quantity.SURVIVAL;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.DataException;
import org.anomix.Floors;
import org.anomix.Options;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.UnivariateDistribution;
import org.anomix.discrete.DiscreteUniform;
import org.anomix.discrete.DiscreteUniformFamily;
import org.anomix.testkit.Accuracy;
import org.anomix.testkit.FamilyConformance;
import org.anomix.testkit.ReferenceData;
import org.junit.jupiter.api.Test;

final class DiscreteUniformTest extends FamilyConformance {
  DiscreteUniformTest() {
    super(
        new DiscreteUniformFamily(),
        ReferenceData.of("discrete-uniform.csv"),
        ReferenceData.of("discrete-uniform-extremes.csv"));
  }

  private static Scaling scaling(Rows rows) {
    return Scaling.of(rows, false, Floors.DEFAULT);
  }

  @Override
  protected Accuracy accuracy() {
    return Accuracy.of(LOG_DENSITY, 1e-15) // seen: 2.0e-16
        .and(CDF, 1e-15) // seen: 1.5e-16
        .and(SURVIVAL, 1e-15) // seen: 1.3e-16
        .and(LOG_CDF, 1e-15) // seen: 2.2e-16
        .and(LOG_SURVIVAL, 1e-15) // seen: 2.2e-16
        .and(QUANTILE, 1e-15); // the value or its neighbour; above 2^53 the last place
  }

  @Override
  protected UnivariateDistribution exampleLaw(RandomGenerator random) {
    double lower = random.nextInt(-20, 20);
    return new DiscreteUniform(lower, lower + random.nextInt(100));
  }

  @Override
  protected double distance(UnivariateDistribution law, double x) {
    return 0; // values are exact
  }

  private static ComponentEstimator estimator() {
    return new DiscreteUniformFamily().estimator(Options.none(), List.of());
  }

  @Test
  void endsAreTheExtremesOfTheRowsThatCount() {
    Rows rows = Rows.of(9, -2, 3, 50).withWeights(new double[] {1, 1, 0.5, 0});
    ComponentEstimator settled = estimator().settle(rows, scaling(rows));
    Scaling scaling = scaling(rows);
    assertEquals(new DiscreteUniform(-2, 9), settled.anchor(rows, new double[4], scaling));
  }

  @Test
  void extremesThatAreNotWholeAreAnErrorThatNamesTheColumn() {
    Rows rows = Rows.of(0.5, 3).withColumnNames(List.of("die"));
    ComponentEstimator estimator = estimator();
    DataException e =
        assertThrows(DataException.class, () -> estimator.settle(rows, scaling(rows)));
    assertTrue(e.getMessage().contains("die"));
  }

  @Test
  void endsMustBeWholeAndInOrder() {
    assertThrows(ParameterException.class, () -> new DiscreteUniform(0, 1.5));
    assertThrows(ParameterException.class, () -> new DiscreteUniform(2, 1));
    assertEquals(0, new DiscreteUniform(7, 7).logDensity(7));
  }

  @Test
  void onlyWholeNumbersBetweenTheEndsAreAtoms() {
    int[] order = new int[5];
    new DiscreteUniform(-1, 3).atomOrder(Block.ofColumn(-2, -1, 0.5, 3, 4), order, 0);
    assertArrayEquals(new int[] {0, 1, 0, 1, 0}, order);
  }
}
