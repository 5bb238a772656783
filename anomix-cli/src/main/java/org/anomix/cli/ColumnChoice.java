package org.anomix.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.anomix.DataException;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.UnknownNameException;

/** Which columns of a file are read, and what for, once their names are known. */
final class ColumnChoice {
  private final String file;
  private final Wish wish;
  private final boolean named;
  private final List<String> names;
  private final Optional<Integer> label;
  private final Optional<Integer> weights;
  private final Optional<Integer> trials;
  private final Set<Integer> excluded;
  private final Set<Integer> chosen;
  private final boolean all;

  /**
   * What is wanted of a file.
   *
   * @param columns names or 0-based numbers; empty for every numeric column
   * @param exclude names or 0-based numbers of columns left out
   * @param label name or number of the label column, never among the values
   * @param weights name or number of the weight column, never among the values
   * @param trials name or number of the column of trials, the last of the values
   * @param header what the first line is
   * @param delimiter the character between cells
   * @param missing what stands for a missing value
   * @param preferred names that a file with names must have, where no columns were chosen
   */
  record Wish(
      List<String> columns,
      List<String> exclude,
      Optional<String> label,
      Optional<String> weights,
      Optional<String> trials,
      Header header,
      char delimiter,
      MissingTokens missing,
      List<String> preferred) {
    /** Everything of a file that has a header, is parted by commas and misses nothing. */
    static Wish columns(List<String> columns) {
      return new Wish(
          columns,
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Header.DETECTED,
          ',',
          MissingTokens.none(),
          List.of());
    }
  }

  /** What is known of the first line. */
  enum Header {
    DETECTED,
    PRESENT,
    ABSENT
  }

  /**
   * A choice.
   *
   * @param file name of the file, for messages
   * @param wish what is wanted
   * @param names names of the columns, or their numbers
   * @param named whether the file itself names them
   */
  ColumnChoice(String file, Wish wish, List<String> names, boolean named) {
    this.file = file;
    this.named = named;
    this.wish = wish;
    this.names = names;
    label = wish.label().map(name -> index(name, "label column"));
    weights = wish.weights().map(name -> index(name, "weight column"));
    trials = wish.trials().map(name -> index(name, "column of trials"));
    requireAnother("--weights", wish.weights(), weights, "--label", label);
    requireAnother("--trials", wish.trials(), trials, "--label", label);
    requireAnother("--trials", wish.trials(), trials, "--weights", weights);
    excluded = indices(wish.exclude(), "column to exclude");
    chosen = wish.columns().isEmpty() ? preferred() : indices(wish.columns(), "column");
    all = chosen.isEmpty();
    chosen.removeIf(j -> excluded.contains(j) || isAside(j));
    if (values().size() == (trials.isPresent() ? 1 : 0)) {
      throw new ParameterException(
          "data", "columns", "none", "at least one of " + String.join(", ", names));
    }
  }

  private static void requireAnother(
      String option,
      Optional<String> wanted,
      Optional<Integer> column,
      String other,
      Optional<Integer> taken) {
    if (column.isPresent() && column.equals(taken)) {
      throw new ParameterException(
          "data", option, wanted.orElseThrow(), "another column than " + other);
    }
  }

  Optional<Integer> label() {
    return label;
  }

  Optional<Integer> weights() {
    return weights;
  }

  /** The column of trials, which must hold numbers. */
  Optional<Integer> trials() {
    return trials;
  }

  /** Whether no column was named, so that all that hold numbers are taken. */
  boolean all() {
    return all;
  }

  /** The columns of values: those named, else all that may turn out to be; the trials last. */
  List<Integer> values() {
    List<Integer> values = new ArrayList<>(chosen);
    for (int j = 0; all && j < names.size(); j++) {
      if (!excluded.contains(j) && !isAside(j)) {
        values.add(j);
      }
    }
    trials.ifPresent(values::add);
    return values;
  }

  /** Rows of values with names, and with the weights of their column. */
  Rows rows(double[] values, List<Integer> order, Optional<double[]> weightColumn) {
    Rows rows =
        Rows.columnMajor(values, order.size())
            .withColumnNames(order.stream().map(names::get).toList());
    if (weightColumn.isEmpty()) {
      return rows;
    }
    double[] column = weightColumn.get();
    for (int r = 0; r < column.length; r++) {
      if (!(column[r] >= 0 && column[r] < Double.POSITIVE_INFINITY)) {
        throw new DataException(
            r,
            names.get(weights.orElseThrow()),
            column[r],
            "must be finite and at least 0 as a weight");
      }
    }
    return rows.withWeights(column);
  }

  static void requireRoom(String file, long rows, int columns) {
    if (rows * columns > Integer.MAX_VALUE - 8) {
      throw new DataException(
          file + " has " + rows + " rows of " + columns + " columns, too many for one array");
    }
  }

  /** Whether a column is read for a use of its own. */
  private boolean isAside(int column) {
    return Stream.of(label, weights, trials).anyMatch(Optional.of(column)::equals);
  }

  /** The columns that the model was fitted to; all if it or the file has no names of them. */
  private Set<Integer> preferred() {
    List<String> known = wish.preferred().stream().filter(names::contains).toList();
    boolean byPosition = !named || wish.preferred().stream().allMatch(name -> name.matches("\\d+"));
    if (known.isEmpty() && byPosition) {
      return new LinkedHashSet<>();
    }
    if (known.size() < wish.preferred().size()) {
      List<String> missing = new ArrayList<>(wish.preferred());
      missing.removeAll(known);
      throw new DataException(
          file
              + " has no column '"
              + missing.get(0)
              + "', to which the model was fitted; its columns are "
              + String.join(", ", names)
              + ", of which --columns takes others");
    }
    return indices(known, "column");
  }

  private Set<Integer> indices(List<String> wanted, String kind) {
    Set<Integer> indices = new LinkedHashSet<>();
    for (String name : wanted) {
      if (!indices.add(index(name, kind))) {
        throw new ParameterException("data", kind, "'" + name + "'", "named only once");
      }
    }
    return indices;
  }

  private int index(String wanted, String kind) {
    return index(wanted, kind, names);
  }

  /** The number of a column that is wanted by its name or its 0-based number. */
  static int index(String wanted, String kind, List<String> names) {
    int byName = names.indexOf(wanted);
    if (byName != names.lastIndexOf(wanted)) {
      throw new ParameterException(
          "data", kind, "'" + wanted + "'", "given by its number: several have that name");
    }
    if (byName >= 0) {
      return byName;
    }
    if (wanted.matches("\\d{1,6}") && Integer.parseInt(wanted) < names.size()) {
      return Integer.parseInt(wanted);
    }
    throw new UnknownNameException(kind, wanted, names);
  }
}
