package org.anomix.multivariate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anomix.Distribution;

/** Laws and rows with values of 60 digits; see golden/README.md. */
final class ReferenceTables {
  private ReferenceTables() {}

  /** A law and the condition number of its matrix. */
  record Case(double cond, Distribution law) {}

  /** A row with its log density and squared Mahalanobis distance. */
  static final class Point {
    final Case reference;
    final String name;
    final double[] row;
    final double logDensity;
    final double distance;

    private Point(Case reference, String[] cells) {
      int dimension = cells.length - 3;
      this.reference = reference;
      this.name = String.join(",", cells);
      this.row = numbers(cells, 1, dimension);
      this.logDensity = Double.parseDouble(cells[dimension + 1]);
      this.distance = Double.parseDouble(cells[dimension + 2]);
    }
  }

  interface Maker {
    /** A law; df is NaN where the table has none. */
    Distribution law(double df, double[] centre, double[][] matrix);
  }

  /** All points of a kind of law in a dimension. */
  static List<Point> points(String kind, int dimension, Maker maker) {
    Map<String, Case> cases = new LinkedHashMap<>();
    for (String[] cells : lines(kind + "_d" + dimension + "_params.csv")) {
      double[][] matrix = new double[dimension][];
      for (int i = 0; i < dimension; i++) {
        matrix[i] = numbers(cells, 4 + dimension + i * dimension, dimension);
      }
      double df = cells[3].isEmpty() ? Double.NaN : Double.parseDouble(cells[3]);
      Distribution law = maker.law(df, numbers(cells, 4, dimension), matrix);
      cases.put(cells[0], new Case(Double.parseDouble(cells[2]), law));
    }
    return lines(kind + "_d" + dimension + "_points.csv").stream()
        .map(cells -> new Point(Objects.requireNonNull(cases.get(cells[0])), cells))
        .toList();
  }

  private static double[] numbers(String[] cells, int from, int count) {
    return Arrays.stream(cells, from, from + count).mapToDouble(Double::parseDouble).toArray();
  }

  /** The cells of all lines but the header. */
  static List<String[]> lines(String file) {
    InputStream in = ReferenceTables.class.getResourceAsStream("/golden/" + file);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
