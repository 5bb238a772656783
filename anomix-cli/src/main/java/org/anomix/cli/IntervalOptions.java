package org.anomix.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anomix.DataException;
import org.anomix.Options;
import org.anomix.Rows;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that say of values to be fitted that they are known only to intervals. */
final class IntervalOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--between",
      split = ",",
      paramLabel = "LOWER,UPPER",
      description =
          "Two columns, instead of --columns, between which a value is known to lie: above the"
              + " first, not above the second. Equal ends are a value known exactly; -inf and inf"
              + " (or -Infinity and Infinity) are no ends.")
  private List<String> between = new ArrayList<>();

  @Option(
      names = "--censored",
      paramLabel = "COLUMN",
      description =
          "Column beside the one of --columns that says how each value is known: 0 exactly, 1 that"
              + " it is larger (censored from the right), -1 that it is not larger (from the"
              + " left).")
  private Optional<String> censored = Optional.empty();

  /** What they are called beside a model. */
  private static final String CENSORED = "censored";

  private static final String BETWEEN = "between";

  /** What a fit was made with, to be written beside its model. */
  Options asked(Options options) {
    Options asked = censored.isPresent() ? options.with(CENSORED, censored.get()) : options;
    return between.isEmpty() ? asked : asked.with(BETWEEN, String.join(",", between));
  }

  /** Takes what was asked for by a fit, unless something is asked for here. */
  void orAsOf(Options fit) {
    if (!given()) {
      censored = Optional.ofNullable(fit.values().get(CENSORED));
      between =
          Optional.ofNullable(fit.values().get(BETWEEN))
              .map(columns -> List.of(columns.split(",", -1)))
              .orElse(List.of());
    }
  }

  /** Whether any value may be an interval. */
  boolean given() {
    return !between.isEmpty() || censored.isPresent();
  }

  /** Reads a file for a fit. */
  Table read(DataOptions options, String file) throws IOException {
    return read(options, file, List.of());
  }

  /** Reads a file for a model that knows the names of its columns. */
  Table read(DataOptions options, String file, List<String> preferred) throws IOException {
    if (!given()) {
      return options.read(file, preferred);
    }
    boolean named = options.columns().isEmpty() && censored.isPresent();
    List<String> columns = named ? preferred : options.columns();
    if (censored.isPresent() && (columns.size() != 1 || !between.isEmpty())) {
      throw refused("--censored needs --columns with the one column that it speaks of");
    }
    if (!between.isEmpty() && (between.size() != 2 || !columns.isEmpty())) {
      throw refused("--between takes two columns, and the place of --columns");
    }
    List<String> pair = censored.map(status -> List.of(columns.get(0), status)).orElse(between);
    Table table = options.readColumns(file, pair);
    Rows rows = table.rows();
    double[] lower = column(rows, 0);
    double[] upper = column(rows, 1);
    if (censored.isPresent()) {
      rows.requireFinite();
      setEnds(rows, lower, upper);
    }
    requireOrder(rows, lower, upper);
    String name = rows.columnName(0) + (censored.isPresent() ? "" : ":" + rows.columnName(1));
    return table.withRows(
        weighted(rows, Rows.between(lower, upper)).withColumnNames(List.of(name)));
  }

  private static double[] column(Rows rows, int column) {
    double[] values = new double[rows.size()];
    for (int r = 0; r < values.length; r++) {
      values[r] = rows.value(r, column);
    }
    return values;
  }

  private static void setEnds(Rows rows, double[] lower, double[] upper) {
    for (int r = 0; r < lower.length; r++) {
      double status = upper[r];
      if (status != 0 && status != 1 && status != -1) {
        throw new DataException(
            r, rows.columnName(1), status, "must be 0, 1 or -1, as --censored reads it");
      }
      upper[r] = status == 1 ? Double.POSITIVE_INFINITY : lower[r];
      lower[r] = status == -1 ? Double.NEGATIVE_INFINITY : lower[r];
    }
  }

  /** With the names of both columns, which rows of one column no longer have. */
  private static void requireOrder(Rows rows, double[] lower, double[] upper) {
    for (int r = 0; r < lower.length; r++) {
      boolean ordered = lower[r] <= upper[r] && lower[r] < Double.POSITIVE_INFINITY;
      boolean finite = Double.isFinite(lower[r]) || Double.isFinite(upper[r]);
      if (!(ordered && finite)) {
        throw new DataException(
            r,
            "column '"
                + rows.columnName(0)
                + "' is "
                + lower[r]
                + " and column '"
                + rows.columnName(1)
                + "' is "
                + upper[r]
                + " but the lower end must not lie above the upper one, and one must be finite");
      }
    }
  }

  private static Rows weighted(Rows rows, Rows intervals) {
    if (!rows.weighted()) {
      return intervals;
    }
    double[] weights = new double[rows.size()];
    for (int r = 0; r < weights.length; r++) {
      weights[r] = rows.weight(r);
    }
    return intervals.withWeights(weights);
  }

  private CommandLine.ParameterException refused(String why) {
    return new CommandLine.ParameterException(spec.commandLine(), why);
  }
}
