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
import org.anomix.continuous.VonMises;
import org.anomix.continuous.VonMisesFamily;
import org.anomix.testkit.Accuracy;
import org.anomix.testkit.FamilyConformance;
import org.anomix.testkit.ReferenceData;
import org.junit.jupiter.api.Test;

final class VonMisesTest extends FamilyConformance {
  private static final Rows ROWS = Rows.of(-3, -1, 0.5, 1, 3);

  /** Columns κ, I0(κ) e^-κ, I1/I0, 1 - I1/I0: mpmath 1.3. */
  private static final double[][] BESSEL = {
    {1e-05, 0.9999900000749996, 4.9999999999375e-06, 0.9999950000000001},
    {0.3, 0.7575806251825479, 0.14833742694087526, 0.8516625730591247},
    {0.999, 0.46601761075616754, 0.44603550771132694, 0.5539644922886731},
    {1.0, 0.46575960759364043, 0.4463899658965345, 0.5536100341034655},
    {7.0, 0.15373774467288126, 0.9255322107941522, 0.07446778920584782},
    {29.999, 0.07314717612913213, 0.9831889900332784, 0.01681100996672156},
    {30.0, 0.0731459464822373, 0.9831895553653361, 0.01681044463466391},
    {500.0, 0.017845706500153168, 0.9989994989968619, 0.0010005010031380675},
    {1000000000.0, 1.2615662611677758e-05, 0.9999999995, 5.00000000125e-10},
  };

  VonMisesTest() {
    super(
        new VonMisesFamily(),
        ReferenceData.of("von-mises.csv"),
        ReferenceData.of("von-mises-extremes.csv"));
  }

  @Override
  protected Accuracy accuracy() {
    return Accuracy.of(LOG_DENSITY, 1e-14) // seen: 2.0e-15
        .and(CDF, 2e-14) // seen: 3.0e-15
        .and(SURVIVAL, 1e-14) // seen: 6.8e-16
        .and(LOG_CDF, 1e-14) // seen: 9.8e-16
        .and(LOG_SURVIVAL, 2e-14) // seen: 3.0e-15
        .and(QUANTILE, 4e-14) // seen: 2.4e-15
        .and(INVERSE_SURVIVAL, 4e-14); // seen: 2.4e-15
  }

