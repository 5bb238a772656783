package org.anomix.univariate;

import static org.anomix.testkit.Quantity.CDF;
import static org.anomix.testkit.Quantity.LOG_CDF;
import static org.anomix.testkit.Quantity.LOG_DENSITY;
import static org.anomix.testkit.Quantity.LOG_SURVIVAL;
import static org.anomix.testkit.Quantity.QUANTILE;
import static org.anomix.testkit.Quantity.SURVIVAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Estimate;
import org.anomix.Floors;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.UnivariateDistribution;
import org.anomix.discrete.Geometric;
import org.anomix.discrete.NegativeBinomial;
import org.anomix.discrete.NegativeBinomialFamily;
import org.anomix.discrete.Poisson;
import org.anomix.testkit.Accuracy;
import org.anomix.testkit.FamilyConformance;
import org.anomix.testkit.ReferenceData;
import org.junit.jupiter.api.Test;

final class NegativeBinomialTest extends FamilyConformance {
  NegativeBinomialTest() {
    super(
        new NegativeBinomialFamily(),
        ReferenceData.of("negative-binomial.csv"),
        ReferenceData.of("negative-binomial-extremes.csv"));
  }

  @Override
  protected Accuracy accuracy() {
    return Accuracy.of(LOG_DENSITY, 1e-14) // seen: 1.8e-15
        .and(CDF, 1e-13) // seen: 8.1e-14, at 1e-300 for r = 3e15
        .and(SURVIVAL, 1e-13) // seen: 8.2e-15
        .and(LOG_CDF, 1e-13) // seen: 8.2e-15
        .and(LOG_SURVIVAL, 1e-13) // seen: 8.1e-14
        .and(QUANTILE, 0); // the count, or its neighbour where a double decides
  }

  @Override
  protected UnivariateDistribution exampleLaw(RandomGenerator random) {
    double r = Math.exp(random.nextDouble(-3, 6));
    return new NegativeBinomial(r, 1 / (1 + Math.exp(random.nextDouble(-3, 4))));
  }

  @Override
  protected double distance(UnivariateDistribution law, double x) {
    return Math.abs(x - law.mean());
  }

  private static ComponentEstimator estimator(Options options) {
    return new NegativeBinomialFamily().estimator(options, List.of());
  }

  private static Estimate step(ComponentEstimator estimator, NegativeBinomial from, Rows rows) {
    double[] w = new double[rows.size()];
    Arrays.fill(w, 1);
    double[] state = new double[estimator.stateSize(from)];
    estimator.accumulate(from, rows.block(0, rows.size(), w), w, 0, state, 0);
    return estimator.estimate(from, state, Scaling.of(rows, false, Floors.DEFAULT));
  }

  private static Rows drawn(NegativeBinomial law, int size) {
    double[] values = new double[size];
    law.sample(new Random(7), values, 0, size);
    return Rows.of(values);
  }

  private static double logLikelihood(UnivariateDistribution law, Rows rows) {
    double sum = 0;
    for (int r = 0; r < rows.size(); r++) {
      sum += law.logDensity(rows.value(r, 0));
    }
    return sum;
  }

  /** The slope of a log-likelihood by ln r, relative to the rows. */
  private static double slope(DoubleUnaryOperator ofLogR, double r, int rows) {
    double h = 1e-3;
    double u = Math.log(r);
    double outer = ofLogR.applyAsDouble(u + h) - ofLogR.applyAsDouble(u - h);
    double inner = ofLogR.applyAsDouble(u + h / 2) - ofLogR.applyAsDouble(u - h / 2);
    return (8 * inner - outer) / (3 * 2 * h) / rows;
  }

  private static DoubleUnaryOperator withMean(double mean, Rows rows) {
    return u -> {
      double r = Math.exp(u);
      return logLikelihood(new NegativeBinomial(r, r / (r + mean)), rows);
    };
  }

  @Test
  void smallCountsAreFittedInOneStep() {
    Rows rows = drawn(new NegativeBinomial(1.7, 0.4), 2000);
    Estimate first = step(estimator(Options.none()), new NegativeBinomial(90, 0.9), rows);
    NegativeBinomial law = (NegativeBinomial) first.law();
    Estimate second = step(estimator(Options.none()), law, rows);
    assertEquals(law.r(), ((NegativeBinomial) second.law()).r(), 1e-12 * law.r());
    double slope = slope(withMean(law.mean(), rows), law.r(), rows.size());
    assertEquals(0, slope, 1e-10); // seen: 2e-12, of the differences
  }

  @Test
  void largeCountsConvergeInAFewSteps() {
    Rows rows = drawn(new NegativeBinomial(40, 0.01), 1000);
    NegativeBinomial law = new NegativeBinomial(1, 0.5);
    int steps = 0;
    double before = 0;
    while (Math.abs(law.r() - before) > 1e-9 * law.r()) {
      before = law.r();
      law = (NegativeBinomial) step(estimator(Options.none()), law, rows).law();
      steps++;
    }
    assertTrue(steps < 15, "it took " + steps + " steps"); // seen: 5
    double slope = slope(withMean(law.mean(), rows), law.r(), rows.size());
    assertEquals(0, slope, 1e-8);
  }

