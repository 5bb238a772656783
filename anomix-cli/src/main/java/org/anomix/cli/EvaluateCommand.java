package org.anomix.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.DoubleUnaryOperator;
import org.anomix.DataException;
import org.anomix.Distribution;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.UnivariateDistribution;
import org.anomix.UnknownNameException;
import org.anomix.io.ModelFile;
import org.anomix.mixture.Mixture;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anomix evaluate}. */
@Command(
    name = "evaluate",
    description = "Evaluate functions of a model at points.",
    footer = {
      "",
      "Example: the log survival function of a mixture at two points",
      "  anomix evaluate --model '0.5*normal(0, 1) + 0.5*normal(5, 2)' --function log-survival"
          + " --at 3,40"
    })
final class EvaluateCommand implements Callable<Integer> {
  private static final List<String> FUNCTIONS =
      List.of(
          "log-density",
          "density",
          "cdf",
          "survival",
          "log-cdf",
          "log-survival",
          "quantile",
          "inverse-survival");

  @Spec private CommandSpec spec;

  @Mixin private ModelOption modelOption = new ModelOption();

  @Option(
      names = "--function",
      required = true,
      split = ",",
      paramLabel = "NAME",
      description =
          "Any of ${COMPLETION-CANDIDATES}; the points are probabilities for the last two.",
      completionCandidates = FunctionNames.class)
  private List<String> functions = new ArrayList<>();

  @Parameters(
      paramLabel = "POINTS",
      arity = "0..1",
      description = "A CSV file of points, or - for standard input.")
  private Optional<String> file = Optional.empty();

  @Option(
      names = "--at",
      paramLabel = "POINTS",
      description = "Points, as in -1,0,2.5; rows of several columns are separated by semicolons.")
  private Optional<String> at = Optional.empty();

  @Mixin private DataOptions dataOptions = new DataOptions();
  @Mixin private KernelOption kernelOption = new KernelOption();
  @Mixin private OutputOption output = new OutputOption();

  /** The names of the functions, for the help. */
  static final class FunctionNames extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    FunctionNames() {
      super(FUNCTIONS);
    }
  }

  @Override
  public Integer call() throws IOException {
    kernelOption.settle();
    ModelFile model = modelOption.read(Registries.standard(spec));
    if (file.isPresent() == at.isPresent()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "give either a file of points or --at");
    }
    Optional<Table> table =
        file.isPresent()
            ? Optional.of(dataOptions.read(file.get(), model.columns()))
            : Optional.empty();
    Rows points =
        table.map(Table::rows).orElseGet(() -> points(at.orElseThrow(), model.model().dimension()));
    Dimensions.require(model.model(), points);
    requireNumbers(points);
    List<double[]> results = new ArrayList<>();
    for (String function : functions) {
      results.add(values(model.model(), function, points));
    }
    table.ifPresent(dataOptions::report);
    output.write(
        out -> {
          out.println(String.join(",", functions));
          StringBuilder line = new StringBuilder();
          for (int r = 0; r < points.size(); r++) {
            line.setLength(0);
            for (double[] result : results) {
              line.append(line.length() == 0 ? "" : ",").append(Numbers.text(result[r]));
            }
            out.println(line);
          }
        });
    return 0;
  }

  private Rows points(String text, int dimension) {
    List<double[]> rows = new ArrayList<>();
    boolean missing = false;
    for (String row : text.split(dimension == 1 ? "[,;]" : ";", -1)) {
      String[] cells = row.split(",", -1);
      double[] values = new double[cells.length];
      for (int j = 0; j < cells.length; j++) {
        String cell = cells[j];
        missing |= dataOptions.missing().contains(cell);
        values[j] = dataOptions.missing().contains(cell) ? Double.NaN : number(cell);
      }
      rows.add(values);
    }
    Rows points = Rows.of(rows.toArray(new double[0][]));
    return missing ? points.withMissing() : points;
  }

  /** What is not declared missing must not pass as such. */
  private double number(String cell) {
    return Numbers.parse(cell).stream()
        .filter(value -> !(Double.isNaN(value) && dataOptions.missing().any()))
        .boxed()
        .findFirst()
        .orElseThrow(
            () -> new ParameterException("evaluate", "--at", "'" + cell + "'", "a number"));
  }

  /** Unlike in rows to be judged, an infinite value is a point like others. */
  private static void requireNumbers(Rows points) {
    for (int r = 0; r < points.size(); r++) {
      for (int j = 0; j < points.dimension(); j++) {
        if (Double.isNaN(points.value(r, j)) && !points.isMissing(r, j)) {
          throw new DataException(r, points.columnName(j), "NaN", "must be a number");
        }
      }
    }
  }

  private static double[] values(Distribution model, String function, Rows points) {
    if (function.equals("log-density") || function.equals("density")) {
      double[] values = Mixture.of(model).logDensities(points);
      for (int r = 0; r < values.length && function.equals("density"); r++) {
        values[r] = Math.exp(values[r]);
      }
      return values;
    }
    if (!FUNCTIONS.contains(function)) {
      throw new UnknownNameException("function", function, FUNCTIONS);
    }
    if (!(model instanceof UnivariateDistribution law)) {
      throw new ParameterException(
          "evaluate", "--function", function, "log-density or density for several columns");
    }
    DoubleUnaryOperator operator =
        switch (function) {
          case "cdf" -> law::cdf;
          case "survival" -> law::survival;
          case "log-cdf" -> law::logCdf;
          case "log-survival" -> law::logSurvival;
          case "quantile" -> law::quantile;
          default -> law::inverseSurvival;
        };
    double[] values = new double[points.size()];
    for (int r = 0; r < values.length; r++) {
      double point = points.value(r, 0);
      boolean probability = function.equals("quantile") || function.equals("inverse-survival");
      if (probability && !(point >= 0 && point <= 1)) {
        throw new DataException(
            r, points.columnName(0), Numbers.text(point), "must be a probability");
      }
      values[r] = operator.applyAsDouble(point);
    }
    return values;
  }
}
