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
import org.anomix.Floors;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.UnivariateDistribution;
import org.anomix.continuous.Cauchy;
import org.anomix.continuous.CauchyFamily;
import org.anomix.testkit.Accuracy;
import org.anomix.testkit.FamilyConformance;
import org.anomix.testkit.ReferenceData;
import org.junit.jupiter.api.Test;

final class CauchyTest extends FamilyConformance {
  CauchyTest() {
    super(
        new CauchyFamily(),
        ReferenceData.of("cauchy.csv"),
        ReferenceData.of("cauchy-extremes.csv"));
  }

  @Override
  protected Accuracy accuracy() {
    return Accuracy.of(LOG_DENSITY, 1e-15) // seen: 2.2e-16
        .and(CDF, 1e-15) // seen: 2.3e-16
        .and(SURVIVAL, 1e-15) // seen: 2.3e-16
        .and(LOG_CDF, 4e-15) // seen: 9.8e-16
        .and(LOG_SURVIVAL, 4e-15) // seen: 9.8e-16
        .and(QUANTILE, 2e-15) // seen: 4e-16
        .and(INVERSE_SURVIVAL, 2e-15); // seen: 4e-16
  }

  @Override
  protected UnivariateDistribution exampleLaw(RandomGenerator random) {
    return new Cauchy(random.nextDouble(-50, 50), Math.exp(random.nextDouble(-3, 3)));
  }

  @Override
  protected double distance(UnivariateDistribution law, double x) {
    return Math.abs(x - ((Cauchy) law).location());
  }

  @Override
  protected double location(UnivariateDistribution law) {
    return ((Cauchy) law).location();
  }

  @Override
  protected double largestTerm(UnivariateDistribution law, double x) {
    return Math.abs(Math.log(((Cauchy) law).scale()));
  }

  @Test
  void stepsEndWhereBothScoresVanish() {
    Rows rows = Rows.of(-3, 0.5, 1, 1.5, 4, 100, -40);
    double[] w = {1, 0.2, 1, 2, 0.7, 1, 0.3};
    Scaling scaling = Scaling.of(rows, false, Floors.DEFAULT);
    ComponentEstimator estimator = new CauchyFamily().estimator(Options.none(), List.of());
    Cauchy law = (Cauchy) estimator.anchor(rows, w, scaling);
    for (int step = 0; step < 300; step++) {
      double[] state = new double[estimator.stateSize(law)];
      estimator.accumulate(law, rows.block(0, 7, new double[0]), w, 0, state, 0);
      law = (Cauchy) estimator.estimate(law, state, scaling).law();
    }
    double location = 0;
    double scale = 0;
    for (int r = 0; r < w.length; r++) {
      double z = (rows.value(r, 0) - law.location()) / law.scale();
      location += w[r] * 2 * z / (1 + z * z);
      scale += w[r] * (2 * z * z / (1 + z * z) - 1);
    }
    assertEquals(0, location, 1e-12); // seen: 2e-15
    assertEquals(0, scale, 1e-12); // seen: 1e-15
  }

  @Test
  void farRowsDoNotMoveTheAnchor() {
    Rows rows = Rows.of(1, 2, 3, 4, 1e300, -1e300);
    double[] w = {1, 1, 1, 1, 0.5, 0.5};
    Scaling scaling = Scaling.of(rows, false, Floors.DEFAULT);
    ComponentEstimator estimator = new CauchyFamily().estimator(Options.none(), List.of());
    Cauchy law = (Cauchy) estimator.anchor(rows, w, scaling);
    assertEquals(2, law.location());
    assertEquals(2, law.scale(), 1);
  }

  @Test
  void thereIsNoMean() {
    assertEquals(Double.NaN, new Cauchy(3, 1).mean());
    assertEquals(Double.NaN, new Cauchy(3, 1).variance());
  }

  @Test
  void quantilesOfTheLeastScaleReachBothEnds() {
    Cauchy law = new Cauchy(0, Double.MIN_VALUE);
    assertEquals(Double.NEGATIVE_INFINITY, law.quantile(0));
    assertEquals(Double.POSITIVE_INFINITY, law.quantile(1));
    assertEquals(1 / Math.PI, law.inverseSurvival(Double.MIN_VALUE), 1e-16);
  }
}