  @Test
  void sizeIsFittedForAFixedProbability() {
    Rows rows = drawn(new NegativeBinomial(3.2, 0.3), 2000);
    ComponentEstimator estimator = estimator(Options.none().withFixed("p", 0.3));
    NegativeBinomial law = new NegativeBinomial(1, 0.3);
    for (int i = 0; i < 30; i++) {
      law = (NegativeBinomial) step(estimator, law, rows).law();
    }
    double slope =
        slope(u -> logLikelihood(new NegativeBinomial(Math.exp(u), 0.3), rows), law.r(), 2000);
    assertEquals(0, slope, 1e-9);
  }

  @Test
  void countsThatVaryLittleEndAtThePoissonLaw() {
    Rows rows = Rows.of(3, 4, 4, 5, 4, 3, 5, 4);
    Estimate estimate = step(estimator(Options.none()), new NegativeBinomial(5, 0.5), rows);
    NegativeBinomial law = (NegativeBinomial) estimate.law();
    assertEquals(1 - 0x1p-40, law.p());
    assertEquals(4, law.mean(), 1e-14);
    assertEquals(Diagnosis.Kind.BOUNDARY, estimate.diagnoses().get(0).kind());
    assertEquals(logLikelihood(new Poisson(4), rows), logLikelihood(law, rows), 1e-9);
    assertEquals(law, step(estimator(Options.none()), law, rows).law());
  }

  @Test
  void countsThatAreAllZeroEndAtTheBoundary() {
    Estimate estimate =
        step(estimator(Options.none()), new NegativeBinomial(5, 0.5), Rows.of(0, 0));
    assertEquals(new NegativeBinomial(5, 1), estimate.law());
    assertEquals(Diagnosis.Kind.BOUNDARY, estimate.diagnoses().get(0).kind());
    ComponentEstimator fixed = estimator(Options.none().withFixed("p", 0.5));
    Estimate floor = step(fixed, new NegativeBinomial(5, 0.5), Rows.of(0, 0));
    assertEquals(new NegativeBinomial(1e-300, 0.5), floor.law());
  }

  @Test
  void certainSuccessPutsAllMassOnZero() {
    NegativeBinomial law = new NegativeBinomial(2.5, 1);
    assertEquals(0, law.logDensity(0));
    assertEquals(Double.NEGATIVE_INFINITY, law.logDensity(1));
    assertEquals(1, law.cdf(0));
    assertEquals(0, law.logSurvival(-1));
    assertEquals(0, law.quantile(0.7));
    assertEquals(Double.NEGATIVE_INFINITY, law.logSurvival(0));
  }

  @Test
  void sizeOneIsTheGeometricLaw() {
    for (double k = 0; k < 100; k += 7) {
      double expected = new Geometric(0.2).logDensity(k);
      assertEquals(expected, new NegativeBinomial(1, 0.2).logDensity(k), 1e-14 * -expected);
    }
  }

  @Test
  void tailsBeyondEveryDoubleAreNothing() {
    NegativeBinomial narrow = new NegativeBinomial(86, 1 - 0x1p-53);
    assertEquals(0.0, narrow.survival(Double.MAX_VALUE));
    assertEquals(Double.NEGATIVE_INFINITY, narrow.logSurvival(Double.MAX_VALUE));
    NegativeBinomial tiny = new NegativeBinomial(Double.MIN_VALUE, 0.5);
    assertEquals(0.0, tiny.survival(1));
    assertEquals(Double.NEGATIVE_INFINITY, tiny.logSurvival(1));
  }

  @Test
  void aFixedSizeKeepsAProbabilityThatTheCapWouldMakeWorse() {
    NegativeBinomial law = new NegativeBinomial(1, 1 - 0x1p-45);
    ComponentEstimator estimator = estimator(Options.none().withFixed("r", 1));
    Rows rows = Rows.of(0, 1);
    double[] state = new double[estimator.stateSize(law)];
    double[] w = {1, 0x1p-45};
    estimator.accumulate(law, rows.block(0, 2, new double[2]), w, 0, state, 0);
    assertEquals(
        law, estimator.estimate(law, state, Scaling.of(rows, false, Floors.DEFAULT)).law());
  }

  @Test
  void aFirstLawCanMakeTheRarestCount() {
    Rows rows = Rows.of(0, 1);
    ComponentEstimator estimator = estimator(Options.none());
    Scaling scaling = Scaling.of(rows, false, Floors.DEFAULT);
    NegativeBinomial law =
        (NegativeBinomial) estimator.anchor(rows, new double[] {1, 1e-25}, scaling);
    assertTrue(Double.isFinite(law.logDensity(1)), law::toString);
  }
}
