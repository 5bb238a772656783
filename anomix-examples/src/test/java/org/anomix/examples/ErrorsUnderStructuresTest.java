package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.em.ParameterEstimate;
import org.anomix.em.Resampling;
import org.anomix.io.Components;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;
import org.anomix.multivariate.CovarianceStructure;
import org.anomix.multivariate.Gaussian;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard errors of covariances that have something in common, with each other or within. */
final class ErrorsUnderStructuresTest {
  private static final Registry REGISTRY = Registry.standard();

  private static final String NEAR =
      "0.4*gaussian([0, 0], [[3, 1.2], [1.2, 1]]) + 0.6*gaussian([5, -1], [[3, 1.2], [1.2, 1]])";

  private static Rows rows(String notation, long seed, int count) {
    Mixture model = Mixture.of(REGISTRY.parse(notation));
    return model.sample(new SplittableRandom(seed), count).rows();
  }

  private static Em em(String family, int components, Options options) {
    return Em.of(Components.parse(REGISTRY, family, components, options)).withRestarts(3);
  }

  private static Options options(String structure) {
    return Options.none().with("covariance", structure);
  }

  private static void assertError(
      List<ParameterEstimate> all, int component, String name, double expected, double tolerance) {
    ParameterEstimate found =
        all.stream()
            .filter(e -> e.component() == component && e.name().equals(name))
            .findFirst()
            .orElseThrow();
    assertEquals(expected, found.standardError(), tolerance * expected, name);
  }

  private static boolean isLetter(CovarianceStructure structure, int letter, char what) {
    return structure.name().charAt(letter) == what;
  }

  /** Of one component all structures are three: spheres, ellipsoids along the columns, any. */
  @ParameterizedTest
  @EnumSource
  void oneComponentHasTheErrorsOfTheTextbook(CovarianceStructure structure) {
    Rows rows = rows("gaussian([1, 2, 3], [[4, 1, 0.5], [1, 2, -0.3], [0.5, -0.3, 900]])", 3, 400);
    Em em = em("gaussian", 1, options(structure.name()));
    Fit fit = em.fit(rows);
    List<ParameterEstimate> errors = em.standardErrors(fit, rows);
    double[][] c = ((Gaussian) fit.model().components().get(0)).covariance();
    boolean along = isLetter(structure, 2, 'I');
    assertEquals(along ? 6 : 9, errors.size());
    for (int i = 0; i < 3; i++) {
      assertError(errors, 0, "mean[" + i + "]", Math.sqrt(c[i][i] / 400), 1e-5);
      for (int j = along ? i : 0; j <= i; j++) {
        double expected =
            isLetter(structure, 1, 'I')
                ? c[0][0] * Math.sqrt(2.0 / (3 * 400))
                : Math.sqrt((c[i][i] * c[j][j] + c[i][j] * c[i][j]) / 400);
        assertError(errors, 0, "covariance[" + i + "][" + j + "]", expected, 1e-4); // seen: 1e-6
      }
    }
  }

  /**
   * With clusters far apart the information is that of labelled rows. In the axes of a covariance
   * it knows nothing of the logarithm of its volume, those of its shape and its off-diagonal entry
   * together; each has as many rows as share it.
   */
  @ParameterizedTest
  @EnumSource
  void farClustersHaveTheErrorsOfLabelledRows(CovarianceStructure structure) {
    Rows rows = farClusters(structure);
    Em em = em("gaussian", 2, options(structure.name()));
    Fit fit = em.fit(rows);
    List<ParameterEstimate> errors = em.standardErrors(fit, rows);
    for (int k = 0; k < 2; k++) {
      Axes axes = Axes.of(fit.model(), k, structure);
      double own = 500 * fit.model().weight(k);
      double ofVolume = isLetter(structure, 0, 'V') ? own : 500;
      double ofShape = isLetter(structure, 1, 'V') ? own : 500;
      double commonShape = isLetter(structure, 1, 'I') ? 0 : 1 / ofShape;
      for (int i = 0; i < 2; i++) {
        double variance = axes.entry(i, i);
        assertError(errors, k, "mean[" + i + "]", Math.sqrt(variance / own), 1e-4);
        for (int j = isLetter(structure, 2, 'I') ? i : 0; j <= i; j++) {
          double first = axes.part(0, i, j);
          double second = axes.part(1, i, j);
          double volume = (first + second) * (first + second) / ofVolume;
          double shape = (first - second) * (first - second) * commonShape;
          double turn = axes.mixed(i, j) * axes.mixed(i, j) * turned(fit.model(), k, structure);
          String name = "covariance[" + i + "][" + j + "]";
          assertError(errors, k, name, Math.sqrt(volume + shape + turn), 1e-4); // seen: 4e-6
        }
      }
    }
  }

