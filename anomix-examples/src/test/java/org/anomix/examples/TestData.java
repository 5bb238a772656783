package org.anomix.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
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

  /** Velocities of 82 galaxies (Roeder 1990), which are no part of the project. */
  static double[] galaxies() {
    String data = System.getProperty("anomix.data", "");
    Path file = Path.of(data).resolveSibling("fits").resolve("galaxies.csv");
    Assumptions.assumeTrue(
        !data.isEmpty() && Files.exists(file),
        "no galaxies: ../fits/galaxies.csv beside the folder that the property anomix.data names");
    return column(file, 0);
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
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.stream()
          .skip(1)
          .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column]))
          .toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
