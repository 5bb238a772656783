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
import org.anomix.continuous.Weibull;
import org.anomix.continuous.WeibullFamily;
import org.anomix.testkit.Accuracy;
import org.anomix.testkit.FamilyConformance;
import org.anomix.testkit.ReferenceData;
import org.junit.jupiter.api.Test;

final class WeibullTest extends FamilyConformance {
  WeibullTest() {
    super(
        new WeibullFamily(),
        ReferenceData.of("weibull.csv"),
        ReferenceData.of("weibull-extremes.csv"));
  }

  @Override
  protected Accuracy accuracy() {
    return Accuracy.of(LOG_DENSITY, 1e-14) // seen: 1.6e-15
        .and(CDF, 1e-15) // seen: 1.8e-16
        .and(SURVIVAL, 1e-13) // seen: 2.4e-14
        .and(LOG_CDF, 2e-15) // seen: 4.5e-16
        .and(LOG_SURVIVAL, 1e-15) // seen: 1.8e-16
        .and(QUANTILE, 1e-13) // seen: 1.2e-14, the rounding of ln(1 - p) where shape = 0.01
        .and(INVERSE_SURVIVAL, 1e-13); // seen: 6.9e-15, the rounding of ln p where shape = 0.01
  }

  /** Shapes above 1, so that no quantile of the kit underflows. */
  @Override
  protected UnivariateDistribution exampleLaw(RandomGenerator random) {
    return new Weibull(Math.exp(random.nextDouble(0.05, 3)), Math.exp(random.nextDouble(-5, 5)));
  }

  @Override
  protected double largestTerm(UnivariateDistribution law, double x) {
    Weibull at = (Weibull) law;
    double y = Math.log(x) - Math.log(at.scale());
    double constant = Math.max(Math.abs(Math.log(at.shape())), Math.abs(Math.log(at.scale())));
    return Math.max(constant, Math.max(Math.abs((at.shape() - 1) * y), Math.exp(at.shape() * y)));
  }

  private static Estimate step(
      ComponentEstimator estimator, Weibull law, Rows rows, double[] w, Scaling scaling) {
    double[] state = new double[5];
    estimator.accumulate(law, rows.block(0, rows.size(), new double[0]), w, 0, state, 0);
    return estimator.estimate(law, state, scaling);
  }

  private static ComponentEstimator estimator(Options options) {
    return new WeibullFamily().estimator(options, List.of());
  }

  @Test
  void stepsEndWhereBothScoresVanish() {
    double[] x = new double[400];
    new Weibull(7, 1e-5).sample(new SplittableRandom(3), x, 0, x.length);
    double[] w = new SplittableRandom(4).doubles(x.length).toArray();
    Rows rows = Rows.of(x);
    Scaling scaling = Scaling.of(rows, true, Floors.DEFAULT);
    Weibull law = new Weibull(0.1, 1);
    for (int pass = 0; pass < 30; pass++) {
      law = (Weibull) step(estimator(Options.none()), law, rows, w, scaling).law();
    }
    double shape = 0;
    double scale = 0;
    for (int r = 0; r < x.length; r++) {
      double y = Math.log(x[r] / law.scale());
      double t = Math.pow(x[r] / law.scale(), law.shape());
      scale += w[r] * (1 - t);
      shape += w[r] * (1 + law.shape() * y * (1 - t));
    }
    assertEquals(0, scale, 1e-12); // seen: 1.5e-15 of a sum over 400 rows
    assertEquals(0, shape, 1e-12); // seen: 5.8e-14
  }

  @Test
  void fixedShapeLeavesTheExactScale() {
    ComponentEstimator fixed = estimator(Options.none().withFixed("shape", 1));
    Rows rows = Rows.of(0, 4, 10);
    Scaling scaling = Scaling.of(rows, true, Floors.DEFAULT);
    Weibull law =
        (Weibull) step(fixed, new Weibull(1, 70), rows, new double[] {1, 3, 0}, scaling).law();
    assertEquals(3, law.scale(), 1e-14);
  }

  @Test
  void rowsAtZeroHoldTheShapeAtOneWhereAloneTheyAreFinite() {
    Rows rows = Rows.of(0, 4, 10);
    Scaling scaling = Scaling.of(rows, true, Floors.DEFAULT);
    double[] w = {1, 1, 0};
    Estimate estimate = step(estimator(Options.none()), new Weibull(1, 70), rows, w, scaling);
    assertEquals(1, ((Weibull) estimate.law()).shape());
    assertEquals(2, ((Weibull) estimate.law()).scale(), 1e-14);
  }

  @Test
  void equalRowsHoldTheShapeAtItsCap() {
    Rows rows = Rows.of(1, 4, 10);
    Scaling scaling = Scaling.of(rows, true, Floors.DEFAULT);
    Estimate estimate = Estimate.of(new Weibull(2, 3));
    for (int pass = 0; pass < 20; pass++) {
      double[] w = {0, 1, 0};
      estimate = step(estimator(Options.none()), (Weibull) estimate.law(), rows, w, scaling);
    }
    Weibull law = (Weibull) estimate.law();
    assertEquals(1 / scaling.logScaleFloor(0), law.shape());
    assertEquals(4, law.scale(), 1e-12);
    assertEquals(Diagnosis.Kind.GUARD, estimate.diagnoses().get(0).kind());
  }

  @Test
  void theDensityAtZeroIsAPoleAValueOrNothing() {
    assertEquals(Double.POSITIVE_INFINITY, new Weibull(0.5, 2).logDensity(0));
    assertEquals(-Math.log(2), new Weibull(1, 2).logDensity(0));
    assertEquals(Double.NEGATIVE_INFINITY, new Weibull(1.5, 2).logDensity(0));
  }

  @Test
  void varianceKeepsItsDigitsForLargeShapes() {
    // π²/6 less twice ζ(3)/shape: the next term is 6e-12 of it.
    double expected = (Math.PI * Math.PI / 6 - 2 * 1.2020569031595942 / 1e6) * 1e-12;
    double found = new Weibull(1e6, 1).variance() * Math.exp(2 * 0.5772156649015329e-6);
    assertEquals(expected, found, 1e-11 * expected);
  }

  @Test
  void nothingIsAboveInfinityWhateverTheScale() {
    Weibull law = new Weibull(2, Double.MAX_VALUE);
    assertEquals(0.0, law.survival(Double.POSITIVE_INFINITY));
    assertEquals(1.0, law.cdf(Double.POSITIVE_INFINITY));
    assertEquals(Double.NEGATIVE_INFINITY, law.logDensity(Double.POSITIVE_INFINITY));
  }
}
