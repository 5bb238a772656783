package org.anomix.em;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.anomix.DataException;
import org.anomix.Rows;

/**
 * Rows whose missing values are filled with known ones, for what comes before the first sweep: ends
 * of supports, anchors and starts. The gaps of a column and group get values evenly spread over its
 * known ones: values that the column really has, of its own spread, which no average would be.
 * Nothing of this reaches the likelihood, which knows the known values alone.
 *
 * <p>Which gap gets which value depends on what else is known of the row, not on its number. Where
 * two columns are never known together, the likelihood does not tell how they vary together, and a
 * fit keeps what it starts with: so the rows are taken in the order of the other column, and
 * equally far from both ends of it the same value is filled in, which leaves the two nearly
 * uncorrelated.
 */
final class Completion {
  private final Rows rows;
  private final int[] group;
  private final int groups;
  private final KnownPairs pairs;
  private final double[] values;

  private Completion(Rows rows, int[] group, int groups) {
    this.rows = rows;
    this.group = group;
    this.groups = groups;
    this.pairs = KnownPairs.of(rows);
    this.values = new double[rows.size() * rows.dimension()];
  }

  /** Whether a value of every column is known. */
  static boolean isPossible(Rows rows) {
    for (int j = 0; j < rows.dimension() && rows.hasMissing(); j++) {
      int row = 0;
      while (row < rows.size() && !counts(rows, row, j)) {
        row++;
      }
      if (row == rows.size()) {
        return false;
      }
    }
    return true;
  }

  /** The rows themselves where nothing is missing. */
  static Rows of(Rows rows) {
    return rows.hasMissing() ? of(rows, new int[rows.size()], 1) : rows;
  }

  /**
   * The same within groups.
   *
   * @param group the group of each row, from 0; -1 for none of them
   * @param groups their number
   * @throws DataException if no value of a column is known
   */
  static Rows of(Rows rows, int[] group, int groups) {
    if (!rows.hasMissing()) {
      return rows;
    }
    Completion completion = new Completion(rows, group, groups);
    for (int j = 0; j < rows.dimension(); j++) {
      completion.fill(j);
    }
    return rows.withValues(completion.values);
  }

  private static boolean counts(Rows rows, int row, int column) {
    return rows.weight(row) > 0 && !rows.isMissing(row, column);
  }

  private void fill(int column) {
    int from = column * rows.size();
    for (int r = 0; r < rows.size(); r++) {
      values[from + r] = rows.value(r, column);
    }
    List<List<Integer>> gaps = byGroup(r -> rows.isMissing(r, column));
    if (gaps.stream().allMatch(List::isEmpty)) {
      return;
    }
    List<List<Integer>> known = byGroup(r -> counts(rows, r, column));
    Comparator<Integer> order = order(column);
    for (int g = 0; g <= groups; g++) {
      List<Integer> own = gaps.get(g);
      own.sort(order);
      double[] sorted = own.isEmpty() ? new double[0] : sorted(column, known, g);
      for (int i = 0; i < own.size(); i++) {
        values[from + own.get(i)] = sorted[(int) (level(i, own.size()) * sorted.length)];
      }
    }
  }

  /** Some of the rows by their group, last of all those in none. */
  private List<List<Integer>> byGroup(IntPredicate chosen) {
    List<List<Integer>> members = new ArrayList<>();
    for (int g = 0; g <= groups; g++) {
      members.add(new ArrayList<>());
    }
    for (int r = 0; r < rows.size(); r++) {
      if (chosen.test(r)) {
        members.get(group[r] < 0 ? groups : group[r]).add(r);
      }
    }
    return members;
  }

  /** The known values of a group in ascending order, of all rows where it has none. */
  private double[] sorted(int column, List<List<Integer>> known, int number) {
    List<List<Integer>> near = known.get(number).isEmpty() ? known : List.of(known.get(number));
    double[] sorted =
        near.stream()
            .flatMap(List::stream)
            .mapToDouble(r -> rows.value(r, column))
            .sorted()
            .toArray();
    if (sorted.length == 0) {
      throw new DataException(
          "column '" + rows.columnName(column) + "' has no known value but must have one");
    }
    return sorted;
  }

  /**
   * From 0 to 1, evenly spread, the same at both ends of the order: 1/2 there, and to both sides in
   * turn towards the middle, where the values of the order differ least from their mean.
   */
  private static double level(int i, int gaps) {
    int pair = Math.min(i, gaps - 1 - i);
    int pairs = (gaps + 1) / 2;
    double distance = 0.5 * pair / pairs;
    return pair % 2 == 0 ? 0.5 + distance : 0.5 - distance;
  }

  /** By the columns that are never known beside this one, then by the others. */
  private Comparator<Integer> order(int column) {
    List<Integer> columns =
        IntStream.range(0, rows.dimension())
            .boxed()
            .sorted(Comparator.comparing(j -> pairs.contains(column, j)))
            .toList();
    return (a, b) -> {
      int sign = 0;
      for (int i = 0; i < columns.size() && sign == 0; i++) {
        int j = columns.get(i);
        sign = Double.compare(rows.value(a, j), rows.value(b, j));
      }
      return sign;
    };
  }
}
