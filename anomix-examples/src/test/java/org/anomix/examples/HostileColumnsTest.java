package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.em.Stop;
import org.anomix.multivariate.CovarianceStructure;
import org.anomix.multivariate.GaussianFamily;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows at which densities underflow, determinants overflow, and covariances are singular. */
final class HostileColumnsTest {
  private interface Change {
    void apply(double[][] rows);
  }

  /** Clusters about random centres, one row of each in turn. */
  private static double[][] clusters(
      long seed, int size, int side, int count, double distance, Change change) {
    Random random = new Random(seed);
    double[][] centres = new double[count][side];
    for (double[] centre : centres) {
      Arrays.setAll(centre, j -> distance * random.nextGaussian());
    }
    double[][] rows = new double[size][side];
    for (int r = 0; r < size; r++) {
      double[] centre = centres[r % count];
      Arrays.setAll(rows[r], j -> centre[j] + random.nextGaussian());
    }
    change.apply(rows);
    return rows;
  }

  private static Fit fit(CovarianceStructure structure, int components, double[][] rows) {
    ComponentEstimator estimator =
        new GaussianFamily()
            .estimator(Options.none().with("covariance", structure.name()), List.of());
    Fit fit =
        Em.of(Collections.nCopies(components, estimator))
            .withRestarts(2)
            .withLimit(300)
            .fit(Rows.of(rows));
    assertTrue(Double.isFinite(fit.objective()));
    for (int i = 1; i < fit.history().size(); i++) {
      assertTrue(fit.history().get(i) >= fit.history().get(i - 1) - 1e-9);
    }
    assertNotEquals(Stop.STOPPED, fit.stopped(), () -> texts(fit).toString());
    return fit;
  }

  private static List<String> texts(Fit fit) {
    return fit.diagnoses().stream().map(Diagnosis::text).distinct().toList();
  }

  private static void assertNamed(CovarianceStructure structure, Fit fit, String text) {
    // Ellipsoids along the axes, and spheres, cannot lie along a dependency.
    boolean seen = structure.name().charAt(2) != 'I';
    assertEquals(seen, texts(fit).contains(text), () -> texts(fit).toString());
  }

  @ParameterizedTest
  @EnumSource
  void equalColumnsAreNamed(CovarianceStructure structure) {
    double[][] rows =
        clusters(5, 200, 4, 2, 6, all -> Arrays.stream(all).forEach(x -> x[3] = x[1]));
    assertNamed(
        structure,
        fit(structure, 2, rows),
        "columns 1 and 3 are linearly dependent in this component");
  }

  @ParameterizedTest
  @EnumSource
  void constantColumnIsNamedAndNoFault(CovarianceStructure structure) {
    double[][] rows =
        clusters(6, 200, 3, 2, 6, all -> Arrays.stream(all).forEach(x -> x[1] = -7.3));
    Fit fit = fit(structure, 2, rows);
    assertFalse(fit.touchesGuard(), () -> texts(fit).toString());
    assertTrue(
        fit.warnings().stream().anyMatch(warning -> warning.contains("column '1' is constant")),
        fit.warnings()::toString);
  }

  @ParameterizedTest
  @EnumSource
  void rowAMillionSdAwayEndsNoFit(CovarianceStructure structure) {
    double[][] rows = clusters(4, 200, 3, 2, 6, all -> Arrays.fill(all[17], 1e6));
    fit(structure, 2, rows);
  }

  @ParameterizedTest
  @EnumSource
  void oneRowMoreThanColumnsIsEnough(CovarianceStructure structure) {
    fit(structure, 1, clusters(3, 7, 6, 1, 1, all -> {}));
  }

  @ParameterizedTest
  @EnumSource(names = {"EII", "VVI", "EEE", "VEE", "EEV", "EVV", "VVV"})
  void sixtyColumnsAreFittedInAnyUnit(CovarianceStructure structure) {
    double[][] rows = clusters(1, 300, 60, 3, 20, all -> {});
    double objective = fit(structure, 3, rows).objective();
    for (double factor : new double[] {1e-6, 1e6}) {
      double[][] rescaled = new double[rows.length][];
      Arrays.setAll(rescaled, r -> Arrays.stream(rows[r]).map(x -> factor * x).toArray());
      double expected = objective - 300 * 60 * Math.log(factor);
      assertEquals(expected, fit(structure, 3, rescaled).objective(), 1e-9 * Math.abs(expected));
    }
  }

  @Test
  void thirtyColumnsOfSdHundred() {
    double[][] rows =
        clusters(
            2,
            400,
            30,
            2,
            10,
            all -> {
              for (double[] x : all) {
                Arrays.setAll(x, j -> 100 * x[j]);
              }
            });
    assertEquals(Stop.CONVERGED, fit(CovarianceStructure.VVV, 2, rows).stopped());
  }

  /** As many components as a notebook tried that ended in singular matrices. */
  @Test
  void fiftyComponentsInTwentyOneColumnsDoNotCollapseTheFit() {
    double[][] rows =
        clusters(8, 1655, 21, 6, 1, all -> Arrays.stream(all).forEach(x -> x[13] = x[11] - x[12]));
    Fit fit = Em.of(new GaussianFamily(), 50).withRestarts(1).withLimit(30).fit(Rows.of(rows));
    assertTrue(Double.isFinite(fit.objective()));
    for (int i = 1; i < fit.history().size(); i++) {
      assertTrue(fit.history().get(i) >= fit.history().get(i - 1));
    }
    for (double weight : fit.model().weights()) {
      assertTrue(weight * 1655 > 20, () -> Arrays.toString(fit.model().weights()));
    }
    assertTrue(
        texts(fit).contains("columns 11, 12 and 13 are linearly dependent in this component"),
        texts(fit)::toString);
  }

  @Test
  void dependentColumnsOfCardiotocogramsAreNamed() throws IOException {
    String data = System.getProperty("anomix.data", "");
    Path file = Path.of(data).resolve("cardio.csv");
    Assumptions.assumeTrue(
        !data.isEmpty() && Files.exists(file),
        "no cardio.csv in the folder that the property anomix.data names");
    double[][] rows =
        Files.readAllLines(file).stream()
            .skip(1)
            .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
            .map(x -> new double[] {x[11], x[12], x[13]})
            .toArray(double[][]::new);
    for (CovarianceStructure structure : CovarianceStructure.values()) {
      assertNamed(
          structure,
          fit(structure, 2, rows),
          "columns 0, 1 and 2 are linearly dependent in this component");
    }
  }
}
