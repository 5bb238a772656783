package org.anomix.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The array loops against their formulas, on awkward sizes and hostile values. */
final class KernelsProperties {
  private static final Kernels KERNELS = Kernels.active();
  private static final double NO = Double.NEGATIVE_INFINITY;

  @Property(tries = 200)
  void responsibilitiesAreExponentialsOverTheirSum(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 7) int components,
      @ForAll @IntRange(min = 1, max = 70) int rows,
      @ForAll @IntRange(max = 5) int gap) {
    SplittableRandom random = new SplittableRandom(seed);
    int stride = rows + gap;
    double[] terms = new double[components * stride];
    for (int i = 0; i < terms.length; i++) {
      terms[i] = random.nextInt(4) == 0 ? NO : 300 * random.nextGaussian();
    }
    for (int r = 0; r < rows; r++) {
      terms[r] = 300 * random.nextGaussian(); // every row has one possible component
    }
    double[] before = terms.clone();
    double[] logSum = new double[rows];
    double[] logLargest = new double[rows];
    KERNELS.responsibilities(terms, components, stride, rows, logSum, logLargest);
    double[] alone = new double[rows + 1];
    KERNELS.logSumExp(before.clone(), components, stride, rows, alone, 1);
    assertArrayEquals(logSum, Arrays.copyOfRange(alone, 1, rows + 1));
    for (int r = 0; r < rows; r++) {
      double largest = NO;
      for (int k = 0; k < components; k++) {
        largest = Math.max(largest, before[k * stride + r]);
      }
      double sum = 0;
      for (int k = 0; k < components; k++) {
        sum += Math.exp(before[k * stride + r] - largest);
      }
      assertEquals(largest + Math.log(sum), logSum[r], 1e-15 * (1 + Math.abs(largest)));
      assertEquals(-Math.log(sum), logLargest[r], 1e-15);
      for (int k = 0; k < components; k++) {
        double expected = Math.exp(before[k * stride + r] - largest) / sum;
        assertEquals(expected, terms[k * stride + r], 1e-15);
      }
    }
    for (int k = 0; k < components; k++) {
      for (int i = k * stride + rows; i < (k + 1) * stride; i++) {
        assertEquals(before[i], terms[i], "written between the components");
      }
    }
  }

  @Example
  void rowsWithoutAFiniteTermKeepItAsTheirSum() {
    double[] terms = {NO, 0, Double.NaN, 1, NO, Double.POSITIVE_INFINITY, 2, Double.NaN};
    double[] logSum = new double[4];
    KERNELS.responsibilities(terms, 2, 4, 4, logSum, new double[4]);
    assertArrayEquals(new double[] {NO, Double.POSITIVE_INFINITY, Double.NaN, Double.NaN}, logSum);
  }

  @Example
  void termsFarBelowTheLargestVanishWithoutHarm() {
    double[] terms = {-1e308, -708.5, 1e308, 0, 0, -707.5};
    double[] logSum = new double[2];
    KERNELS.responsibilities(terms, 3, 2, 2, logSum, new double[2]);
    assertArrayEquals(new double[] {1e308, 0}, logSum);
    assertArrayEquals(new double[] {0, 0, 1, 1, 0, Math.exp(-707.5)}, terms);
  }

  @Property(tries = 100)
  void normalLogDensitiesAreTheirFormula(@ForAll long seed, @ForAll @IntRange(max = 70) int rows) {
    SplittableRandom random = new SplittableRandom(seed);
    double mean = 10 * random.nextGaussian();
    double sd = Math.exp(3 * random.nextGaussian());
    double[] x = random.doubles(rows + 3, -20, 20).toArray();
    double[] out = new double[rows + 2];
    KERNELS.normalLogDensity(x, 3, rows, mean, sd, out, 1);
    for (int r = 0; r < rows; r++) {
      double z = (x[3 + r] - mean) / sd;
      double expected = -0.5 * z * z - Math.log(sd) - 0.5 * Math.log(2 * Math.PI);
      assertEquals(expected, out[1 + r], 2e-15 * (1 + 0.5 * z * z + Math.abs(Math.log(sd))));
    }
    assertEquals(0, out[0]);
    assertEquals(0, out[rows + 1]);
  }

  @Property(tries = 100)
  void momentsAreAddedToTheSums(@ForAll long seed, @ForAll @IntRange(max = 70) int rows) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = random.doubles(rows + 2, 1e9, 1e9 + 10).toArray();
    double[] w = random.doubles(rows + 1).toArray();
    double anchor = 1e9 + 4;
    double[] sums = {7, 1, 2, 3, 7};
    KERNELS.moments(x, 2, rows, anchor, w, 1, sums, 1);
    double[] expected = {7, 1, 2, 3, 7};
    for (int r = 0; r < rows; r++) {
      double d = x[2 + r] - anchor;
      expected[1] += w[1 + r];
      expected[2] += w[1 + r] * d;
      expected[3] += w[1 + r] * d * d;
    }
    assertArrayEquals(expected, sums, 1e-11);
    assertTrue(sums[0] == 7 && sums[4] == 7);
  }

  @Example
  void momentsOfWeightlessValuesAreNothingWhateverTheyAre() {
    double[] hostile = {Double.NaN, 2, NO, 3, Double.POSITIVE_INFINITY, 5, Double.MAX_VALUE};
    double[] harmless = {0, 2, 0, 3, 0, 5, 0};
    double[] w = {0, 1, 0, 0.5, 0, 0.25, 0};
    double[] expected = new double[3];
    double[] found = new double[3];
    KERNELS.moments(harmless, 0, 7, -Double.MAX_VALUE / 2, w, 0, expected, 0);
    KERNELS.moments(hostile, 0, 7, -Double.MAX_VALUE / 2, w, 0, found, 0);
    assertArrayEquals(expected, found);
    KERNELS.moments(harmless, 0, 7, 1, w, 0, expected, 0);
    KERNELS.moments(hostile, 0, 7, 1, w, 0, found, 0);
    assertArrayEquals(expected, found);
    KERNELS.moments(new double[] {Double.NaN}, 0, 1, 1, new double[] {1}, 0, found, 0);
    assertEquals(Double.NaN, found[2], "a NaN that counts is not hidden");
  }

  @Property(tries = 100)
  void exponentialsAndLogarithmsAreTheirs(@ForAll long seed, @ForAll @IntRange(max = 300) int n) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = random.doubles(n + 2, -720, 720).toArray();
    double[] y = new double[n + 2];
    Arrays.setAll(y, i -> Math.exp(0.9 * x[i]));
    double[] out = new double[n + 1];
    KERNELS.exp(x, 2, n, out, 1);
    for (int r = 0; r < n; r++) {
      assertEquals(Math.exp(x[2 + r]), out[1 + r], 2 * Math.ulp(Math.exp(x[2 + r])));
    }
    KERNELS.log(y, 2, n, out, 1);
    for (int r = 0; r < n; r++) {
      assertEquals(Math.log(y[2 + r]), out[1 + r], 2 * Math.ulp(Math.log(y[2 + r])));
    }
    KERNELS.log1p(y, 2, n, out, 1);
    for (int r = 0; r < n; r++) {
      assertEquals(Math.log1p(y[2 + r]), out[1 + r], 3 * Math.ulp(Math.log1p(y[2 + r])));
    }
  }

  @Property(tries = 100)
  void distancesSolveTheTriangle(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 20) int d,
      @ForAll @IntRange(max = 140) int rows) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = random.doubles((long) d * rows, -5, 5).toArray();
    double[] centre = random.doubles(d).toArray();
    double[] lower = random.doubles((long) d * d, -0.3, 0.3).toArray();
    double[] forward = new double[d * d];
    Arrays.setAll(forward, i -> -lower[i]);
    for (int i = 0; i < d; i++) {
      lower[i * (d + 1)] = 1 + random.nextDouble();
      forward[i * (d + 1)] = 1 / lower[i * (d + 1)];
    }
    double[] out = new double[rows];
    KERNELS.squaredDistances(x, 0, rows, rows, centre, forward, out, 0);
    for (int r = 0; r < rows; r++) {
      double[] y = new double[d];
      double expected = 0;
      for (int i = 0; i < d; i++) {
        double rest = x[i * rows + r] - centre[i];
        for (int j = 0; j < i; j++) {
          rest -= lower[i * d + j] * y[j];
        }
        y[i] = rest / lower[i * (d + 1)];
        expected += y[i] * y[i];
      }
      assertEquals(expected, out[r], 1e-12 * (1 + expected));
    }
  }

  @Property(tries = 100)
  void scatterIsTheSumOfProducts(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 20) int d,
      @ForAll @IntRange(max = 140) int rows) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = random.doubles((long) d * rows, -5, 5).toArray();
    double[] w = random.doubles(rows).toArray();
    double[] anchor = random.doubles(d).toArray();
    for (int r = 0; r < rows; r += 7) {
      w[r] = 0;
      x[r] = Double.NaN; // of the first column
    }
    int products = 1 + d;
    double[] expected = new double[products + d * (d + 1) / 2];
    double[] squares = new double[expected.length];
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < d && w[r] > 0; i++) {
        double a = x[i * rows + r] - anchor[i];
        expected[0] += i == 0 ? w[r] : 0;
        expected[1 + i] += w[r] * a;
        for (int j = 0; j <= i; j++) {
          double product = w[r] * a * (x[j * rows + r] - anchor[j]);
          expected[products + i * (i + 1) / 2 + j] += product;
          squares[products + i * (i + 1) / 2 + j] += i == j ? product : 0;
        }
      }
    }
    System.arraycopy(expected, 0, squares, 0, products);
    double[] found = new double[expected.length];
    KERNELS.scatter(x, 0, rows, rows, anchor, w, 0, found, 0);
    assertArrayEquals(expected, found, 1e-10);
    double[] diagonal = new double[expected.length];
    KERNELS.diagonalScatter(x, 0, rows, rows, anchor, w, 0, diagonal, 0);
    assertArrayEquals(squares, diagonal, 1e-10);
  }
}
