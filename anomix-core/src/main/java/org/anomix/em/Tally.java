package org.anomix.em;

import java.util.Arrays;
import org.anomix.Sum;

/**
 * The distinct ones among keys, how much each weighs, and the row that was last counted of it. A
 * table of keys near each other has a place for every key there may be; one of any keys is hashed,
 * and grows with what it meets.
 */
final class Tally {
  private static final int FIRST_CAPACITY = 64;

  /** Odd, and spread over all bits: the highest bits of a product depend on all of a key. */
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  private final long factor;
  private int shift;
  private int[] table;
  private long[] keys = new long[FIRST_CAPACITY];
  private int[] rows = new int[FIRST_CAPACITY];
  private int[] counts = new int[FIRST_CAPACITY];
  private Sum[] sums = {};
  private int size;

  private Tally(long factor, int shift, int places) {
    this.factor = factor;
    this.shift = shift;
    this.table = new int[places];
  }

  /** For keys from 0 up to some length. */
  static Tally ofRange(int length) {
    return new Tally(1, 0, length);
  }

  /** For any keys. */
  static Tally ofAny() {
    int places = 2 * FIRST_CAPACITY;
    return new Tally(GOLDEN_RATIO, Long.numberOfLeadingZeros(places) + 1, places);
  }

  /** Number of distinct keys. */
  int size() {
    return size;
  }

  /** Counts a row once. */
  void add(long key, int row) {
    int number = number(key);
    counts[number]++;
    rows[number] = row;
  }

  /** Counts a row by its weight, every row of a tally in this way or none. */
  void add(long key, int row, double weight) {
    int number = number(key);
    if (number >= sums.length) {
      sums = Arrays.copyOf(sums, keys.length);
    }
    if (sums[number] == null) {
      sums[number] = new Sum();
    }
    sums[number].add(weight);
    rows[number] = row;
  }

  /** The keys in ascending order. */
  long[] ascending() {
    long[] sorted = Arrays.copyOf(keys, size);
    Arrays.sort(sorted);
    return sorted;
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
    int place = place(key);
    if (table[place] == 0) {
      return newNumber(place, key);
    }
    return table[place] - 1;
  }

  /** Where the key is, or is to be. */
  private int place(long key) {
    int place = (int) ((key * factor) >>> shift);
    while (table[place] != 0 && keys[table[place] - 1] != key) {
      place = place + 1 < table.length ? place + 1 : 0;
    }
    return place;
  }

  private int newNumber(int place, long key) {
    if (size == keys.length) {
      int more = size + (size >> 1);
      keys = Arrays.copyOf(keys, more);
      rows = Arrays.copyOf(rows, more);
      counts = Arrays.copyOf(counts, more);
    }
    keys[size] = key;
    table[place] = ++size;
    if (shift > 0 && size > table.length / 2) {
      enlarge();
    }
    return size - 1;
  }

  private void enlarge() {
    table = new int[Math.multiplyExact(table.length, 2)];
    shift--;
    for (int number = 0; number < size; number++) {
      table[place(keys[number])] = number + 1;
    }
  }
}
