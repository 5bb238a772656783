package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.anomix.AnomixException;
import org.anomix.ComponentEstimator;
import org.anomix.DataException;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.continuous.NormalFamily;
import org.anomix.detect.DensityScorerProvider;
import org.anomix.detect.Detection;
import org.anomix.detect.Detector;
import org.anomix.detect.ThresholdRule;
import org.anomix.discrete.BinomialFamily;
import org.anomix.em.Candidate;
import org.anomix.em.Criterion;
import org.anomix.em.Em;
import org.anomix.em.EmPass;
import org.anomix.em.Fit;
import org.anomix.em.ParameterEstimate;
import org.anomix.em.Resampling;
import org.anomix.em.Selection;
import org.anomix.em.Stop;
import org.anomix.io.Components;
import org.anomix.io.FitSummary;
import org.anomix.io.ModelFile;
import org.anomix.io.Registry;
import org.anomix.mixture.Imputation;
import org.anomix.mixture.Mixture;
import org.anomix.mixture.Pattern;
import org.anomix.multivariate.Gaussian;
import org.anomix.multivariate.GaussianFamily;

/** Rows of which some values are missing: everything that is done with them, by real laws. */
final class MissingValuesTest {
  private static final Mixture CLUSTERS =
      Mixture.of(
          new double[] {0.3, 0.3, 0.4},
          List.of(cluster(0, 0.5), cluster(8, -0.2), cluster(-8, 0.3)));

  private static final List<String> STRUCTURES =
      List.of(
          "VVV", "EII", "VII", "EEI", "VEI", "EVI", "VVI", "EEE", "VEE", "EVE", "VVE", "EEV", "VEV",
          "EVV");

