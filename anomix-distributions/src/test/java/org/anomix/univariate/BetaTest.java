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
import org.anomix.continuous.Beta;
import org.anomix.continuous.BetaFamily;
import org.anomix.testkit.Accuracy;
import org.anomix.testkit.FamilyConformance;
import org.anomix.testkit.ReferenceData;
import org.apache.commons.numbers.gamma.Digamma;
import org.junit.jupiter.api.Test;

final class BetaTest extends FamilyConformance {
  private static final Rows ROWS = Rows.of(0.1, 0.25, 0.3, 0.6, 0.95);

  BetaTest() {
    super(new BetaFamily(), ReferenceData.of("beta.csv"), ReferenceData.of("beta-extremes.csv"));
  }

  @Override
  protected Accuracy accuracy() {
    return Accuracy.of(LOG_DENSITY, 1e-14) // seen: 3.4e-15
        .and(CDF, 5e-15) // seen: 5.9e-16
        .and(SURVIVAL, 2e-14) // seen: 6.9e-15
        .and(LOG_CDF, 2e-14) // seen: 6.9e-15
        .and(LOG_SURVIVAL, 1e-14) // seen: 1.1e-15
        .and(QUANTILE, 1e-12) // seen: 2.5e-13, two last places of a subnormal number
        .and(INVERSE_SURVIVAL, 1e-12); // seen: 8.4e-14
  }

  @Override
  protected UnivariateDistribution exampleLaw(RandomGenerator random) {
    return new Beta(Math.exp(random.nextDouble(-1.5, 5)), Math.exp(random.nextDouble(-1.5, 5)));
  }

  /** Near beta(1, 1) the terms are no larger than what the rounding of alpha + beta changes. */
  @Override
  protected double largestTerm(UnivariateDistribution law, double x) {
    Beta beta = (Beta) law;
    if (beta.alpha() >= 10 && beta.beta() >= 10) {
      return 1; // the least that ln x, ln(1 - x) and the constant can come to
    }
    double atZero = Math.abs((beta.alpha() - 1) * Math.log(x));
    double atOne = Math.abs((beta.beta() - 1) * Math.log1p(-x));
    double larger = Math.max(0.1, Math.max(atZero, atOne));
    return larger < 1e300 ? larger : 0;
  }

  private static Estimate estimate(Options options, Beta anchor, Rows rows, double... w) {
    ComponentEstimator estimator = new BetaFamily().estimator(options, List.of());
    double[] state = new double[4];
    estimator.accumulate(anchor, rows.block(0, rows.size(), new double[0]), w, 0, state, 0);
    return estimator.estimate(anchor, state, Scaling.of(rows, true, Floors.DEFAULT));
  }

  private static final double[] WEIGHTS = {1, 0.5, 2, 1, 0.25};

  private static double mean(DoubleUnaryOperator f) {
    double sum = 0;
    double total = 0;
    for (int row = 0; row < WEIGHTS.length; row++) {
      sum += WEIGHTS[row] * f.applyAsDouble(ROWS.value(row, 0));
      total += WEIGHTS[row];
    }
    return sum / total;
  }

  private static void checkScores(Options options, Beta anchor) {
    Beta law = (Beta) estimate(options, anchor, ROWS, WEIGHTS).law();
    double together = Digamma.value(law.alpha() + law.beta());
    if (options.fixed("alpha").isEmpty()) {
      assertEquals(mean(Math::log), Digamma.value(law.alpha()) - together, 1e-11); // seen: 9e-14
    }
    if (options.fixed("beta").isEmpty()) {
      double meanLog = mean(x -> Math.log1p(-x));
      assertEquals(meanLog, Digamma.value(law.beta()) - together, 1e-11);
    }
  }

