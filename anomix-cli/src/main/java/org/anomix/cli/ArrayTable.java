package org.anomix.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes a table of an array of numbers, whatever format it was read from. */
final class ArrayTable {
  private static final int UNUSED = -1;
  private static final int LABEL = -2;
  private static final int WEIGHT = -3;

  private final MissingTokens tokens;
  private final boolean mayMiss;
  private final List<String> names;
  private final int rows;

  /** For every column its number among the values, or what else it is for. */
  private final int[] places;

  private final double[] values;
  private final double[] weights;
  private final String[] labels;
  private Optional<Table.Missing> firstMissing = Optional.empty();

  private ArrayTable(ColumnChoice.Wish wish, ColumnChoice choice, List<String> names, int rows) {
    this.tokens = wish.missing();
    this.mayMiss = tokens.any();
    this.names = names;
    this.rows = rows;
    this.places = new int[names.size()];
    Arrays.fill(places, UNUSED);
    choice.label().ifPresent(j -> places[j] = LABEL);
    choice.weights().ifPresent(j -> places[j] = WEIGHT);
    List<Integer> order = choice.values();
    for (int i = 0; i < order.size(); i++) {
      places[order.get(i)] = i;
    }
    this.values = new double[order.size() * rows];
    this.weights = new double[choice.weights().isPresent() ? rows : 0];
    this.labels = new String[choice.label().isPresent() ? rows : 0];
  }

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
    wish.missing().requireNumbers();
    ColumnChoice choice = new ColumnChoice(file, wish, names, false);
    ColumnChoice.requireRoom(file, rows, choice.values().size());
    ArrayTable table = new ArrayTable(wish, choice, names, rows);
    if (columnsFirst) {
      for (int column = 0; column < names.size(); column++) {
        for (int row = 0; row < rows; row++) {
          table.read(cells, row, column);
        }
      }
    } else {
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < names.size(); column++) {
          table.read(cells, row, column);
        }
      }
    }
    return new Table(
        choice.rows(table.values, choice.values(), choice.weights().map(j -> table.weights)),
        leftOut,
        choice.label().map(j -> List.of(table.labels)),
        table.firstMissing,
        false);
  }

  private void read(Cells cells, int row, int column) throws IOException {
    int place = places[column];
    double value = cells.next(row, column, place >= 0);
    if (place == LABEL) {
      labels[row] = Numbers.text(value);
      return;
    }
    if (place == UNUSED) {
      return;
    }
    if (mayMiss) {
      value = unlessMissing(value, row, column);
    }
    if (place == WEIGHT) {
      weights[row] = value;
    } else {
      values[place * rows + row] = value;
    }
  }

  private double unlessMissing(double value, int row, int column) {
    if (!tokens.contains(value)) {
      if (Double.isNaN(value)) {
        throw CsvFile.undeclared(row, names.get(column), "NaN");
      }
      return value;
    }
    Table.Missing missing = new Table.Missing(row, names.get(column));
    if (places[column] == WEIGHT) {
      throw missing.asWeight();
    }
    boolean sooner = firstMissing.isEmpty() || firstMissing.get().row() > row;
    firstMissing = sooner ? Optional.of(missing) : firstMissing;
    return Double.NaN;
  }
}
