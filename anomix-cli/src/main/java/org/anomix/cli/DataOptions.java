package org.anomix.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anomix.DataException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options by which every command chooses what it reads of a file. */
final class DataOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "COLUMN",
      description = "Columns by name or 0-based number; every numeric column if not given.")
  private List<String> columns = new ArrayList<>();

  @Option(
      names = "--exclude",
      split = ",",
      paramLabel = "COLUMN",
      description = "Columns to leave out.")
  private List<String> exclude = new ArrayList<>();

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      description = "Label column: set aside, never a value, and in no output.")
  private Optional<String> label = Optional.empty();

  @Option(
      names = "--weights",
      paramLabel = "COLUMN",
      description =
          "Column that says how often each row counts, in fit, select and plot; elsewhere it is only"
              + " set aside, and contamination counts rows.")
  private Optional<String> weights = Optional.empty();

  @Option(
      names = "--trials",
      paramLabel = "COLUMN",
      description =
          "Column that says in how many trials each count was found, for --family binomial; it"
              + " becomes the last of the values.")
  private Optional<String> trials = Optional.empty();

  @Option(
      names = "--missing",
      split = ",",
      paramLabel = "TOKEN",
      description =
          "Cells that stand for a missing value, as in NA,-; '' for empty ones; a number also stands"
              + " for its other spellings. Laws of several columns integrate missing values out, which"
              + " is right where they are missing at random; of every row one value must be known.")
  private List<String> missing = new ArrayList<>();

  @Option(
      names = "--header",
      description =
          "The first line holds the names of the columns for certain. Without a word it does if it"
              + " names what the second holds numbers for, or if it holds no number at all.")
  private boolean header;

  @Option(names = "--no-header", description = "The first line holds data for certain.")
  private boolean noHeader;

  @Option(
      names = "--delimiter",
      paramLabel = "CHAR",
      description = "Character between cells; a comma if not given.")
  private String delimiter = ",";

  boolean weighted() {
    return weights.isPresent();
  }

  /** Whether the first line is told to hold names. */
  boolean hasHeader() {
    return header;
  }

  List<String> columns() {
    return columns;
  }

  /** Reads a file, without a word. */
  Table read(String file, List<String> preferred) throws IOException {
    Table table = read(file, columns, preferred);
    return table.missing().isPresent() ? table.withRows(table.rows().withMissing()) : table;
  }

  /** Reads certain columns of a file, whatever --columns says, in which nothing may be missing. */
  Table readColumns(String file, List<String> wanted) throws IOException {
    Table table = read(file, wanted, List.of());
    if (table.missing().isPresent()) {
      Table.Missing first = table.missing().get();
      throw new DataException(
          first.row(), first.column(), "a missing value", "must be known where it is an interval");
    }
    return table;
  }

  /** What stands for a missing value. */
  MissingTokens missing() {
    return MissingTokens.of(missing);
  }

  private Table read(String file, List<String> wanted, List<String> preferred) throws IOException {
    if (header && noHeader) {
      throw refused("--header and --no-header contradict each other");
    }
    if (delimiter.equals("\\t")) {
      delimiter = "\t";
    }
    if (delimiter.length() != 1) {
      throw refused("--delimiter is '" + delimiter + "' but must be one character");
    }
    if ("\"\r\n".contains(delimiter)) {
      throw refused("--delimiter is a quote or the end of a line, which have their own meaning");
    }
    Main.of(spec).progress().say("reading " + file);
    Table table =
        DataFile.read(
            file,
            new ColumnChoice.Wish(
                wanted,
                exclude,
                label,
                weights,
                trials,
                header
                    ? ColumnChoice.Header.PRESENT
                    : noHeader ? ColumnChoice.Header.ABSENT : ColumnChoice.Header.DETECTED,
                delimiter.charAt(0),
                missing(),
                preferred));
    Main.of(spec).progress().say("at work on " + table.rows().size() + " rows");
    return table;
  }

  private CommandLine.ParameterException refused(String why) {
    return new CommandLine.ParameterException(spec.commandLine(), why);
  }

  /** Says what was decided without being asked, once nothing else can go wrong. */
  void report(Table table) {
    if (!table.leftOut().isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "anomix: columns without numbers left out: " + String.join(", ", table.leftOut()));
    }
    if (table.guessedFirstLine()) {
      spec.commandLine()
          .getErr()
          .println(
              "anomix: the first line holds text and numbers and is taken as data: --header or"
                  + " --no-header says what it is");
    }
  }
}
