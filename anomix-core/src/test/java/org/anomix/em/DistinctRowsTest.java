package org.anomix.em;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.anomix.Rows;
import org.junit.jupiter.api.Test;

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
