package org.anomix.cli;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.anomix.DataException;

/**
 * Reads a CSV file in one sweep. A header is found by itself: the first line is one if it names
 * what the second holds numbers for, or if it holds no number at all.
 *
 * <p>Without a choice of columns, every numeric one is taken: a column is numeric if its first
 * non-empty cell parses. Text and numbers in one column are an error, whichever comes first.
 */
final class CsvFile {
  private static final int LONGEST_SHOWN = 40;

  private final String file;
  private final ColumnChoice.Wish wish;
  private final List<String> names = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();
  private boolean guessed;
  private int rows;
  private long startOfLast;
  private long linesOfLast;

  private CsvFile(String file, ColumnChoice.Wish wish) {
    this.file = file;
    this.wish = wish;
  }

  /** Reads a stream; the name is for messages. */
  static Table read(InputStream in, String name, ColumnChoice.Wish wish) {
    return new CsvFile(name, wish).read(reader(in));
  }

  /** The same of a large file by several threads; nothing where its lines are not plain enough. */
  static Optional<Table> read(PlainLines lines, String name, ColumnChoice.Wish wish)
      throws IOException {
    return wish.missing().any() ? Optional.empty() : new CsvFile(name, wish).readPlain(lines);
  }

  private Optional<Table> readPlain(PlainLines lines) throws IOException {
    ColumnChoice choice = readLines(reader(new ByteArrayInputStream(lines.head())));
    if (startOfLast != 2) {
      return Optional.empty(); // an empty line, or ends of lines of another kind
    }
    BitSet numbers = new BitSet();
    for (int j = 0; j < columns.size(); j++) {
      if (columns.get(j).use != Use.NUMBERS && columns.get(j).use != Use.NONE) {
        return Optional.empty();
      }
      numbers.set(j, columns.get(j).hasNumbers());
    }
    Optional<List<double[][]>> pieces = lines.numbers(columns.size(), numbers);
    if (numbers.isEmpty() || pieces.isEmpty()) {
      return Optional.empty();
    }
    for (double[][] piece : pieces.get()) {
      numbers.stream().forEach(j -> columns.get(j).numbers.addPiece(piece[j]));
      rows = Math.addExact(rows, piece[numbers.nextSetBit(0)].length);
    }
    return Optional.of(table(choice));
  }

  private static Reader reader(InputStream in) {
    return new InputStreamReader(in, StandardCharsets.UTF_8);
  }

  private Table read(Reader text) {
    ColumnChoice choice = readLines(text);
    if (rows == 0) {
      throw new DataException(file + " has a header but no rows");
    }
    return table(choice);
  }

