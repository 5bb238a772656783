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
import org.anomix.continuous.InverseGaussian;
import org.anomix.continuous.InverseGaussianFamily;
import org.anomix.testkit.Accuracy;
import org.anomix.testkit.FamilyConformance;
import org.anomix.testkit.ReferenceData;
import org.junit.jupiter.api.Test;

final class InverseGaussianTest extends FamilyConformance {
  private static final Rows ROWS = Rows.of(0.5, 1, 2, 4, 8);

  InverseGaussianTest() {
    super(
        new InverseGaussianFamily(),
        ReferenceData.of("inverse-gaussian.csv"),
        ReferenceData.of("inverse-gaussian-extremes.csv"));
  }

  @Override
  protected Accuracy accuracy() {
    return Accuracy.of(LOG_DENSITY, 5e-15) // seen: 1.1e-15
        .and(CDF, 2e-15) // seen: 1.0e-16
        .and(SURVIVAL, 5e-15) // seen: 4.7e-16
        .and(LOG_CDF, 5e-15) // seen: 4.2e-16
        .and(LOG_SURVIVAL, 5e-15) // seen: 3.6e-16
        .and(QUANTILE, 5e-14) // seen: 5.4e-15
        .and(INVERSE_SURVIVAL, 5e-14); // seen: 3.4e-15
  }

  @Override
  protected UnivariateDistribution exampleLaw(RandomGenerator random) {
    double mean = Math.exp(random.nextDouble(-3, 3));
    return new InverseGaussian(mean, mean * Math.exp(random.nextDouble(-3, 5)));
  }

  @Override
  protected double largestTerm(UnivariateDistribution law, double x) {
    return 1; // the least that ln x and the constant can come to
  }

  private static Estimate estimate(Options options, InverseGaussian anchor, double... w) {
    ComponentEstimator estimator = new InverseGaussianFamily().estimator(options, List.of());
    double[] state = new double[3];
    estimator.accumulate(anchor, ROWS.block(0, 5, new double[0]), w, 0, state, 0);
    return estimator.estimate(anchor, state, Scaling.of(ROWS, true, Floors.DEFAULT));
  }

  @Test
  void estimateIsClosed() {
    Estimate estimate = estimate(Options.none(), new InverseGaussian(3, 1), 1, 1, 1, 1, 1);
    InverseGaussian law = (InverseGaussian) estimate.law();
    assertEquals(3.1, law.mean(), 1e-15);
    assertEquals(1 / (0.775 - 1 / 3.1), law.shape(), 1e-14);
  }

  @Test
  void fixedMeanLeavesTheSpreadAboutIt() {
    Options fixed = Options.none().withFixed("mean", 2);
    InverseGaussian law =
        (InverseGaussian) estimate(fixed, new InverseGaussian(2, 1), 0, 1, 0, 1, 0).law();
    assertEquals(2 / (1 / 4.0 / 1 + 4 / 4.0 / 4), law.shape(), 1e-15);
  }

  @Test
  void oneRowHoldsTheShapeAndSaysSo() {
    Estimate estimate = estimate(Options.none(), new InverseGaussian(3, 1), 0, 0, 1, 0, 0);
    InverseGaussian law = (InverseGaussian) estimate.law();
    double floor = Scaling.of(ROWS, true, Floors.DEFAULT).logScaleFloor(0);
    assertEquals(floor * floor, law.mean() / law.shape(), 1e-20);
    assertEquals(Diagnosis.Kind.GUARD, estimate.diagnoses().get(0).kind());
    // No mean beside that ratio is better.
    for (double other : new double[] {0.9999999, 1.0000001}) {
      double mean = law.mean() * other;
      double less = new InverseGaussian(mean, mean / floor / floor).logDensity(2);
      assertTrue(less < law.logDensity(2));
    }
  }

  @Test
  void medianFarBelowTheMeanIsFound() {
    // mpmath 1.3; from the mean a step of Newton's leads to where logarithms have lost all digits.
    InverseGaussian law = new InverseGaussian(2.1880574135200526, 0.0024269936040678484);
    assertEquals(0.0053210304937650482, law.quantile(0.5), 1e-17);
    assertEquals(0.0053210304937650482, law.inverseSurvival(0.5), 1e-17);
  }

  @Test
  void quantilesOfLargeSpreadAreThoseOfTheCdf() {
    Random random = new Random(5);
    for (int i = 0; i < 3000; i++) {
      double p = random.nextDouble(0.4, 0.6);
      InverseGaussian law = new InverseGaussian(1, Math.pow(10, random.nextDouble(-8, -3)));
      assertEquals(p, law.cdf(law.quantile(p)), 1e-12, law + " at " + p); // seen: 2e-15
    }
  }

  @Test
  void upperTailsOfTheLargestSpreadKeepTheirDigits() {
    InverseGaussian law = new InverseGaussian(1, 1e-170); // mpmath 1.3
    assertEquals(7.978745608427596e-166, law.survival(1e160), 1e-177);
    assertEquals(6.73528295299384e-170, law.inverseSurvival(0.3), 1e-182);
  }
}
