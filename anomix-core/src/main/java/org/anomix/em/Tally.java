package org.anomix.em;

import java.util.Arrays;
import org.anomix.Sum;

/**
 * The distinct ones among keys, how much each weighs, and the row that was last counted of it. Keys
 * near each other have a place each, whether they come or not; others are hashed, in a table that
 * grows with what it meets.
 */
final class Tally {
  private static final int FIRST_CAPACITY = 64;

  /** Odd, and spread over all bits: the highest bits of a product depend on all of a key. */
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  private final boolean dense;
  private int shift = Long.SIZE - 1 - Integer.numberOfTrailingZeros(FIRST_CAPACITY);

  /** By their hash the numbers of keys, from 1 on; 0 for none. */
  private int[] table;

  /** By its number each key. */
  private long[] keys;

  private int[] rows;
  private int[] counts;
  private Sum[] sums = {};
  private int size;

  private Tally(boolean dense, int places) {
    this.dense = dense;
    this.table = new int[dense ? 0 : 2 * places];
    this.keys = new long[dense ? 0 : places];
    this.rows = new int[places];
    this.counts = new int[places];
  }

  /** For keys from 0 up to some length. */
  static Tally ofRange(int length) {
    return new Tally(true, length);
  }

  /** For any keys. */
  static Tally ofAny() {
    return new Tally(false, FIRST_CAPACITY);
  }

  /** Number of distinct keys. */
  int size() {
    return size;
  }

  /** Counts a row once. */
  void add(long key, int row) {
    int number = number(key);
    if (counts[number]++ == 0) {
      size++;
    }
    rows[number] = row;
  }

  /** Counts a row by its weight, every row of a tally in this way or none. */
  void add(long key, int row, double weight) {
    add(key, row);
    int number = number(key);
    if (number >= sums.length) {
      sums = Arrays.copyOf(sums, counts.length);
    }
    if (sums[number] == null) {
      sums[number] = new Sum();
    }
    sums[number].add(weight);
  }

  /** The keys in ascending order. */
  long[] ascending() {
    if (!dense) {
      long[] sorted = Arrays.copyOf(keys, size);
      Arrays.sort(sorted);
      return sorted;
    }
    long[] found = new long[size];
    int next = 0;
    for (int key = 0; key < counts.length; key++) {
      if (counts[key] > 0) {
        found[next++] = key;
      }
    }
    return found;
  }

  /** The row last counted of a key. */
  int row(long key) {
    return rows[number(key)];
  }

  /** What all rows of a key weigh. */
  double weight(long key) {
    int number = number(key);
    return sums.length == 0 ? counts[number] : sums[number].value();
  }

  private int number(long key) {
    if (dense) {
      return (int) key;
    }
    int place = place(key);
    return table[place] == 0 ? newNumber(place, key) : table[place] - 1;
  }

  /** Where the key is, or is to be. */
  private int place(long key) {
    int place = (int) ((key * GOLDEN_RATIO) >>> shift);
    while (table[place] != 0 && keys[table[place] - 1] != key) {
      place = place + 1 < table.length ? place + 1 : 0;
    }
    return place;
  }

  /** The number of a key that is about to be counted for the first time. */
  private int newNumber(int place, long key) {
    if (size == keys.length) {
      enlarge();
      return newNumber(place(key), key);
    }
    keys[size] = key;
    table[place] = size + 1;
    return size;
  }

  private void enlarge() {
    int more = Math.multiplyExact(2, keys.length);
    keys = Arrays.copyOf(keys, more);
    rows = Arrays.copyOf(rows, more);
    counts = Arrays.copyOf(counts, more);
    table = new int[Math.multiplyExact(2, more)];
    shift--;
    for (int number = 0; number < size; number++) {
      table[place(keys[number])] = number + 1;
    }
  }
}