  private ColumnChoice readLines(Reader text) {
    ColumnChoice choice;
    CsvLine line = new CsvLine();
    try (CsvReader<CsvLine> reader =
        CsvReader.builder()
            .fieldSeparator(wish.delimiter())
            .commentStrategy(CommentStrategy.NONE)
            // Their number is checked below, where the row is known.
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .build(line, text)) {
      Iterator<CsvLine> lines = reader.iterator();
      if (!lines.hasNext()) {
        throw new DataException(file + " is empty");
      }
      List<String> first = lines.next().texts();
      follow(line);
      Optional<List<String>> second =
          lines.hasNext() ? Optional.of(lines.next().texts()) : Optional.empty();
      boolean header =
          switch (wish.header()) {
            case PRESENT -> true;
            case ABSENT -> false;
            case DETECTED -> isHeader(first, second);
          };
      guessed =
          !header
              && wish.header() == ColumnChoice.Header.DETECTED
              && !first.stream().allMatch(this::isData);
      choice = nameColumns(first, header);
      if (!header) {
        add(first);
      }
      if (second.isPresent()) {
        requireNext(line);
        add(second.get());
        want(line);
      }
      while (lines.hasNext()) {
        lines.next();
        requireNext(line);
        add(line);
      }
    } catch (CsvParseException e) {
      throw new DataException(file + ": " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return choice;
  }

  private boolean isHeader(List<String> first, Optional<List<String>> second) {
    boolean anyNumber = false;
    for (int j = 0; j < first.size(); j++) {
      boolean number = isData(first.get(j));
      anyNumber |= number;
      if (!number && second.isPresent() && j < second.get().size() && isData(second.get().get(j))) {
        return true;
      }
    }
    return !anyNumber;
  }

  private boolean isData(String cell) {
    return Numbers.parse(cell).isPresent() || wish.missing().contains(cell);
  }

  private ColumnChoice nameColumns(List<String> first, boolean header) {
    for (int j = 0; j < first.size(); j++) {
      names.add(header ? first.get(j).strip() : Integer.toString(j));
    }
    ColumnChoice choice = new ColumnChoice(file, wish, names, header);
    Set<Integer> values = new HashSet<>(choice.values());
    for (int j = 0; j < names.size(); j++) {
      Use use = Use.NONE;
      if (choice.label().equals(Optional.of(j))) {
        use = Use.TEXT;
      } else if (choice.weights().equals(Optional.of(j))
          || choice.trials().equals(Optional.of(j))) {
        use = Use.NUMBERS;
      } else if (values.contains(j)) {
        use = choice.all() ? Use.NUMBERS_IF_ANY : Use.NUMBERS;
      }
      columns.add(new Column(names.get(j), use));
    }
    return choice;
  }

  /** Refuses an empty line between the last line and this one. */
  private void requireNext(CsvLine line) {
    if (line.startingLine() != startOfLast + 1
        && line.startingLine() != startOfLast + linesOfLast) {
      // In a file of one column it would be a missing value; in none is it a row to be left out.
      throw new DataException(rows, "an empty line but must have " + cells(columns.size()));
    }
    follow(line);
  }

  private void follow(CsvLine line) {
    startOfLast = line.startingLine();
    linesOfLast = line.lines();
  }

  /** Tells what is to be read of the lines to come. */
  private void want(CsvLine line) {
    BitSet numbers = new BitSet();
    BitSet texts = new BitSet();
    for (int j = 0; j < columns.size(); j++) {
      numbers.set(j, columns.get(j).hasNumbers());
      texts.set(j, columns.get(j).use != Use.NONE);
    }
    line.want(numbers, texts);
  }

  private void add(List<String> fields) {
    requireCells(fields.size());
    for (int j = 0; j < fields.size(); j++) {
      columns.get(j).add(rows, fields.get(j));
    }
    rows++;
  }

  private void add(CsvLine line) {
    requireCells(line.cells());
    boolean decided = false;
    for (int j = 0; j < columns.size(); j++) {
      Column column = columns.get(j);
      if (line.isParsed(j)) {
        column.addParsed(line.number(j));
      } else {
        boolean open = column.use == Use.NUMBERS_IF_ANY;
        column.add(rows, line.text(j));
        decided |= open && column.use != Use.NUMBERS_IF_ANY;
      }
    }
    rows++;
    if (decided) {
      want(line);
    }
  }

  private void requireCells(int count) {
    if (count != columns.size()) {
      throw new DataException(
          rows, cells(count) + " but must have " + columns.size() + " like the first line");
    }
  }

  private static String cells(int count) {
    return count + (count == 1 ? " cell" : " cells");
  }

  private Table table(ColumnChoice choice) {
    List<Integer> order = new ArrayList<>(choice.values());
    order.removeIf(j -> !columns.get(j).hasNumbers());
    if (order.isEmpty()) {
      throw new DataException(
          file
              + " has no numeric column among "
              + String.join(", ", names.stream().map(CsvFile::shortened).toList())
              + (names.size() == 1 && names.get(0).matches(".*[;\t|].*")
                  ? "; is --delimiter missing?"
                  : ""));
    }
    ColumnChoice.requireRoom(file, rows, order.size());
    double[] values = new double[order.size() * rows];
    for (int i = 0; i < order.size(); i++) {
      columns.get(order.get(i)).numbers.moveTo(values, i * rows);
    }
    Optional<Table.Missing> noWeight = firstMissing(choice.weights().stream().toList());
    if (noWeight.isPresent()) {
      throw noWeight.get().asWeight();
    }
    Optional<double[]> weights = choice.weights().map(j -> columns.get(j).toArray());
    List<String> leftOut =
        columns.stream().filter(Column::turnedOutText).map(column -> column.name).toList();
    return new Table(
        choice.rows(values, order, weights),
        leftOut,
        choice.label().map(j -> List.copyOf(columns.get(j).texts)),
        firstMissing(order),
        guessed);
  }

  /** The first missing value among some columns. */
  private Optional<Table.Missing> firstMissing(List<Integer> among) {
    return among.stream()
        .map(columns::get)
        .filter(column -> column.firstMissing >= 0)
        .map(column -> new Table.Missing(column.firstMissing, column.name))
        .min(Comparator.comparingInt(Table.Missing::row));
  }

  /** NaN that does not stand for a missing value must not pass as one. */
  static DataException undeclared(int row, String column, String cell) {
    return new DataException(
        row, column, cell.strip(), "must be a number, or be named by --missing");
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
    TEXT_FOR_ALL_WE_KNOW,
    NONE
  }

  /** One column while it is read. */
  private final class Column {
    private final String name;
    private final List<String> texts = new ArrayList<>();
    private final boolean optional;
    private Use use;
    private boolean text;
    private final GrowingColumn numbers = new GrowingColumn();
    private int firstBlank = -1;
    private int firstMissing = -1;
    private int firstText = -1;
    private String firstTextCell = "";

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
        case TEXT_FOR_ALL_WE_KNOW -> refuseNumber(row, cell);
        case NONE -> {}
      }
    }

    /** The first cell that is neither empty nor missing says whether the column holds numbers. */
    private void decide(int row, String cell) {
      if (isMissing(cell)) {
        addMissing(row);
        return;
      }
      if (cell.isBlank()) {
        firstBlank = firstBlank < 0 ? row : firstBlank;
        numbers.add(Double.NaN);
        return;
      }
      if (Numbers.parse(cell).isEmpty()) {
        text = true;
        firstText = row;
        firstTextCell = shortened(cell);
        use = Use.TEXT_FOR_ALL_WE_KNOW;
        return;
      }
      use = Use.NUMBERS;
      if (firstBlank >= 0) {
        throw new DataException(firstBlank, name, "an empty cell", "must be a number");
      }
      addNumber(row, cell);
    }

    /** Numbers below a text would be lost with the column, as where NA stands in the first row. */
    private void refuseNumber(int row, String cell) {
      if (!isMissing(cell) && Numbers.parse(cell).isPresent()) {
        throw new DataException(
            firstText,
            name,
            "'" + firstTextCell + "'",
            "must be a number, as row "
                + row
                + " has one; --missing may name what is missing, --exclude a column of text");
      }
    }

    private boolean isMissing(String cell) {
      return wish.missing().contains(cell);
    }

    private void addMissing(int row) {
      firstMissing = firstMissing < 0 ? row : firstMissing;
      numbers.add(Double.NaN);
    }

    private void addNumber(int row, String cell) {
      if (isMissing(cell)) {
        addMissing(row);
        return;
      }
      OptionalDouble number = Numbers.parse(cell);
      if (number.isEmpty()) {
        throw new DataException(
            row,
            name,
            cell.isBlank() ? "an empty cell" : "'" + shortened(cell) + "'",
            "must be a number");
      }
      if (wish.missing().any() && Double.isNaN(number.getAsDouble())) {
        throw undeclared(row, name, cell);
      }
      numbers.add(number.getAsDouble());
    }

    /** A number that is no text that stands for a missing value. */
    void addParsed(double number) {
      if (wish.missing().contains(number)) {
        addMissing(rows);
      } else {
        numbers.add(number);
      }
    }

    boolean hasNumbers() {
      return use == Use.NUMBERS;
    }

    boolean turnedOutText() {
      return text || (optional && use == Use.NUMBERS_IF_ANY);
    }

    double[] toArray() {
      double[] array = new double[rows];
      numbers.moveTo(array, 0);
      return array;
    }
  }
}
