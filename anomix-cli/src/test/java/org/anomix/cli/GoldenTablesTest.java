package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code evaluate} prints is right to the last places: tables of 60-digit values. */
final class GoldenTablesTest {
  private static final Path LAWS =
      Path.of("../anomix-distributions/src/test/resources/reference-data");
  private static final double EPSILON = 0x1p-52;

  /** Of a probability in its own small tail, besides the rounding of (x - location) / scale. */
  private static final double TAIL = 1e-13;

  private static final double QUANTILE = 1e-12;

  @TempDir private Path folder;

  /** One table: how its laws are written, and where they lie. */
  private record Table(String family, List<String> names, List<String[]> cells) {
    static Table of(String family, BufferedReader text) throws IOException {
      List<String> names = List.of(text.readLine().split(","));
      return new Table(family, names, text.lines().map(line -> line.split(",")).toList());
    }

    Map<String, List<String[]>> byModel() {
      return cells.stream()
          .collect(Collectors.groupingBy(this::model, LinkedHashMap::new, Collectors.toList()));
    }

    private String model(String[] row) {
      return family
          + List.of(row).subList(1, names.indexOf("x")).stream()
              .collect(Collectors.joining(", ", "(", ")"));
    }

    double value(String[] row, String column) {
      return Double.parseDouble(row[names.indexOf(column)]);
    }

    boolean counts() {
      return names.contains("pmid");
    }

    double location(String[] row) {
      return names.contains("mu") && !family.endsWith("log-normal") ? value(row, "mu") : 0;
    }

    /** The length whose last places a quantile must bear: of the location, and of its scale. */
    double size(String[] row) {
      if (family.endsWith("normal") && !family.endsWith("log-normal")) {
        return Math.max(Math.abs(value(row, "mu")), value(row, "sigma"));
      }
      return names.contains("b") ? Math.max(Math.abs(value(row, "a")), value(row, "b")) : 0;
    }

    /** The largest term of a log density that is no function of x. */
    double logScale(String[] row) {
      double factor =
          names.contains("sigma")
              ? value(row, "sigma")
              : names.contains("pi0") ? value(row, "pi0") : 1;
      return Math.abs(Math.log(factor));
    }

    /** What rounding (x - location) / scale must cost the logarithm of a tail. */
    double cost(String[] row, double logTail) {
      double x = value(row, "x");
      double stretch =
          family.endsWith("log-normal") && x > 0 ? Math.max(1, Math.abs(Math.log(x))) : 1;
      double ratio = Math.exp(value(row, counts() ? "logpmf" : "logpdf") - logTail);
      return 4 * EPSILON * stretch * Math.abs(x - location(row)) * (ratio < 1e300 ? ratio : 0.0);
    }
  }

  private static Table table(String family, String file) throws IOException {
    InputStream own = GoldenTablesTest.class.getResourceAsStream("/golden/" + file);
    InputStream in = own == null ? Files.newInputStream(LAWS.resolve(file)) : own;
    try (BufferedReader text =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return Table.of(family, text);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "normal, normal.csv",
    "log-normal, log-normal.csv",
    "exponential, exponential.csv",
    "poisson, poisson.csv",
    "geometric, geometric.csv",
    "shifted-geometric, shifted-geometric.csv",
    "discrete-uniform, discrete-uniform.csv",
    "binomial, binomial.csv",
    "negative-binomial, negative-binomial.csv",
    "zeta, zeta.csv",
    "uniform, uniform.csv",
    "zero-inflated-normal, zi_normal.csv",
    "zero-inflated-exponential, zi_exponential.csv",
    "zero-inflated-poisson, zi_poisson.csv",
    "zero-inflated-binomial, zi_binomial.csv"
  })
  void everyPrintedNumberIsThatOfTheTable(String family, String file) throws IOException {
    Table table = table(family, file);
    List<String> faults = new ArrayList<>();
    for (Map.Entry<String, List<String[]>> group : table.byModel().entrySet()) {
      compare(table, group.getKey(), group.getValue(), faults);
    }
    assertTrue(
        faults.isEmpty(), () -> faults.size() + " values are off\n" + String.join("\n", faults));
  }

