package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.anomix.UnivariateDistribution;
import org.anomix.continuous.Normal;
import org.anomix.continuous.NormalFamily;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.mixture.Mixture;
import org.anomix.mixture.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a mixture draws: as many of each component as its weight says, and fits that find it again.
 */
final class SamplingTest {
  private static final Mixture LAW =
      Mixture.of(
          new double[] {0.2, 0, 0.5, 0.3},
          List.of(new Normal(0, 1), new Normal(99, 1), new Normal(10, 2), new Normal(30, 0.5)));

  private static int[] counts(Sample sample) {
    int[] counts = new int[4];
    for (int label : sample.labels()) {
      counts[label]++;
    }
    return counts;
  }

  @Test
  void labelsComeInTheProportionsOfTheWeights() {
    int size = 20_000;
    int[] counts = counts(LAW.sample(new SplittableRandom(41), size));
    assertEquals(0, counts[1]);
    double chiSquare = 0;
    for (int k : new int[] {0, 2, 3}) {
      double expected = size * LAW.weight(k);
      chiSquare += (counts[k] - expected) * (counts[k] - expected) / expected;
    }
    // Two degrees of freedom: P(χ² > 27.6) = exp(-13.8) = 1e-6, had the seed not been fixed.
    assertTrue(chiSquare < 27.6, "chi-square " + chiSquare);
  }

  @Test
  void aRowWasMadeByTheComponentItsLabelNames() {
    Sample sample = LAW.sample(new SplittableRandom(42), 2_000);
    for (int r = 0; r < 2_000; r++) {
      Normal law = (Normal) LAW.components().get(sample.labels()[r]);
      double z = (sample.rows().value(r, 0) - law.mean()) / law.sd();
      assertTrue(Math.abs(z) < 6, "row " + r + " lies " + z + " sd off");
    }
  }

  @Test
  void drawsWithoutLabelsFollowTheCdf() {
    int size = 20_000;
    double[] x = new double[size];
    LAW.sample(new SplittableRandom(43), x, 0, size);
    Arrays.sort(x);
    double largest = 0;
    for (int r = 0; r < size; r++) {
      double cdf = ((UnivariateDistribution) LAW).cdf(x[r]);
      largest = Math.max(largest, Math.abs(cdf - (r + 0.5) / size));
    }
    // Kolmogorov: P(√n D > 2.7) < 1e-6, had the seed not been fixed.
    assertTrue(largest * Math.sqrt(size) < 2.7, "distance " + largest);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 100, 999})
  void inProportionEveryComponentMakesItsShareToTheNextRow(int size) {
    Sample sample = LAW.sampleInProportion(new SplittableRandom(44), size);
    assertEquals(size, sample.rows().size());
    int[] counts = counts(sample);
    for (int k = 0; k < 4; k++) {
      assertTrue(Math.abs(counts[k] - size * LAW.weight(k)) < 1, "component " + k);
    }
  }

  @Test
  void sharesThatAreWholeAreMetExactly() {
    assertArrayEquals(
        new int[] {20, 0, 50, 30}, counts(LAW.sampleInProportion(new SplittableRandom(45), 100)));
    // 0.29 · 100 is a little less than 29 in doubles.
    Mixture awkward =
        Mixture.of(new double[] {0.29, 0.71}, List.of(new Normal(0, 1), new Normal(9, 1)));
    int ones = 0;
    for (int label : awkward.sampleInProportion(new SplittableRandom(46), 100).labels()) {
      ones += label;
    }
    assertEquals(71, ones);
  }

  @Test
  void theSameSeedDrawsTheSameRows() {
    Sample one = LAW.sample(new SplittableRandom(47), 500);
    Sample two = LAW.sample(new SplittableRandom(47), 500);
    assertArrayEquals(one.labels(), two.labels());
    for (int r = 0; r < 500; r++) {
      assertEquals(one.rows().value(r, 0), two.rows().value(r, 0));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void aFitFindsTheLawThatMadeTheRows(long seed) {
    Mixture law =
        Mixture.of(
            new double[] {0.3, 0.45, 0.25},
            List.of(new Normal(-6, 1), new Normal(0, 1.5), new Normal(9, 2)));
    int size = 3_000;
    Fit fit = Em.of(new NormalFamily(), 3).fit(law.sample(new SplittableRandom(seed), size).rows());
    for (int k = 0; k < 3; k++) {
      Normal truth = (Normal) law.components().get(k);
      Normal found = (Normal) fit.model().components().get(k);
      // Four standard errors; 1.15 for the information lost where components overlap. Nine
      // parameters and two seeds: fails by luck for one pair of seeds in a thousand.
      double rows = size * law.weight(k);
      assertEquals(truth.mean(), found.mean(), 4 * 1.15 * truth.sd() / Math.sqrt(rows));
      assertEquals(truth.sd(), found.sd(), 4 * 1.15 * truth.sd() / Math.sqrt(2 * rows));
      double share = Math.sqrt(law.weight(k) * (1 - law.weight(k)) / size);
      assertEquals(law.weight(k), fit.model().weight(k), 4 * 1.15 * share);
    }
    double expected = 0;
    for (double log : law.logDensities(law.sample(new SplittableRandom(seed), size).rows())) {
      expected += log;
    }
    assertTrue(fit.logLikelihood() >= expected, "the truth is more likely than the fit");
  }
}
