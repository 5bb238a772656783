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

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.DataException;
import org.anomix.Description;
import org.anomix.Diagnosis;
import org.anomix.Estimate;
import org.anomix.Floors;
import org.anomix.Options;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.UnivariateDistribution;
import org.anomix.Value;
import org.anomix.discrete.Binomial;
import org.anomix.discrete.BinomialFamily;
import org.anomix.discrete.BinomialGivenTrials;
import org.anomix.testkit.Accuracy;
import org.anomix.testkit.FamilyConformance;
import org.anomix.testkit.ReferenceData;
import org.junit.jupiter.api.Test;

final class BinomialTest extends FamilyConformance {
  BinomialTest() {
    super(
        new BinomialFamily(),
        ReferenceData.of("binomial.csv"),
        ReferenceData.of("binomial-extremes.csv"));
  }

  private static Scaling scaling(Rows rows) {
    return Scaling.of(rows, false, Floors.DEFAULT);
  }

  @Override
  protected Accuracy accuracy() {
    return Accuracy.of(LOG_DENSITY, 2e-15) // seen: 4.3e-16
        .and(CDF, 1e-13) // seen: 4.1e-14, at 1e-308
        .and(SURVIVAL, 1e-13) // seen: 3.7e-15
        .and(LOG_CDF, 1e-13) // seen: 3.7e-15
        .and(LOG_SURVIVAL, 1e-13) // seen: 4.1e-14
        .and(QUANTILE, 0); // the count, or its neighbour where a double decides
  }

  @Override
  protected UnivariateDistribution exampleLaw(RandomGenerator random) {
    double trials = Math.rint(Math.exp(random.nextDouble(0, 8)));
    return new Binomial(trials, 1 / (1 + Math.exp(2 * random.nextGaussian())));
  }

  @Override
  protected double distance(UnivariateDistribution law, double x) {
    return Math.abs(x - law.mean());
  }

  private static ComponentEstimator estimator(Options options) {
    return new BinomialFamily().estimator(options, List.of());
  }

  private static Estimate estimate(Options options, Rows rows) {
    ComponentEstimator settled = estimator(options).settle(rows, scaling(rows));
    Scaling scaling = scaling(rows);
    double[] w = new double[rows.size()];
    Arrays.fill(w, 1);
    Binomial start = (Binomial) settled.anchor(rows, w, scaling);
    double[] state = new double[settled.stateSize(start)];
    settled.accumulate(start, rows.block(0, rows.size(), w), w, 0, state, 0);
    return settled.estimate(start, state, scaling);
  }

  @Test
  void estimateIsTheShareOfSuccesses() {
    Estimate estimate = estimate(Options.none().withFixed("trials", 20), Rows.of(3, 7, 5));
    assertEquals(new Binomial(20, 15.0 / 60), estimate.law());
    assertTrue(estimate.diagnoses().isEmpty());
  }

  @Test
  void trialsThatAreNotGivenAreTheLargestCountAndSaidToBe() {
    Estimate estimate = estimate(Options.none(), Rows.of(3, 7, 5));
    assertEquals(new Binomial(7, 15.0 / 21), estimate.law());
    Diagnosis note = estimate.diagnoses().get(0);
    assertEquals(Diagnosis.Kind.NOTE, note.kind());
    assertTrue(note.text().startsWith("trials = 7 is the largest count"), note.text());
    ComponentEstimator settled =
        estimator(Options.none()).settle(Rows.of(3, 7), scaling(Rows.of(3, 7)));
    assertEquals(3, settled.freeParameters(List.of(estimate.law(), estimate.law())));
  }

  @Test
  void bothBoundariesAreReachedExactly() {
    Options given = Options.none().withFixed("trials", 4);
    for (int p = 0; p <= 1; p++) {
      Estimate estimate = estimate(given, Rows.of(4 * p, 4 * p, 4 * p));
      assertEquals(new Binomial(4, p), estimate.law());
      assertEquals(Diagnosis.Kind.BOUNDARY, estimate.diagnoses().get(0).kind());
    }
  }

