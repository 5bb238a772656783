package org.anomix.univariate;

import static org.anomix.testkit.Quantity.CDF;
import static org.anomix.testkit.Quantity.INVERSE_SURVIVAL;
import static org.anomix.testkit.Quantity.LOG_CDF;
import static org.anomix.testkit.Quantity.LOG_DENSITY;
import static org.anomix.testkit.Quantity.LOG_SURVIVAL;
import static org.anomix.testkit.Quantity.QUANTILE;
import static org.anomix.testkit.Quantity.SURVIVAL;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import org.anomix.discrete.Poisson;
import org.anomix.discrete.PoissonFamily;
import org.anomix.testkit.Accuracy;
import org.anomix.testkit.FamilyConformance;
import org.anomix.testkit.ReferenceData;
import org.junit.jupiter.api.Test;

final class PoissonTest extends FamilyConformance {
  PoissonTest() {
    super(
        new PoissonFamily(),
        ReferenceData.of("poisson.csv"),
        ReferenceData.of("poisson-turns.csv"));
  }

  @Override
  protected Accuracy accuracy() {
    return Accuracy.of(LOG_DENSITY, 6e-15) // seen: 3.1e-15
        .and(CDF, 5e-14) // seen: 2.2e-14
        .and(SURVIVAL, 5e-14) // seen: 2.0e-14
        .and(LOG_CDF, 5e-14) // seen: 2.0e-14
        .and(LOG_SURVIVAL, 5e-14) // seen: 2.2e-14
        .and(QUANTILE, 0) // the count or its neighbour
        .and(INVERSE_SURVIVAL, 0); // the count
  }

  @Override
  protected UnivariateDistribution exampleLaw(RandomGenerator random) {
    return new Poisson(Math.exp(random.nextDouble(-2, 8)));
  }

  @Override
  protected double distance(UnivariateDistribution law, double x) {
    return Math.abs(x - law.mean());
  }

  @Override
  protected double location(UnivariateDistribution law) {
    return law.mean();
  }

  @Test
  void rowsAtZeroReachTheBoundaryExactly() {
    Rows rows = Rows.of(0, 0, 0, 7);
    ComponentEstimator estimator = new PoissonFamily().estimator(Options.none(), List.of());
    Poisson anchor = new Poisson(2.3);
    double[] state = new double[2];
    double[] w = {0.1, 0.2, 0.7, 0};
    estimator.accumulate(anchor, rows.block(0, 4, new double[0]), w, 0, state, 0);
    Estimate estimate = estimator.estimate(anchor, state, Scaling.of(rows, false, Floors.DEFAULT));
    assertEquals(new Poisson(0), estimate.law());
    assertEquals(Diagnosis.Kind.BOUNDARY, estimate.diagnoses().get(0).kind());
  }

  @Test
  void meanZeroPutsAllMassOnZero() {
    Poisson law = new Poisson(0);
    assertEquals(0, law.logDensity(0));
    assertEquals(Double.NEGATIVE_INFINITY, law.logDensity(1));
    assertEquals(1, law.cdf(0));
    assertEquals(0, law.survival(0));
    assertEquals(0, law.quantile(1));
    assertEquals(0, law.inverseSurvival(0));
  }

  @Test
  void everyCountIsAnAtomWhateverTheMean() {
    int[] order = new int[6];
    Block x = Block.ofColumn(-1, 0, 0.5, 3, Double.POSITIVE_INFINITY, 1e300);
    new Poisson(2).atomOrder(x, order, 0);
    assertArrayEquals(new int[] {0, 1, 0, 1, 0, 1}, order);
    new Poisson(0).atomOrder(x, order, 0);
    assertArrayEquals(new int[] {0, 1, 0, 1, 0, 1}, order);
    assertTrue(new Poisson(2).hasAtoms());
  }

  @Test
  void cdfIsAStepBetweenCounts() {
    Poisson law = new Poisson(3);
    assertEquals(law.cdf(2), law.cdf(2.999));
    assertEquals(law.survival(2), law.survival(2.999));
    assertEquals(0, law.cdf(-1e-300));
  }

  @Test
  void hugeMeansHaveTailsAndQuantiles() {
    Poisson law = new Poisson(1e15);
    assertEquals(0.5, law.cdf(1e15), 1e-7);
    assertEquals(1e15, law.quantile(0.5), 1);
    assertEquals(new Poisson(1e40).mean(), new Poisson(1e40).quantile(0.25), 1e21);
  }

  @Test
  void farTailsOfLargeMeansKeepTheirDigits() {
    double[][] upper = { // mean, x, S(x): mpmath 1.3
      {1e6, 1036539, 3.8457168843154133e-289},
      {349099.90869652125, 369047, 1.4130745805761786e-245},
      {5000, 7359, 1.970329633289568e-213},
      {800, 1400, 2.9819588009980906e-82}
    };
    for (double[] row : upper) {
      assertEquals(row[2], new Poisson(row[0]).survival(row[1]), 1e-14 * row[2]); // seen: 1e-15
    }
    assertEquals(3.9308468895779266e-289, new Poisson(1e6).cdf(963900), 1e-303);
    assertEquals(9.656829518861096e-62, new Poisson(4000).cdf(3000), 1e-75);
  }

  @Test
  void nothingIsAboveTheGreatestCounts() {
    for (double x : new double[] {1e15, 1e300, Double.MAX_VALUE}) {
      Poisson law = new Poisson(73);
      assertEquals(1.0, law.cdf(x));
      assertEquals(0.0, law.survival(x)); // and not -0
      assertEquals(0.0, law.logCdf(x));
      assertTrue(law.logSurvival(x) < -1e15);
    }
  }
}
