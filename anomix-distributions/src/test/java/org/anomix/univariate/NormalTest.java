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
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Distribution;
import org.anomix.Estimate;
import org.anomix.Floors;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.UnivariateDistribution;
import org.anomix.UnknownNameException;
import org.anomix.continuous.Normal;
import org.anomix.continuous.NormalFamily;
import org.anomix.testkit.Accuracy;
import org.anomix.testkit.FamilyConformance;
import org.anomix.testkit.ReferenceData;
import org.junit.jupiter.api.Test;

final class NormalTest extends FamilyConformance {
  NormalTest() {
    super(
        new NormalFamily(),
        ReferenceData.of("normal.csv"),
        ReferenceData.of("normal-extremes.csv"));
  }

  @Override
  protected Accuracy accuracy() {
    return Accuracy.of(LOG_DENSITY, 1e-15) // seen: 3.7e-16
        .and(CDF, 5e-16) // seen: 1.9e-16
        .and(SURVIVAL, 5e-16) // seen: 1.9e-16
        .and(LOG_CDF, 1e-15) // seen: 3.1e-16
        .and(LOG_SURVIVAL, 1e-15) // seen: 1.7e-16
        .and(QUANTILE, 1e-15) // seen: 3.2e-16
        .and(INVERSE_SURVIVAL, 1e-15); // seen: 3.3e-16
  }

  @Override
  protected UnivariateDistribution exampleLaw(RandomGenerator random) {
    return new Normal(random.nextDouble(-50, 50), Math.exp(random.nextDouble(-3, 3)));
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
    double sd = ((Normal) law).sd();
    double z = (x - law.mean()) / sd;
    return Math.max(0.5 * z * z, Math.abs(Math.log(sd)));
  }

  private static final Rows ROWS = Rows.of(1, 2, 4, 9);
  private static final Scaling SCALING = Scaling.of(ROWS, false, Floors.DEFAULT);

  private static Estimate estimate(Options options, Distribution anchor, double... w) {
    ComponentEstimator estimator = new NormalFamily().estimator(options, List.of());
    double[] state = new double[3];
    estimator.accumulate(anchor, ROWS.block(0, 4, new double[0]), w, 0, state, 0);
    return estimator.estimate(anchor, state, SCALING);
  }

  @Test
  void textIsTheNotation() {
    assertEquals("normal(mean=43, sd=1.5)", new Normal(43, 1.5).toString());
  }

  @Test
  void fixedMeanLeavesTheMeanSquareAboutIt() {
    Options fixed = Options.none().withFixed("mean", 0);
    Estimate estimate = estimate(fixed, new Normal(0, 3), 1, 1, 1, 1);
    assertEquals(new Normal(0, Math.sqrt(102 / 4.0)), estimate.law());
  }

  @Test
  void fixedSdLeavesTheWeightedMean() {
    Options fixed = Options.none().withFixed("sd", 1);
    assertEquals(new Normal(3, 1), estimate(fixed, new Normal(2, 1), 0, 0.5, 0.5, 0).law());
  }

  @Test
  void oneRowHoldsTheSdAtItsFloorAndSaysSo() {
    Estimate estimate = estimate(Options.none(), new Normal(2, 1), 0, 0, 1, 0);
    assertEquals(new Normal(4, SCALING.scaleFloor(0)), estimate.law());
    assertEquals(Diagnosis.Kind.GUARD, estimate.diagnoses().get(0).kind());
  }

  @Test
  void farOriginCostsNoDigitsOfTheSd() {
    ComponentEstimator estimator = new NormalFamily().estimator(Options.none(), List.of());
    Normal anchor = new Normal(1e9, 1);
    double[] state = new double[3];
    double[] x = {1e9 - 1, 1e9 + 1, 1e9 - 2, 1e9 + 2};
    estimator.accumulate(anchor, Block.ofColumn(x), new double[] {1, 1, 1, 1}, 0, state, 0);
    Normal found = (Normal) estimator.estimate(anchor, state, SCALING).law();
    assertEquals(new Normal(1e9, Math.sqrt(2.5)), found);
  }