  private void compare(Table table, String model, List<String[]> rows, List<String> faults)
      throws IOException {
    String density = table.counts() ? "logpmf" : "logpdf";
    List<double[]> found =
        evaluate(table, model, rows, "x", "log-density,cdf,survival,log-cdf,log-survival");
    List<double[]> quantiles = evaluate(table, model, rows, "cdf", "quantile");
    List<double[]> fromAbove = evaluate(table, model, rows, "sf", "inverse-survival");
    for (int r = 0; r < rows.size(); r++) {
      String[] row = rows.get(r);
      String where = model + " at " + String.join(",", row);
      double[] f = found.get(r);
      double lower = table.value(row, "logcdf");
      double upper = table.value(row, "logsf");
      double cost = table.cost(row, Math.min(lower, upper));
      double slack = 8 * Math.ulp(table.size(row));
      double[][] pairs = {
        {f[0], table.value(row, density), 4e-15, 4 * EPSILON * table.logScale(row)},
        {f[1], table.value(row, "cdf"), TAIL + (lower < upper ? cost : 0), 0},
        {f[2], table.value(row, "sf"), TAIL + (upper < lower ? cost : 0), 0},
        {f[3], lower, TAIL + (lower < upper ? cost / -lower : cost), 0},
        {f[4], upper, TAIL + (upper < lower ? cost / -upper : cost), 0},
        // At the jump of a counting law the rounding of p decides between a count and the next.
        {quantiles.get(r)[0], table.value(row, "quantile"), QUANTILE, table.counts() ? 1 : slack},
        {
          fromAbove.get(r)[0],
          table.counts() ? fromAbove.get(r)[0] : table.value(row, "isf"),
          QUANTILE,
          slack
        }
      };
      for (int i = 0; i < pairs.length; i++) {
        double[] pair = pairs[i];
        double error = pair[0] == pair[1] ? 0 : Math.abs(pair[0] - pair[1]);
        if (!(error <= pair[2] * Math.abs(pair[1]) + pair[3] + Double.MIN_VALUE)) {
          faults.add(i + ": " + pair[0] + " but " + pair[1] + ": " + where);
        }
      }
      // A jump smaller than the spacing of the doubles cannot be hit.
      if (table.counts() && table.value(row, "pmid") < table.value(row, "cdf")) {
        strict(table, model, row);
      }
    }
  }

  private static void strict(Table table, String model, String[] row) {
    String p = row[table.names().indexOf("pmid")];
    String found =
        Outcome.lines("evaluate", "--model", model, "--function", "quantile", "--at", p).get(1);
    assertEquals(table.value(row, "quantile_pmid"), Double.parseDouble(found), model + " at " + p);
  }

  private List<double[]> evaluate(
      Table table, String model, List<String[]> rows, String column, String functions)
      throws IOException {
    Path points = folder.resolve("points.csv");
    int index = table.names().indexOf(column);
    Files.write(points, rows.stream().map(row -> row[index]).toList());
    List<String> lines =
        Outcome.lines("evaluate", points.toString(), "--model", model, "--function", functions);
    assertEquals(functions, lines.get(0));
    assertEquals(rows.size() + 1, lines.size());
    return lines.stream().skip(1).map(GoldenTablesTest::numbers).toList();
  }

  private static double[] numbers(String line) {
    return List.of(line.split(",")).stream().mapToDouble(Double::parseDouble).toArray();
  }

  @ParameterizedTest
  @CsvSource({"log-normal, log-normal.csv", "uniform, uniform.csv"})
  void zeroInflationScalesTheTailsOfItsBase(String base, String file) throws IOException {
    Table table = table(base, file);
    for (Map.Entry<String, List<String[]>> group : table.byModel().entrySet()) {
      List<String[]> rows =
          group.getValue().stream().filter(row -> table.value(row, "x") > 0).toList();
      String model = "zero-inflated-" + group.getKey().replace("(", "(0.25, ");
      List<double[]> found =
          evaluate(table, model, rows, "x", "log-density,cdf,survival,log-survival");
      for (int r = 0; r < rows.size(); r++) {
        String[] row = rows.get(r);
        double cost = 2 * TAIL + table.cost(row, table.value(row, "logsf"));
        double[] f = found.get(r);
        near(Math.log(0.75) + table.value(row, "logpdf"), f[0], 4e-15);
        near(0.25 + 0.75 * table.value(row, "cdf"), f[1], cost);
        near(0.75 * table.value(row, "sf"), f[2], cost);
        near(Math.log(0.75) + table.value(row, "logsf"), f[3], cost);
      }
    }
  }

  private static void near(double expected, double found, double relative) {
    if (!Objects.equals(expected, found)) {
      assertEquals(expected, found, relative * Math.abs(expected) + Double.MIN_VALUE);
    }
  }
}
