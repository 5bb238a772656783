package org.anomix.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.anomix.Block;
import org.anomix.kernel.Kernels;

/** The loops of the Vector API against the scalar ones, on awkward sizes and hostile values. */
final class VectorKernelsProperties {
  private static final Kernels SCALAR = Kernels.active();
  private static final Kernels VECTOR = new VectorKernelProvider().kernels();
  private static final double TOLERANCE = 1e-13;

  /** Around whole vectors, whole tiles and whole blocks. */
  @Provide
  Arbitrary<Integer> sizes() {
    int lanes = Doubles.LANES;
    return Arbitraries.of(
        0,
        1,
        2,
        lanes - 1,
        lanes,
        lanes + 1,
        2 * lanes - 1,
        2 * lanes,
        2 * lanes + 1,
        5 * lanes + 3,
        Block.SIZE - 1,
        Block.SIZE,
        Block.SIZE + 1);
  }

  @Example
  void theyAreThoseOfThisMachineAndHeldAgainstTheScalarOnes() {
    assertEquals(Optional.empty(), new VectorKernelProvider().obstacle());
    assertEquals("vector", VECTOR.name());
    assertEquals("scalar", SCALAR.name());
  }

  @Property(tries = 200)
  void responsibilities(
      @ForAll long seed,
      @ForAll("sizes") int rows,
      @ForAll @IntRange(min = 1, max = 6) int components,
      @ForAll @IntRange(max = 5) int gap) {
    SplittableRandom random = new SplittableRandom(seed);
    int stride = rows + gap;
    double[] terms = new double[components * stride];
    Arrays.setAll(
        terms, i -> random.nextInt(9) == 0 ? hostile(random) : 400 * random.nextGaussian());
    double[] one = terms.clone();
    double[] other = terms.clone();
    double[][] sums = new double[4][rows];
    SCALAR.responsibilities(one, components, stride, rows, sums[0], sums[1]);
    VECTOR.responsibilities(other, components, stride, rows, sums[2], sums[3]);
    assertSame(sums[0], sums[2]);
    double[] alone = new double[rows + 1];
    VECTOR.logSumExp(terms.clone(), components, stride, rows, alone, 1);
    assertArrayEquals(sums[2], Arrays.copyOfRange(alone, 1, rows + 1));
    for (int i = 0; i < terms.length; i++) {
      int row = i % stride;
      if (row >= rows) {
        assertEquals(terms[i], other[i], "written between the components");
      } else if (Double.isFinite(sums[0][row])) {
        assertEquals(one[i], other[i], TOLERANCE);
        assertEquals(sums[1][row], sums[3][row], TOLERANCE);
      }
    }
  }

