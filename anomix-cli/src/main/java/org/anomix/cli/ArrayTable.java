package org.anomix.cli;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a table of an array of numbers, whatever format it was read from. */
final class ArrayTable {
  private ArrayTable() {}

  /** The cells of an array in the order of its file. */
  interface Cells {
    /**
     * The next cell.
     *
     * @param exact whether a number that no double can hold must be refused
     */
    double next(int row, int column, boolean exact) throws IOException;
  }

  /**
   * Reads all cells.
   *
   * @param file what messages call it
   * @param names of all columns
   * @param columnsFirst whether cells come column by column
   * @param leftOut what else the file holds
   */
  static Table of(
      String file,
      ColumnChoice.Wish wish,
      List<String> names,
      int rows,
      boolean columnsFirst,
      List<String> leftOut,
      Cells cells)
      throws IOException {
    int columns = names.size();
    wish.missing().requireNumbers();
    ColumnChoice choice = new ColumnChoice(file, wish, names, false);
    List<Integer> order = choice.values();
    ColumnChoice.requireRoom(file, rows, order.size());
    double[] values = new double[order.size() * rows];
    Map<Integer, Integer> place = new HashMap<>();
    order.forEach(j -> place.put(j, place.size()));
    Optional<double[]> weights = choice.weights().map(j -> new double[rows]);
    String[] labels = new String[choice.label().isPresent() ? rows : 0];
    Optional<Table.Missing> firstMissing = Optional.empty();
    for (long i = 0; i < (long) rows * columns; i++) {
      int row = (int) (columnsFirst ? i % rows : i / columns);
      int column = (int) (columnsFirst ? i / rows : i % columns);
      double value = cells.next(row, column, place.containsKey(column));
      boolean weight = choice.weights().equals(Optional.of(column));
      boolean used = weight || place.containsKey(column);
      if (used && wish.missing().any()) {
        if (wish.missing().contains(value)) {
          Table.Missing missing = new Table.Missing(row, names.get(column));
          if (weight) {
            throw missing.asWeight();
          }
          boolean sooner = firstMissing.isEmpty() || firstMissing.get().row() > row;
          firstMissing = sooner ? Optional.of(missing) : firstMissing;
          value = Double.NaN;
        } else if (Double.isNaN(value)) {
          throw CsvFile.undeclared(row, names.get(column), "NaN");
        }
      }
      if (place.containsKey(column)) {
        values[place.get(column) * rows + row] = value;
      } else if (weight) {
        weights.orElseThrow()[row] = value;
      } else if (choice.label().equals(Optional.of(column))) {
        labels[row] = Numbers.text(value);
      }
    }
    return new Table(
        choice.rows(values, order, weights),
        leftOut,
        choice.label().map(j -> List.of(labels)),
        firstMissing,
        false);
  }
}
