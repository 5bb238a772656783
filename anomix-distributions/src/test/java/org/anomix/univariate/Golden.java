package org.anomix.univariate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of reference values: family, parameters, x, then one named column per quantity. */
final class Golden {
  record Row(String name, List<String> columns, List<String> cells) {
    double value(String column) {
      return Double.parseDouble(cells.get(columns.indexOf(column)));
    }

    boolean has(String column) {
      return columns.contains(column);
    }

    double[] parameters() {
      return cells.subList(1, columns.indexOf("x")).stream()
          .mapToDouble(Double::parseDouble)
          .toArray();
    }

    double logDensity() {
      return value(has("logpdf") ? "logpdf" : "logpmf");
    }
  }

  private Golden() {}

  static List<Row> rows(String file) {
    List<Row> rows = new ArrayList<>();
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + file);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String> columns = Arrays.asList(reader.readLine().split(",", -1));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        rows.add(new Row(file + ": " + line, columns, Arrays.asList(line.split(",", -1))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
