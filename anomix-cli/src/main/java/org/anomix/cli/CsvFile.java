package org.anomix.cli;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.anomix.DataException;
import org.anomix.Rows;
import org.anomix.UnknownNameException;

/**
 * Reads a CSV file in one sweep. A header is found by itself: the first line is one if it names
 * what the second holds numbers for, or if it holds no number at all.
 *
 * <p>Without a choice of columns, every numeric one is taken: a column is numeric if its first
 * non-empty cell parses, and then a later cell that does not is an error.
 */
final class CsvFile {
  private static final int MARK = 1 << 16;

  private final Choice choice;
  private final List<String> names = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();
  private int rows;

  private CsvFile(Choice choice) {
    this.choice = choice;
  }

  /**
   * What is wanted of a file.
   *
   * @param columns names or 0-based numbers; empty for every numeric column
   * @param exclude names or 0-based numbers of columns left out
   * @param label name or number of the label column, never among the values
   * @param weights name or number of the weight column, never among the values
   * @param header false if the first line holds data for certain
   * @param delimiter the character between cells
   * @param preferred names to take, if the file has them all, where no columns were chosen
   */
  record Choice(
      List<String> columns,
      List<String> exclude,
      Optional<String> label,
      Optional<String> weights,
      boolean header,
      char delimiter,
      List<String> preferred) {}

  /** Reads a file, or standard input where the name is "-". */
  static Table read(String file, Choice choice) throws IOException {
    try (InputStream in = open(file)) {
      return read(in, file.equals("-") ? "input" : file, choice);
    }
  }

  /** Reads a stream; the name is for messages. */
  static Table read(InputStream in, String name, Choice choice) {
    return new CsvFile(choice).read(new InputStreamReader(in, StandardCharsets.UTF_8), name);
  }

  private static InputStream open(String file) throws IOException {
    InputStream raw = file.equals("-") ? System.in : Files.newInputStream(Path.of(file));
    BufferedInputStream in = new BufferedInputStream(raw, MARK);
    in.mark(2);
    boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return zipped ? new GZIPInputStream(in, MARK) : in;
  }