  @Test
  void onlyAFreeSdIsScaleAndNeedsMoreThanTwoRows() {
    ComponentEstimator free = new NormalFamily().estimator(Options.none(), List.of());
    ComponentEstimator held =
        new NormalFamily().estimator(Options.none().withFixed("sd", 2), List.of());
    assertArrayEquals(new double[] {3}, free.scales(new Normal(0, 3)));
    assertArrayEquals(new double[0], held.scales(new Normal(0, 2)));
    assertEquals(2.5, free.minimumRows(1));
    assertEquals(1, held.minimumRows(1));
    assertEquals(4, free.freeParameters(List.of(new Normal(0, 1), new Normal(1, 1))));
    assertEquals(1, held.freeParameters(List.of(new Normal(0, 2))));
  }

  @Test
  void oppositeEndsOfTheDoublesAreFiniteDistancesApart() {
    Normal law = new Normal(-1.5e308, 1e308);
    assertEquals(-4.5 - Math.log(1e308) - 0.9189385332046728, law.logDensity(1.5e308), 1e-12);
    assertEquals(law.logDensity(1.5e308), law.logDensity(new double[] {1.5e308}));
    assertEquals(1.3498980316300946e-3, law.survival(1.5e308), 1e-17);
    assertEquals(1.5e308, law.inverseSurvival(1.3498980316300946e-3), 1e294);
  }

  @Test
  void sharedSdIsPooledByWeight() {
    Options options = Options.none().with("shared", "sd");
    ComponentEstimator estimator = new NormalFamily().estimator(options, List.of());
    List<Distribution> group = List.of(new Normal(0, 1), new Normal(5, 1));
    double[] one = new double[3];
    double[] two = new double[3];
    double[] w = {1, 1, 0.5, 0};
    double[] v = {0, 0, 0.5, 1};
    estimator.accumulate(group.get(0), ROWS.block(0, 4, new double[0]), w, 0, one, 0);
    estimator.accumulate(group.get(1), ROWS.block(0, 4, new double[0]), v, 0, two, 0);
    List<Estimate> found = estimator.estimate(group, List.of(one, two), SCALING);
    Normal first = (Normal) found.get(0).law();
    Normal second = (Normal) found.get(1).law();
    double square = 0;
    for (int r = 0; r < 4; r++) {
      square += w[r] * Math.pow(ROWS.value(r, 0) - first.mean(), 2);
      square += v[r] * Math.pow(ROWS.value(r, 0) - second.mean(), 2);
    }
    assertEquals(2, first.mean(), 1e-15);
    assertEquals(11 / 1.5, second.mean(), 2e-15);
    assertEquals(Math.sqrt(square / 4), first.sd(), 2e-15);
    assertEquals(first.sd(), second.sd());
  }

  @Test
  void sharedSdIsNoScaleOfItsOwn() {
    Options options = Options.none().with("shared", "sd");
    ComponentEstimator estimator = new NormalFamily().estimator(options, List.of());
    List<Distribution> group = List.of(new Normal(0, 2), new Normal(5, 8));
    assertEquals(3, estimator.freeParameters(group));
    assertEquals(1, estimator.minimumRows(1));
    assertArrayEquals(new double[0], estimator.scales(new Normal(0, 2)));
    List<Distribution> tied = estimator.project(group, SCALING);
    assertEquals(4, ((Normal) tied.get(0)).sd(), 1e-15);
    assertEquals(tied, estimator.project(tied, SCALING));
    assertThrows(
        UnknownNameException.class,
        () -> new NormalFamily().estimator(Options.none().with("shared", "mean"), List.of()));
  }

  @Test
  void quantilesOfTheLeastSdReachBothEnds() {
    assertEquals(Double.NEGATIVE_INFINITY, new Normal(0, Double.MIN_VALUE).quantile(0));
    assertEquals(Double.POSITIVE_INFINITY, new Normal(0, Double.MIN_VALUE).quantile(1));
  }
}
