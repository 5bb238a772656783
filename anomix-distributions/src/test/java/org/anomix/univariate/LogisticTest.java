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

import java.util.Arrays;
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
import org.anomix.continuous.Logistic;
import org.anomix.continuous.LogisticFamily;
import org.anomix.testkit.Accuracy;
import org.anomix.testkit.FamilyConformance;
import org.anomix.testkit.ReferenceData;
import org.junit.jupiter.api.Test;

final class LogisticTest extends FamilyConformance {
  LogisticTest() {
    super(
        new LogisticFamily(),
        ReferenceData.of("logistic.csv"),
        ReferenceData.of("logistic-extremes.csv"));
  }

  @Override
  protected Accuracy accuracy() {
    return Accuracy.of(LOG_DENSITY, 1e-15) // seen: 2.2e-16
        .and(CDF, 1e-15) // seen: 2.2e-16
        .and(SURVIVAL, 1e-13) // seen: 1.3e-14, where x - location rounds too
        .and(LOG_CDF, 1e-13) // seen: 1.3e-14
        .and(LOG_SURVIVAL, 1e-15) // seen: 1.6e-16
        .and(QUANTILE, 1e-15) // seen: 2.2e-16
        .and(INVERSE_SURVIVAL, 1e-15); // seen: 2.2e-16
  }

  @Override
  protected UnivariateDistribution exampleLaw(RandomGenerator random) {
    return new Logistic(random.nextDouble(-50, 50), Math.exp(random.nextDouble(-3, 3)));
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
    double scale = ((Logistic) law).scale();
    return Math.max(Math.abs(x - law.mean()) / scale, Math.abs(Math.log(scale)));
  }

  private static Estimate step(
      ComponentEstimator estimator, Logistic law, Rows rows, double[] w, Scaling scaling) {
    double[] state = new double[4];
    estimator.accumulate(law, rows.block(0, rows.size(), new double[0]), w, 0, state, 0);
    return estimator.estimate(law, state, scaling);
  }

  @Test
  void stepsEndWhereBothScoresVanish() {
    double[] x = new double[400];
    new Logistic(3, 0.02).sample(new SplittableRandom(3), x, 0, x.length);
    double[] w = new SplittableRandom(4).doubles(x.length).toArray();
    Rows rows = Rows.of(x);
    Scaling scaling = Scaling.of(rows, false, Floors.DEFAULT);
    ComponentEstimator estimator = new LogisticFamily().estimator(Options.none(), List.of());
    Logistic law = (Logistic) estimator.anchor(rows, w, scaling);
    for (int pass = 0; pass < 60; pass++) {
      law = (Logistic) step(estimator, law, rows, w, scaling).law();
    }
    double location = 0;
    double scale = 0;
    for (int r = 0; r < x.length; r++) {
      double z = (x[r] - law.location()) / law.scale();
      location += w[r] * Math.tanh(z / 2);
      scale += w[r] * (z * Math.tanh(z / 2) - 1);
    }
    double total = Arrays.stream(w).sum();
    assertEquals(0, location / total, 5e-14); // seen: 2.4e-15
    assertEquals(0, scale / total, 2e-14); // seen: 1.1e-15
  }

  @Test
  void equalRowsFarFromTheAnchorEndOnTheirValueWithTheScaleAtItsFloor() {
    Rows rows = Rows.of(0, 1, 2, 5e9, 5e9);
    double[] w = {0, 0, 0, 1, 1};
    Scaling scaling = Scaling.of(Rows.of(0, 1, 2, 3), false, Floors.DEFAULT);
    ComponentEstimator estimator = new LogisticFamily().estimator(Options.none(), List.of());
    Estimate estimate = Estimate.of(new Logistic(0, 1));
    for (int pass = 0; pass < 60; pass++) {
      estimate = step(estimator, (Logistic) estimate.law(), rows, w, scaling);
    }
    assertEquals(new Logistic(5e9, scaling.scaleFloor(0)), estimate.law());
    assertEquals(Diagnosis.Kind.GUARD, estimate.diagnoses().get(0).kind());
  }

  @Test
  void oppositeEndsOfTheDoublesAreFiniteDistancesApart() {
    Logistic law = new Logistic(-1.5e308, 1e308);
    assertTrue(law.logSurvival(1.5e308) < -3 && law.logSurvival(1.5e308) > -3.1);
  }

  @Test
  void theScaleOfAStepIsThatAboutItsNewLocation() {
    Rows rows = Rows.of(2, 3, 7);
    double[] w = {1, 0.5, 2};
    double precision = 0;
    double linear = 0;
    double[] weights = new double[3];
    for (int r = 0; r < 3; r++) {
      weights[r] = w[r] * Math.tanh(rows.value(r, 0) / 2) / rows.value(r, 0); // at location 0
      precision += weights[r];
      linear += weights[r] * rows.value(r, 0);
    }
    double location = linear / precision;
    double square = 0;
    for (int r = 0; r < 3; r++) {
      square += weights[r] * Math.pow(rows.value(r, 0) - location, 2);
    }
    Scaling scaling = Scaling.of(rows, false, Floors.DEFAULT);
    ComponentEstimator estimator = new LogisticFamily().estimator(Options.none(), List.of());
    Logistic law = (Logistic) step(estimator, new Logistic(0, 1), rows, w, scaling).law();
    assertEquals(location, law.location(), 1e-14);
    assertEquals(Math.sqrt(square / 3.5), law.scale(), 1e-14);
  }
}
