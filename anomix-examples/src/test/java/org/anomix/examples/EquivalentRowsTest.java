package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.anomix.Rows;
import org.anomix.continuous.Normal;
import org.anomix.continuous.NormalFamily;
import org.anomix.discrete.Poisson;
import org.anomix.discrete.PoissonFamily;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.mixture.Mixture;
import org.junit.jupiter.api.Test;

/** The same observations told differently: weights, order, units and origin. */
final class EquivalentRowsTest {
  /** No whole numbers: those would be counted before they are swept. */
  private static final double[] WAITING =
      Arrays.stream(TestData.waiting()).map(x -> x + 0.25).toArray();

  private static final Mixture START =
      Mixture.of(new double[] {0.5, 0.5}, List.of(new Normal(60, 20), new Normal(80, 10)));
  private static final int SWEEPS = 40;

  private static Fit sweeps(Rows rows) {
    return Em.of(new NormalFamily(), 2).withStart(START).withIterations(SWEEPS).fit(rows);
  }

  private static void assertSameHistory(Fit expected, Fit fit) {
    assertEquals(SWEEPS, fit.iterations());
    for (int i = 0; i < SWEEPS; i++) {
      double objective = expected.history().get(i);
      assertEquals(objective, fit.history().get(i), 1e-12 * Math.abs(objective)); // seen: 3e-15
    }
  }

  /** The waiting times, each three, four, five or six times: 20 chunks' worth of blocks. */
  private static int[] counts() {
    SplittableRandom random = new SplittableRandom(17);
    return random.ints(WAITING.length, 0, 6).toArray();
  }

  private static double[] repeated(int[] counts) {
    double[] x = new double[Arrays.stream(counts).sum()];
    int to = 0;
    for (int r = 0; r < counts.length; r++) {
      Arrays.fill(x, to, to + counts[r], WAITING[r]);
      to += counts[r];
    }
    return x;
  }

  @Test
  void aWholeWeightCountsAsSoManyRows() {
    int[] counts = counts();
    double[] weights = Arrays.stream(counts).asDoubleStream().toArray();
    Fit weighted = sweeps(Rows.of(WAITING).withWeights(weights));
    Fit repeated = sweeps(Rows.of(repeated(counts)));
    assertSameHistory(repeated, weighted);
    assertEquals(repeated.totalWeight(), weighted.totalWeight());
    assertEquals(repeated.bic(), weighted.bic(), 1e-12 * repeated.bic());
  }

  @Test
  void theOrderOfTheRowsDoesNotMatter() {
    double[] x = repeated(counts());
    double[] permuted = x.clone();
    SplittableRandom random = new SplittableRandom(18);
    for (int i = x.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      double value = permuted[i];
      permuted[i] = permuted[j];
      permuted[j] = value;
    }
    assertSameHistory(sweeps(Rows.of(x)), sweeps(Rows.of(permuted)));
  }

  @Test
  void countingWholeNumbersFirstDoesNotChangeTheFit() {
    double[] counts = new double[4_000];
    Mixture.of(new double[] {0.4, 0.6}, List.of(new Poisson(2), new Poisson(9)))
        .sample(new SplittableRandom(5), counts, 0, counts.length);
    // A row that is no count keeps the others from being counted, and weighs nothing.
    double[] withFraction = Arrays.copyOf(counts, counts.length + 1);
    withFraction[counts.length] = 0.5;
    double[] weights = new double[withFraction.length];
    Arrays.fill(weights, 0, counts.length, 1);
    Em em = Em.of(new PoissonFamily(), 2);
    Fit counted = em.fit(Rows.of(counts));
    Fit rowByRow = em.fit(Rows.of(withFraction).withWeights(weights));
    double expected = rowByRow.logLikelihood();
    assertEquals(rowByRow.iterations(), counted.iterations());
    assertEquals(expected, counted.logLikelihood(), 1e-12 * Math.abs(expected)); // seen: 1e-15
    for (int k = 0; k < 2; k++) {
      double mean = ((Poisson) rowByRow.model().components().get(k)).mean();
      assertEquals(mean, ((Poisson) counted.model().components().get(k)).mean(), 1e-12 * mean);
    }
  }