  /** Four columns of different spread, correlated. */
  private static Gaussian cluster(double at, double correlation) {
    double[] mean = {at, -at / 2, at + 1, 10 * at};
    double[] sd = {1, 0.5, 2, 10};
    double[][] covariance = new double[4][4];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        covariance[i][j] = sd[i] * sd[j] * (i == j ? 1 : correlation);
      }
    }
    return Gaussian.of(mean, covariance);
  }

  /** Rows, row after row, each value of which is missing with some probability, but never all. */
  private static double[] gaps(double[] values, int dimension, double share, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] gaps = values.clone();
    for (int from = 0; from < gaps.length; from += dimension) {
      int kept = from + random.nextInt(dimension);
      for (int i = from; i < from + dimension; i++) {
        gaps[i] = i != kept && random.nextDouble() < share ? Double.NaN : gaps[i];
      }
    }
    return gaps;
  }

  private static double[] sample(int rows, long seed) {
    double[] values = new double[4 * rows];
    CLUSTERS.sample(new SplittableRandom(seed), values, 0, rows);
    return values;
  }

  private static Rows missing(int rows, double share, long seed) {
    return Rows.rowMajor(gaps(sample(rows, seed), 4, share, seed + 1), 4).withMissing();
  }

  /** ln of a Gaussian density in some columns, by elimination without pivots. */
  private static double logDensity(Gaussian law, double[] row) {
    int[] known = IntStream.range(0, row.length).filter(j -> !Double.isNaN(row[j])).toArray();
    int d = known.length;
    double[][] a = new double[d][d + 1];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        a[i][j] = law.covariance()[known[i]][known[j]];
      }
      a[i][d] = row[known[i]] - law.mean()[known[i]];
    }
    double result = -0.5 * d * Math.log(2 * Math.PI);
    for (int p = 0; p < d; p++) {
      result -= 0.5 * (Math.log(a[p][p]) + a[p][d] * a[p][d] / a[p][p]);
      for (int i = p + 1; i < d; i++) {
        double factor = a[i][p] / a[p][p];
        for (int j = p; j <= d; j++) {
          a[i][j] -= factor * a[p][j];
        }
      }
    }
    return result;
  }

  private static double logDensity(Mixture model, double[] row) {
    double sum = 0;
    for (int k = 0; k < model.size(); k++) {
      sum += model.weight(k) * Math.exp(logDensity((Gaussian) model.components().get(k), row));
    }
    return Math.log(sum);
  }

  @Example
  void theLikelihoodIsThatOfTheKnownValues() {
    Rows rows = missing(300, 0.3, 5);
    Fit fit = Em.of(new GaussianFamily(), 3).withRestarts(10).fit(rows);
    double sum = 0;
    double[] scores = fit.model().logDensities(rows);
    for (int r = 0; r < rows.size(); r++) {
      double expected = logDensity(fit.model(), rows.row(r));
      assertEquals(expected, scores[r], 1e-11 * Math.abs(expected));
      sum += expected;
    }
    assertEquals(sum, fit.logLikelihood(), 1e-11 * Math.abs(sum));
    assertEquals(
        IntStream.range(0, 1200).filter(i -> rows.isMissing(i / 4, i % 4)).count(),
        fit.missingValues());
  }

  @Property(tries = 80)
  void theObjectiveNeverFalls(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 3) int components,
      @ForAll @IntRange(min = 2, max = 4) int dimension,
      @ForAll @IntRange(max = 2) int kind,
      @ForAll @IntRange(max = 12) int structure,
      @ForAll boolean weighted) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[50 * dimension];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (kind) {
            case 0 -> random.nextInt(6);
            case 1 -> random.nextGaussian() * Math.pow(10, random.nextInt(6));
            default -> random.nextGaussian() + 5 * (i / dimension % 3);
          };
    }
    Rows rows = Rows.rowMajor(gaps(values, dimension, 0.4, seed), dimension).withMissing();
    if (weighted) {
      rows = rows.withWeights(random.doubles(50, 0.1, 3).toArray());
    }
    ComponentEstimator estimator =
        new GaussianFamily()
            .estimator(Options.none().with("covariance", STRUCTURES.get(structure)), List.of());
    Fit fit =
        Em.of(Collections.nCopies(components, estimator))
            .withSeed(seed)
            .withRestarts(3)
            .withLimit(150)
            .fit(rows);
    assertTrue(Double.isFinite(fit.objective()));
    for (int i = 1; i < fit.history().size(); i++) {
      double before = fit.history().get(i - 1);
      assertTrue(fit.history().get(i) >= before - 1e-11 * (1 + Math.abs(before)), "pass " + i);
    }
    boolean atFloor = fit.touchesGuard();
    assertTrue(atFloor || fit.stopped() != Stop.STOPPED, fit.diagnoses()::toString);
  }

  @Example
  void whereNothingIsMissingTheDeclarationChangesNoBit() {
    double[] values = sample(400, 3);
    Em em = Em.of(new GaussianFamily(), 3).withRestarts(6);
    Fit plain = em.fit(Rows.rowMajor(values, 4));
    Fit declared = em.fit(Rows.rowMajor(values, 4).withMissing());
    assertEquals(plain.model(), declared.model());
    assertEquals(plain.history(), declared.history());
    // A row of no weight with a gap sends the others the way of rows with missing values.
    double[] more = Arrays.copyOf(values, values.length + 4);
    more[values.length + 2] = Double.NaN;
    double[] weights = new double[401];
    Arrays.fill(weights, 0, 400, 1);
    Fit grouped = em.fit(Rows.rowMajor(more, 4).withMissing().withWeights(weights));
    assertEquals(plain.model(), grouped.model());
    assertEquals(plain.history(), grouped.history());
  }

  /** The regression of a column on those before it, over the first rows: slopes, then residual. */
  private static double[] regression(double[][] x, int column, int rows) {
    double[] mean = new double[column + 1];
    for (int j = 0; j <= column; j++) {
      for (int r = 0; r < rows; r++) {
        mean[j] += x[r][j] / rows;
      }
    }
    double[][] a = new double[column + 1][column + 1];
    for (int i = 0; i <= column; i++) {
      for (int j = 0; j <= column; j++) {
        for (int r = 0; r < rows; r++) {
          a[i][j] += (x[r][i] - mean[i]) * (x[r][j] - mean[j]) / rows;
        }
      }
    }
    for (int p = 0; p < column; p++) { // Gauss and Jordan
      double pivot = a[p][p];
      for (int j = 0; j <= column; j++) {
        a[p][j] /= pivot;
      }
      for (int i = 0; i <= column; i++) {
        double factor = a[i][p];
        for (int j = 0; j <= column && i != p; j++) {
          a[i][j] -= factor * a[p][j];
        }
      }
    }
    double[] result = new double[2 * column + 2];
    for (int i = 0; i < column; i++) {
      result[i] = a[i][column];
    }
    result[column] = a[column][column];
    System.arraycopy(mean, 0, result, column + 1, column + 1);
    return result;
  }

  /** Anderson (1957): regressions of each column on those known of more rows. */
  @Example
  void aMonotonePatternHasTheEstimateInClosedForm() {
    int[] known = {200, 120, 60};
    SplittableRandom random = new SplittableRandom(8);
    double[][] x = new double[200][3];
    for (int r = 0; r < 200; r++) {
      x[r][0] = random.nextGaussian();
      x[r][1] = known[1] > r ? 2 + x[r][0] + random.nextGaussian() : Double.NaN;
      x[r][2] = known[2] > r ? x[r][0] - 0.5 * x[r][1] + random.nextGaussian() : Double.NaN;
    }
    double[] mean = new double[3];
    double[][] covariance = new double[3][3];
    for (int j = 0; j < 3; j++) {
      double[] fit = regression(x, j, known[j]);
      mean[j] = fit[2 * j + 1];
      for (int i = 0; i < j; i++) {
        mean[j] += fit[i] * (mean[i] - fit[j + 1 + i]);
        for (int k = 0; k < j; k++) {
          covariance[j][i] += fit[k] * covariance[k][i];
        }
        covariance[i][j] = covariance[j][i];
      }
      covariance[j][j] = fit[j];
      for (int i = 0; i < j; i++) {
        covariance[j][j] += fit[i] * covariance[j][i];
      }
    }
    Gaussian law =
        (Gaussian)
            Em.of(new GaussianFamily(), 1)
                .withIterations(300)
                .fit(Rows.of(x).withMissing())
                .model()
                .components()
                .get(0);
    assertArrayEquals(mean, law.mean(), 1e-8); // seen: 1e-14
    for (int j = 0; j < 3; j++) {
      assertArrayEquals(covariance[j], law.covariance()[j], 1e-8); // seen: 1e-13
    }
  }

  @Example
  void threeClustersAreFoundAgainWithAFifthMissing() {
    Rows rows = missing(1500, 0.2, 21);
    Fit fit = Em.of(new GaussianFamily(), 3).fit(rows);
    assertEquals(Stop.CONVERGED, fit.stopped());
    assertFalse(fit.touchesGuard(), fit.diagnoses()::toString);
    int[] truth = {2, 0, 1}; // by first mean, ascending
    for (int k = 0; k < 3; k++) {
      Gaussian law = (Gaussian) fit.model().components().get(k);
      Gaussian expected = (Gaussian) CLUSTERS.components().get(truth[k]);
      double known = 1500 * CLUSTERS.weight(truth[k]) * 0.8;
      for (int j = 0; j < 4; j++) {
        double error = Math.sqrt(expected.variances()[j] / known);
        assertEquals(expected.mean()[j], law.mean()[j], 4 * error); // chance: below 1e-3 in all
        assertEquals(1, law.variances()[j] / expected.variances()[j], 0.35);
      }
    }
  }

  @Example
  void threadsChangeNoBit() {
    Rows rows = missing(30_000, 0.15, 4);
    Em em = Em.of(new GaussianFamily(), 3).withRestarts(2).withIterations(4);
    Fit one = em.fit(rows);
    Fit three = em.withThreads(3).fit(rows);
    assertEquals(one.model(), three.model());
    assertEquals(one.history(), three.history());
  }

  private static Fit sweeps(Rows rows) {
    Mixture start =
        Mixture.of(
            new double[] {0.3, 0.3, 0.4},
            List.of(cluster(1, 0.1), cluster(6, 0.1), cluster(-6, 0.1)));
    return Em.of(new GaussianFamily(), 3).withStart(start).withIterations(25).fit(rows);
  }

  private static void assertSameHistory(Fit expected, Fit fit) {
    for (int i = 0; i < 25; i++) {
      double objective = expected.history().get(i);
      assertEquals(objective, fit.history().get(i), 1e-12 * Math.abs(objective)); // seen: 1e-15
    }
  }

  @Example
  void theOrderOfTheRowsDoesNotMatter() {
    Rows rows = missing(500, 0.3, 6);
    int[] backwards = IntStream.range(0, 500).map(r -> 499 - r).toArray();
    assertSameHistory(sweeps(rows), sweeps(rows.select(backwards)));
  }

  @Example
  void aWholeWeightCountsAsSoManyRows() {
    Rows rows = missing(300, 0.3, 7);
    int[] counts = new SplittableRandom(1).ints(300, 0, 4).toArray();
    int[] repeated =
        IntStream.range(0, 300)
            .flatMap(r -> IntStream.generate(() -> r).limit(counts[r]))
            .toArray();
    Rows weighted = rows.withWeights(Arrays.stream(counts).asDoubleStream().toArray());
    assertSameHistory(sweeps(rows.select(repeated)), sweeps(weighted));
  }

  @Example
  void aSavedModelScoresAlike() {
    Rows rows = missing(200, 0.3, 9);
    Fit fit = Em.of(new GaussianFamily(), 3).withRestarts(5).fit(rows);
    ModelFile file =
        new ModelFile(
            fit.model(), rows.columnNames(), Optional.of(FitSummary.of(fit, Options.none())));
    ModelFile read =
        ModelFile.parse(file.json().getBytes(StandardCharsets.UTF_8), Registry.standard());
    assertArrayEquals(
        fit.model().logDensities(rows), Mixture.of(read.model()).logDensities(rows), 0.0);
    assertEquals(fit.missingValues(), read.fit().orElseThrow().missingValues());
  }

  @Example
  void responsibilitiesAreThoseOfTheMarginalLaws() {
    Rows rows = missing(50, 0.4, 10);
    double[] all = new double[150];
    CLUSTERS.responsibilities(rows, all);
    int[] winners = CLUSTERS.mostLikelyComponents(rows);
    for (int r = 0; r < 50; r++) {
      double whole = Math.exp(logDensity(CLUSTERS, rows.row(r)));
      for (int k = 0; k < 3; k++) {
        Gaussian law = (Gaussian) CLUSTERS.components().get(k);
        double part = CLUSTERS.weight(k) * Math.exp(logDensity(law, rows.row(r)));
        assertEquals(part / whole, all[3 * r + k], 1e-11);
        assertTrue(all[3 * r + winners[r]] >= all[3 * r + k]);
      }
    }
  }

  @Example
  void imputationIsRegressionUnderOneGaussian() {
    Gaussian law = Gaussian.of(new double[] {1, 2}, new double[][] {{4, 1}, {1, 9}});
    Rows rows =
        Rows.of(new double[][] {{3, Double.NaN}, {0.1, 0.2}, {Double.NaN, 5}}).withMissing();
    Rows filled = Imputation.complete(law, rows);
    assertEquals(2 + 1.0 / 4 * (3 - 1), filled.value(0, 1), 1e-14);
    assertEquals(1 + 1.0 / 9 * (5 - 2), filled.value(2, 0), 1e-14);
    assertArrayEquals(new double[] {0.1, 0.2}, filled.row(1), 0.0);
    assertEquals(3, filled.value(0, 0));
    assertFalse(filled.hasMissing());
  }

  @Example
  void aMixtureImputesByTheComponentOfTheKnownValues() {
    Rows rows = Rows.of(new double[][] {{8, Double.NaN, 9, Double.NaN}}).withMissing();
    Rows filled = Imputation.complete(CLUSTERS, rows);
    assertEquals(-4, filled.value(0, 1), 1e-6);
    assertEquals(80, filled.value(0, 3), 1e-4);
  }

  @Example
  void errorsOfMeansRestOnTheRowsThatKnowThem() {
    SplittableRandom random = new SplittableRandom(2);
    double[][] x = new double[400][2];
    for (int r = 0; r < 400; r++) {
      x[r][0] = random.nextGaussian();
      x[r][1] = r % 4 == 0 ? 3 * random.nextGaussian() : Double.NaN;
    }
    Rows rows = Rows.of(x).withMissing();
    Em em = Em.of(new GaussianFamily(), 1);
    Fit fit = em.fit(rows);
    Gaussian law = (Gaussian) fit.model().components().get(0);
    List<ParameterEstimate> errors = em.standardErrors(fit, rows);
    double first = Math.sqrt(law.variances()[0] / 400);
    double second = Math.sqrt(law.variances()[1] / 100);
    assertEquals(first, errors.get(0).standardError(), 1e-3 * first);
    assertEquals(second, errors.get(1).standardError(), 0.05 * second); // they are correlated
    List<ParameterEstimate> drawn = em.bootstrap(fit, rows, Resampling.PARAMETRIC, 200).estimates();
    assertEquals(first, drawn.get(0).standardError(), 0.25 * first); // 5 of its own errors
    assertEquals(second, drawn.get(1).standardError(), 0.25 * second);
  }

  @Example
  void theNumberOfClustersIsFoundByEveryCriterion() {
    Rows rows = missing(400, 0.15, 33);
    List<Candidate> candidates =
        IntStream.rangeClosed(2, 4)
            .mapToObj(
                k ->
                    new Candidate(
                        "gaussian",
                        k,
                        Collections.nCopies(
                            k, new GaussianFamily().estimator(Options.none(), List.of()))))
            .toList();
    Selection selection =
        Selection.of(candidates).withFolds(3).withSettings(em -> em.withRestarts(8));
    for (Criterion criterion : List.of(Criterion.BIC, Criterion.CV)) {
      assertEquals(3, selection.withCriterion(criterion).select(rows).candidate().components());
    }
  }

  @Example
  void simulatedRowsMissWhatTheRealOnesMiss() {
    Rows rows = missing(100, 0.5, 3);
    Rows drawn = CLUSTERS.sample(new SplittableRandom(1), rows).rows();
    for (int i = 0; i < 400; i++) {
      assertEquals(rows.isMissing(i / 4, i % 4), drawn.isMissing(i / 4, i % 4));
    }
  }

  private static String refused(Runnable action) {
    return assertThrows(AnomixException.class, action::run).getMessage();
  }

  @Example
  void whatCannotBeUsedIsRefusedByName() {
    double nan = Double.NaN;
    List<String> names = List.of("a", "b");
    Rows undeclared =
        Rows.of(new double[][] {{1, 2}, {nan, 3}, {4, 4}, {0, 3}}).withColumnNames(names);
    Em em = Em.of(new GaussianFamily(), 1);
    assertEquals(
        "column 'a', row 1: NaN but must be a finite number", refused(() -> em.fit(undeclared)));
    Rows rows = undeclared.withMissing();
    assertEquals(1, em.fit(rows).missingValues());
    assertTrue(refused(() -> em.withTrim(0.1).fit(rows)).contains("missing"));
    assertEquals(
        "row 1: every value is missing but one must be known",
        refused(() -> Rows.of(new double[][] {{1, 2}, {nan, nan}}).withMissing()));
    Rows unknown =
        Rows.of(new double[][] {{1, nan}, {2, nan}}).withColumnNames(names).withMissing();
    assertEquals("column 'b' has no known value but must have one", refused(() -> em.fit(unknown)));
    assertEquals(
        "column 'b', row 1: a missing value but must be known to binomial, which cannot do"
            + " without it",
        refused(
            () ->
                Em.of(new BinomialFamily(), 1)
                    .fit(
                        Rows.of(new double[][] {{1, 2}, {0, nan}, {3, 4}})
                            .withColumnNames(names)
                            .withMissing())));
    assertThrows(DataException.class, () -> Em.of(new NormalFamily(), 1).fit(Rows.of(1, nan, 3)));
    assertTrue(
        refused(() -> Rows.of(1, nan, 3).withMissing())
            .startsWith("column '0', row 1: a missing value but must be known"));
  }

  @Example
  void theFirstImpossibleRowIsNamedWhateverIsKnownOfIt() {
    double[] values = sample(40, 1);
    values[4 * 7] = Double.NaN;
    values[4 * 7 + 1] = 1e200;
    values[4 * 12 + 1] = 1e200;
    Rows rows = Rows.rowMajor(values, 4).withMissing();
    DataException e =
        assertThrows(
            DataException.class,
            () -> Em.of(new GaussianFamily(), 3).withStart(CLUSTERS).withIterations(1).fit(rows));
    assertEquals(7, e.row().orElseThrow());
  }

  @Example
  void pValuesAreUniformWhateverIsKnown() {
    Rows rows = missing(3000, 0.4, 77);
    Detection detection =
        Detector.of(
                CLUSTERS,
                new DensityScorerProvider(),
                Options.none(),
                ThresholdRule.parse("confidence=0.95"))
            .withDraws(4_999, 1)
            .detect(rows);
    for (Pattern pattern : Pattern.of(rows)) {
      int size = pattern.rows().size();
      double[] sorted =
          IntStream.range(0, size)
              .mapToDouble(i -> detection.findings().get(pattern.number(i)).pValue())
              .sorted()
              .toArray();
      double distance = 0;
      for (int i = 0; i < size; i++) {
        distance = Math.max(distance, Math.abs(sorted[i] - (i + 0.5) / size));
      }
      // Kolmogorov: chance below 1e-4 for each of 15 patterns
      assertTrue(distance < 2.3 / Math.sqrt(size), Arrays.toString(pattern.known()));
    }
    assertTrue(
        detection
            .reason(detection.findings().get(0))
            .contains("of a row no denser in its known columns (nearest is component"));
    assertEquals(0.05, detection.anomalies().size() / 3000.0, 0.02); // 5 standard errors
  }

  @Example
  void passesOverPartsOfTheRowsAddUp() {
    Rows rows = missing(300, 0.3, 12);
    List<ComponentEstimator> estimators =
        Collections.nCopies(3, new GaussianFamily().estimator(Options.none(), List.of()));
    EmPass whole = new EmPass(CLUSTERS, estimators);
    whole.add(rows, 0, 300);
    EmPass one = new EmPass(CLUSTERS, estimators);
    one.add(rows, 0, 100);
    EmPass other = new EmPass(CLUSTERS, estimators);
    other.add(rows, 100, 300);
    one.merge(other);
    assertArrayEquals(whole.toArray(), one.toArray(), 1e-8);
    assertEquals(Arrays.stream(CLUSTERS.logDensities(rows)).sum(), whole.logLikelihood(), 1e-9);
  }

  @Example
  void aProductEstimatesEveryColumnFromItsKnownValues() {
    SplittableRandom random = new SplittableRandom(3);
    double[][] x = new double[300][2];
    double[] sums = new double[2];
    int[] known = new int[2];
    for (int r = 0; r < 300; r++) {
      x[r] = new double[] {random.nextGaussian(), random.nextInt(9)};
      if (r % 3 > 0) {
        x[r][r % 3 - 1] = Double.NaN;
      }
      for (int j = 0; j < 2; j++) {
        known[j] += Double.isNaN(x[r][j]) ? 0 : 1;
        sums[j] += Double.isNaN(x[r][j]) ? 0 : x[r][j];
      }
    }
    Fit fit =
        Em.of(Components.parse(Registry.standard(), "product(normal, poisson)", 1, Options.none()))
            .withIterations(60)
            .fit(Rows.of(x).withMissing());
    double[] means = fit.model().components().get(0).expectation();
    assertEquals(sums[0] / known[0], means[0], 1e-12);
    assertEquals(sums[1] / known[1], means[1], 1e-12);
  }

  @Example
  void noiseWithGapsIsNoCluster() {
    double[] values = Arrays.copyOf(sample(600, 14), 4 * 660);
    SplittableRandom random = new SplittableRandom(15);
    for (int i = 4 * 600; i < values.length; i++) {
      values[i] = random.nextDouble(-1000, 1000);
    }
    Rows rows = Rows.rowMajor(gaps(values, 4, 0.2, 16), 4).withMissing();
    Fit fit =
        Em.of(
                Components.parse(
                    Registry.standard(),
                    "gaussian+gaussian+gaussian+uniform-box",
                    0,
                    Options.none()))
            .withRestarts(20)
            .fit(rows);
    assertEquals(60.0 / 660, fit.model().weight(3), 0.02);
    for (int k = 0; k < 3; k++) {
      assertEquals(8 * (k - 1), fit.model().components().get(k).expectation()[0], 0.5);
    }
  }

  /** Two columns, no row of which is known whole. */
  private static Rows apart(int rows, long seed) {
    double[] values = new double[2 * rows];
    cluster(0, 0.5).marginal(0, 1).sample(new SplittableRandom(seed), values, 0, rows);
    for (int r = 0; r < rows; r++) {
      values[2 * r + r % 2] = Double.NaN;
    }
    return Rows.rowMajor(values, 2).withMissing().withColumnNames(List.of("a", "b"));
  }

  @Example
  void columnsNeverKnownTogetherAreNamedAndUncorrelated() {
    Fit fit = Em.of(new GaussianFamily(), 1).fit(apart(200, 3));
    assertEquals(
        List.of(
            "columns 'a' and 'b' are never known in the same row, which does not tell how they vary"
                + " together"),
        fit.warnings());
    double[][] covariance = ((Gaussian) fit.model().components().get(0)).covariance();
    double scale = Math.sqrt(covariance[0][0] * covariance[1][1]);
    assertEquals(0, covariance[0][1] / scale, 0.02);
    List<ComponentEstimator> product =
        Components.parse(Registry.standard(), "product(normal, normal)", 1, Options.none());
    assertEquals(List.of(), Em.of(product).fit(apart(200, 3)).warnings());
  }

  @Example
  void orderOfRowsDoesNotMatterUnderAPriorOrWhereColumnsAreApart() {
    Options prior = Options.none().with("prior", "30");
    for (Rows rows : List.of(missing(120, 0.4, 9), apart(60, 4))) {
      int[] order = IntStream.range(0, rows.size()).map(r -> 7 * r % rows.size()).toArray();
      for (Options options : List.of(Options.none(), prior)) {
        Em em = Em.of(List.of(new GaussianFamily().estimator(options, List.of())));
        Fit there = em.fit(rows);
        Fit here = em.fit(rows.select(order));
        assertEquals(there.objective(), here.objective(), 1e-9 * Math.abs(there.objective()));
        double[] mean = there.model().expectation();
        assertArrayEquals(mean, here.model().expectation(), 1e-6);
        assertArrayEquals(there.model().variances(), here.model().variances(), 1e-5);
      }
    }
  }
}
