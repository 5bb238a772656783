package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.anomix.Distribution;
import org.anomix.Options;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.continuous.Exponential;
import org.anomix.continuous.ExponentialFamily;
import org.anomix.continuous.Normal;
import org.anomix.continuous.NormalFamily;
import org.anomix.continuous.SkewNormal;
import org.anomix.continuous.SkewNormalFamily;
import org.anomix.discrete.Point;
import org.anomix.discrete.Poisson;
import org.anomix.discrete.PoissonFamily;
import org.anomix.em.BootstrapErrors;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.em.ParameterEstimate;
import org.anomix.em.Resampling;
import org.anomix.em.Truncation;
import org.anomix.io.Components;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;
import org.anomix.multivariate.Gaussian;
import org.anomix.multivariate.GaussianFamily;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StandardErrorsTest {
  private static final double[] ONE = TestData.normals(31, 400, 10, 2);
  private static final double[] TWO = TestData.normals(32, 300, 0, 1, 700, 30, 2);

  private static ParameterEstimate named(List<ParameterEstimate> all, int component, String name) {
    return all.stream()
        .filter(e -> e.component() == component && e.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void errorsOfANormalLawAreThoseOfTheTextbook() {
    Rows rows = Rows.of(ONE);
    Em em = Em.of(new NormalFamily(), 1);
    Fit fit = em.fit(rows);
    double sd = ((Normal) fit.model().components().get(0)).sd();
    List<ParameterEstimate> errors = em.standardErrors(fit, rows);
    assertEquals(2, errors.size());
    double ofMean = sd / Math.sqrt(400);
    assertEquals(ofMean, named(errors, 0, "mean").standardError(), 1e-4 * ofMean);
    double ofSd = sd / Math.sqrt(800);
    ParameterEstimate spread = named(errors, 0, "sd");
    assertEquals(ofSd, spread.standardError(), 1e-4 * ofSd); // seen: 2e-6
    assertEquals(sd * sd, spread.lower() * spread.upper(), 1e-9 * sd * sd); // on the log scale
  }

  @Test
  void originAndUnitsDoNotDisturbThem() {
    double[] moved = Arrays.stream(ONE).map(x -> 1e9 + 1e-3 * x).toArray();
    Em em = Em.of(new NormalFamily(), 1);
    double expected =
        named(em.standardErrors(em.fit(Rows.of(ONE)), Rows.of(ONE)), 0, "mean").standardError();
    Rows rows = Rows.of(moved);
    double found = named(em.standardErrors(em.fit(rows), rows), 0, "mean").standardError();
    assertEquals(1e-3 * expected, found, 1e-6 * expected);
  }

  @Test
  void wellSeparatedComponentsAreLikeSeparateSamples() {
    Rows rows = Rows.of(TWO);
    Em em = Em.of(new NormalFamily(), 2);
    Fit fit = em.fit(rows);
    List<ParameterEstimate> errors = em.standardErrors(fit, rows);
    assertEquals(6, errors.size());
    double ofWeight = Math.sqrt(0.3 * 0.7 / 1000);
    assertEquals(ofWeight, named(errors, 0, "weight").standardError(), 1e-3 * ofWeight);
    assertEquals(ofWeight, named(errors, 1, "weight").standardError(), 1e-3 * ofWeight);
    double sd = ((Normal) fit.model().components().get(1)).sd();
    double ofMean = sd / Math.sqrt(700);
    assertEquals(ofMean, named(errors, 1, "mean").standardError(), 1e-3 * ofMean);
    assertTrue(em.hasCheapStandardErrors(fit, rows));
    assertFalse(em.hasCheapStandardErrors(fit, Rows.of(TestData.normals(3, 2_000_000, 0, 1))));
  }

  @Test
  void overlapWidensThemAsTheBootstrapSees() {
    Rows rows = Rows.of(TestData.waiting());
    Em em = Em.of(new NormalFamily(), 2).withThreads(2);
    Fit fit = em.fit(rows);
    List<ParameterEstimate> errors = em.standardErrors(fit, rows);
    for (Resampling resampling : Resampling.values()) {
      List<ParameterEstimate> sampled = em.bootstrap(fit, rows, resampling, 200).estimates();
      assertEquals(errors.size(), sampled.size());
      for (int i = 0; i < errors.size(); i++) {
        double expected = errors.get(i).standardError();
        // 200 samples know a standard deviation to 5 percent; the rest is that n is finite.
        assertEquals(expected, sampled.get(i).standardError(), 0.3 * expected);
        assertTrue(sampled.get(i).lower() < errors.get(i).value());
        assertTrue(sampled.get(i).upper() > errors.get(i).value());
      }
      assertEquals(sampled, em.withThreads(1).bootstrap(fit, rows, resampling, 200).estimates());
    }
  }

  @Test
  void fixedNumbersHaveNoErrorAndTiedOnesOne() {
    Rows rows = Rows.of(ONE);
    Em em =
        Em.of(List.of(new NormalFamily().estimator(Options.none().withFixed("sd", 2), List.of())));
    List<ParameterEstimate> errors = em.standardErrors(em.fit(rows), rows);
    assertEquals(1, errors.size());
    assertEquals(0.1, errors.get(0).standardError(), 1e-6);
  }

  @Test
  void priorCountsLikeItsRowsForCovariancesAndNotForMeans() {
    double[] normals = TestData.normals(4, 200, 0, 1);
    Rows rows = Rows.columnMajor(normals, 2);
    Em em =
        Em.of(
            List.of(new GaussianFamily().estimator(Options.none().with("prior", "50"), List.of())));
    Fit fit = em.fit(rows);
    List<ParameterEstimate> errors = em.standardErrors(fit, rows);
    double[][] c = ((Gaussian) fit.model().components().get(0)).covariance();
    // That of an inverse Wishart posterior at its mode: of 100 rows and 50 of the prior.
    for (int i = 0; i < 2; i++) {
      assertEquals(
          Math.sqrt(c[i][i] / 100), named(errors, 0, "mean[" + i + "]").standardError(), 1e-4);
      for (int j = 0; j <= i; j++) {
        double expected = Math.sqrt((c[i][i] * c[j][j] + c[i][j] * c[i][j]) / 150);
        String name = "covariance[" + i + "][" + j + "]";
        assertEquals(expected, named(errors, 0, name).standardError(), 1e-3 * expected, name);
      }
    }
  }

  @Test
  void boundaryOfADomainHasNone() {
    Rows rows = Rows.of(0, 0, 0, 0);
    Em em = Em.of(new PoissonFamily(), 1);
    ParameterEstimate mean = em.standardErrors(em.fit(rows), rows).get(0);
    assertEquals(0, mean.value());
    assertTrue(Double.isNaN(mean.standardError()));
  }

  @Test
  void censoringCostsInformation() {
    double[] times = new double[1000];
    new Exponential(1).sample(new SplittableRandom(4), times, 0, times.length);
    double[] lower = Arrays.stream(times).map(x -> Math.min(x, 1)).toArray();
    double[] upper = Arrays.stream(times).map(x -> x > 1 ? Double.POSITIVE_INFINITY : x).toArray();
    Rows rows = Rows.between(lower, upper);
    double events = Arrays.stream(times).filter(x -> x <= 1).count();
    Em em = Em.of(new ExponentialFamily(), 1);
    ParameterEstimate rate = em.standardErrors(em.fit(rows), rows).get(0);
    assertEquals(rate.value() / Math.sqrt(events), rate.standardError(), 1e-3);
    assertThrows(
        ParameterException.class,
        () -> em.bootstrap(em.fit(rows), rows, Resampling.PARAMETRIC, 10));
    Rows seen = Rows.of(Arrays.stream(times).filter(x -> x <= 1).toArray());
    Em truncated = em.withTruncation(new Truncation(0, 1));
    Fit fit = truncated.fit(seen);
    ParameterEstimate less = truncated.standardErrors(fit, seen).get(0);
    // Var of the score of an exponential law given x <= 1.
    double r = less.value();
    double q = Math.exp(-r) / (-Math.expm1(-r) * -Math.expm1(-r));
    double expected = 1 / Math.sqrt(seen.size() * (1 / (r * r) - q));
    assertEquals(expected, less.standardError(), 1e-3 * expected);
  }

  @Test
  void everyEntryOfACovarianceHasItsOwn() {
    double[][] pairs = new double[500][];
    double[] z = TestData.normals(9, 1000, 0, 1);
    for (int r = 0; r < pairs.length; r++) {
      pairs[r] = new double[] {z[2 * r], 0.5 * z[2 * r] + 2 * z[2 * r + 1]};
    }
    Rows rows = Rows.of(pairs);
    Em em = Em.of(new GaussianFamily(), 1);
    List<ParameterEstimate> errors = em.standardErrors(em.fit(rows), rows);
    assertEquals(
        List.of("mean[0]", "mean[1]", "covariance[0][0]", "covariance[1][0]", "covariance[1][1]"),
        errors.stream().map(ParameterEstimate::name).toList());
    double variance = errors.get(4).value();
    double expected = variance * Math.sqrt(2.0 / 500);
    assertEquals(expected, errors.get(4).standardError(), 1e-3 * expected);
  }

  private static List<ParameterEstimate> errors(String family, int components, Rows rows) {
    Em em = Em.of(Components.parse(Registry.standard(), family, components, Options.none()));
    return em.standardErrors(em.fit(rows), rows);
  }

  private static Rows sample(Distribution law, int rows, long seed) {
    return Mixture.of(law).sample(new SplittableRandom(seed), rows).rows();
  }

  @ParameterizedTest
  @CsvSource({
    "poisson(3), zero-inflated-poisson, 1",
    "normal(0; 1), student-t, 1",
    "normal(0; 1), student-t, 2",
    "exponential(1), exponential, 3",
    "poisson(2), negative-binomial, 1"
  })
  void numbersThatTheRowsDoNotAskForHaveNoErrorAndSpoilNone(
      String law, String family, int components) {
    Distribution truth = Registry.standard().parse(law.replace(';', ','));
    for (int seed = 0; seed < 3; seed++) {
      for (ParameterEstimate e : errors(family, components, sample(truth, 200, seed))) {
        boolean untold = Double.isNaN(e.standardError());
        assertEquals(untold, Double.isNaN(e.lower()), e::toString);
        assertTrue(untold || (e.lower() < e.value() && e.value() < e.upper()), e::toString);
        assertTrue(untold || e.standardError() < 1e4, e::toString);
      }
    }
  }

  @Test
  void capHasNoErrorAndLeavesTheOthersTheirs() {
    Rows rows = sample(new Normal(0, 1), 100, 2);
    List<ParameterEstimate> errors = errors("student-t", 1, rows);
    assertEquals(1e6, named(errors, 0, "df").value());
    assertTrue(Double.isNaN(named(errors, 0, "df").standardError()));
    double scale = named(errors, 0, "scale").value();
    assertEquals(0.1 * scale, named(errors, 0, "location").standardError(), 1e-4 * scale);
  }

  @Test
  void emptyComponentLeavesTheErrorOfTheOther() {
    Rows rows = sample(new Poisson(3), 200, 3);
    List<ParameterEstimate> errors = errors("zero-inflated-poisson", 1, rows);
    assertTrue(Double.isNaN(named(errors, 0, "weight").standardError()));
    ParameterEstimate mean = named(errors, 1, "mean");
    assertEquals(Math.sqrt(mean.value() / 200), mean.standardError(), 1e-3 * mean.value());
  }

  @Test
  void flatLikelihoodIsNotTakenForACertainOne() {
    double[] x = new double[1000];
    new SkewNormal(1, 2, 4).sample(new SplittableRandom(1), x, 0, x.length);
    double[] lower = Arrays.stream(x).map(v -> Math.min(v, 0.9)).toArray();
    double[] upper = Arrays.stream(x).map(v -> v > 0.9 ? Double.POSITIVE_INFINITY : v).toArray();
    Rows rows = Rows.between(lower, upper);
    Em em = Em.of(new SkewNormalFamily(), 1).withStart(Mixture.of(new SkewNormal(0.5, 0.5, -9)));
    Fit fit = em.withIterations(3).fit(rows);
    ParameterEstimate shape = named(em.standardErrors(fit, rows), 0, "shape");
    assertFalse(shape.standardError() < 0.5, shape::toString); // was: 1e-5
  }

  @Test
  void twoAtomsAtOnePointShareTheirWeightInNoKnownWay() {
    Mixture law =
        Mixture.of(
            new double[] {0.4, 0.3, 0.3}, List.of(new Point(0), new Poisson(2), new Poisson(9)));
    List<ParameterEstimate> errors =
        errors("zero-inflated-poisson+zero-inflated-poisson", 0, sample(law, 1000, 4));
    for (ParameterEstimate e : errors) {
      boolean atom = e.name().equals("weight") && Math.abs(e.value() - 0.2) < 0.06;
      assertEquals(atom, Double.isNaN(e.standardError()), e::toString);
    }
  }

  @Test
  void componentsKeepTheirNamesInTheBootstrap() {
    Mixture law =
        Mixture.of(new double[] {0.85, 0.15}, List.of(new Normal(0, 1), new Normal(0, 5)));
    Rows rows = law.sample(new SplittableRandom(9), 600).rows();
    Em em = Em.of(new NormalFamily(), 2).withThreads(2);
    Fit fit = em.fit(rows);
    List<ParameterEstimate> expected = em.standardErrors(fit, rows);
    for (Resampling resampling : Resampling.values()) {
      List<ParameterEstimate> found = em.bootstrap(fit, rows, resampling, 60).estimates();
      for (int i = 0; i < found.size(); i++) {
        // The order by location gave 10 times the error of the weights; 60 samples know 10 percent.
        double ratio = found.get(i).standardError() / expected.get(i).standardError();
        assertEquals(1, ratio, 0.5, found.get(i) + " and " + expected.get(i));
      }
    }
  }

  @Test
  void countsAreResampledAsTheRowsTheyStandFor() {
    Rows written = sample(new Poisson(3), 4000, 5);
    Rows table = counted(written, 1);
    Em em = Em.of(new PoissonFamily(), 1).withThreads(2);
    double expected = Math.sqrt(3 / 4000.0);
    for (Resampling resampling : Resampling.values()) {
      for (Rows rows : List.of(written, table)) {
        ParameterEstimate mean =
            em.bootstrap(em.fit(rows), rows, resampling, 200).estimates().get(0);
        assertEquals(expected, mean.standardError(), 0.25 * expected);
      }
    }
    Rows halves = counted(written, 0.5 / 4000);
    Rows few = counted(written, 0.1 / 40);
    assertEquals(
        Math.sqrt(3 / 10.0),
        em.bootstrap(em.fit(few), few, Resampling.WEIGHTED, 400).estimates().get(0).standardError(),
        0.15);
    assertThrows(
        ParameterException.class,
        () -> em.bootstrap(em.fit(halves), halves, Resampling.PARAMETRIC, 10));
  }

  /** Each value once, with so much weight per row. */
  private static Rows counted(Rows rows, double weight) {
    double[] counts = new double[20];
    for (int r = 0; r < rows.size(); r++) {
      counts[(int) rows.value(r, 0)] += weight;
    }
    double[] values = new double[counts.length];
    Arrays.setAll(values, i -> i);
    return Rows.of(values).withWeights(counts);
  }

  @Test
  void samplesWithoutAFitAreCounted() {
    // Some samples of so few counts above 0 have none, and then nothing but the atom.
    double[] x = new double[60];
    x[0] = 1;
    x[1] = 2;
    Rows rows = Rows.of(x);
    Em em =
        Em.of(Components.parse(Registry.standard(), "zero-inflated-poisson", 1, Options.none()));
    Fit fit = em.fit(rows);
    BootstrapErrors found = em.bootstrap(fit, rows, Resampling.PARAMETRIC, 50);
    assertTrue(found.failed() > 0, found::toString);
    assertEquals(50, found.samples() + found.failed());
  }
}
