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

import java.util.List;
import java.util.random.RandomGenerator;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Distribution;
import org.anomix.Estimate;
import org.anomix.Floors;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.UnivariateDistribution;
import org.anomix.continuous.Normal;
import org.anomix.continuous.SkewNormal;
import org.anomix.continuous.SkewNormalFamily;
import org.anomix.testkit.Accuracy;
import org.anomix.testkit.FamilyConformance;
import org.anomix.testkit.ReferenceData;
import org.junit.jupiter.api.Test;

final class SkewNormalTest extends FamilyConformance {
  SkewNormalTest() {
    super(
        new SkewNormalFamily(),
        ReferenceData.of("skew-normal.csv"),
        ReferenceData.of("skew-normal-extremes.csv"));
  }

  @Override
  protected Accuracy accuracy() {
    return Accuracy.of(LOG_DENSITY, 2e-15) // seen: 3.2e-16
        .and(CDF, 1e-14) // seen: 2.9e-15
        .and(SURVIVAL, 2e-14) // seen: 5.3e-15
        .and(LOG_CDF, 2e-14) // seen: 5.3e-15
        .and(LOG_SURVIVAL, 1e-14) // seen: 6.2e-15
        .and(QUANTILE, 1e-12) // seen: 9.3e-14, the rounding of the table
        .and(INVERSE_SURVIVAL, 1e-12); // seen: 8.2e-14, the rounding of the table
  }

  @Override
  protected UnivariateDistribution exampleLaw(RandomGenerator random) {
    return new SkewNormal(
        random.nextDouble(-50, 50), Math.exp(random.nextDouble(-3, 3)), 3 * random.nextGaussian());
  }

  @Override
  protected double distance(UnivariateDistribution law, double x) {
    return Math.abs(x - ((SkewNormal) law).location());
  }

  @Override
  protected double location(UnivariateDistribution law) {
    return ((SkewNormal) law).location();
  }

  @Override
  protected double largestTerm(UnivariateDistribution law, double x) {
    SkewNormal at = (SkewNormal) law;
    double z = (x - at.location()) / at.scale();
    double w = Math.min(at.shape() * z, 0);
    return Math.max(0.5 * z * z, Math.max(0.5 * w * w, Math.abs(Math.log(at.scale()))));
  }

  private static final Rows ROWS =
      Rows.of(-3, 0.5, 1, 1.5, 4, 10, -1, 1.1, 1.7, 2.5, -0.5, 0.9, 1.3, 1.2, 0.8);
  private static final double[] W = {1, 0.2, 1, 2, 0.7, 1, 0.3, 1, 1, 1, 1, 1, 1, 2, 2};
  private static final Scaling SCALING = Scaling.of(ROWS, false, Floors.DEFAULT);

  private static Estimate step(Options options, Distribution law, Rows rows, double[] w) {
    ComponentEstimator estimator = new SkewNormalFamily().estimator(options, List.of());
    double[] state = new double[7];
    estimator.accumulate(law, rows.block(0, rows.size(), new double[0]), w, 0, state, 0);
    return estimator.estimate(law, state, SCALING);
  }

  private static SkewNormal summit(Options options) {
    ComponentEstimator estimator = new SkewNormalFamily().estimator(options, List.of());
    Distribution law = estimator.anchor(ROWS, W, SCALING);
    for (int step = 0; step < 5000; step++) {
      law = step(options, law, ROWS, W).law();
    }
    return (SkewNormal) law;
  }

  /** Derivatives of the log-likelihood by location · scale, ln scale and shape. */
  private static double[] scores(SkewNormal law) {
    double[] scores = new double[3];
    for (int r = 0; r < W.length; r++) {
      double z = (ROWS.value(r, 0) - law.location()) / law.scale();
      double hazard = PositiveNormal.hazard(law.shape() * z);
      scores[0] += W[r] * (z - law.shape() * hazard);
      scores[1] += W[r] * (z * z - 1 - law.shape() * z * hazard);
      scores[2] += W[r] * z * hazard;
    }
    return scores;
  }

  @Test
  void stepsEndWhereAllScoresVanish() {
    assertArrayEquals(new double[3], scores(summit(Options.none())), 1e-11); // seen: 1e-14
  }

  @Test
  void fixedParametersLeaveTheOtherScoresAtZero() {
    double[] ofLocation = scores(summit(Options.none().withFixed("location", -1)));
    assertArrayEquals(new double[2], new double[] {ofLocation[1], ofLocation[2]}, 1e-10);
    double[] ofScale = scores(summit(Options.none().withFixed("scale", 3)));
    assertArrayEquals(new double[2], new double[] {ofScale[0], ofScale[2]}, 1e-10);
    double[] ofShape = scores(summit(Options.none().withFixed("shape", 2)));
    assertArrayEquals(new double[2], new double[] {ofShape[0], ofShape[1]}, 1e-10);
    Options scaleAndShape = Options.none().withFixed("shape", -2).withFixed("scale", 4);
    assertEquals(0, scores(summit(scaleAndShape))[0], 1e-10);
  }

  @Test
  void oneRowHoldsTheScaleAtItsFloor() {
    double[] w = new double[W.length];
    w[4] = 1;
    Distribution law = new SkewNormal(4, 1e-6, 2);
    Estimate estimate = step(Options.none(), law, ROWS, w);
    assertEquals(SCALING.scaleFloor(0), ((SkewNormal) estimate.law()).scale());
    assertEquals(Diagnosis.Kind.GUARD, estimate.diagnoses().get(0).kind());
  }

  @Test
  void rowsOfAHalfNormalLawHoldTheShapeAtItsBound() {
    double[] x = new double[200];
    double[] w = new double[200];
    for (int r = 0; r < x.length; r++) {
      x[r] = -new Normal(0, 1).inverseSurvival((r + 0.5) / 400);
      w[r] = 1;
    }
    Estimate estimate = Estimate.of(new SkewNormal(0, 1, -900));
    for (int step = 0; step < 20_000 && estimate.diagnoses().isEmpty(); step++) {
      estimate = step(Options.none(), estimate.law(), Rows.of(x), w);
    }
    assertEquals(-1000, ((SkewNormal) estimate.law()).shape());
    assertEquals(Diagnosis.Kind.BOUNDARY, estimate.diagnoses().get(0).kind());
  }

  @Test
  void withoutShapeItIsTheNormalLaw() {
    for (double x : new double[] {-70, -3, 0.5, 1, 8, 77}) {
      UnivariateDistribution normal = new Normal(0.5, 2);
      UnivariateDistribution law = new SkewNormal(0.5, 2, 0);
      assertEquals(normal.logDensity(x), law.logDensity(x), 1e-15 * Math.abs(law.logDensity(x)));
      assertEquals(normal.cdf(x), law.cdf(x), 4e-15 * law.cdf(x));
      assertEquals(normal.survival(x), law.survival(x), 4e-15 * law.survival(x));
    }
  }

  /** Where a difference of Owen's function from the normal tail has no digits left. */
  @Test
  void thinTailIsThatOfTwoNormals() {
    assertEquals(-12512.370097704723, new SkewNormal(0, 1, 3).logCdf(-50), 2e-12);
    assertEquals(0, new SkewNormal(0, 1, 1e300).cdf(-1e-298));
  }
}
