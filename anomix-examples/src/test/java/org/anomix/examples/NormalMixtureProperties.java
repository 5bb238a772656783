package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.anomix.Block;
import org.anomix.Rows;
import org.anomix.continuous.Normal;
import org.anomix.mixture.Mixture;
import org.anomix.mixture.UnivariateMixture;

/** Mixtures of normal laws: both tails and their inverses, moments, densities, nesting. */
final class NormalMixtureProperties {
  private static UnivariateMixture mixture(long seed, int components) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] weights = new double[components];
    List<Normal> laws = new ArrayList<>();
    double sum = 0;
    for (int k = 0; k < components; k++) {
      weights[k] = 0.01 + random.nextDouble();
      sum += weights[k];
      laws.add(new Normal(20 * random.nextGaussian(), Math.exp(2 * random.nextGaussian())));
    }
    for (int k = 0; k < components; k++) {
      weights[k] /= sum;
    }
    return Mixture.univariate(weights, laws);
  }

  private static double relative(double expected, double actual) {
    return expected == actual ? 0 : Math.abs(actual - expected) / Math.abs(expected);
  }

  /** A tail of a normal law is about exp(-z²/2): one bit of z costs it z² = -2 ln p bits. */
  private static double rounding(double logP) {
    return 1e-14 - 2e-15 * logP; // seen: 3e-13 at ln p = -564
  }

  @Property(tries = 300)
  void theQuantileIsTheSmallestValueWhoseCdfReachesP(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int components,
      @ForAll @DoubleRange(min = -700, max = -0.01) double logP) {
    UnivariateMixture law = mixture(seed, components);
    double p = Math.exp(logP);
    double x = law.quantile(p);
    if (components > 1) {
      assertTrue(law.cdf(x) >= p * (1 - rounding(logP)), "cdf " + law.cdf(x));
      assertTrue(law.cdf(Math.nextDown(x)) <= p * (1 + rounding(logP)), "already reached below");
    }
    double slope = Math.exp(law.logDensity(x)) * Math.ulp(x) / p;
    assertEquals(0, relative(p, law.cdf(x)), rounding(logP) + 2 * slope);
  }

  @Property(tries = 300)
  void theInverseSurvivalReachesDeepIntoTheUpperTail(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int components,
      @ForAll @DoubleRange(min = -700, max = -0.01) double logP) {
    UnivariateMixture law = mixture(seed, components);
    double p = Math.exp(logP);
    double x = law.inverseSurvival(p);
    double slope = Math.exp(law.logDensity(x)) * Math.ulp(x) / p;
    assertEquals(0, relative(p, law.survival(x)), rounding(logP) + 2 * slope);
  }

  @Property(tries = 300)
  void theLogsOfTheTailsAreLogsOfTheTails(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int components,
      @ForAll @DoubleRange(min = -80, max = 80) double x) {
    UnivariateMixture law = mixture(seed, components);
    if (law.cdf(x) > 1e-300) {
      assertEquals(law.cdf(x), Math.exp(law.logCdf(x)), 1e-12 * law.cdf(x));
    }
    if (law.survival(x) > 1e-300) {
      assertEquals(law.survival(x), Math.exp(law.logSurvival(x)), 1e-12 * law.survival(x));
    }
    assertEquals(1, law.cdf(x) + law.survival(x), 1e-15);
    assertTrue(law.logCdf(x) <= 0 && law.logSurvival(x) <= 0);
  }

  @Property(tries = 100)
  void whereTheTailsUnderflowTheirLogsAreThoseOfTheLargestTerm(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int components) {
    UnivariateMixture law = mixture(seed, components);
    for (double x : new double[] {-1e6, 1e6}) {
      double expected = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < components; k++) {
        Normal part = (Normal) law.components().get(k);
        double log = x < 0 ? part.logCdf(x) : part.logSurvival(x);
        expected = Math.max(expected, Math.log(law.weight(k)) + log);
      }
      double actual = x < 0 ? law.logCdf(x) : law.logSurvival(x);
      assertTrue(Double.isFinite(actual));
      assertEquals(0, relative(expected, actual), 1e-10);
    }
  }

  @Property(tries = 60)
  void massMeanAndVarianceAreTheIntegrals(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int components) {
    UnivariateMixture law = mixture(seed, components);
    double mean = law.mean();
    assertEquals(1, integral(law, x -> 1), 1e-11);
    assertEquals(mean, integral(law, x -> x), 1e-11 * (1 + Math.abs(mean)) * 10);
    double variance = integral(law, x -> (x - mean) * (x - mean));
    assertEquals(law.variance(), variance, 1e-11 * law.variance());
  }

  /** Trapezoids at a fifth of the sd, component by component: exact to rounding for normals. */
  private static double integral(UnivariateMixture law, DoubleUnaryOperator function) {
    double sum = 0;
    for (int k = 0; k < law.size(); k++) {
      Normal part = (Normal) law.components().get(k);
      double step = part.sd() / 5;
      for (int i = -60; i <= 60; i++) {
        double x = part.mean() + i * step;
        // The component's share of the mixture's own density there.
        double[] shares = new double[law.size()];
        law.responsibilities(Rows.of(x), shares);
        sum += shares[k] * Math.exp(law.logDensity(x)) * function.applyAsDouble(x) * step;
      }
    }
    return sum;
  }

  @Property(tries = 200)
  void theLogDensityIsTheLogOfTheSumInFiftyDigits(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int components,
      @ForAll @DoubleRange(min = -60, max = 60) double x) {
    UnivariateMixture law = mixture(seed, components);
    MathContext digits = new MathContext(50);
    double offset = -Double.MAX_VALUE;
    for (int k = 0; k < components; k++) {
      offset = Math.max(offset, ((Normal) law.components().get(k)).logDensity(x));
    }
    // Densities relative to the largest, so that their exponentials are ordinary numbers.
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = 0; k < components; k++) {
      double log = ((Normal) law.components().get(k)).logDensity(x) - offset;
      BigDecimal term = new BigDecimal(Math.exp(log)).multiply(new BigDecimal(law.weight(k)));
      sum = sum.add(term, digits);
    }
    double expected = offset + Math.log(sum.doubleValue());
    assertEquals(expected, law.logDensity(x), 4e-15 * (1 + Math.abs(expected)));
  }

  @Property(tries = 100)
  void nestingChangesNothing(
      @ForAll long seed, @ForAll @DoubleRange(min = 0.01, max = 0.99) double w) {
    UnivariateMixture first = mixture(seed, 3);
    UnivariateMixture second = mixture(seed + 1, 2);
    Mixture nested =
        Mixture.of(
            new double[] {w, 1 - w}, List.of(Mixture.of(new double[] {1}, List.of(first)), second));
    UnivariateMixture flat = (UnivariateMixture) nested.flattened();
    assertEquals(5, flat.size());
    for (double x = -50; x < 50; x += 3.7) {
      double expected = flat.logDensity(x);
      assertEquals(expected, nested.logDensity(x), 4e-15 * (1 + Math.abs(expected)));
      assertEquals(flat.cdf(x), ((UnivariateMixture) nested).cdf(x), 4e-16);
    }
  }

  @Property(tries = 50)
  void aBlockIsItsRowsBitForBit(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 1100) int size) {
    UnivariateMixture law = mixture(seed, 3);
    double[] x = new SplittableRandom(seed).doubles(size, -60, 60).toArray();
    double[] block = new double[size + 2];
    law.logDensity(Block.ofColumn(x), block, 1);
    double[] rows = law.logDensities(Rows.of(x));
    for (int r = 0; r < size; r++) {
      assertEquals(law.logDensity(x[r]), block[r + 1]);
      assertEquals(rows[r], block[r + 1]);
    }
    assertEquals(0, block[0]);
    assertEquals(0, block[size + 1]);
  }

  @Property(tries = 50)
  void responsibilitiesAreSharesOfTheDensity(@ForAll long seed) {
    UnivariateMixture law = mixture(seed, 4);
    double[] x = new SplittableRandom(seed).doubles(700, -60, 60).toArray();
    double[] shares = new double[4 * x.length];
    law.responsibilities(Rows.of(x), shares);
    int[] likely = law.mostLikelyComponents(Rows.of(x));
    for (int r = 0; r < x.length; r++) {
      double[] own = Arrays.copyOfRange(shares, 4 * r, 4 * r + 4);
      assertEquals(1, Arrays.stream(own).sum(), 2e-15);
      for (int k = 0; k < 4; k++) {
        double log = ((Normal) law.components().get(k)).logDensity(x[r]) + Math.log(law.weight(k));
        double expected = Math.exp(log - law.logDensity(x[r]));
        assertEquals(expected, own[k], 1e-300 + 4e-15 * expected * (1 + Math.abs(log)));
        assertTrue(own[k] <= own[likely[r]]);
      }
    }
  }
}
