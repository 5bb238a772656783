package org.anomix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The unit of a column: min(sd, IQR/1.349), however the rows are told. */
final class ScalingProperties {
  private static final double NORMAL_IQR = 2 * 0.6744897501960817;

  private static double unit(Rows rows) {
    return Scaling.of(rows, false, Floors.DEFAULT).unit(0);
  }

  private static double logUnit(Rows rows) {
    return Scaling.of(rows, true, Floors.DEFAULT).logUnit(0);
  }

  private static double[] values(SplittableRandom random, int size, int kind) {
    double[] x = new double[size];
    for (int r = 0; r < size; r++) {
      x[r] =
          switch (kind) {
            case 0 -> random.nextInt(7) - 3; // ties, and zeros
            case 1 -> random.nextGaussian();
            default -> Math.exp(20 * random.nextGaussian()) * (random.nextBoolean() ? 1 : -1);
          };
    }
    return x;
  }

  /** By sorting: the smallest value at which the weights so far reach p of all. */
  private static double quantile(double[] x, double[] w, double p) {
    Integer[] order = new Integer[x.length];
    Arrays.setAll(order, r -> r);
    Arrays.sort(order, (a, b) -> Double.compare(x[a], x[b]));
    double total = Arrays.stream(w).sum();
    double sum = 0;
    double last = Double.NaN;
    for (int r : order) {
      sum += w[r];
      if (w[r] > 0) {
        last = x[r];
        if (sum >= p * total) {
          return last;
        }
      }
    }
    return last;
  }

  private static double unitBySorting(double[] x, double[] w) {
    double total = Arrays.stream(w).sum();
    double mean = 0;
    for (int r = 0; r < x.length; r++) {
      mean += w[r] / total * x[r];
    }
    double variance = 0;
    for (int r = 0; r < x.length; r++) {
      variance += w[r] / total * (x[r] - mean) * (x[r] - mean);
    }
    double iqr = quantile(x, w, 0.75) - quantile(x, w, 0.25);
    double sd = Math.sqrt(variance);
    return iqr > 0 ? Math.min(sd, iqr / NORMAL_IQR) : sd;
  }