  /** 150 and 350 rows whose own moments are of the structure, so that no other is more likely. */
  private static Rows farClusters(CovarianceStructure structure) {
    double[][] first = cluster(1, 150, isLetter(structure, 1, 'I') ? 0 : 0.8, 0.4, structure);
    double volume = isLetter(structure, 0, 'V') ? 3 : 1;
    double shape = isLetter(structure, 1, 'V') ? 1.3 : isLetter(structure, 1, 'I') ? 0 : 0.8;
    double angle = isLetter(structure, 2, 'V') ? -0.9 : 0.4;
    double[][] second = cluster(volume, 350, shape, angle, structure);
    double[][] all = Arrays.copyOf(first, 500);
    for (int r = 0; r < 350; r++) {
      all[150 + r] = new double[] {second[r][0] + 500, second[r][1] + 300};
    }
    return Rows.of(all);
  }

  /** On two circles, whose second moments are those of a sphere, then stretched and turned. */
  private static double[][] cluster(
      double volume, int rows, double shape, double angle, CovarianceStructure structure) {
    double turn = isLetter(structure, 2, 'I') ? 0 : angle;
    double[][] cluster = new double[rows][];
    for (int r = 0; r < rows; r++) {
      double phase = 2 * Math.PI * r / rows;
      double radius = Math.sqrt(volume * (r % 2 == 0 ? 0.3 : 3.7));
      double x = radius * Math.exp(shape / 2) * Math.cos(phase);
      double y = radius * Math.exp(-shape / 2) * Math.sin(phase);
      cluster[r] =
          new double[] {
            x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)
          };
    }
    return cluster;
  }

  /** The variance of the off-diagonal entry in the axes. */
  private static double turned(Mixture model, int component, CovarianceStructure structure) {
    Axes axes = Axes.of(model, component, structure);
    if (isLetter(structure, 2, 'I')) {
      return 0;
    }
    if (isLetter(structure, 2, 'V')) {
      return axes.product() / (500 * model.weight(component));
    }
    if (isLetter(structure, 1, 'E')) {
      return axes.product() / 500;
    }
    double ofAngle = 0;
    for (int k = 0; k < 2; k++) {
      Axes other = Axes.of(model, k, structure);
      ofAngle += 500 * model.weight(k) * other.difference() * other.difference() / other.product();
    }
    return axes.difference() * axes.difference() / ofAngle;
  }

  /** The axes of a 2 x 2 covariance: those of the columns where the structure says so. */
  private record Axes(double angle, double longer, double shorter) {
    static Axes of(Mixture model, int component, CovarianceStructure structure) {
      double[][] c = ((Gaussian) model.components().get(component)).covariance();
      if (isLetter(structure, 2, 'I')) {
        return new Axes(0, c[0][0], c[1][1]);
      }
      double half = Math.hypot((c[0][0] - c[1][1]) / 2, c[0][1]);
      double middle = (c[0][0] + c[1][1]) / 2;
      double angle = Math.atan2(2 * c[0][1], c[0][0] - c[1][1]) / 2;
      return new Axes(angle, middle + half, middle - half);
    }

    private double direction(int axis, int column) {
      return axis == column ? Math.cos(angle) : (axis == 0 ? 1 : -1) * Math.sin(angle);
    }

    /** What an axis adds to an entry. */
    double part(int axis, int i, int j) {
      return direction(axis, i) * direction(axis, j) * (axis == 0 ? longer : shorter);
    }

    double entry(int i, int j) {
      return part(0, i, j) + part(1, i, j);
    }

    /** What an off-diagonal entry in the axes adds to an entry. */
    double mixed(int i, int j) {
      return direction(0, i) * direction(1, j) + direction(1, i) * direction(0, j);
    }

    double product() {
      return longer * shorter;
    }

    double difference() {
      return longer - shorter;
    }
  }

  /** Refits know of a structure what they are told by the M-step, and nothing of coordinates. */
  @ParameterizedTest
  @CsvSource({
    "gaussian, EEE",
    "gaussian, VEV",
    "gaussian, VVE",
    "gaussian, EEV",
    "multivariate-t, VEE"
  })
  void overlapWidensThemAsTheBootstrapSees(String family, String structure) {
    Rows rows = rows(NEAR, 5, 300);
    Options options = options(structure);
    Em em =
        em(family, 2, family.equals("gaussian") ? options : options.withFixed("df", 8))
            .withThreads(2);
    Fit fit = em.fit(rows);
    List<ParameterEstimate> errors = em.standardErrors(fit, rows);
    List<ParameterEstimate> sampled =
        em.bootstrap(fit, rows, Resampling.PARAMETRIC, 150).estimates();
    assertEquals(errors.size(), sampled.size());
    for (int i = 0; i < errors.size(); i++) {
      assertEquals(errors.get(i).name(), sampled.get(i).name());
      double expected = errors.get(i).standardError();
      // 150 samples know a standard deviation to 6 percent; the rest is that n is finite.
      double found = sampled.get(i).standardError();
      assertEquals(expected, found, 0.3 * expected, errors.get(i).name());
    }
  }

  @Test
  void partsOfProductsAreNoDifferent() {
    Rows rows = rows(NEAR, 6, 300);
    double[] values = new double[300 * 3];
    double[] others = TestData.normals(7, 300, 5, 2);
    for (int r = 0; r < 300; r++) {
      values[r] = others[r];
      values[300 + r] = rows.value(r, 0);
      values[600 + r] = rows.value(r, 1);
    }
    Rows wider = Rows.columnMajor(values, 3);
    Em alone = em("gaussian", 2, options("VEE"));
    Fit fit = alone.fit(rows);
    List<ParameterEstimate> expected = alone.standardErrors(fit, rows);
    // The first column is alike in both components, which it could not tell apart.
    Em beside = em("product(normal, gaussian)", 2, options("VEE").withFixed("mean", 5));
    Fit both = beside.fit(wider);
    List<ParameterEstimate> found = new ArrayList<>(beside.standardErrors(both, wider));
    found.removeIf(e -> e.name().startsWith("0."));
    assertEquals(expected.size(), found.size());
    for (int i = 0; i < found.size(); i++) {
      double error = expected.get(i).standardError();
      assertEquals(error, found.get(i).standardError(), 0.2 * error, found.get(i).name());
    }
  }

  @Test
  void countsOfCoordinatesAreTheFreeParametersOfTheFit() {
    Rows rows = rows(NEAR, 9, 200);
    Options tied = options("EEV").with("shared", "df");
    Em em = em("multivariate-t", 2, tied);
    Fit fit = em.fit(rows);
    // Weight 1, means 4, df 1, volume 1, shape 1, axes 2; each is told of both components.
    assertEquals(10, fit.freeParameters());
    assertEquals(
        List.of(
            "weight",
            "df",
            "location[0]",
            "location[1]",
            "scatter[0][0]",
            "scatter[1][0]",
            "scatter[1][1]"),
        em.standardErrors(fit, rows).stream()
            .filter(e -> e.component() == 1)
            .map(ParameterEstimate::name)
            .toList());
  }

  /** Whatever is known of a row counts: a column of its own would have these errors. */
  @Test
  void missingValuesAndWeightsCountAsTheyShould() {
    double[] values = TestData.normals(10, 800, 0, 1);
    double[] weights = new double[400];
    Arrays.fill(weights, 2);
    for (int r = 0; r < 100; r++) {
      values[400 + r] = Double.NaN;
    }
    Rows rows = Rows.columnMajor(values, 2).withMissing().withWeights(weights);
    Em em = em("gaussian", 1, options("VVI"));
    List<ParameterEstimate> errors = em.standardErrors(em.fit(rows), rows);
    for (int j = 0; j < 2; j++) {
      int known = j == 0 ? 800 : 600;
      double variance = errors.get(2 + j).value();
      assertError(errors, 0, "mean[" + j + "]", Math.sqrt(variance / known), 1e-4);
      String name = "covariance[" + j + "][" + j + "]";
      assertError(errors, 0, name, variance * Math.sqrt(2.0 / known), 1e-4);
    }
  }

  @Test
  void constantColumnsHaveNoErrorAndSpoilNone() {
    double[] values = TestData.normals(8, 900, 0, 1);
    Arrays.fill(values, 300, 600, 7);
    Rows rows = Rows.columnMajor(values, 3);
    Em em = em("gaussian", 1, options("VVI"));
    List<ParameterEstimate> errors = em.standardErrors(em.fit(rows), rows);
    assertEquals(
        List.of("mean[0]", "mean[1]", "mean[2]", "covariance[0][0]", "covariance[2][2]"),
        errors.stream().map(ParameterEstimate::name).toList());
    assertTrue(Double.isNaN(errors.get(1).standardError()));
    for (int i : new int[] {3, 4}) {
      double expected = errors.get(i).value() * Math.sqrt(2.0 / 300);
      assertEquals(expected, errors.get(i).standardError(), 1e-4 * expected);
    }
  }

  /** The second cluster has one value in its second column. */
  @ParameterizedTest
  @ValueSource(strings = {"VVI", "VVE", "VVV"})
  void floorHasNoErrorAndLeavesTheOthersTheirs(String structure) {
    double[] values = TestData.normals(11, 600, 0, 1);
    for (int r = 200; r < 300; r++) {
      values[r] += 40;
      values[300 + r] = 50;
    }
    Rows rows = Rows.columnMajor(values, 2);
    Em em = em("gaussian", 2, options(structure));
    Fit fit = em.fit(rows);
    assertTrue(fit.touchesGuard());
    List<ParameterEstimate> errors = em.standardErrors(fit, rows);
    ParameterEstimate held = errors.get(errors.size() - 1);
    assertEquals("covariance[1][1]", held.name());
    assertTrue(Double.isNaN(held.standardError()), held::toString);
    double variance = ((Gaussian) fit.model().components().get(1)).covariance()[0][0];
    assertError(errors, 1, "covariance[0][0]", variance * Math.sqrt(2.0 / 100), 1e-3);
    assertError(errors, 1, "mean[0]", Math.sqrt(variance / 100), 1e-3);
  }
}
