package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.anomix.Options;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.continuous.Normal;
import org.anomix.continuous.NormalFamily;
import org.anomix.discrete.PointFamily;
import org.anomix.discrete.Poisson;
import org.anomix.discrete.PoissonFamily;
import org.anomix.em.Candidate;
import org.anomix.em.Criterion;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.em.LikelihoodRatioTest;
import org.anomix.em.Resampling;
import org.anomix.em.Selection;
import org.anomix.em.SelectionTable;
import org.anomix.em.Stop;
import org.anomix.em.Trimming;
import org.anomix.em.Truncation;
import org.anomix.mixture.Mixture;
import org.anomix.multivariate.Gaussian;
import org.anomix.multivariate.GaussianFamily;

/** Fits that leave out the least likely rows. */
final class TrimmedFitsTest {
  private static final int GOOD = 380;
  private static final int WILD = 20;

  /** Two clusters in two columns, and 5 percent of rows anywhere, at random places. */
  private static double[] contaminated(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Mixture clusters =
        Mixture.of(
            new double[] {0.5, 0.5},
            List.of(
                Gaussian.of(new double[] {0, 0}, new double[][] {{1, 0.5}, {0.5, 1}}),
                Gaussian.of(new double[] {6, 6}, new double[][] {{1, -0.5}, {-0.5, 2}})));
    double[] values = new double[2 * (GOOD + WILD)];
    clusters.sample(random, values, 0, GOOD);
    for (int i = 2 * GOOD; i < values.length; i++) {
      values[i] = random.nextDouble(30, 100) * (random.nextBoolean() ? 1 : -1);
    }
    return values;
  }

  private static Rows rows(double[] values) {
    return Rows.rowMajor(values, 2);
  }

  /** The greatest distance of a mean from its cluster. */
  private static double error(Fit fit) {
    List<Gaussian> laws =
        fit.model().components().stream()
            .map(Gaussian.class::cast)
            .sorted(Comparator.comparingDouble(law -> law.mean()[0]))
            .toList();
    double error = 0;
    for (int k = 0; k < 2; k++) {
      double[] mean = laws.get(k).mean();
      error = Math.max(error, Math.hypot(mean[0] - 6 * k, mean[1] - 6 * k));
    }
    return error;
  }

  @Example
  void wildRowsSpoilAPlainFitAndNoTrimmedOne() {
    for (long seed = 1; seed <= 3; seed++) {
      Rows rows = rows(contaminated(seed));
      Em em = Em.of(new GaussianFamily(), 2).withSeed(seed);
      Fit fit = em.withTrim(0.06).fit(rows);
      assertEquals(Stop.CONVERGED, fit.stopped());
      assertFalse(fit.touchesGuard(), fit.diagnoses()::toString);
      assertTrue(error(fit) < 0.35, fit.model()::toString); // four standard errors; seen: 0.2
      assertTrue(error(em.fit(rows)) > 2, "the plain fit is right by itself");
      assertEquals(24, fit.trimming().rows().size());
      Set<Integer> trimmed = new HashSet<>(fit.trimming().rows());
      assertTrue(IntStream.range(GOOD, GOOD + WILD).allMatch(trimmed::contains));
      assertEquals(376, fit.keptWeight());
      assertEquals(400, fit.rows());
      assertEquals(
          -2 * fit.logLikelihood() + fit.freeParameters() * Math.log(376), fit.bic(), 1e-9);
    }
  }

  @Example
  void theTrimmedRowsAreTheLeastLikely() {
    Rows rows = rows(contaminated(5));
    Fit fit = Em.of(new GaussianFamily(), 3).withTrim(0.1).fit(rows);
    double[] log = fit.model().logDensities(rows);
    List<Integer> expected =
        IntStream.range(0, log.length)
            .boxed()
            .sorted(Comparator.comparingDouble(r -> log[r]))
            .limit(40)
            .sorted()
            .toList();
    assertEquals(expected, fit.trimming().rows());
    double sum = Arrays.stream(log).sorted().skip(40).sum();
    assertEquals(sum, fit.logLikelihood(), 1e-10 * Math.abs(sum));
  }

