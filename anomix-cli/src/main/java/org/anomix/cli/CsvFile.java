package org.anomix.cli;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.EOFException;
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
import java.util.zip.ZipException;
import org.anomix.DataException;
import org.anomix.ParameterException;
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
  private static final int LONGEST_SHOWN = 40;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final String file;
  private final Choice choice;
  private final List<String> names = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();
  private Set<Integer> chosen = Set.of();
  private Optional<Integer> label = Optional.empty();
  private Optional<Integer> weights = Optional.empty();
  private int rows;

  private CsvFile(String file, Choice choice) {
    this.file = file;
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
    String name = file.equals("-") ? "standard input" : file;
    if (!file.equals("-") && Files.isDirectory(Path.of(file))) {
      throw new DataException(file + " is a folder but must be a file");
    }
    try (InputStream in = open(file)) {
      return read(in, name, choice);
    } catch (EOFException | ZipException e) {
      throw damaged(name, e);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof EOFException || e.getCause() instanceof ZipException) {
        throw damaged(name, e.getCause());
      }
      throw e;
    }
  }

  private static DataException damaged(String name, IOException cause) {
    return new DataException(name + " is a damaged gzip file: " + cause.getMessage());
  }

  /** Reads a stream; the name is for messages. */
  static Table read(InputStream in, String name, Choice choice) {
    return new CsvFile(name, choice).read(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  private static InputStream open(String file) throws IOException {
    InputStream raw = file.equals("-") ? System.in : Files.newInputStream(Path.of(file));
    BufferedInputStream in = new BufferedInputStream(raw, MARK);
    if (startsWith(in, new byte[] {0x1f, (byte) 0x8b})) {
      in = new BufferedInputStream(new GZIPInputStream(in, MARK));
    }
    if (startsWith(in, BYTE_ORDER_MARK)) {
      in.skipNBytes(BYTE_ORDER_MARK.length);
    }
    return in;
  }

  private static boolean startsWith(BufferedInputStream in, byte[] prefix) throws IOException {
    in.mark(prefix.length);
    boolean starts = Arrays.equals(in.readNBytes(prefix.length), prefix);
    in.reset();
    return starts;
  }

  private Table read(Reader text) {
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(choice.delimiter())
            .commentStrategy(CommentStrategy.NONE)
            // Their number is checked below, where the row is known.
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      Iterator<CsvRecord> records = reader.iterator();
      if (!records.hasNext()) {
        throw new DataException(file + " is empty");
      }
      CsvRecord first = records.next();
      Optional<CsvRecord> second =
          records.hasNext() ? Optional.of(records.next()) : Optional.empty();
      boolean header =
          choice.header() && isHeader(first.getFields(), second.map(CsvRecord::getFields));
      nameColumns(first.getFields(), header);
      if (!header) {
        add(first.getFields());
      }
      CsvRecord last = first;
      if (second.isPresent()) {
        add(second.get(), last);
        last = second.get();
      }
      while (records.hasNext()) {
        CsvRecord next = records.next();
        add(next, last);
        last = next;
      }
    } catch (CsvParseException e) {
      throw new DataException(file + ": " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (rows == 0) {
      throw new DataException(file + " has a header but no rows");
    }
    return table();
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
      names.add(header ? first.get(j).strip() : Integer.toString(j));
    }
    label = choice.label().map(name -> index(name, "label column"));
    weights = choice.weights().map(name -> index(name, "weight column"));
    if (label.isPresent() && label.equals(weights)) {
      throw new ParameterException(
          "data", "--weights", choice.weights().orElseThrow(), "another column than --label");
    }
    Set<Integer> excluded = indices(choice.exclude(), "column to exclude");
    chosen = choice.columns().isEmpty() ? preferred() : indices(choice.columns(), "column");
    boolean all = chosen.isEmpty();
    chosen.removeIf(j -> excluded.contains(j) || isAside(j));
    boolean any = false;
    for (int j = 0; j < names.size(); j++) {
      Use use = Use.NONE;
      if (label.equals(Optional.of(j))) {
        use = Use.TEXT;
      } else if (weights.equals(Optional.of(j)) || chosen.contains(j)) {
        use = Use.NUMBERS;
      } else if (all && !excluded.contains(j)) {
        use = Use.NUMBERS_IF_ANY;
      }
      columns.add(new Column(names.get(j), use));
      any |= use != Use.NONE && !isAside(j);
    }
    if (!any) {
      throw new ParameterException(
          "data", "columns", "none", "at least one of " + String.join(", ", names));
    }
  }

  /** Whether a column is read but never among the values. */
  private boolean isAside(int column) {
    return label.equals(Optional.of(column)) || weights.equals(Optional.of(column));
  }

  /** The columns that the model was fitted to, if the file knows their names. */
  private Set<Integer> preferred() {
    List<String> known = choice.preferred().stream().filter(names::contains).toList();
    if (known.isEmpty()) {
      return new LinkedHashSet<>();
    }
    if (known.size() < choice.preferred().size()) {
      List<String> missing = new ArrayList<>(choice.preferred());
      missing.removeAll(known);
      throw new DataException(
          file
              + " has no column '"
              + missing.get(0)
              + "', to which the model was fitted; its columns are "
              + String.join(", ", names));
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

  private void add(CsvRecord record, CsvRecord last) {
    if (record.getStartingLineNumber() != last.getStartingLineNumber() + 1
        && record.getStartingLineNumber() != last.getStartingLineNumber() + lines(last)) {
      // In a file of one column it would be a missing value; in none is it a row to be left out.
      throw new DataException(rows, "an empty line but must have " + cells(columns.size()));
    }
    add(record.getFields());
  }

  private static long lines(CsvRecord record) {
    return 1
        + record.getFields().stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
  }

  private void add(List<String> fields) {
    if (fields.size() != columns.size()) {
      throw new DataException(
          rows, cells(fields.size()) + " but must have " + columns.size() + " like the first line");
    }
    for (int j = 0; j < fields.size(); j++) {
      columns.get(j).add(rows, fields.get(j));
    }
    rows++;
  }

  private static String cells(int count) {
    return count + (count == 1 ? " cell" : " cells");
  }

  private Table table() {
    List<Integer> order = new ArrayList<>(chosen);
    if (order.isEmpty()) {
      for (int j = 0; j < columns.size(); j++) {
        order.add(j);
      }
    }
    order.removeIf(j -> isAside(j) || !columns.get(j).hasNumbers());
    if (order.isEmpty()) {
      throw new DataException(
          file
              + " has no numeric column among "
              + String.join(", ", names.stream().map(CsvFile::shortened).toList())
              + (names.size() == 1 && names.get(0).matches(".*[;\t|].*")
                  ? "; is --delimiter missing?"
                  : ""));
    }
    if ((long) order.size() * rows > Integer.MAX_VALUE - 8) {
      throw new DataException(
          file + " has " + rows + " rows of " + order.size() + " columns, too many for one array");
    }
    double[] values = new double[order.size() * rows];
    List<String> chosenNames = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      columns.get(order.get(i)).copyTo(values, i * rows);
      chosenNames.add(names.get(order.get(i)));
    }
    Rows data = Rows.columnMajor(values, order.size()).withColumnNames(chosenNames);
    if (weights.isPresent()) {
      double[] column = new double[rows];
      columns.get(weights.get()).copyTo(column, 0);
      for (int r = 0; r < rows; r++) {
        if (!(column[r] >= 0 && column[r] < Double.POSITIVE_INFINITY)) {
          throw new DataException(
              r, names.get(weights.get()), column[r], "must be finite and at least 0 as a weight");
        }
      }
      data = data.withWeights(column);
    }
    List<String> leftOut =
        columns.stream().filter(Column::turnedOutText).map(column -> column.name).toList();
    return new Table(data, leftOut, label.map(j -> List.copyOf(columns.get(j).texts)));
  }

  /** A cell as a message shows it. */
  private static String shortened(String cell) {
    return cell.length() <= LONGEST_SHOWN ? cell : cell.substring(0, LONGEST_SHOWN) + "…";
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
            row,
            name,
            cell.isBlank() ? "an empty cell" : "'" + shortened(cell) + "'",
            "must be a number");
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
