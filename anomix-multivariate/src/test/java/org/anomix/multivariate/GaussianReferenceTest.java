package org.anomix.multivariate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against values of 60 digits; see golden/README.md. */
final class GaussianReferenceTest {
  /** Relative error of the squared distance; seen: 5.5e-16 at cond 1, else up to 1e-17 cond. */
  private static double allowed(double cond) {
    return 1e-15 + 3e-17 * cond;
  }

  private record Case(double cond, Gaussian law) {}

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 20})
  void distancesAndDensitiesAreThoseOfSixtyDigits(int dimension) {
    Map<String, Case> cases = cases(dimension);
    int points = 0;
    for (String[] cells : lines("mvnormal_d" + dimension + "_points.csv")) {
      Case reference = cases.get(cells[0]);
      double[] row = numbers(cells, 1, dimension);
      double logDensity = Double.parseDouble(cells[dimension + 1]);
      double distance = Double.parseDouble(cells[dimension + 2]);
      double allowed = allowed(reference.cond());
      assertEquals(distance, reference.law().mahalanobis2(row), allowed * distance, cells[0]);
      assertEquals(
          logDensity,
          reference.law().logDensity(row),
          allowed * (dimension + distance + Math.abs(logDensity)),
          cells[0]);
      points++;
    }
    assertTrue(points > 30, points + " points");
  }

  private static Map<String, Case> cases(int dimension) {
    Map<String, Case> cases = new LinkedHashMap<>();
    for (String[] cells : lines("mvnormal_d" + dimension + "_params.csv")) {
      double[] mean = numbers(cells, 4, dimension);
      double[][] covariance = new double[dimension][];
      for (int i = 0; i < dimension; i++) {
        covariance[i] = numbers(cells, 4 + dimension + i * dimension, dimension);
      }
      cases.put(cells[0], new Case(Double.parseDouble(cells[2]), Gaussian.of(mean, covariance)));
    }
    return cases;
  }

  private static double[] numbers(String[] cells, int from, int count) {
    return Arrays.stream(cells, from, from + count).mapToDouble(Double::parseDouble).toArray();
  }

  /** The cells of all lines but the header. */
  private static List<String[]> lines(String file) {
    InputStream in = GaussianReferenceTest.class.getResourceAsStream("/golden/" + file);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