  @Override
  protected UnivariateDistribution exampleLaw(RandomGenerator random) {
    return new VonMises(random.nextDouble(-3, 6), Math.exp(random.nextDouble(-3, 6)));
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
  protected boolean densityGoesOn() {
    return true;
  }

  private static Estimate estimate(Options options, VonMises anchor, double... w) {
    ComponentEstimator estimator = new VonMisesFamily().estimator(options, List.of());
    double[] state = new double[4];
    estimator.accumulate(anchor, ROWS.block(0, 5, new double[0]), w, 0, state, 0);
    return estimator.estimate(anchor, state, Scaling.of(ROWS, false, Floors.DEFAULT));
  }

  @Test
  void oneRowHoldsTheConcentrationAtItsCapAndSaysSo() {
    Estimate estimate = estimate(Options.none(), new VonMises(3, 1), 0, 0, 1, 0, 0);
    VonMises law = (VonMises) estimate.law();
    assertEquals(0.5, law.mean(), 1e-15);
    assertEquals(Diagnosis.Kind.GUARD, estimate.diagnoses().get(0).kind());
  }

  @Test
  void scoresVanishAtTheEstimate() {
    double cosines = 2 * Math.cos(-3) + Math.cos(-1) + 2 * Math.cos(3);
    double sines = 2 * Math.sin(-3) + Math.sin(-1) + 2 * Math.sin(3);
    double length = Math.hypot(cosines, sines) / 5;
    for (double anchor : new double[] {-3, 0.1, 3.1, 9}) {
      VonMises start = new VonMises(anchor, 2);
      VonMises law = (VonMises) estimate(Options.none(), start, 2, 1, 0, 0, 2).law();
      assertEquals(0, sines * Math.cos(law.mean()) - cosines * Math.sin(law.mean()), 1e-14);
      assertEquals(length, ModifiedBessel.ratio(law.concentration()), 1e-15);
    }
  }

  @Test
  void fixedMeanKeepsWhatPointsInItsDirection() {
    Options fixed = Options.none().withFixed("mean", 1);
    VonMises law = (VonMises) estimate(fixed, new VonMises(-2, 1), 0, 0, 1, 1, 1).law();
    double length = (Math.cos(0.5) + 1 + Math.cos(2)) / 3;
    assertEquals(length, ModifiedBessel.ratio(law.concentration()), 1e-15);
    Estimate against = estimate(fixed, new VonMises(1, 1), 1, 0, 0, 0, 0);
    assertEquals(new VonMises(1, 0), against.law());
    assertEquals(Diagnosis.Kind.BOUNDARY, against.diagnoses().get(0).kind());
  }

  @Test
  void meanIsOnTheTurnOfTheRows() {
    ComponentEstimator estimator = new VonMisesFamily().estimator(Options.none(), List.of());
    for (double turn : new double[] {0, 4 * Math.PI, -2 * Math.PI}) {
      Rows rows = Rows.of(turn + 3, turn + 3.5, turn + 4);
      Scaling scaling = Scaling.of(rows, false, Floors.DEFAULT);
      VonMises law = (VonMises) estimator.anchor(rows, new double[] {1, 1, 1}, scaling);
      assertEquals(turn + 3.5, law.mean(), 1e-14);
    }
  }

  @Test
  void closeAnglesKeepTheDigitsOfTheConcentration() {
    ComponentEstimator estimator = new VonMisesFamily().estimator(Options.none(), List.of());
    VonMises anchor = new VonMises(1, 1e12);
    double[] state = new double[4];
    Rows rows = Rows.of(1 - 0x1p-20, 1 + 0x1p-20);
    estimator.accumulate(anchor, rows.block(0, 2, new double[0]), new double[] {1, 1}, 0, state, 0);
    Scaling scaling = Scaling.of(rows, false, Floors.DEFAULT);
    VonMises law = (VonMises) estimator.estimate(anchor, state, scaling).law();
    // 1 - cos(2^-20) = 1/(2κ) + 1/(8κ²): κ = 2^40 + 1/3
    assertEquals(0x1p40 + 1 / 3.0, law.concentration(), 0.01);
  }

  @Test
  void densityRepeatsOnEveryTurn() {
    VonMises law = new VonMises(1, 3);
    assertEquals(law.logDensity(2), law.logDensity(2 + 8 * Math.PI), 1e-14);
    double far = Math.atan2(Math.sin(1e200), Math.cos(1e200));
    assertEquals(law.logDensity(far), law.logDensity(1e200), 1e-14);
    assertEquals(law.logDensity(1 + Math.PI), law.logDensity(1 - Math.PI), 1e-14);
  }

  @Test
  void theGreatestConcentrationsAreNormalLaws() {
    double sd = 1e-154; // mpmath 1.3
    VonMises law = new VonMises(0, 1e308);
    assertEquals(-0.5 * Math.log(2 * Math.PI) - Math.log(sd), law.logDensity(0), 1e-12);
    assertEquals(0.15865525393145705, law.survival(sd), 1e-15);
    assertEquals(0.5244005127080408 * sd, law.inverseSurvival(0.3), 1e-14 * sd);
    assertEquals(1e308 * (Math.cos(0.5) - 1), law.logDensity(0.5), 1e293);
    assertEquals(1e308 * (Math.cos(2) - 1), new VonMises(0, 1e308).logSurvival(2), 1e293);
  }

  @Test
  void subnormalRowsHaveALawWithADensity() {
    Rows rows =
        Rows.of(Double.MIN_VALUE, Double.MIN_VALUE, 0.99).withWeights(new double[] {1, 1, 0});
    Scaling scaling = Scaling.of(rows, false, Floors.DEFAULT);
    ComponentEstimator estimator = new VonMisesFamily().estimator(Options.none(), List.of());
    Distribution law = estimator.anchor(rows, new double[] {1, 1, 0}, scaling);
    assertTrue(Double.isFinite(law.logDensity(Double.MIN_VALUE)));
  }

  @Test
  void concentrationZeroIsUniform() {
    VonMises law = new VonMises(0, 0);
    assertEquals(-Math.log(2 * Math.PI), law.logDensity(2), 1e-15);
    assertEquals(0.25, law.cdf(-Math.PI / 2), 1e-16);
    assertEquals(Math.PI * Math.PI / 3, law.variance(), 1e-14);
    assertEquals(Math.PI / 4, law.quantile(0.625), 1e-15);
  }

  @Test
  void besselFunctionsKeepTheirDigitsWhereTheMethodChanges() {
    for (double[] row : BESSEL) {
      assertEquals(row[1], ModifiedBessel.scaledZero(row[0]), 2e-15 * row[1]);
      assertEquals(row[2], ModifiedBessel.ratio(row[0]), 2e-15 * row[2]);
      assertEquals(row[3], ModifiedBessel.oneMinusRatio(row[0]), 2e-15 * row[3]);
      assertEquals(row[0], ModifiedBessel.inverseRatio(row[2], row[3]), 2e-14 * row[0]);
    }
  }
}
