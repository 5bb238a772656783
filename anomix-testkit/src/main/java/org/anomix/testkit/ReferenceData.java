package org.anomix.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A table of reference values, best computed in many more digits than a double has and rounded
 * once.
 *
 * <p>Comma-separated, with one line of headings: {@code family}, one column per parameter in the
 * family's order (their headings are not read), {@code x}, then any of the columns that {@link
 * Quantity} names. For laws of atoms {@code pmid} may name a probability well inside the jump at x
 * and {@code quantile_pmid} its quantile: there even the last digit of a cdf decides nothing.
 * Parameters and x are exact doubles; numbers are written as Java reads them.
 */
public final class ReferenceData {
  /**
   * Where {@link #of} looks. The hyphen matters: the folder can be no package, and so a module does
   * not hide it.
   */
  private static final String FOLDER = "reference-data/";

  private final List<Row> rows;

  private ReferenceData(List<Row> rows) {
    this.rows = rows;
  }

  /**
   * Reads the resource {@code reference-data/FILE} of the test path.
   *
   * @param file the file's name
   * @return its table
   * @throws IllegalArgumentException if there is no such resource or its headings are not those
   *     described above
   */
  public static ReferenceData of(String file) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream in =
        loader == null
            ? ClassLoader.getSystemResourceAsStream(FOLDER + file)
            : loader.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + FOLDER + file + " on the test path");
      }
      return parse(
          file,
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads lines from anywhere.
   *
   * @param name what to call the table in messages
   * @param lines the heading and one line per point
   * @return the table
   * @throws IllegalArgumentException if the headings are not those described above
   */
  public static ReferenceData parse(String name, List<String> lines) {
    List<String> columns = lines.isEmpty() ? List.of() : Arrays.asList(lines.get(0).split(",", -1));
    if (!columns.contains("x") || !columns.get(0).equals("family")) {
      throw new IllegalArgumentException(
          name + ": the first line must be 'family', the parameters, 'x' and columns of values");
    }
    return new ReferenceData(
        lines.stream()
            .skip(1)
            .map(line -> new Row(name + ": " + line, columns, Arrays.asList(line.split(",", -1))))
            .toList());
  }

  List<Row> rows() {
    return rows;
  }

  /** One point with its values. */
  record Row(String name, List<String> columns, List<String> cells) {
    Row {
      if (cells.size() != columns.size()) {
        throw new IllegalArgumentException(
            name + " has " + cells.size() + " cells but the first line " + columns.size());
      }
    }

    double value(String column) {
      return Double.parseDouble(cells.get(columns.indexOf(column)));
    }

    boolean has(String column) {
      return columns.contains(column);
    }

    boolean has(Quantity quantity) {
      return has(column(quantity));
    }

    double value(Quantity quantity) {
      return value(column(quantity));
    }

    private String column(Quantity quantity) {
      return quantity == Quantity.LOG_DENSITY && has("logpmf") ? "logpmf" : quantity.column();
    }

    double[] parameters() {
      return cells.subList(1, columns.indexOf("x")).stream()
          .mapToDouble(Double::parseDouble)
          .toArray();
    }
  }
}
