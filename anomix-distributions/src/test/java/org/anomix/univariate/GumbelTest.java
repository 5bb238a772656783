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
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Estimate;
import org.anomix.Floors;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.UnivariateDistribution;
import org.anomix.continuous.Gumbel;
import org.anomix.continuous.GumbelFamily;
import org.anomix.testkit.Accuracy;
import org.anomix.testkit.FamilyConformance;
import org.anomix.testkit.ReferenceData;
import org.junit.jupiter.api.Test;

final class GumbelTest extends FamilyConformance {
  GumbelTest() {
    super(
        new GumbelFamily(),
        ReferenceData.of("gumbel.csv"),
        ReferenceData.of("gumbel-extremes.csv"));
  }

  @Override
  protected Accuracy accuracy() {
    return Accuracy.of(LOG_DENSITY, 2e-15) // seen: 8.8e-16, the rounding of z near -11.5
        .and(CDF, 1e-15) // seen: 1.9e-16
        .and(SURVIVAL, 1e-13) // seen: 1.3e-14, where x - location rounds too
        .and(LOG_CDF, 1e-13) // seen: 1.3e-14
        .and(LOG_SURVIVAL, 1e-15) // seen: 1.3e-16
        .and(QUANTILE, 1e-15) // seen: 2.8e-16
        .and(INVERSE_SURVIVAL, 1e-15); // seen: 2.8e-16
  }

  @Override
  protected UnivariateDistribution exampleLaw(RandomGenerator random) {
    return new Gumbel(random.nextDouble(-50, 50), Math.exp(random.nextDouble(-3, 3)));
  }

  @Override
  protected double distance(UnivariateDistribution law, double x) {
    return Math.abs(x - ((Gumbel) law).location());
  }

  @Override
  protected double location(UnivariateDistribution law) {
    return ((Gumbel) law).location();
  }

  @Override
  protected double largestTerm(UnivariateDistribution law, double x) {
    Gumbel at = (Gumbel) law;
    double z = (x - at.location()) / at.scale();
    return Math.max(Math.max(Math.abs(z), Math.exp(-z)), Math.abs(Math.log(at.scale())));
  }

  private static Estimate step(
      ComponentEstimator estimator, Gumbel law, Rows rows, double[] w, Scaling scaling) {
    double[] state = new double[5];
    estimator.accumulate(law, rows.block(0, rows.size(), new double[0]), w, 0, state, 0);
    return estimator.estimate(law, state, scaling);
  }

  private static ComponentEstimator estimator(Options options) {
    return new GumbelFamily().estimator(options, List.of());
  }

  @Test
  void stepsEndWhereBothScoresVanish() {
    double[] x = new double[400];
    new Gumbel(-3, 0.02).sample(new SplittableRandom(3), x, 0, x.length);
    double[] w = new SplittableRandom(4).doubles(x.length).toArray();
    Rows rows = Rows.of(x);
    Scaling scaling = Scaling.of(rows, false, Floors.DEFAULT);
    Gumbel law = new Gumbel(-2, 1);
    for (int pass = 0; pass < 20; pass++) {
      law = (Gumbel) step(estimator(Options.none()), law, rows, w, scaling).law();
    }
    double location = 0;
    double scale = 0;
    for (int r = 0; r < x.length; r++) {
      double z = (x[r] - law.location()) / law.scale();
      location += w[r] * (1 - Math.exp(-z));
      scale += w[r] * (z * (1 - Math.exp(-z)) - 1);
    }
    assertEquals(0, location, 2e-11); // seen: 1.6e-12 of a sum over 400 rows
    assertEquals(0, scale, 1e-11); // seen: 6.7e-13
  }

  @Test
  void fixedScaleLeavesTheExactLocation() {
    ComponentEstimator fixed = estimator(Options.none().withFixed("scale", 2));
    Rows rows = Rows.of(0, 4, 10);
    Scaling scaling = Scaling.of(rows, false, Floors.DEFAULT);
    Gumbel law =
        (Gumbel) step(fixed, new Gumbel(7, 2), rows, new double[] {1, 3, 0}, scaling).law();
    assertEquals(-2 * Math.log((1 + 3 * Math.exp(-2)) / 4), law.location(), 1e-14);
  }

  @Test
  void equalRowsHoldTheScaleAtItsFloor() {
    Rows rows = Rows.of(0, 4, 10);
    Scaling scaling = Scaling.of(rows, false, Floors.DEFAULT);
    Estimate estimate = Estimate.of(new Gumbel(0, 3));
    for (int pass = 0; pass < 20; pass++) {
      double[] w = {0, 1, 0};
      estimate = step(estimator(Options.none()), (Gumbel) estimate.law(), rows, w, scaling);
    }
    assertEquals(new Gumbel(4, scaling.scaleFloor(0)), estimate.law());
    assertEquals(Diagnosis.Kind.GUARD, estimate.diagnoses().get(0).kind());
  }
}
