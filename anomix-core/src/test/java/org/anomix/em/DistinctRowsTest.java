package org.anomix.em;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.anomix.Rows;
import org.anomix.Sum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DistinctRowsTest {
  @Test
  void equalCountsBecomeOneRowOfTheirWeight() {
    Rows rows = Rows.of(3, -1, 3, 3, -1, 3).withWeights(new double[] {1, 2, 0.5, 0, 4, 0.25});
    DistinctRows distinct = DistinctRows.of(rows);
    assertEquals(2, distinct.rows().size());
    assertArrayEquals(new double[] {-1}, distinct.rows().row(0));
    assertArrayEquals(new double[] {3}, distinct.rows().row(1));
    assertEquals(6, distinct.rows().weight(0));
    assertEquals(1.75, distinct.rows().weight(1));
    assertEquals(1, distinct.original(0));
    assertEquals(0, distinct.original(1));
  }

  @Test
  void pairsAreToldApartBySignAndOrder() {
    double[][] pairs = {{1, -2}, {-2, 1}, {1, -2}, {1, 2}, {-2, 1}, {1, 2}};
    DistinctRows distinct = DistinctRows.of(Rows.of(pairs));
    assertEquals(3, distinct.rows().size());
    assertArrayEquals(new double[] {-2, 1}, distinct.rows().row(0));
    assertArrayEquals(new double[] {1, -2}, distinct.rows().row(1));
    assertArrayEquals(new double[] {1, 2}, distinct.rows().row(2));
    assertEquals(3, distinct.original(2));
  }

  @Test
  void fractionsAndMostlyDistinctRowsStayAsTheyAre() {
    for (Rows rows : new Rows[] {Rows.of(1, 1, 1, 1.5), Rows.of(1, 2, 3, 3), Rows.of(1e10, 1e10)}) {
      assertSame(rows, DistinctRows.of(rows).rows());
      assertEquals(1, DistinctRows.of(rows).original(1));
    }
  }

  /** Sums of weights that are not exact tell in which order they were added. */
  @ParameterizedTest
  @ValueSource(ints = {1, 300, 1 << 14, 1 << 29})
  void rowsAreCountedTheSameNearAndFar(int spacing) {
    SplittableRandom random = new SplittableRandom(spacing);
    double[] values = new double[5_000];
    Arrays.setAll(values, r -> (double) spacing * (random.nextInt(5) - 2));
    double[] weights = random.doubles(values.length).toArray();
    for (int columns = 1; columns <= 2; columns++) {
      Rows plain = Rows.columnMajor(values, columns);
      for (Rows rows : List.of(plain, plain.withWeights(Arrays.copyOf(weights, plain.size())))) {
        requireAsSorted(rows, DistinctRows.of(rows));
      }
    }
  }

  private static void requireAsSorted(Rows rows, DistinctRows distinct) {
    TreeMap<List<Double>, Sum> weights =
        new TreeMap<>(
            Comparator.comparing((List<Double> row) -> row.get(0))
                .thenComparing(row -> row.get(row.size() - 1)));
    Map<List<Double>, Integer> first = new HashMap<>();
    for (int r = rows.size() - 1; r >= 0; r--) {
      List<Double> row = Arrays.stream(rows.row(r)).boxed().toList();
      weights.computeIfAbsent(row, any -> new Sum()).add(rows.weight(r));
      first.put(row, r);
    }
    int i = 0;
    for (List<Double> row : weights.keySet()) {
      assertEquals(row, Arrays.stream(distinct.rows().row(i)).boxed().toList());
      assertEquals(weights.get(row).value(), distinct.rows().weight(i));
      assertEquals(first.get(row), distinct.original(i++));
    }
    assertEquals(weights.size(), distinct.rows().size());
  }

  @Test
  void halfTheRowsMustGoHoweverManyThereAre() {
    for (int rows : new int[] {1_000, 2_000_000}) {
      double[] pairs = new double[rows];
      Arrays.setAll(pairs, r -> 1_000 * (r / 2));
      assertEquals(rows / 2, DistinctRows.of(Rows.of(pairs)).rows().size());
      pairs[0] = -1;
      assertEquals(rows, DistinctRows.of(Rows.of(pairs)).rows().size());
    }
  }

  @Test
  void manyDistinctNumbersStayAsTheyAre() {
    double[] numbers = new double[2_000_000];
    Arrays.setAll(numbers, r -> 1_000 * r);
    assertEquals(numbers.length, DistinctRows.of(Rows.of(numbers)).rows().size());
  }

  @Test
  void equalIntervalsBecomeOneRowOfTheirWeight() {
    double[] lower = {0.5, Double.NEGATIVE_INFINITY, 0.5, 0.5, 0.5, 0.5};
    double[] upper = {0.7, 1, 0.7, 0.5, 0.7, 0.5};
    Rows rows = Rows.between(lower, upper).withWeights(new double[] {1, 2, 0.5, 4, 0.25, 8});
    DistinctRows distinct = DistinctRows.of(rows);
    assertEquals(3, distinct.rows().size());
    assertEquals(1, distinct.original(0));
    assertEquals(12, distinct.rows().weight(1));
    assertEquals(1.75, distinct.rows().weight(2));
    assertEquals(0.7, distinct.rows().upper(2));
  }
}