  private Table read(Reader text, String file) {
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(choice.delimiter())
            .commentStrategy(CommentStrategy.NONE)
            .ofCsvRecord(text)) {
      Iterator<CsvRecord> records = reader.iterator();
      if (!records.hasNext()) {
        throw new DataException(file + " is empty");
      }
      List<String> first = records.next().getFields();
      Optional<List<String>> second =
          records.hasNext() ? Optional.of(records.next().getFields()) : Optional.empty();
      boolean header = choice.header() && isHeader(first, second);
      nameColumns(first, header);
      if (!header) {
        add(first);
      }
      second.ifPresent(this::add);
      while (records.hasNext()) {
        add(records.next().getFields());
      }
    } catch (CsvParseException e) {
      throw new DataException(file + ": " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (rows == 0) {
      throw new DataException(file + " has a header but no rows");
    }
    return table(file);
  }

  private static boolean isHeader(List<String> first, Optional<List<String>> second) {
    boolean anyNumber = false;
    for (int j = 0; j < first.size(); j++) {
      boolean number = Numbers.parse(first.get(j)).isPresent();
      anyNumber |= number;
      if (!number
          && second.isPresent()
          && j < second.get().size()
          && Numbers.parse(second.get().get(j)).isPresent()) {
        return true;
      }
    }
    return !anyNumber;
  }

  private void nameColumns(List<String> first, boolean header) {
    for (int j = 0; j < first.size(); j++) {
      String name = header ? first.get(j).strip() : Integer.toString(j);
      names.add(j == 0 && name.startsWith("\uFEFF") ? name.substring(1) : name);
    }
    Set<Integer> chosen = indices(choice.columns(), "column");
    Set<Integer> excluded = indices(choice.exclude(), "column to exclude");
    Optional<Integer> label = choice.label().map(name -> index(name, "label column"));
    Optional<Integer> weights = choice.weights().map(name -> index(name, "weight column"));
    boolean prefers =
        chosen.isEmpty() && !choice.preferred().isEmpty() && names.containsAll(choice.preferred());
    for (int j = 0; j < names.size(); j++) {
      boolean aside = label.equals(Optional.of(j)) || weights.equals(Optional.of(j));
      Use use;
      if (label.equals(Optional.of(j))) {
        use = Use.TEXT;
      } else if (weights.equals(Optional.of(j)) || (chosen.contains(j) && !aside)) {
        use = Use.NUMBERS;
      } else if (!chosen.isEmpty() || excluded.contains(j)) {
        use = Use.NONE;
      } else if (prefers) {
        use = choice.preferred().contains(names.get(j)) ? Use.NUMBERS : Use.NONE;
      } else {
        use = Use.NUMBERS_IF_ANY;
      }
      columns.add(new Column(names.get(j), use));
    }
  }

  private Set<Integer> indices(List<String> wanted, String kind) {
    Set<Integer> indices = new LinkedHashSet<>();
    wanted.forEach(name -> indices.add(index(name, kind)));
    return indices;
  }

  private int index(String wanted, String kind) {
    int byName = names.indexOf(wanted);
    if (byName >= 0) {
      return byName;
    }
    if (wanted.matches("\\d{1,6}") && Integer.parseInt(wanted) < names.size()) {
      return Integer.parseInt(wanted);
    }
    throw new UnknownNameException(kind, wanted, names);
  }

  private void add(List<String> fields) {
    if (fields.size() != columns.size()) {
      throw new DataException(
          rows, fields.size() + " cells but the first line has " + columns.size());
    }
    for (int j = 0; j < fields.size(); j++) {
      columns.get(j).add(rows, fields.get(j));
    }
    rows++;
  }

  private Table table(String file) {
    Optional<Integer> label = choice.label().map(name -> index(name, "label column"));
    Optional<Integer> weights = choice.weights().map(name -> index(name, "weight column"));
    List<Integer> order = new ArrayList<>(indices(choice.columns(), "column"));
    if (order.isEmpty()) {
      choice.preferred().stream().filter(names::contains).map(names::indexOf).forEach(order::add);
      if (order.size() < choice.preferred().size() || order.isEmpty()) {
        order.clear();
        for (int j = 0; j < columns.size(); j++) {
          order.add(j);
        }
      }
    }
    order.removeIf(
        j ->
            label.equals(Optional.of(j))
                || weights.equals(Optional.of(j))
                || !columns.get(j).hasNumbers());
    if (order.isEmpty()) {
      throw new DataException(file + " has no numeric column among " + String.join(", ", names));
    }
    double[] values = new double[Math.multiplyExact(order.size(), rows)];
    List<String> chosenNames = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      columns.get(order.get(i)).copyTo(values, i * rows);
      chosenNames.add(names.get(order.get(i)));
    }
    Rows data = Rows.columnMajor(values, order.size()).withColumnNames(chosenNames);
    if (weights.isPresent()) {
      double[] column = new double[rows];
      columns.get(weights.get()).copyTo(column, 0);
      data = data.withWeights(column);
    }
    List<String> leftOut =
        columns.stream().filter(Column::turnedOutText).map(column -> column.name).toList();
    return new Table(data, leftOut, label.map(j -> List.copyOf(columns.get(j).texts)));
  }

  /** What a column is read for. */
  private enum Use {
    NUMBERS,
    NUMBERS_IF_ANY,
    TEXT,
    NONE
  }

  /** One column while it is read. */
  private static final class Column {
    private static final int FIRST_CAPACITY = 256;

    private final String name;
    private final List<String> texts = new ArrayList<>();
    private final boolean optional;
    private Use use;
    private boolean text;
    private double[] numbers = new double[FIRST_CAPACITY];
    private int size;

    Column(String name, Use use) {
      this.name = name;
      this.optional = use == Use.NUMBERS_IF_ANY;
      this.use = use;
    }

    void add(int row, String cell) {
      switch (use) {
        case TEXT -> texts.add(cell);
        case NUMBERS -> addNumber(row, cell);
        case NUMBERS_IF_ANY -> decide(row, cell);
        case NONE -> {}
      }
    }

    /** The first non-empty cell says whether the column holds numbers. */
    private void decide(int row, String cell) {
      if (cell.isBlank()) {
        addValue(Double.NaN);
        return;
      }
      if (Numbers.parse(cell).isEmpty()) {
        text = true;
        use = Use.NONE;
        return;
      }
      use = Use.NUMBERS;
      if (size > 0) {
        throw new DataException(0, name, "an empty cell", "must be a number");
      }
      addNumber(row, cell);
    }

    private void addNumber(int row, String cell) {
      OptionalDouble number = Numbers.parse(cell);
      if (number.isEmpty()) {
        throw new DataException(
            row, name, cell.isBlank() ? "an empty cell" : "'" + cell + "'", "must be a number");
      }
      addValue(number.getAsDouble());
    }

    private void addValue(double value) {
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, size * 2);
      }
      numbers[size++] = value;
    }

    boolean hasNumbers() {
      return use == Use.NUMBERS;
    }

    boolean turnedOutText() {
      return text || (optional && use == Use.NUMBERS_IF_ANY);
    }

    void copyTo(double[] out, int from) {
      System.arraycopy(numbers, 0, out, from, size);
    }
  }
}
