package org.anomix.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.anomix.Rows;
import org.junit.jupiter.api.Assumptions;

/** The data sets that tests fit. */
final class TestData {
  private TestData() {}

  static double[] waiting() {
    return column(Path.of("data", "faithful.csv"), 1);
  }

  static double[] eruptions() {
    return column(Path.of("data", "faithful.csv"), 0);
  }

  static double[] heights() {
    return column(Path.of("data", "heights.csv"), 0);
  }

  /** Velocities of 82 galaxies (Roeder 1990), one of those sets. */
  static double[] galaxies() {
    return column(known(Path.of("galaxies.csv")), 0);
  }

  /**
   * The x of one of the sets with the best log-likelihood known, which are no part of the project.
   */
  static Rows known(String name) {
    List<String> lines = lines(known(Path.of(name + ".csv")));
    int columns =
        (int) Arrays.stream(lines.get(0).split(",")).filter(cell -> cell.startsWith("x")).count();
    double[][] rows =
        lines.stream()
            .skip(1)
            .map(line -> line.split(",", -1))
            .map(cells -> IntStream.range(0, columns).mapToDouble(j -> number(cells, j)).toArray())
            .toArray(double[][]::new);
    return Rows.of(rows);
  }

  /** Lines of the table of what another program found for every structure of covariances. */
  static List<String[]> structures(String name) {
    return lines(known(Path.of("mclust_models.csv"))).stream()
        .filter(line -> line.startsWith(name + ",") && line.contains(",True,"))
        .filter(line -> !line.contains("NA"))
        .map(line -> line.split(",", -1))
        .toList();
  }

  /** The best log-likelihood known of such a set under a family of their table. */
  static double bestKnown(String name, String family, int components) {
    String start = name + "," + family + "," + components + ",";
    return lines(known(Path.of("fits.csv"))).stream()
        .filter(line -> line.startsWith(start))
        .mapToDouble(line -> number(line.split(",", -1), 4))
        .findFirst()
        .orElseThrow();
  }

  private static Path known(Path file) {
    String data = System.getProperty("anomix.data", "");
    Path path = Path.of(data).resolveSibling("fits").resolve(file);
    Assumptions.assumeTrue(
        !data.isEmpty() && Files.exists(path),
        "no ../fits/" + file + " beside the folder that the property anomix.data names");
    return path;
  }

  /** Draws of normal laws: triples of count, mean and sd, one after the other. */
  static double[] normals(long seed, double... countMeanSd) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = {};
    for (int i = 0; i < countMeanSd.length; i += 3) {
      double[] more = new double[(int) countMeanSd[i]];
      for (int r = 0; r < more.length; r++) {
        more[r] = countMeanSd[i + 1] + countMeanSd[i + 2] * random.nextGaussian();
      }
      x = concat(x, more);
    }
    return x;
  }

  static double[] concat(double[] first, double... second) {
    double[] both = new double[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static double[] column(Path file, int column) {
    return lines(file).stream()
        .skip(1)
        .mapToDouble(line -> number(line.split(",", -1), column))
        .toArray();
  }

  private static double number(String[] cells, int column) {
    return Double.parseDouble(cells[column]);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
