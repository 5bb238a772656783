package org.anomix.em;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.anomix.Block;
import org.anomix.BlockReader;
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

  /** Of a table with a place for every row there may be: as large as fits a cache. */
  private static final int MOST_PLACES = 1 << 18;

  /** Beyond these a table takes longer to clear than rows to hash. */
  private static final double PLACES_PER_ROW = 4;

  /** More rows than these are not counted without a look at a sample. */
  private static final int SAMPLED = 1 << 20;

  private static final int SAMPLE = 1 << 18;

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
    if (rows.dimension() > MOST_COLUMNS) {
      return asTheyAre;
    }
    return Box.of(rows).flatMap(box -> counted(rows, box)).orElse(asTheyAre);
  }

  private static Optional<DistinctRows> counted(Rows rows, Box box) {
    boolean dense = box.places() <= Math.min(MOST_PLACES, PLACES_PER_ROW * rows.size());
    if (!dense && !mayRepeat(rows)) {
      return Optional.empty();
    }
    Tally tally = dense ? Tally.ofRange((int) box.places()) : Tally.ofAny();
    BlockReader reader = new BlockReader();
    int most = rows.size() / LEAST_GAIN;
    int from = rows.size();
    // From the last row on, so that the first of equals is the one that stays.
    while (from > 0 && tally.size() <= most) {
      int to = from;
      from = (to - 1) / Block.SIZE * Block.SIZE;
      Block block = reader.read(rows, from, to);
      if (dense) {
        addByPlace(tally, box, block, rows, from);
      } else {
        addByKey(tally, rows, from, to);
      }
    }
    return tally.size() <= most ? Optional.of(of(rows, tally)) : Optional.empty();
  }

  private static void addByPlace(Tally tally, Box box, Block block, Rows rows, int from) {
    boolean weighted = rows.weighted();
    for (int r = block.rows() - 1; r >= 0; r--) {
      if (weighted) {
        tally.add(box.place(block, r), from + r, rows.weight(from + r));
      } else {
        tally.add(box.place(block, r), from + r);
      }
    }
  }

  private static void addByKey(Tally tally, Rows rows, int from, int to) {
    for (int row = to - 1; row >= from; row--) {
      if (rows.weighted()) {
        tally.add(key(rows, row), row, rows.weight(row));
      } else {
        tally.add(key(rows, row), row);
      }
    }
  }

  /**
   * Whether a table of the distinct rows is worth beginning. If half of many rows went, some of a
   * random sample would be equal, however they are distributed: by the birthday problem at least
   * m²/n of m rows on average, dozens, so that a quarter of it is never missed.
   */
  private static boolean mayRepeat(Rows rows) {
    if (rows.size() <= SAMPLED) {
      return true;
    }
    SplittableRandom random = new SplittableRandom(0);
    Tally sample = Tally.ofAny();
    for (int i = 0; i < SAMPLE; i++) {
      int row = random.nextInt(rows.size());
      sample.add(key(rows, row), row);
    }
    return SAMPLE - sample.size() >= (double) SAMPLE * SAMPLE / rows.size() / 4;
  }

  private static DistinctRows of(Rows rows, Tally tally) {
    long[] keys = tally.ascending();
    int[] first = new int[keys.length];
    double[] weights = new double[keys.length];
    for (int i = 0; i < keys.length; i++) {
      first[i] = tally.row(keys[i]);
      weights[i] = tally.weight(keys[i]);
    }
    return new DistinctRows(rows.select(first).withWeights(weights), first);
  }

  /** The least box of whole numbers that holds all rows, of which every place has a number. */
  private static final class Box {
    private final int[] lowest;
    private final int[] highest;

    private Box(int dimension) {
      lowest = new int[dimension];
      highest = new int[dimension];
      Arrays.fill(lowest, Integer.MAX_VALUE);
      Arrays.fill(highest, Integer.MIN_VALUE);
    }

    /** Nothing where a value is not whole, or too large. */
    static Optional<Box> of(Rows rows) {
      Box box = new Box(rows.dimension());
      BlockReader reader = new BlockReader();
      for (int from = 0; from < rows.size(); from += Block.SIZE) {
        Block block = reader.read(rows, from, Math.min(rows.size(), from + Block.SIZE));
        for (int j = 0; j < rows.dimension(); j++) {
          if (!box.add(block, j)) {
            return Optional.empty();
          }
        }
      }
      return Optional.of(box);
    }

    private boolean add(Block block, int column) {
      double[] values = block.values();
      int least = lowest[column];
      int most = highest[column];
      boolean whole = true;
      for (int r = 0, i = block.column(column); r < block.rows(); r++, i++) {
        int value = (int) values[i];
        whole &= value == values[i];
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
      lowest[column] = least;
      highest[column] = most;
      return whole;
    }

    /** Their number, as a double beyond the range of every other. */
    double places() {
      double places = 1;
      for (int j = 0; j < lowest.length; j++) {
        places *= (double) highest[j] - lowest[j] + 1;
      }
      return places;
    }

    /** The number of the place of a row where they are few; they ascend with the rows. */
    int place(Block block, int row) {
      double[] values = block.values();
      int place = (int) values[block.column(0) + row] - lowest[0];
      return lowest.length == 1
          ? place
          : place * (highest[1] - lowest[1] + 1) + (int) values[block.column(1) + row] - lowest[1];
    }
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

  /** One number per distinct row, in the order of the rows. */
  private static long key(Rows rows, int row) {
    long key = (int) rows.value(row, 0);
    return rows.dimension() == 1 ? key : (key << 32) | ((int) rows.value(row, 1) + 0x80000000L);
  }
}
