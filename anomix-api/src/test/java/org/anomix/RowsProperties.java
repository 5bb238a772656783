package org.anomix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The layouts of rows agree, and blocks are views of them. */
final class RowsProperties {
  private static double[][] table(long seed, int size, int dimension) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] table = new double[size][];
    for (int r = 0; r < size; r++) {
      table[r] = random.doubles(dimension).toArray();
    }
    return table;
  }

  private static List<Rows> layouts(double[][] table) {
    int dimension = table[0].length;
    double[] rowMajor = new double[table.length * dimension];
    double[] columnMajor = new double[table.length * dimension];
    for (int r = 0; r < table.length; r++) {
      for (int j = 0; j < dimension; j++) {
        rowMajor[r * dimension + j] = table[r][j];
        columnMajor[j * table.length + r] = table[r][j];
      }
    }
    return List.of(
        Rows.of(table),
        Rows.rowMajor(rowMajor, dimension),
        Rows.columnMajor(columnMajor, dimension));
  }

  @Property(tries = 100)
  void allLayoutsHoldTheSameRows(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int size,
      @ForAll @IntRange(min = 1, max = 6) int dimension) {
    double[][] table = table(seed, size, dimension);
    for (Rows rows : layouts(table)) {
      assertEquals(size, rows.size());
      assertEquals(dimension, rows.dimension());
      for (int r = 0; r < size; r++) {
        assertArrayEquals(table[r], rows.row(r));
        for (int j = 0; j < dimension; j++) {
          assertEquals(table[r][j], rows.value(r, j));
        }
      }
    }
  }

  @Property(tries = 100)
  void aBlockHoldsItsColumnsContiguously(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int size,
      @ForAll @IntRange(min = 1, max = 6) int dimension) {
    double[][] table = table(seed, size, dimension);
    int from = size / 3;
    double[] scratch = new double[(size - from) * dimension];
    for (Rows rows : layouts(table)) {
      Block block = rows.block(from, size, scratch);
      assertEquals(size - from, block.rows());
      assertEquals(dimension, block.dimension());
      for (int r = from; r < size; r++) {
        for (int j = 0; j < dimension; j++) {
          assertEquals(table[r][j], block.values()[block.column(j) + r - from]);
        }
      }
    }
  }

  @Property(tries = 100)
  void partsOfABlockAreViewsOfIt(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 40) int size,
      @ForAll @IntRange(min = 2, max = 6) int dimension) {
    double[][] table = table(seed, size, dimension);
    for (Rows rows : layouts(table)) {
      Block block = rows.block(0, size, new double[size * dimension]);
      Block part = block.columns(1, dimension).rows(1, size);
      assertEquals(size - 1, part.rows());
      assertEquals(dimension - 1, part.dimension());
      for (int r = 1; r < size; r++) {
        for (int j = 1; j < dimension; j++) {
          assertEquals(table[r][j], part.values()[part.column(j - 1) + r - 1]);
        }
      }
      assertThrows(IndexOutOfBoundsException.class, () -> block.rows(0, size + 1));
      assertThrows(IndexOutOfBoundsException.class, () -> block.columns(0, dimension + 1));
    }
  }

  @Property(tries = 100)
  void aSelectionCopiesRowsWeightsAndNames(
      @ForAll long seed, @ForAll @IntRange(min = 3, max = 30) int size) {
    double[][] table = table(seed, size, 2);
    double[] weights = new SplittableRandom(seed).doubles(size).toArray();
    int[] indices = {size - 1, 0, 0, 2};
    for (Rows rows : layouts(table)) {
      Rows chosen = rows.withWeights(weights).withColumnNames(List.of("a", "b")).select(indices);
      assertEquals(List.of("a", "b"), chosen.columnNames());
      for (int i = 0; i < indices.length; i++) {
        assertArrayEquals(table[indices[i]], chosen.row(i));
        assertEquals(weights[indices[i]], chosen.weight(i));
      }
      assertFalse(rows.select(indices).weighted());
    }
  }

  @Example
  void aViewSharesTheCallersArrayAndATransposedBlockDoesNot() {
    double[] values = {1, 2, 3, 4, 5, 6};
    double[] scratch = new double[6];
    assertTrue(Rows.of(values).block(1, 3, scratch).values() == values);
    assertTrue(Rows.columnMajor(values, 2).block(1, 3, scratch).values() == values);
    assertTrue(Rows.rowMajor(values, 2).block(1, 3, scratch).values() == scratch);
    assertTrue(Rows.rowMajor(values, 1).block(1, 3, scratch).values() == values);
  }

  @Example
  void weightsCountRows() {
    Rows rows = Rows.of(1, 2, 3);
    assertEquals(3, rows.totalWeight());
    assertEquals(1, rows.weight(2));
    Rows weighted = rows.withWeights(new double[] {0.5, 0, 4});
    assertEquals(4.5, weighted.totalWeight());
    double[] factors = {9, 2, 2, 2};
    weighted.multiplyByWeights(1, 3, factors, 2);
    assertArrayEquals(new double[] {9, 2, 0, 8}, factors);
    rows.multiplyByWeights(0, 3, factors, 0);
    assertArrayEquals(new double[] {9, 2, 0, 8}, factors);
  }

  @Example
  void badWeightsAreNamedByTheirRow() {
    Rows rows = Rows.of(1, 2, 3);
    for (double bad : new double[] {Double.NaN, -1, Double.POSITIVE_INFINITY}) {
      DataException e =
          assertThrows(DataException.class, () -> rows.withWeights(new double[] {1, bad, 1}));
      assertEquals("row 1: weight " + bad + " but must be finite and at least 0", e.getMessage());
    }
    assertThrows(DataException.class, () -> rows.withWeights(new double[3]));
    assertThrows(DataException.class, () -> rows.withWeights(new double[2]));
  }

  @Example
  void ragsAndHolesAreRefused() {
    assertEquals(
        "row 1: 1 values but the first row has 2",
        assertThrows(DataException.class, () -> Rows.of(new double[][] {{1, 2}, {3}}))
            .getMessage());
    assertThrows(DataException.class, () -> Rows.of(new double[0][]));
    assertThrows(DataException.class, () -> Rows.of(new double[1][0]));
    assertThrows(DataException.class, () -> Rows.rowMajor(new double[5], 2));
    assertThrows(ParameterException.class, () -> Rows.columnMajor(new double[5], 0));
  }

  @Example
  void columnsWithoutNamesAreNumbered() {
    Rows rows = Rows.rowMajor(new double[] {1, 2, 3, Double.NaN}, 2);
    assertEquals(List.of("0", "1"), rows.columnNames());
    assertEquals(
        "column '1', row 1: NaN but must be a finite number",
        assertThrows(DataException.class, rows::requireFinite).getMessage());
  }

  @Example
  void aBlockMustLieWithinItsArray() {
    double[] values = new double[10];
    Block.of(values, 1, 4, 3, 3 - 1);
    assertThrows(IndexOutOfBoundsException.class, () -> Block.of(values, 1, 4, 3, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> Block.of(values, 8, 0, 3, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> Block.of(values, 0, 1 << 30, 1, 5));
  }

  @Example
  void oneRowAndOneColumnAreBlocks() {
    Block row = Block.ofRow(1, 2, 3);
    assertEquals(1, row.rows());
    assertEquals(2, row.values()[row.column(1)]);
    Block column = Block.ofColumn(1, 2, 3);
    assertEquals(3, column.rows());
    assertEquals(1, column.dimension());
  }

  @Example
  void anotherNumberOfColumnsIsRefused() {
    Rows rows = Rows.rowMajor(new double[] {1, 2}, 2).withColumnNames(List.of("a", "b"));
    rows.requireDimension("the model", 2);
    assertEquals(
        "the model takes rows of 1 column but the data have 2: a, b",
        assertThrows(DataException.class, () -> rows.requireDimension("the model", 1))
            .getMessage());
    assertEquals(
        "gaussian takes rows of 3 columns but the data have 2: a, b",
        assertThrows(DataException.class, () -> rows.requireDimension("gaussian", 3)).getMessage());
  }
}
