package org.anomix.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A table of reference values, best computed in many more digits than a double has and rounded
 * once.
 *
 * <p>Comma-separated, with one line of headings: {@code family}, one column per parameter in the
 * family's order (their headings are not read), {@code x}, then any of the columns that {@link
 * Quantity} names, and no other. For laws of atoms {@code pmid} may name a probability well inside
 * the jump at x and {@code quantile_pmid} its quantile: there even the last digit of a cdf decides
 * nothing. Parameters and x are exact doubles; numbers are written as Java reads them. The family
 * is the same in every line; what the tool that made the table calls it does not matter.
 */
public final class ReferenceData {
  /**
   * Where {@link #of} looks. The hyphen matters: the folder can be no package, and so a module does
   * not hide it.
   */
  private static final String FOLDER = "reference-data/";

  private static final String LOG_MASS = "logpmf";
  private static final String INSIDE = "pmid";
  private static final String QUANTILE_INSIDE = "quantile_pmid";

  private final List<Row> rows;

  private ReferenceData(List<Row> rows) {
    this.rows = rows;
  }

  /**
   * Reads the resource {@code reference-data/FILE} of the test path.
   *
   * @param file the file's name
   * @return its table
   * @throws IllegalArgumentException if there is no such resource, its headings are not those
   *     described above, or it has no lines below them
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
   * @throws IllegalArgumentException if the headings are not those described above, or there are no
   *     lines below them
   */
  public static ReferenceData parse(String name, List<String> lines) {
    List<String> columns = lines.isEmpty() ? List.of() : Arrays.asList(lines.get(0).split(",", -1));
    if (!columns.contains("x") || !columns.get(0).equals("family")) {
      throw new IllegalArgumentException(
          name + ": the first line must be 'family', the parameters, 'x' and columns of values");
    }
    requireValues(name, columns.subList(columns.indexOf("x") + 1, columns.size()));
    List<Row> rows =
        lines.stream()
            .skip(1)
            .map(line -> new Row(name + ": " + line, columns, Arrays.asList(line.split(",", -1))))
            .toList();
    List<String> families = rows.stream().map(row -> row.cells().get(0)).distinct().toList();
    if (families.size() != 1) {
      throw new IllegalArgumentException(
          name + ": one family must be in every line but found " + families);
    }
    return new ReferenceData(rows);
  }

  /** A heading that nothing reads would be a column that nothing is compared with. */
  private static void requireValues(String name, List<String> columns) {
    Set<String> known = new LinkedHashSet<>();
    for (Quantity quantity : Quantity.values()) {
      known.add(quantity.column());
    }
    known.addAll(List.of(LOG_MASS, INSIDE, QUANTILE_INSIDE));
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (!known.contains(column) || !seen.add(column)) {
        throw new IllegalArgumentException(
            name
                + ": the columns after 'x' must be some of "
                + known
                + " but one is '"
                + column
                + (known.contains(column) ? "' again" : "'"));
      }
    }
    if (seen.isEmpty()) {
      throw new IllegalArgumentException(name + ": there is no column after 'x'");
    }
    if (seen.contains(INSIDE) != seen.contains(QUANTILE_INSIDE)) {
      throw new IllegalArgumentException(
          name + ": '" + INSIDE + "' and '" + QUANTILE_INSIDE + "' must stand together");
    }
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
      return quantity == Quantity.LOG_DENSITY && has(LOG_MASS) ? LOG_MASS : quantity.column();
    }

    double[] parameters() {
      return cells.subList(1, columns.indexOf("x")).stream()
          .mapToDouble(Double::parseDouble)
          .toArray();
    }
  }
}
