package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.anomix.ComponentEstimator;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.em.ParameterEstimate;
import org.anomix.em.Stop;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;
import org.anomix.multivariate.Gaussian;
import org.anomix.multivariate.GaussianFamily;
import org.anomix.multivariate.MultivariateT;
import org.anomix.multivariate.MultivariateTFamily;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Components of heavy tails in several columns, through the whole engine. */
final class MultivariateTTest {
  private static final Mixture TRUTH =
      Mixture.of(
          Registry.standard()
              .parse(
                  "0.4*multivariate-t(5, [0, 0], [[1, 0.5], [0.5, 1]])"
                      + " + 0.6*multivariate-t(5, [6, -4], [[2, -1], [-1, 1]])"));

  private static final int SIZE = 1_000;

  /** Rows of two components, and 5 % that lie anywhere within 200 units. */
  private static Rows withOutliers(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Rows sample = TRUTH.sample(random, SIZE).rows();
    double[][] rows = new double[SIZE + SIZE / 20][];
    for (int r = 0; r < rows.length; r++) {
      rows[r] =
          r < SIZE
              ? sample.row(r)
              : new double[] {random.nextDouble(-200, 200), random.nextDouble(-200, 200)};
    }
    return Rows.of(rows);
  }

  private static ComponentEstimator commonDf() {
    return new MultivariateTFamily().estimator(Options.none().with("shared", "df"), List.of());
  }

  private static void assertNeverFalls(List<Double> history) {
    for (int i = 1; i < history.size(); i++) {
      double fall = history.get(i - 1) - history.get(i);
      assertTrue(fall <= 1e-13 * Math.abs(history.get(i)), "pass " + i + " fell by " + fall);
    }
  }

  /** The distance of the worse of two centres from the truth. */
  private static double worstError(double[] first, double[] second) {
    double near = Math.hypot(first[0], first[1]);
    double far = Math.hypot(second[0] - 6, second[1] + 4);
    return Math.max(near, far);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void twoComponentsAreFoundAmongOutliersThatMisleadGaussians(long seed) {
    Rows rows = withOutliers(seed);
    Fit fit = Em.of(Collections.nCopies(2, commonDf())).withRestarts(10).fit(rows);
    assertNeverFalls(fit.history());
    assertFalse(fit.touchesGuard());
    MultivariateT first = (MultivariateT) fit.model().components().get(0);
    MultivariateT second = (MultivariateT) fit.model().components().get(1);
    assertTrue(worstError(first.location(), second.location()) < 0.4, fit.model()::toString);
    assertTrue(first.df() < 3, "tails that reach the outliers, where the truth has 5 df");
    assertEquals(0.4, fit.model().weight(0), 0.08);
    Fit light = Em.of(new GaussianFamily(), 2).withRestarts(10).fit(rows);
    Gaussian left = (Gaussian) light.model().components().get(0);
    Gaussian right = (Gaussian) light.model().components().get(1);
    assertTrue(worstError(left.mean(), right.mean()) > 2, light.model()::toString);
  }

  @Test
  void standardErrorsCoverTheLawThatDrewTheRows() {
    String notation = "multivariate-t(4, [1, -2, 0], [[2, 1, 0], [1, 3, -1], [0, -1, 1]])";
    MultivariateT truth = (MultivariateT) Registry.standard().parse(notation);
    Rows rows = Mixture.of(truth).sample(new SplittableRandom(3), 5_000).rows();
    Em em = Em.of(new MultivariateTFamily(), 1);
    Fit fit = em.fit(rows);
    assertEquals(Stop.CONVERGED, fit.stopped());
    List<ParameterEstimate> errors = em.standardErrors(fit, rows);
    assertEquals(1 + 3 + 6, errors.size());
    double[] expected = {4, 1, -2, 0, 2, 1, 3, 0, -1, 1};
    for (int i = 0; i < expected.length; i++) {
      ParameterEstimate estimate = errors.get(i);
      assertEquals(expected[i], estimate.value(), 4 * estimate.standardError(), estimate.name());
    }
    // 0.146 is the sd of the estimates of 200 such samples.
    assertEquals(0.146, errors.get(0).standardError(), 0.015);
  }

  @Test
  void oneColumnHasTheOptimumOfTheUnivariateFamily() {
    Rows rows = TestData.known("sim_t2_outliers");
    double best = TestData.bestKnown("sim_t2_outliers", "StudentT", 2);
    Fit fit = Em.of(new MultivariateTFamily(), 2).fit(rows);
    assertTrue(fit.logLikelihood() >= best - 1e-6, () -> fit.logLikelihood() + " of " + best);
    assertNeverFalls(fit.history());
  }

  /** As many columns and rows as cardiotocograms have; some columns are counts, one is a sum. */
  @Test
  void fiftyComponentsInTwentyOneColumnsStayFinite() {
    SplittableRandom random = new SplittableRandom(4);
    double[][] rows = new double[1_655][21];
    for (double[] row : rows) {
      double state = random.nextGaussian();
      for (int j = 0; j < 21; j++) {
        double x = state * (j % 3) + random.nextGaussian();
        row[j] = j < 6 ? Math.max(0, Math.rint(x)) : x;
      }
      row[20] = row[7] + row[8];
    }
    rows[99][3] = 1e6;
    Fit fit =
        Em.of(Collections.nCopies(50, commonDf()))
            .withRestarts(1)
            .withIterations(15)
            .fit(Rows.of(rows));
    assertTrue(fit.history().stream().allMatch(Double::isFinite));
    for (int i = 1; i < fit.history().size(); i++) {
      assertTrue(fit.history().get(i) >= fit.history().get(i - 1), "pass " + i);
    }
  }
}