  @Property(tries = 60)
  void theTrimmedObjectiveNeverFalls(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4) int components,
      @ForAll @IntRange(max = 2) int kind,
      @ForAll @DoubleRange(min = 0.01, max = 0.45) double share,
      @ForAll boolean weighted) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = new double[60];
    double[] w = new double[60];
    for (int r = 0; r < x.length; r++) {
      x[r] =
          r < 8
              ? r + 0.5
              : switch (kind) {
                case 0 -> random.nextInt(8) + 0.5; // many ties
                case 1 -> random.nextGaussian() * Math.pow(10, random.nextInt(9));
                default -> random.nextGaussian() + 6 * random.nextInt(3);
              };
      w[r] = r < 8 ? 1 : random.nextInt(6) == 0 ? 0 : 3 * random.nextDouble();
    }
    Rows rows = weighted ? Rows.of(x).withWeights(w) : Rows.of(x);
    Fit fit =
        Em.of(new NormalFamily(), components)
            .withSeed(seed)
            .withRestarts(4)
            .withLimit(200)
            .withTrim(share)
            .fit(rows);
    assertTrue(fit.stopped() != Stop.STOPPED, fit.diagnoses()::toString);
    for (int i = 1; i < fit.history().size(); i++) {
      double before = fit.history().get(i - 1);
      assertTrue(fit.history().get(i) >= before - 1e-11 * (1 + Math.abs(before)), "pass " + i);
    }
    assertTrue(Double.isFinite(fit.objective()));
  }

  @Example
  void noTrimIsAPlainFit() {
    Rows rows = Rows.of(TestData.waiting());
    Em em = Em.of(new NormalFamily(), 2);
    Fit plain = em.fit(rows);
    Fit none = em.withTrim(0.2).withTrim(0).fit(rows);
    assertEquals(plain.model(), none.model());
    assertEquals(plain.history(), none.history());
    assertEquals(plain.bic(), none.bic());
    assertEquals(Trimming.NONE, none.trimming());
    assertTrue(plain.trimming().rows().isEmpty());
  }

  @Example
  void threadsChangeNoBit() {
    double[] x = TestData.normals(5, 15_000, 0, 1, 12_000, 3, 0.7, 7_001, 9, 20);
    Em em = Em.of(new NormalFamily(), 2).withRestarts(3).withIterations(8).withTrim(0.08);
    Fit one = em.fit(Rows.of(x));
    Fit three = em.withThreads(3).fit(Rows.of(x));
    assertEquals(one.model(), three.model());
    assertEquals(one.history(), three.history());
    assertEquals(one.trimming(), three.trimming());
  }

  private static Fit sweeps(Rows rows) {
    Mixture start =
        Mixture.of(new double[] {0.5, 0.5}, List.of(new Normal(55, 9), new Normal(80, 5)));
    return Em.of(new NormalFamily(), 2)
        .withStart(start)
        .withTrim(0.07)
        .withIterations(30)
        .fit(rows);
  }

  private static void assertSameHistory(Fit expected, Fit fit) {
    for (int i = 0; i < 30; i++) {
      double objective = expected.history().get(i);
      assertEquals(objective, fit.history().get(i), 1e-12 * Math.abs(objective)); // seen: 1e-15
    }
  }

  /** The waiting times with different fractions, none of them equal. */
  private static double[] times() {
    double[] x = TestData.waiting();
    Arrays.setAll(x, r -> x[r] + r * 1e-3);
    return x;
  }

  @Example
  void theOrderOfTheRowsDoesNotMatter() {
    double[] x = times();
    double[] backwards = new double[x.length];
    Arrays.setAll(backwards, r -> x[x.length - 1 - r]);
    Fit fit = sweeps(Rows.of(x));
    Fit other = sweeps(Rows.of(backwards));
    assertSameHistory(fit, other);
    List<Integer> mirrored =
        other.trimming().rows().stream().map(r -> x.length - 1 - r).sorted().toList();
    assertEquals(fit.trimming().rows(), mirrored);
  }

  @Example
  void aWholeWeightCountsAsSoManyRows() {
    double[] x = times();
    SplittableRandom random = new SplittableRandom(4);
    int[] counts = random.ints(x.length, 0, 5).toArray();
    double[] repeated =
        IntStream.range(0, x.length)
            .boxed()
            .flatMapToDouble(r -> IntStream.range(0, counts[r]).mapToDouble(i -> x[r]))
            .toArray();
    double[] weights = Arrays.stream(counts).asDoubleStream().toArray();
    Fit weighted = sweeps(Rows.of(x).withWeights(weights));
    Fit single = sweeps(Rows.of(repeated));
    assertSameHistory(single, weighted);
    assertEquals(single.trimming().weight(), weighted.trimming().weight());
    assertEquals(single.bic(), weighted.bic(), 1e-12 * single.bic());
  }

  @Example
  void countsAreTrimmedAsOneByOne() {
    double[] counts = new double[3_000];
    Mixture.of(new double[] {0.4, 0.6}, List.of(new Poisson(2), new Poisson(9)))
        .sample(new SplittableRandom(5), counts, 0, counts.length);
    for (int r = 0; r < 60; r++) {
      counts[40 * r] = 60 + r;
    }
    // A row that is no count keeps the others from being counted, and weighs nothing.
    double[] withFraction = Arrays.copyOf(counts, counts.length + 1);
    withFraction[counts.length] = 0.5;
    double[] weights = new double[withFraction.length];
    Arrays.fill(weights, 0, counts.length, 1);
    Em em = Em.of(new PoissonFamily(), 2).withTrim(0.02);
    Fit counted = em.fit(Rows.of(counts));
    Fit rowByRow = em.fit(Rows.of(withFraction).withWeights(weights));
    double expected = rowByRow.logLikelihood();
    assertEquals(expected, counted.logLikelihood(), 1e-11 * Math.abs(expected));
    List<Integer> wild = IntStream.range(0, 60).map(r -> 40 * r).boxed().toList();
    assertEquals(wild, counted.trimming().rows());
    assertEquals(wild, rowByRow.trimming().rows());
  }

  @Example
  void candidatesAreTrimmedAlikeAndValidatedOnKeptRows() {
    Rows rows = rows(contaminated(2));
    List<Candidate> candidates =
        IntStream.rangeClosed(1, 3)
            .mapToObj(
                k ->
                    new Candidate(
                        "gaussian",
                        k,
                        java.util.Collections.nCopies(
                            k, new GaussianFamily().estimator(Options.none(), List.of()))))
            .toList();
    SelectionTable table =
        Selection.of(candidates)
            .withCriterion(Criterion.CV)
            .withFolds(3)
            .withSettings(em -> em.withTrim(0.06).withRestarts(10))
            .select(rows);
    assertEquals(2, table.candidate().components());
    assertTrue(table.entries().get(1).crossValidation().orElseThrow().meanLogDensity() > -6);
    assertEquals(2, table.entries().get(1).fit().orElseThrow().model().size());
  }

  private static void assertRefused(Runnable action, String word) {
    ParameterException e = assertThrows(ParameterException.class, action::run);
    assertEquals("trim", e.parameter());
    assertTrue(e.getMessage().contains(word), e::getMessage);
  }

  @Example
  void whatHasNoMeaningIsRefused() {
    Em em = Em.of(new NormalFamily(), 1).withTrim(0.1);
    Rows plain = Rows.of(times());
    Rows intervals = Rows.between(new double[] {0, 1, 2}, new double[] {1, 2, 3});
    assertRefused(() -> em.fit(intervals), "intervals");
    assertRefused(() -> em.withTruncation(new Truncation(0, 200)).fit(plain), "truncated");
    Fit fit = em.fit(plain);
    assertFalse(em.hasCheapStandardErrors(fit, plain));
    assertRefused(() -> em.standardErrors(fit, plain), "curvature");
    assertRefused(() -> em.bootstrap(fit, plain, Resampling.PARAMETRIC, 2), "model");
    assertRefused(() -> em.goodnessOfFit(fit, plain, 0), "tests");
    Candidate one =
        new Candidate(
            "normal", 1, List.of(new NormalFamily().estimator(Options.none(), List.of())));
    assertRefused(
        () -> LikelihoodRatioTest.of(one, one, plain, 1, 0, 1, any -> any.withTrim(0.1)), "wild");
    assertEquals(2, em.bootstrap(fit, plain, Resampling.WEIGHTED, 5).estimates().size());
  }

  @Example
  void atomsAndDensitiesAreNotRanked() {
    Em em =
        Em.of(
                List.of(
                    new PointFamily().estimator(Options.none().withFixed("x", 0), List.of()),
                    new NormalFamily().estimator(Options.none(), List.of())))
            .withTrim(0.1);
    assertRefused(() -> em.fit(Rows.of(0, 0, 1.5, 2.5, 3.5, 4.5)), "rows 0 and 2");
  }
}