  @Property(tries = 300)
  void theUnitIsThatOfSortedRows(
      @ForAll long seed,
      @ForAll @IntRange(min = 4, max = 90) int size,
      @ForAll @IntRange(max = 2) int kind,
      @ForAll boolean weighted) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = values(random, size, kind);
    x[0] = 1;
    x[1] = 2;
    double[] w = new double[size];
    for (int r = 0; r < size; r++) {
      w[r] = weighted && r > 1 ? random.nextInt(4) : 1; // whole, so that their sums are exact
    }
    Rows rows = weighted ? Rows.of(x).withWeights(w) : Rows.of(x);
    double expected = unitBySorting(x, w);
    assertEquals(expected, unit(rows), 1e-14 * expected); // kept by 30,000 tries
  }

  @Property(tries = 6)
  void theUnitIsThatOfSortedRowsHoweverManyThereAre(
      @ForAll long seed, @ForAll boolean weighted, @ForAll boolean near) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = new double[140_000];
    double[] w = new double[x.length];
    for (int r = 0; r < x.length; r++) {
      double cauchy = Math.tan(Math.PI * (random.nextDouble() - 0.5)); // whose sd says nothing
      x[r] = near ? 1e6 + cauchy : cauchy;
      w[r] = weighted ? random.nextInt(4) : 1;
    }
    Rows rows = weighted ? Rows.of(x).withWeights(w) : Rows.of(x);
    double iqr = quantile(x, w, 0.75) - quantile(x, w, 0.25);
    assertEquals(iqr / NORMAL_IQR, unit(rows));
  }

  @Property(tries = 100)
  void theLogUnitIsTheUnitOfTheLogarithms(
      @ForAll long seed, @ForAll @IntRange(min = 4, max = 90) int size) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = new double[size];
    for (int r = 0; r < size; r++) {
      x[r] = Math.exp(3 * random.nextGaussian());
    }
    double expected = unit(Rows.of(Arrays.stream(x).map(Math::log).toArray()));
    assertEquals(expected, logUnit(Rows.of(x)), 1e-14 * expected);
    // Values without a logarithm do not count.
    double[] more = Arrays.copyOf(x, size + 2);
    more[size + 1] = -4;
    assertEquals(expected, logUnit(Rows.of(more)), 1e-14 * expected);
  }

  @Property(tries = 100)
  void anotherUnitAnotherOriginAnotherOrder(
      @ForAll long seed, @ForAll @IntRange(min = 4, max = 60) int size) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = values(random, size, 1);
    double unit = unit(Rows.of(x));
    for (double factor : new double[] {0x1p-900, 1e-6, 1e6, 0x1p900}) {
      double[] scaled = Arrays.stream(x).map(v -> v * factor).toArray();
      assertEquals(unit * factor, unit(Rows.of(scaled)), 1e-14 * unit * factor);
    }
    double[] mirrored = Arrays.stream(x).map(v -> -v).toArray();
    // The quartiles are order statistics from below; mirrored they may be neighbours.
    if (size % 4 != 0) {
      assertEquals(unit, unit(Rows.of(mirrored)), 1e-14 * unit);
    }
    double[] moved = Arrays.stream(x).map(v -> v + 1e9).toArray();
    assertEquals(unit, unit(Rows.of(moved)), 1e-6); // the values themselves are rounded to 1e-7
    double[] reversed = new double[size];
    Arrays.setAll(reversed, r -> x[size - 1 - r]);
    assertEquals(unit, unit(Rows.of(reversed)), 1e-14 * unit);
  }

  @Property(tries = 50)
  void oneFarRowHardlyMoves(@ForAll long seed) {
    double[] x = values(new SplittableRandom(seed), 201, 1);
    double unit = unit(Rows.of(x));
    x[17] = 1e12;
    assertEquals(unit, unit(Rows.of(x)), 0.6 * unit);
  }

  @Example
  void aConstantColumnHasItsOwnSizeAsUnit() {
    Scaling scaling =
        Scaling.of(
            Rows.columnMajor(new double[] {-7, -7, -7, 0, 0, 0, 1, 2, 4}, 3),
            false,
            Floors.DEFAULT);
    assertTrue(scaling.constant(0));
    assertEquals(7, scaling.unit(0));
    assertTrue(scaling.constant(1));
    assertEquals(1, scaling.unit(1));
    assertFalse(scaling.constant(2));
  }

  @Example
  void rowsWithoutWeightDoNotMakeAColumnVary() {
    Rows rows = Rows.of(3, 5, 5, 9).withWeights(new double[] {0, 1, 2, 0});
    assertTrue(Scaling.of(rows, false, Floors.DEFAULT).constant(0));
    assertEquals(5, unit(rows));
  }

  @Example
  void manyEqualRowsLeaveTheSd() {
    // The quartiles are equal: (1 - 0.9) · 0.9 is the variance.
    double[] x = new double[10];
    x[4] = 1;
    assertEquals(0.3, unit(Rows.of(x)), 1e-16);
  }

  @Example
  void squaresThatOverflowDoNotMatter() {
    assertEquals(1e300, unit(Rows.of(-1e300, 1e300, -1e300, 1e300)), 1e286);
    assertEquals(Double.MAX_VALUE, unit(Rows.of(-Double.MAX_VALUE, Double.MAX_VALUE)), 1e294);
  }

  @Example
  void floorsAreSharesOfTheUnit() {
    Scaling scaling = Scaling.of(Rows.of(-5, 5, -5, 5), false, new Floors(0.1, 0.01, 0.5));
    assertEquals(0.5, scaling.scaleFloor(0), 1e-15);
    assertEquals(0.05, scaling.heavyTailedScaleFloor(0), 1e-15);
    assertEquals(0.5, scaling.eigenvalueFloor());
    assertEquals(0.005, scaling.heavyTailedEigenvalueFloor(), 1e-17); // (0.01/0.1)² as low
  }

  @Example
  void theCommonUnitIsTheGeometricMean() {
    Rows rows = Rows.columnMajor(new double[] {-1, 1, -1, 1, -4, 4, -4, 4}, 2);
    Scaling scaling = Scaling.of(rows, false, Floors.DEFAULT);
    assertEquals(2, scaling.commonUnit(), 1e-15);
    assertEquals(4, scaling.columns(1, 2).unit(0));
    assertEquals(0.25, scaling.withStep(0.25).columns(0, 1).step());
  }
}