  @Test
  void scoresVanishAtTheEstimate() {
    for (Beta anchor : new Beta[] {new Beta(1, 1), new Beta(1e-3, 0.1), new Beta(300, 20)}) {
      checkScores(Options.none(), anchor);
      checkScores(Options.none().withFixed("alpha", anchor.alpha()), anchor);
      checkScores(Options.none().withFixed("beta", anchor.beta()), anchor);
    }
  }

  @Test
  void rowsOfSmallSpreadKeepTheDigitsOfTheParameters() {
    Rows rows = Rows.of(0.25 - 0x1p-20, 0.25 + 0x1p-20);
    Beta law = (Beta) estimate(Options.none(), new Beta(1e9, 3e9), rows, 1, 1).law();
    assertEquals(51539607551.888885, law.alpha(), 1e-2); // mpmath 1.3
    assertEquals(154618822655.66666, law.beta(), 3e-2);
  }

  @Test
  void rowsBesideTheEndsKeepTheirLogarithms() {
    Rows rows = Rows.of(1e-100, 0.5, 1 - 0x1p-53);
    Beta law = (Beta) estimate(Options.none(), new Beta(1, 1), rows, 1, 1, 1).law();
    double together = Digamma.value(law.alpha() + law.beta());
    double meanLog = -(100 * Math.log(10) + Math.log(2)) / 3;
    double meanComplement = -54 * Math.log(2) / 3;
    assertEquals(meanLog, Digamma.value(law.alpha()) - together, 1e-13 * -meanLog);
    assertEquals(meanComplement, Digamma.value(law.beta()) - together, 1e-13 * -meanComplement);
  }

  @Test
  void rowsBesideZeroHaveALargeBeta() {
    Rows rows = Rows.of(1e-200, 2e-200, 5e-200);
    Beta law = (Beta) estimate(Options.none(), new Beta(2, 1e200), rows, 1, 1, 1).law();
    double meanLog = Math.log(10) / 3; // of x/1e-200: a gamma law's
    double expected = Math.log(8 / 3.0) - meanLog;
    assertEquals(expected, Math.log(law.alpha()) - Digamma.value(law.alpha()), 1e-13);
    assertEquals(8e-200 / 3, law.mean(), 1e-212);
  }

  @Test
  void oneRowHoldsTheSmallerParameterAtItsCapAndSaysSo() {
    Estimate estimate = estimate(Options.none(), new Beta(1, 2), ROWS, 0, 1, 0, 0, 0);
    Beta law = (Beta) estimate.law();
    assertEquals(0.25, law.mean(), 1e-6);
    assertEquals(Diagnosis.Kind.GUARD, estimate.diagnoses().get(0).kind());
    assertTrue(estimate.diagnoses().get(0).text().startsWith("alpha is held at its cap"));
  }

  @Test
  void rowsAtAnEndLeaveItsExponentAlone() {
    Rows rows = Rows.of(0, 0.25, 0.5);
    Beta law = (Beta) estimate(Options.none(), new Beta(1, 1), rows, 1, 1, 1).law();
    assertEquals(1, law.alpha());
    assertEquals(-3 / (Math.log(0.75) + Math.log(0.5)), law.beta(), 1e-14);
  }

  @Test
  void samplesOfSmallParametersStayOffThePoles() {
    double[] x = new double[1000];
    new Beta(1e-3, 1e-3).sample(new Random(3), x, 0, x.length);
    assertTrue(Arrays.stream(x).allMatch(v -> v > 0 && v < 1));
  }

  @Test
  void polesAndLimitsAtTheEndsAreThoseOfTheExponents() {
    assertEquals(Double.POSITIVE_INFINITY, new Beta(0.5, 1).logDensity(0));
    assertEquals(Math.log(3), new Beta(1, 3).logDensity(0));
    assertEquals(Math.log(3), new Beta(3, 1).logDensity(1));
    assertEquals(Double.NEGATIVE_INFINITY, new Beta(2, 0.5).logDensity(0));
    assertEquals(Double.POSITIVE_INFINITY, new Beta(2, 0.5).logDensity(1));
  }
}
