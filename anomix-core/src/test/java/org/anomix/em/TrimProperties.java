package org.anomix.em;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.mixture.Mixture;
import org.anomix.toy.Bell;

/** Which rows a trimmed fit keeps, against sorting them all. */
final class TrimProperties {
  private static double[] logDensities(SplittableRandom random, int size, int distinct) {
    double[] values = new double[size];
    for (int r = 0; r < size; r++) {
      int pick = random.nextInt(distinct + 1);
      values[r] = pick == 0 ? Double.NEGATIVE_INFINITY : -Math.sqrt(pick);
    }
    return values;
  }

  private static double[] kept(double[] logDensities, Rows rows, double share) {
    return Trim.kept(logDensities, rows, Trim.of(share).weight(rows), r -> r);
  }

  /** The rows in the order in which they are left out. */
  private static int[] worstFirst(double[] logDensities) {
    return IntStream.range(0, logDensities.length)
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer r) -> logDensities[r])
                .thenComparing(Comparator.<Integer>naturalOrder().reversed()))
        .mapToInt(r -> r)
        .toArray();
  }

  @Property(tries = 300)
  void theLikeliestRowsAreKept(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 200) int size,
      @ForAll @IntRange(min = 1, max = 300) int distinct,
      @ForAll @DoubleRange(min = 0.01, max = 0.49) double share) {
    double[] log = logDensities(new SplittableRandom(seed), size, distinct);
    double[] expected = new double[size];
    Arrays.fill(expected, 1);
    int[] order = worstFirst(log);
    for (int i = 0; i < size - (int) Math.ceil((1 - share) * size - 1e-9); i++) {
      expected[order[i]] = 0;
    }
    assertArrayEquals(expected, kept(log, Rows.of(new double[size]), share), 0.0);
  }

  @Property(tries = 300)
  void weightIsLeftOutRowByRow(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int size,
      @ForAll @IntRange(min = 1, max = 80) int distinct,
      @ForAll @DoubleRange(min = 0.01, max = 0.49) double share) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] log = logDensities(random, size, distinct);
    double[] weights = random.doubles(size, 0, 3).toArray();
    double[] expected = weights.clone();
    double left = share * Arrays.stream(weights).sum();
    for (int row : worstFirst(log)) {
      double part = Math.min(left, expected[row]);
      expected[row] -= part;
      left -= part;
    }
    assertArrayEquals(
        expected, kept(log, Rows.of(new double[size]).withWeights(weights), share), 1e-12);
  }

  @Property(tries = 200)
  void aWholeWeightIsSoManyRows(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 40) int size,
      @ForAll @DoubleRange(min = 0.01, max = 0.49) double share) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] log = logDensities(random, size, 1000);
    double[] weights = random.ints(size, 0, 5).asDoubleStream().toArray();
    weights[0] = 1;
    double[] repeated =
        IntStream.range(0, size)
            .boxed()
            .flatMapToDouble(r -> IntStream.range(0, (int) weights[r]).mapToDouble(i -> log[r]))
            .toArray();
    double[] one = kept(log, Rows.of(log).withWeights(weights), share);
    double[] each = kept(repeated, Rows.of(repeated), share);
    for (int r = 0, from = 0; r < size; from += (int) weights[r++]) {
      assertEquals(Arrays.stream(each, from, from + (int) weights[r]).sum(), one[r]);
    }
  }

  @Example
  void aRowOfUndefinedDensityIsNotHidden() {
    double[] kept = kept(new double[] {-1, Double.NaN, -3, -2}, Rows.of(0, 0, 0, 0), 0.25);
    assertArrayEquals(new double[] {1, 1, 0, 1}, kept, 0.0);
  }

  @Example
  void threeTenthsOfTenRowsAreThree() {
    assertEquals(3, Trim.of(0.3).weight(Rows.of(new double[10])));
  }

  /** In doubles 0.29 of 100 is a little less than 29. */
  @Example
  void twentyNineHundredthsOfAHundredRowsAreTwentyNine() {
    assertEquals(29, Trim.of(0.29).weight(Rows.of(new double[100])));
  }

  /** Six of ten rows are kept, one and a half for each of four components. */
  @Example
  void aComponentNeedsNoMoreThanItsShareOfTheKeptRows() {
    Rows rows = Rows.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    Fit fit = Em.of(Bell.Family.INSTANCE, 4).withTrim(0.4).fit(rows);
    assertArrayEquals(new double[] {0.25, 0.25, 0.25, 0.25}, fit.model().weights(), 1e-15);
  }

  /** Of 60 kept rows, not of 100. */
  @Example
  void theLeastWeightIsAShareOfTheKeptRows() {
    SplittableRandom random = new SplittableRandom(1);
    double[] x = new double[100];
    Arrays.setAll(x, r -> random.nextGaussian());
    Mixture start = Mixture.of(new double[] {0.5, 0.5}, List.of(new Bell(0, 1), new Bell(1000, 1)));
    Fit fit =
        Em.of(Bell.Family.INSTANCE, 2)
            .withStart(start)
            .withTrim(0.4)
            .withIterations(3)
            .fit(Rows.of(x));
    assertEquals(2.5 / 60, fit.model().weight(1), 1e-15);
    assertTrue(
        fit.diagnoses().stream()
            .anyMatch(d -> d.component() == 1 && d.text().startsWith("its weight is at its least")),
        fit.diagnoses()::toString);
  }

  @Example
  void equalRowsShareWhatIsKeptInTheirOrder() {
    Rows rows = Rows.of(2, 7, 2, 7, 2, 7, 2, 7);
    DistinctRows distinct = DistinctRows.of(rows);
    assertEquals(2, distinct.rows().size());
    assertEquals("[5, 7]", distinct.leftOut(rows, new double[] {4, 2}).toString());
  }

  @Example
  void noShareIsNoTrim() {
    assertSame(Trim.NONE, Trim.of(0));
    for (double share : new double[] {-0.1, 0.5, 1, Double.NaN}) {
      ParameterException e = assertThrows(ParameterException.class, () -> Trim.of(share));
      assertTrue(e.getMessage().contains("trim"), e::getMessage);
    }
  }
}