  @Test
  void certainFailureAndCertainSuccessPutAllMassOnOneCount() {
    for (int p = 0; p <= 1; p++) {
      Binomial law = new Binomial(5, p);
      assertEquals(0, law.logDensity(5 * p));
      assertEquals(Double.NEGATIVE_INFINITY, law.logDensity(2));
      assertEquals(1 - p, law.cdf(4));
      assertEquals(p, law.survival(4));
      assertEquals(5 * p, law.quantile(0.5));
      assertEquals(5, law.quantile(1));
    }
    assertEquals(0, new Binomial(0, 0.3).logDensity(0));
    assertEquals(1, new Binomial(0, 0.3).cdf(0));
  }

  @Test
  void countsUpToTheTrialsAreAtoms() {
    int[] order = new int[5];
    new Binomial(3, 0).atomOrder(Block.ofColumn(-1, 0, 0.5, 3, 4), order, 0);
    assertArrayEquals(new int[] {0, 1, 0, 1, 0}, order);
  }

  @Test
  void largestValueThatIsNoCountIsAnErrorThatSaysWhatToDo() {
    ComponentEstimator estimator = estimator(Options.none());
    Rows rows = Rows.of(1, 2.5).withColumnNames(List.of("hits"));
    DataException e =
        assertThrows(DataException.class, () -> estimator.settle(rows, scaling(rows)));
    assertTrue(e.getMessage().contains("hits") && e.getMessage().contains("binomial(trials=20)"));
    assertThrows(
        DataException.class, () -> estimator.settle(Rows.of(0, 0), scaling(Rows.of(0, 0))));
  }

  @Test
  void withoutTrialsItIsTheLawOfTwoColumns() {
    Description description =
        new Description("binomial", Map.of("p", Value.scalar(0.3)), List.of());
    BinomialGivenTrials law = new BinomialGivenTrials(0.3);
    assertEquals(law, new BinomialFamily().create(description, List.of()));
    assertEquals(description, new BinomialFamily().describe(law));
    assertEquals("binomial(p=0.3)", law.toString());
  }

  @Test
  void twoColumnsSettleOnTheLawGivenTrials() {
    Rows rows = Rows.of(new double[][] {{1, 5}, {2, 9}});
    Scaling scaling = scaling(rows);
    ComponentEstimator settled = estimator(Options.none()).settle(rows, scaling);
    assertEquals(
        new BinomialGivenTrials(3.0 / 14), settled.anchor(rows, new double[] {1, 1}, scaling));
    ComponentEstimator fixed = estimator(Options.none().withFixed("trials", 9));
    assertThrows(DataException.class, () -> fixed.settle(rows, scaling(rows)));
    Rows three = Rows.of(new double[][] {{1, 5, 2}});
    assertThrows(
        DataException.class, () -> estimator(Options.none()).settle(three, scaling(three)));
  }

  @Test
  void trialsMustBeAWholeNumber() {
    assertThrows(ParameterException.class, () -> new Binomial(2.5, 0.5));
    assertThrows(ParameterException.class, () -> new Binomial(1e16, 0.5));
  }

  @Test
  void farTailsOfManyTrialsKeepTheirDigits() {
    double[][] upper = { // trials, p, x, S(x): mpmath 1.3
      {1e12, 0.001, 1001093396, 1.964599066260311e-262},
      {1e8, 0.3, 30139097, 1.6912373219952398e-202},
      {1000, 0.45, 800, 7.444608168260075e-115}
    };
    for (double[] row : upper) {
      double tail = new Binomial(row[0], row[1]).survival(row[2]);
      assertEquals(row[3], tail, 3e-14 * row[3]); // seen: 3e-15
    }
    assertEquals(5.229535854191126e-261, new Binomial(1e12, 0.001).cdf(998910000), 1e-274);
  }
}
