package org.anomix.em;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.anomix.Rows;
import org.anomix.Sum;

/**
 * Rows of whole numbers, or of intervals, each distinct one once, with the weight of all its
 * equals: a million counts of a few hundred values, or as many values in a few hundred bins, cost a
 * sweep what a few hundred rows do.
 */
final class DistinctRows {
  /** Collapses only where at least half of the rows go. */
  private static final int LEAST_GAIN = 2;

  private static final int MOST_COLUMNS = 2;

  private final Rows rows;
  private final int[] first;

  private DistinctRows(Rows rows, int[] first) {
    this.rows = rows;
    this.first = first;
  }

  static DistinctRows of(Rows rows) {
    DistinctRows asTheyAre = new DistinctRows(rows, new int[0]);
    if (rows.hasIntervals()) {
      return ofIntervals(rows);
    }
    if (rows.dimension() > MOST_COLUMNS || !allWhole(rows)) {
      return asTheyAre;
    }
    long[] keys = new long[rows.size()];
    Arrays.setAll(keys, row -> key(rows, row));
    long[] distinct = Arrays.stream(keys).sorted().distinct().toArray();
    return (long) distinct.length * LEAST_GAIN > rows.size()
        ? asTheyAre
        : collapsed(rows, keys, distinct);
  }

  private static DistinctRows ofIntervals(Rows rows) {
    Comparator<Integer> byEnds = Comparator.comparingDouble(row -> rows.lower(row));
    byEnds = byEnds.thenComparingDouble(row -> rows.upper(row));
    TreeMap<Integer, Sum> weights = new TreeMap<>(byEnds); // keeps the first of equal keys
    for (int row = 0; row < rows.size(); row++) {
      weights.computeIfAbsent(row, first -> new Sum()).add(rows.weight(row));
    }
    if ((long) weights.size() * LEAST_GAIN > rows.size()) {
      return new DistinctRows(rows, new int[0]);
    }
    int[] first = weights.keySet().stream().mapToInt(Integer::intValue).toArray();
    double[] sums = weights.values().stream().mapToDouble(Sum::value).toArray();
    return new DistinctRows(rows.select(first).withWeights(sums), first);
  }

  private static DistinctRows collapsed(Rows rows, long[] keys, long[] distinct) {
    Sum[] weights = new Sum[distinct.length];
    Arrays.setAll(weights, i -> new Sum());
    int[] first = new int[distinct.length];
    for (int row = keys.length - 1; row >= 0; row--) {
      int i = Arrays.binarySearch(distinct, keys[row]);
      weights[i].add(rows.weight(row));
      first[i] = row;
    }
    double[] sums = Arrays.stream(weights).mapToDouble(Sum::value).toArray();
    return new DistinctRows(rows.select(first).withWeights(sums), first);
  }

  /** The distinct rows in ascending order; the given ones where nothing would be gained. */
  Rows rows() {
    return rows;
  }

  /** The first given row that equals a row of these. */
  int original(int row) {
    return first.length == 0 ? row : first[row];
  }

  /**
   * The given rows of which nothing is kept, where equal rows share what is kept of their weight in
   * their order.
   *
   * @param given what these rows were made from
   * @param kept what is kept of the weight of each of these rows
   */
  List<Integer> leftOut(Rows given, double[] kept) {
    long[] distinct = new long[first.length];
    Arrays.setAll(distinct, i -> key(rows, i));
    double[] rest = kept.clone();
    List<Integer> leftOut = new ArrayList<>();
    for (int row = 0; row < given.size(); row++) {
      int i = first.length == 0 ? row : Arrays.binarySearch(distinct, key(given, row));
      if (given.weight(row) > 0 && !(rest[i] > 0)) {
        leftOut.add(row);
      }
      rest[i] -= given.weight(row);
    }
    return leftOut;
  }

  private static boolean allWhole(Rows rows) {
    for (int row = 0; row < rows.size(); row++) {
      for (int j = 0; j < rows.dimension(); j++) {
        double value = rows.value(row, j);
        if ((int) value != value) {
          return false;
        }
      }
    }
    return true;
  }

  /** One number per distinct row, in the order of the rows. */
  private static long key(Rows rows, int row) {
    long key = (int) rows.value(row, 0);
    return rows.dimension() == 1 ? key : (key << 32) | ((int) rows.value(row, 1) + 0x80000000L);
  }
}