  @Property(tries = 100)
  void exponentialsAndLogarithms(@ForAll long seed, @ForAll("sizes") int count) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = new double[count + 2];
    double spread = Math.exp(random.nextDouble(-20, 6));
    boolean wild = random.nextBoolean();
    Arrays.setAll(
        x, i -> wild && random.nextInt(20) == 0 ? hostile(random) : spread * random.nextGaussian());
    double[] out = new double[count + 3];
    VECTOR.exp(x, 2, count, out, 1);
    for (int r = 0; r < count; r++) {
      assertWithin(1, Math.exp(x[2 + r]), out[1 + r]);
    }
    VECTOR.log(x, 2, count, out, 1);
    for (int r = 0; r < count; r++) {
      assertWithin(1, Math.log(x[2 + r]), out[1 + r]);
    }
    VECTOR.log1p(x, 2, count, out, 1);
    for (int r = 0; r < count; r++) {
      assertWithin(2, Math.log1p(x[2 + r]), out[1 + r]);
    }
    assertTrue(out[0] == 0 && out[count + 1] == 0, "written beside the numbers");
  }

  @Property(tries = 200)
  void aRowHasTheSameBitsAloneAndInABlock(
      @ForAll long seed, @ForAll("sizes") int rows, @ForAll @IntRange(min = 1, max = 9) int d) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = new double[rows * d];
    Arrays.setAll(x, i -> random.nextInt(30) == 0 ? hostile(random) : 3 * random.nextGaussian());
    double[] centre = random.doubles(d).toArray();
    double[] forward = random.doubles(d * d, -1, 1).toArray();
    double[] together = new double[5 * rows];
    double[] alone = new double[5 * rows];
    perRow(x, 0, rows, rows, centre, forward, together, rows);
    for (int r = 0; r < rows; r++) {
      double[] row = new double[5];
      perRow(x, r, rows, 1, centre, forward, row, 1);
      for (int i = 0; i < 5; i++) {
        alone[i * rows + r] = row[i];
      }
    }
    assertArrayEquals(alone, together);
  }

  private static void perRow(
      double[] x,
      int from,
      int stride,
      int rows,
      double[] centre,
      double[] forward,
      double[] out,
      int size) {
    VECTOR.exp(x, from, rows, out, 0);
    VECTOR.log(x, from, rows, out, size);
    VECTOR.normalLogDensity(x, from, rows, 0.3, 1.7, out, 2 * size);
    VECTOR.squaredDistances(x, from, stride, rows, centre, forward, out, 3 * size);
    VECTOR.diagonalSquaredDistances(x, from, stride, rows, centre, forward, out, 4 * size);
  }

  @Property(tries = 100)
  void normalLogDensities(@ForAll long seed, @ForAll("sizes") int rows) {
    SplittableRandom random = new SplittableRandom(seed);
    double mean = random.nextGaussian();
    double sd = Math.exp(5 * random.nextGaussian());
    double[] x = random.doubles(rows + 1, -5, 5).toArray();
    double[] one = new double[rows + 2];
    double[] other = new double[rows + 2];
    SCALAR.normalLogDensity(x, 1, rows, mean, sd, one, 1);
    VECTOR.normalLogDensity(x, 1, rows, mean, sd, other, 1);
    assertSame(one, other);
    double[] sums = {SCALAR.sum(one, 1, rows), SCALAR.sumOfMagnitudes(one, 1, rows)};
    double[] others = {VECTOR.sum(one, 1, rows), VECTOR.sumOfMagnitudes(one, 1, rows)};
    assertEquals(sums[0], others[0], TOLERANCE * (1 + sums[1]));
    assertEquals(sums[1], others[1], TOLERANCE * (1 + sums[1]));
  }

  @Property(tries = 200)
  void distances(
      @ForAll long seed, @ForAll("sizes") int rows, @ForAll @IntRange(min = 1, max = 20) int d) {
    SplittableRandom random = new SplittableRandom(seed);
    int stride = rows + random.nextInt(3);
    double[] x = random.doubles(3L + d * stride, -5, 5).toArray();
    double[] centre = random.doubles(d).toArray();
    double[] forward = random.doubles((long) d * d, -1, 1).toArray();
    double[] one = new double[2 * rows + 2];
    double[] other = new double[2 * rows + 2];
    for (Kernels kernels : new Kernels[] {SCALAR, VECTOR}) {
      double[] out = kernels == SCALAR ? one : other;
      kernels.squaredDistances(x, 3, stride, rows, centre, forward, out, 1);
      kernels.diagonalSquaredDistances(x, 3, stride, rows, centre, forward, out, rows + 1);
    }
    assertSame(one, other);
  }

  @Property(tries = 200)
  void sumsOfSquaresAndProducts(
      @ForAll long seed,
      @ForAll("sizes") int rows,
      @ForAll @IntRange(min = 1, max = 20) int d,
      @ForAll @IntRange(max = 3) int emptiness) {
    SplittableRandom random = new SplittableRandom(seed);
    int stride = rows + random.nextInt(3);
    double[] x = random.doubles(3L + d * stride, -5, 5).toArray();
    double[] anchor = random.doubles(d).toArray();
    double[] w = new double[rows + 1];
    for (int r = 0; r < rows; r++) {
      w[1 + r] = random.nextInt(4) < emptiness ? 0 : random.nextDouble();
      if (w[1 + r] == 0) {
        x[3 + r] = hostile(random); // of the first column
      }
    }
    int full = 1 + d + d * (d + 1) / 2;
    double[][] sums = new double[2][2 * full + 3];
    for (int i = 0; i < 2; i++) {
      Kernels kernels = i == 0 ? SCALAR : VECTOR;
      kernels.scatter(x, 3, stride, rows, anchor, w, 1, sums[i], 0);
      kernels.diagonalScatter(x, 3, stride, rows, anchor, w, 1, sums[i], full);
      kernels.moments(x, 3, rows, anchor[0], w, 1, sums[i], 2 * full);
    }
    for (int i = 0; i < sums[0].length; i++) {
      assertEquals(sums[0][i], sums[1][i], TOLERANCE * (1 + 40 * rows), "sum " + i);
    }
  }

  private static double hostile(SplittableRandom random) {
    double[] values = {
      0,
      -0.0,
      Double.MIN_VALUE,
      -Double.MIN_VALUE,
      Double.MIN_NORMAL / 3,
      1e-300,
      1,
      -1,
      -707.9999,
      -708.0001,
      709.5,
      -745.1,
      1e308,
      -1e308,
      Double.MAX_VALUE,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.NaN
    };
    return values[random.nextInt(values.length)];
  }

  private static void assertSame(double[] expected, double[] found) {
    for (int i = 0; i < expected.length; i++) {
      if (Double.compare(expected[i], found[i]) != 0) {
        assertEquals(expected[i], found[i], TOLERANCE * (1 + Math.abs(expected[i])), "at " + i);
      }
    }
  }

  private static void assertWithin(int ulps, double expected, double found) {
    if (Double.compare(expected, found) != 0) {
      // One ulp is what the expected value itself may be off by.
      assertEquals(expected, found, (ulps + 1) * Math.ulp(expected));
    }
  }
}
