package org.anomix.multivariate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.em.EmPass;
import org.anomix.kernel.Kernels;
import org.anomix.mixture.LogTerms;
import org.anomix.mixture.Mixture;
import org.junit.jupiter.api.Test;

/** What is left out of a pass leaves no trace, wherever the components and the rows lie. */
final class LogTermsTest {
  private static final int COLUMNS = 18;
  private static final ComponentEstimator ESTIMATOR =
      GaussianFamily.INSTANCE.estimator(Options.none(), List.of());

  private static Mixture mixture(SplittableRandom random, int components, double distance) {
    List<Gaussian> laws = new ArrayList<>();
    double[] weights = new double[components];
    for (int k = 0; k < components; k++) {
      double[] mean = new double[COLUMNS];
      double[][] covariance = new double[COLUMNS][COLUMNS];
      double scale = Math.exp(random.nextDouble(-3, 3));
      for (int i = 0; i < COLUMNS; i++) {
        mean[i] = distance * random.nextGaussian();
        covariance[i][i] = scale;
        for (int j = 0; j < i; j++) {
          covariance[i][j] = 0.5 * scale;
          covariance[j][i] = 0.5 * scale;
        }
      }
      laws.add(Gaussian.of(mean, covariance));
      weights[k] = 1.0 / components;
    }
    return Mixture.of(weights, laws);
  }

  /** Rows of the mixture, and some so far from all of it that their squares rule every sum. */
  private static double[] rows(SplittableRandom random, Mixture law, int size) {
    double[] drawn = new double[size * COLUMNS];
    law.sample(random, drawn, 0, size);
    for (int r = 0; r < size; r += 50) {
      double far = Math.pow(10, random.nextDouble(0, 12));
      for (int j = 0; j < COLUMNS; j++) {
        drawn[r * COLUMNS + j] *= far;
      }
    }
    return drawn;
  }

  private static double[] state(double[] terms, Mixture law, Block x, int component) {
    double[] state = new double[ESTIMATOR.stateSize(law.components().get(component))];
    ESTIMATOR.accumulate(law.components().get(component), x, terms, component * x.rows(), state, 0);
    return state;
  }

  @Property(tries = 60)
  void sumsAreThoseOfAllTerms(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 6) int components,
      @ForAll @IntRange(min = 1, max = 5) int logDistance) {
    SplittableRandom random = new SplittableRandom(seed);
    Mixture law = mixture(random, components, Math.pow(3, logDistance));
    int size = Block.SIZE - 7;
    Rows rows = Rows.rowMajor(rows(random, law, size), COLUMNS);
    Block x = rows.block(0, size, new double[size * COLUMNS]);
    double[] all = new double[components * size];
    double[] some = new double[components * size];
    law.logTerms(x, all, size);
    new LogTerms(law).compute(x, some, size);
    double[] sums = responsibilities(all, components, size);
    assertArrayEquals(sums, responsibilities(some, components, size));
    for (int k = 0; k < components; k++) {
      double[] expected = state(all, law, x, k);
      double[] found = state(some, law, x, k);
      for (int i = 0; i < expected.length; i++) {
        double scale = Math.abs(expected[i]) + expected[0] + 1e-18;
        assertEquals(expected[i], found[i], 1e-12 * scale, "sum " + i + " of " + k);
      }
    }
  }

  private static double[] responsibilities(double[] terms, int components, int size) {
    double[] sums = new double[size];
    Kernels.active().responsibilities(terms, components, size, size, sums, new double[size]);
    return sums;
  }

  @Test
  void mostTermsOfSeparatedComponentsAreLeftOut() {
    SplittableRandom random = new SplittableRandom(1);
    Mixture law = mixture(random, 5, 100);
    double[] drawn = new double[Block.SIZE * COLUMNS];
    law.sample(random, drawn, 0, Block.SIZE);
    Block x = Rows.rowMajor(drawn, COLUMNS).block(0, Block.SIZE, new double[drawn.length]);
    double[] terms = new double[5 * Block.SIZE];
    new LogTerms(law).compute(x, terms, Block.SIZE);
    long left = 0;
    for (double term : terms) {
      left += term == Double.NEGATIVE_INFINITY ? 1 : 0;
    }
    assertTrue(left > 0.75 * terms.length, left + " of " + terms.length);
  }

  @Test
  void rowsWithoutANumberKeepIt() {
    Mixture law = mixture(new SplittableRandom(2), 3, 50);
    double[] drawn = new double[64 * COLUMNS];
    law.sample(new SplittableRandom(3), drawn, 0, 64);
    drawn[5 * COLUMNS + 7] = Double.NaN;
    drawn[6 * COLUMNS] = Double.NaN;
    drawn[7 * COLUMNS] = Double.POSITIVE_INFINITY;
    drawn[8 * COLUMNS + 8] = Double.NEGATIVE_INFINITY;
    double[] found = law.logDensities(Rows.rowMajor(drawn, COLUMNS));
    assertTrue(Double.isNaN(found[5]) && Double.isNaN(found[6]));
    assertEquals(Double.NEGATIVE_INFINITY, found[7]);
    assertEquals(Double.NEGATIVE_INFINITY, found[8]);
    for (int r = 9; r < 64; r++) {
      double[] row = Arrays.copyOfRange(drawn, r * COLUMNS, (r + 1) * COLUMNS);
      assertEquals(law.logDensity(row), found[r]);
    }
  }

  @Test
  void passesOverPartsAddUpToOneOverAllRows() {
    SplittableRandom random = new SplittableRandom(4);
    Mixture law = mixture(random, 4, 30);
    Rows rows = Rows.rowMajor(rows(random, law, 1500), COLUMNS);
    List<ComponentEstimator> estimators = Collections.nCopies(4, ESTIMATOR);
    EmPass whole = new EmPass(law, estimators);
    whole.add(rows, 0, 1500);
    EmPass parts = new EmPass(law, estimators);
    parts.add(rows, 0, 700);
    EmPass other = new EmPass(law, estimators);
    other.add(rows, 700, 1500);
    parts.merge(other);
    double[] expected = whole.toArray();
    double[] found = parts.toArray();
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], found[i], 1e-11 * (1 + Math.abs(expected[i])), "sum " + i);
    }
  }
}