  @Test
  void weightsOfOneAreNoWeights() {
    double[] ones = new double[WAITING.length];
    Arrays.fill(ones, 1);
    Fit plain = Em.of(new NormalFamily(), 3).fit(Rows.of(WAITING));
    Fit weighted = Em.of(new NormalFamily(), 3).fit(Rows.of(WAITING).withWeights(ones));
    assertEquals(plain.model(), weighted.model());
    assertEquals(plain.history(), weighted.history());
  }

  @Test
  void aCommonFactorOfTheWeightsChangesNoLaw() {
    double[] weights = new double[WAITING.length];
    Arrays.fill(weights, 0.125);
    Fit plain = Em.of(new NormalFamily(), 2).fit(Rows.of(WAITING));
    Fit light = Em.of(new NormalFamily(), 2).fit(Rows.of(WAITING).withWeights(weights));
    assertEquals(plain.logLikelihood() / 8, light.logLikelihood(), 1e-7); // seen: 1.5e-8
    for (int k = 0; k < 2; k++) {
      assertEquals(
          mean(plain, k),
          mean(light, k),
          1e-3); // seen: 1.5e-4, since 1e-7 of an eighth is 8e-7 of all
      assertEquals(sd(plain, k), sd(light, k), 1e-3);
    }
  }

  @Test
  void rowsWithoutWeightAreNotThere() {
    double[] x = TestData.concat(WAITING, 1e6, -3, 17);
    double[] weights = new double[x.length];
    Arrays.fill(weights, 0, WAITING.length, 1);
    Fit with = Em.of(new NormalFamily(), 2).fit(Rows.of(x).withWeights(weights));
    Fit without = Em.of(new NormalFamily(), 2).fit(Rows.of(WAITING));
    assertEquals(without.logLikelihood(), with.logLikelihood(), 1e-8);
    assertEquals(without.bic(), with.bic(), 1e-8);
  }

  @Test
  void anotherUnitGivesTheRescaledFit() {
    Fit plain = Em.of(new NormalFamily(), 2).fit(Rows.of(WAITING));
    for (double factor : new double[] {1e-6, 1e6, 0x1p-40}) {
      double[] x = Arrays.stream(WAITING).map(v -> v * factor).toArray();
      Fit fit = Em.of(new NormalFamily(), 2).fit(Rows.of(x));
      assertEquals(
          plain.logLikelihood(),
          fit.logLikelihood() + x.length * Math.log(factor),
          1e-9); // seen: 2e-12
      for (int k = 0; k < 2; k++) {
        assertEquals(mean(plain, k), mean(fit, k) / factor, 1e-7 * mean(plain, k));
        assertEquals(sd(plain, k), sd(fit, k) / factor, 1e-7 * sd(plain, k)); // seen: 1.3e-8
        assertEquals(plain.model().weight(k), fit.model().weight(k), 1e-7);
      }
    }
  }

  @Test
  void collapseIsJudgedInTheUnitOfTheData() {
    double[] equal = new double[20];
    Arrays.fill(equal, 12);
    double[] plain = TestData.concat(TestData.normals(3, 150, 0, 1, 50, 5, 1), equal);
    Fit fit = Em.of(new NormalFamily(), 2).fit(Rows.of(plain));
    for (double factor : new double[] {1e-6, 1e6}) {
      double[] x = Arrays.stream(plain).map(v -> v * factor).toArray();
      Fit scaled = Em.of(new NormalFamily(), 2).fit(Rows.of(x));
      assertEquals(fit.touchesGuard(), scaled.touchesGuard());
      assertEquals(sd(fit, 0), sd(scaled, 0) / factor, 1e-7);
      assertEquals(fit.otherOptima().size(), scaled.otherOptima().size());
    }
  }

  @Test
  void aFarOriginCostsNoDigits() {
    double[] far = Arrays.stream(WAITING).map(v -> v + 1e9).toArray();
    Fit near = Em.of(new NormalFamily(), 2).fit(Rows.of(WAITING));
    Fit fit = Em.of(new NormalFamily(), 2).fit(Rows.of(far));
    assertEquals(
        near.logLikelihood(),
        fit.logLikelihood(),
        1e-12 * Math.abs(near.logLikelihood())); // seen: 4e-15
    assertEquals(sd(near, 0), sd(fit, 0), 1e-6); // seen: 5e-9
  }

  private static double mean(Fit fit, int k) {
    return ((Normal) fit.model().components().get(k)).mean();
  }

  private static double sd(Fit fit, int k) {
    return ((Normal) fit.model().components().get(k)).sd();
  }
}
