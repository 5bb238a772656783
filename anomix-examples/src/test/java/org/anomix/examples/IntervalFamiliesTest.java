package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.anomix.DataException;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.UnivariateDistribution;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.em.Stop;
import org.anomix.em.Truncation;
import org.anomix.io.Components;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Binned, censored and truncated samples of every family with a cdf. */
final class IntervalFamiliesTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final int SIZE = 500;

  /** Twice a log-likelihood ratio of three parameters is larger once in 40 million samples. */
  private static final double MOST_GAIN = 0.5 * 37;

  private static final List<String> LAWS =
      List.of(
          "normal(3, 2)",
          "log-normal(1, 0.7)",
          "exponential(0.3)",
          "cauchy(2, 1)",
          "student-t(4, 2, 1)",
          "gamma(2, 1.5)",
          "gamma(0.5, 2)",
          "weibull(1.7, 3)",
          "beta(2, 3)",
          "laplace(2, 1)",
          "logistic(2, 1)",
          "gumbel(2, 1)",
          "inverse-gaussian(2, 5)",
          "von-mises(1, 2)",
          "skew-normal(1, 2, 4)",
          "poisson(4)",
          "poisson(1e8)",
          "geometric(0.2)",
          "geometric(1e-4)",
          "shifted-geometric(0.2)",
          "negative-binomial(3, 0.3)",
          "negative-binomial(3, 1e-3)",
          "zeta(1.2)",
          "zeta(1.9)");

  private static UnivariateDistribution law(String notation) {
    return (UnivariateDistribution) Registry.standard().parse(notation);
  }

  private static Em em(String family) {
    return Em.of(Components.parse(Registry.standard(), family, 1, Options.none()));
  }

  private static double[] sample(UnivariateDistribution law, int size, long seed) {
    double[] values = new double[size];
    law.sample(new SplittableRandom(seed), values, 0, size);
    return values;
  }

  private static double quartileRange(UnivariateDistribution law) {
    return law.inverseSurvival(0.25) - law.quantile(0.25);
  }

  private static Rows binned(UnivariateDistribution law, double[] x) {
    double range = 0.6 * quartileRange(law);
    double width = law.hasAtoms() ? Math.max(2, Math.rint(range)) : range;
    double[] lower = Arrays.stream(x).map(v -> width * (Math.ceil(v / width) - 1)).toArray();
    return Rows.between(lower, Arrays.stream(lower).map(v -> v + width).toArray());
  }

  private static Rows censored(double[] x, double limit, boolean right) {
    double[] lower = x.clone();
    double[] upper = x.clone();
    for (int r = 0; r < x.length; r++) {
      if (right && x[r] > limit) {
        lower[r] = limit;
        upper[r] = INFINITY;
      } else if (!right && x[r] <= limit) {
        lower[r] = -INFINITY;
        upper[r] = limit;
      }
    }
    return Rows.between(lower, upper);
  }

  @TestFactory
  Stream<DynamicTest> binnedSamplesAreFitted() {
    return LAWS.stream()
        .map(text -> DynamicTest.dynamicTest(text, () -> check(text, binnedOf(text))));
  }

  private static Rows binnedOf(String text) {
    return binned(law(text), sample(law(text), SIZE, 1));
  }

  @TestFactory
  Stream<DynamicTest> samplesCensoredFromTheRightAreFitted() {
    return LAWS.stream().map(text -> censoredTest(text, 0.6, true));
  }

  @TestFactory
  Stream<DynamicTest> samplesCensoredFromTheLeftAreFitted() {
    return LAWS.stream().map(text -> censoredTest(text, 0.3, false));
  }

  private static DynamicTest censoredTest(String text, double p, boolean right) {
    return DynamicTest.dynamicTest(
        text,
        () -> {
          Rows rows = censored(sample(law(text), SIZE, 2), law(text).quantile(p), right);
          if (rows.hasIntervals()) {
            check(text, rows);
          }
        });
  }

  /**
   * Neither end of the rise is wrong: it never falls, and gains on the truth what chance allows.
   */
  private static void check(String text, Rows rows) {
    Em em = em(text.substring(0, text.indexOf('(')));
    Fit fit = em.fit(rows);
    assertEquals(Stop.CONVERGED, fit.stopped(), fit.diagnoses()::toString);
    assertRises(fit);
    Mixture truth = Mixture.of(law(text));
    double gain =
        fit.logLikelihood() - em.withStart(truth).withIterations(1).fit(rows).history().get(0);
    assertTrue(gain > -1e-6 && gain < MOST_GAIN, text + ": gain " + gain);
    Fit fromTruth = em.withStart(truth).fit(rows);
    // Angles beyond an angle end with the turn of their law, which moves as the law does.
    boolean open = text.startsWith("von-mises") && hasOpenRow(rows);
    assertEquals(fromTruth.logLikelihood(), fit.logLikelihood(), open ? 1e-2 : 1e-5, text);
  }

  private static boolean hasOpenRow(Rows rows) {
    return IntStream.range(0, rows.size())
        .anyMatch(r -> Double.isInfinite(rows.upper(r) - rows.lower(r)));
  }

  private static double logLikelihood(UnivariateDistribution law, Rows rows) {
    return IntStream.range(0, rows.size())
        .mapToDouble(r -> law.logProbability(rows.lower(r), rows.upper(r)))
        .sum();
  }

  private static void assertRises(Fit fit) {
    for (int i = 1; i < fit.history().size(); i++) {
      double fall = fit.history().get(i - 1) - fit.history().get(i);
      assertTrue(fall <= 1e-10 * Math.abs(fit.objective()), "fell by " + fall + " at " + i);
    }
  }

  @TestFactory
  Stream<DynamicTest> truncatedSamplesRise() {
    return LAWS.stream()
        .filter(text -> law(text).quantile(0.2) < law(text).quantile(0.8))
        .map(
            text ->
                DynamicTest.dynamicTest(
                    text,
                    () -> {
                      double lower = law(text).quantile(0.2);
                      double upper = law(text).quantile(0.8);
                      double[] inside =
                          Arrays.stream(sample(law(text), SIZE, 3))
                              .filter(x -> x > lower && x <= upper)
                              .toArray();
                      Em em =
                          em(text.substring(0, text.indexOf('('))).withRestarts(2).withLimit(200);
                      Fit fit =
                          em.withTruncation(new Truncation(lower, upper)).fit(Rows.of(inside));
                      assertNotEquals(Stop.STOPPED, fit.stopped(), fit.diagnoses()::toString);
                      assertRises(fit);
                    }));
  }

  @Test
  void binnedLaplaceMixtureRises() {
    double[] x = sample(law("0.5*laplace(0, 1) + 0.5*laplace(8, 2)"), SIZE, 4);
    Rows rows = binned(law("laplace(0, 1)"), x);
    Fit fit = Em.of(Components.parse(Registry.standard(), "laplace", 2, Options.none())).fit(rows);
    assertEquals(Stop.CONVERGED, fit.stopped(), fit.diagnoses()::toString);
    assertRises(fit);
  }

  @Test
  void anglesAreBinnedOnWhateverTurnTheyAreWritten() {
    UnivariateDistribution law = law("von-mises(3, 2)");
    double[] own = sample(law, SIZE, 5);
    double[] written =
        Arrays.stream(own).map(x -> x - 2 * Math.PI * Math.rint(x / (2 * Math.PI))).toArray();
    double width = Math.PI / 12;
    Rows bins = bins(written, width, written);
    Fit fit = em("von-mises").fit(bins);
    assertEquals(Stop.CONVERGED, fit.stopped(), fit.diagnoses()::toString);
    assertRises(fit);
    Fit onOneTurn = em("von-mises").fit(bins(written, width, own));
    assertEquals(onOneTurn.logLikelihood(), fit.logLikelihood(), 1e-6);
    double gain = fit.logLikelihood() - logLikelihood(law, bins);
    assertTrue(gain > 0 && gain < MOST_GAIN, "gain " + gain);
  }

  /** The bins of angles, each moved to another turn on which that is written. */
  private static Rows bins(double[] x, double width, double[] other) {
    double[] lower = new double[x.length];
    double[] upper = new double[x.length];
    for (int r = 0; r < x.length; r++) {
      lower[r] = width * (Math.ceil(x[r] / width) - 1) + (other[r] - x[r]);
      upper[r] = lower[r] + width;
    }
    return Rows.between(lower, upper);
  }

  @Test
  void supportsWhoseEndsAreHiddenAreRefused() {
    double[] x = sample(law("uniform(1, 4)"), 200, 6);
    double[] counts = sample(law("discrete-uniform(2, 9)"), 200, 6);
    double[] rich = sample(law("pareto(1, 2.5)"), 200, 6);
    assertRefused("uniform", censored(x, 2.8, true), "upper end of uniform");
    assertRefused("uniform", censored(x, 1.9, false), "lower end of uniform");
    assertRefused("discrete-uniform", censored(counts, 6, true), "upper end of discrete-uniform");
    assertRefused("pareto", censored(rich, 1.2, false), "scale of pareto");
    assertRefused("pareto", binned(law("pareto(1, 2.5)"), rich), "scale of pareto");
    assertRefused("binomial", censored(counts, 6, true), "trials of binomial");
    assertEquals(Stop.CONVERGED, em("pareto").fit(censored(rich, 2, true)).stopped());
    Fit given = em("uniform(1, 4)").fit(censored(x, 2.8, true));
    assertEquals("1*uniform(lower=1, upper=4)", given.model().toString());
    // A bin between values that are known cannot move an end; a bin of one count is a count.
    Fit inside = em("uniform").fit(Rows.between(new double[] {1, 2, 4}, new double[] {1, 3, 4}));
    assertEquals("1*uniform(lower=1, upper=4)", inside.model().toString());
    Fit whole =
        em("discrete-uniform").fit(Rows.between(new double[] {1, 2, 4}, new double[] {2, 3, 5}));
    assertEquals("1*discrete-uniform(lower=2, upper=5)", whole.model().toString());
  }

  private static void assertRefused(String family, Rows rows, String what) {
    DataException e = assertThrows(DataException.class, () -> em(family).fit(rows));
    assertTrue(e.getMessage().contains(what) && e.getMessage().contains("give it"), e::getMessage);
    assertTrue(rows.isInterval(e.row().orElseThrow()));
  }

  @Test
  void rareEventsThatWereNotAwaitedHaveTheirClosedForm() {
    double[] x = sample(law("geometric(1e-4)"), 1000, 7);
    double limit = 9000;
    Fit fit = em("geometric").fit(censored(x, limit, true));
    double events = Arrays.stream(x).filter(v -> v <= limit).count();
    double trials = Arrays.stream(x).map(v -> v <= limit ? v + 1 : limit + 1).sum();
    double p = events / trials;
    double best = events * Math.log(p) + (trials - events) * Math.log1p(-p);
    assertEquals(best, fit.logLikelihood(), 1e-7);
  }
}
