package org.anomix.multivariate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.DataException;
import org.anomix.Diagnosis;
import org.anomix.Distribution;
import org.anomix.Estimate;
import org.anomix.Floors;
import org.anomix.Options;
import org.anomix.ParameterException;
import org.anomix.PartialSums;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.UnknownNameException;
import org.junit.jupiter.api.Test;

final class GaussianEstimatorTest {
  private static final ComponentEstimator ESTIMATOR =
      new GaussianFamily().estimator(Options.none(), List.of());

  /** Rows that give columns a unit. */
  private static final double[][] NEAR_AND_FAR = {{0, 0}, {3, 5}};

  @Test
  void threeWeightedRowsGiveTheirWeightedMoments() {
    Rows rows = Rows.of(new double[][] {{0, 0}, {1, 3}, {4, 1}});
    Gaussian law = (Gaussian) fit(rows, 1, 2, 1).law();
    // By hand: mean (6/4, 7/4); variances and covariance about it.
    assertArrayEquals(new double[] {1.5, 1.75}, law.mean(), 1e-15);
    assertArrayEquals(new double[] {2.25, -0.125}, law.covariance()[0], 1e-15);
    assertArrayEquals(new double[] {-0.125, 1.6875}, law.covariance()[1], 1e-15);
  }

  /** The completed rows, and the spread of the unknown column about what is expected of it. */
  @Test
  void sumsOfPartlyKnownRowsAreWeighted() {
    Gaussian law =
        Gaussian.of(new double[] {1, 2}, new double[][] {{4, 2}, {2, 3}}); // residual variance 2
    PartialSums sums = ESTIMATOR.partial(law, 0).orElseThrow();
    double[] state = new double[ESTIMATOR.stateSize(law)];
    Block known = Rows.of(3, 7).block(0, 2, new double[2]);
    sums.accumulate(known, new double[] {9, 0.5, 0.25}, 1, state, 0);
    // At (3, 3) with half a weight, at (7, 5) with a quarter.
    Gaussian found =
        (Gaussian) ESTIMATOR.estimate(law, state, scaling(Rows.of(NEAR_AND_FAR))).law();
    assertArrayEquals(new double[] {13 / 3.0, 11 / 3.0}, found.mean(), 1e-14);
    assertArrayEquals(new double[] {32 / 9.0, 16 / 9.0}, found.covariance()[0], 1e-14);
    assertArrayEquals(new double[] {16 / 9.0, 8 / 9.0 + 2}, found.covariance()[1], 1e-14);
  }

  @Test
  void secondStepFromItsOwnEstimateChangesNothing() {
    Rows rows = normalRows(500, 4, 3);
    Gaussian once = (Gaussian) fit(rows).law();
    Gaussian twice = (Gaussian) Sums.step(ESTIMATOR, once, rows, ones(rows), scaling(rows)).law();
    assertClose(once, twice, 1e-14); // seen: 2e-16
  }

  @Test
  void aMillionSdFromTheOriginTheEstimateKeepsTenDigits() {
    Rows near = normalRows(400, 3, 5);
    double[][] moved = new double[near.size()][];
    for (int r = 0; r < moved.length; r++) {
      moved[r] = Arrays.stream(near.row(r)).map(x -> x + 0x1p20).toArray();
    }
    Rows far = Rows.of(moved);
    double[][] expected = ((Gaussian) fit(near).law()).covariance();
    double[][] found = ((Gaussian) fit(far).law()).covariance();
    for (int i = 0; i < 3; i++) {
      // The rows themselves are rounded to 1e-10 of an sd; seen: 1e-11.
      assertArrayEquals(expected[i], found[i], 1e-10);
    }
  }

  @Test
  void equalColumnsAreNamedAndTheLawStaysFinite() {
    for (double factor : new double[] {1e-6, 1, 1e6}) {
      Rows rows = normalRows(300, 5, 11, factor, x -> x[3] = x[1]);
      Estimate estimate = fit(rows);
      assertFaults(estimate, "columns 1 and 3 are linearly dependent in this component");
      assertFinite(estimate.law(), rows);
    }
  }

  @Test
  void twoDependenciesAreToldApart() {
    Rows rows =
        normalRows(
            300,
            7,
            13,
            1,
            x -> {
              x[2] = x[0];
              x[6] = x[3] + x[5];
            });
    assertFaults(
        fit(rows),
        "columns 0 and 2 are linearly dependent in this component",
        "columns 3, 5 and 6 are linearly dependent in this component");
  }

  @Test
  void columnConstantInOneComponentOnlyHasCollapsedThere() {
    Rows rows = normalRows(200, 3, 17);
    double[][] some = new double[rows.size()][];
    for (int r = 0; r < some.length; r++) {
      some[r] = rows.row(r);
      some[r][1] = r < 50 ? 0.25 : some[r][1];
    }
    double[] weights = new double[some.length];
    Arrays.fill(weights, 0, 50, 1);
    assertFaults(fit(Rows.of(some), weights), "column 1 has collapsed in this component");
  }

  @Test
  void oneRowAloneIsACollapseOntoEqualRows() {
    Rows rows = normalRows(100, 3, 19);
    double[] weights = new double[100];
    weights[42] = 1;
    Estimate estimate = fit(rows, weights);
    assertFaults(estimate, "this component has collapsed onto equal rows");
    assertArrayEquals(rows.row(42), ((Gaussian) estimate.law()).mean(), 1e-15);
    assertFinite(estimate.law(), rows);
  }

  @Test
  void floorIsReachedExactlyAndNeverUndercut() {
    Rows rows = normalRows(50, 2, 23, 1, x -> x[1] = x[0]);
    Scaling scaling = scaling(rows);
    double[][] c = ((Gaussian) fit(rows).law()).covariance();
    double u = scaling.unit(0);
    // Of [[a, b], [b, a]] the smaller eigenvalue is a - b.
    assertEquals(scaling.eigenvalueFloor(), (c[0][0] - c[0][1]) / (u * u), 1e-15); // seen: 3e-18
  }

  @Test
  void constantColumnIsNoFaultAndWeighsNothing() {
    Rows all = normalRows(60, 3, 29, 1, x -> x[1] = -7.3);
    Scaling scaling = scaling(all);
    ComponentEstimator estimator = ESTIMATOR.settle(all, scaling);
    double[] half = new double[60];
    Arrays.fill(half, 0, 30, 0.1);
    List<Gaussian> laws = new ArrayList<>();
    for (double[] weights : List.of(ones(all), half)) {
      Estimate estimate = Sums.fit(estimator, all, weights, scaling);
      assertFaults(estimate);
      laws.add((Gaussian) estimate.law());
    }
    for (Gaussian law : laws) {
      assertEquals(-7.3, law.mean()[1]);
      double variance = scaling.eigenvalueFloor() * 7.3 * 7.3;
      assertArrayEquals(new double[] {0, variance, 0}, law.covariance()[1], 1e-20);
      assertEquals(0, law.covariance()[0][1]);
      Gaussian without = without(law);
      double[] row = all.row(7);
      double cost = Math.log(2 * Math.PI * variance) / 2;
      // Seen: 4.4e-16.
      assertEquals(without.logDensity(row[0], row[2]) - cost, law.logDensity(row), 1e-14);
    }
    assertEquals(2 * (2 + 3), estimator.freeParameters(laws));
    assertEquals(2 * (3 + 6), ESTIMATOR.freeParameters(laws));
  }

  /** The law of columns 0 and 2. */
  private static Gaussian without(Gaussian law) {
    double[][] c = law.covariance();
    return Gaussian.of(
        new double[] {law.mean()[0], law.mean()[2]},
        new double[][] {{c[0][0], c[0][2]}, {c[2][0], c[2][2]}});
  }

  @Test
  void settledStartMovesToTheConstantAtOnce() {
    Rows rows = Rows.of(new double[][] {{0.1, 1}, {0.1, 2}, {0.1, 4}});
    Distribution start = Gaussian.of(new double[] {3, 2}, new double[][] {{1, 0.5}, {0.5, 1}});
    Gaussian law =
        (Gaussian)
            ESTIMATOR.settle(rows, scaling(rows)).project(List.of(start), scaling(rows)).get(0);
    assertEquals(0.1, law.mean()[0]);
    assertEquals(0, law.covariance()[0][1]);
  }

  @Test
  void allColumnsConstantStillGivesALaw() {
    Rows rows = Rows.of(new double[][] {{0, 5}, {0, 5}});
    Estimate estimate = fit(rows);
    assertFaults(estimate);
    assertArrayEquals(new double[] {0, 5}, ((Gaussian) estimate.law()).mean());
    assertFinite(estimate.law(), rows);
  }

  @Test
  void farRowInEqualColumnsLeavesTheLawFinite() {
    Rows rows = normalRows(200, 3, 37, 1, x -> x[2] = x[1]);
    double[][] some = new double[200][];
    for (int r = 0; r < 200; r++) {
      some[r] = rows.row(r);
    }
    some[3] = new double[] {1e9, -1e9, -1e9};
    Rows far = Rows.of(some);
    Estimate estimate = fit(far);
    assertTrue(estimate.diagnoses().stream().anyMatch(d -> d.kind() == Diagnosis.Kind.GUARD));
    assertFinite(estimate.law(), far);
  }

  @Test
  void sixtyColumnsFitInAnyUnit() {
    for (double factor : new double[] {1e-6, 1, 100, 1e6}) {
      Rows rows = normalRows(400, 60, 41, factor, x -> {});
      Estimate estimate = fit(rows);
      assertFaults(estimate);
      assertFinite(estimate.law(), rows);
    }
  }

  @Test
  void fewerRowsThanColumnsAreAFaultButGiveALaw() {
    Rows rows = normalRows(200, 30, 43, 100, x -> {});
    double[] weights = new double[200];
    Arrays.fill(weights, 0, 12, 1);
    Estimate estimate = fit(rows, weights);
    assertEquals(1, estimate.diagnoses().size());
    assertTrue(estimate.diagnoses().get(0).text().contains("and 20 more are linearly dependent"));
    assertFinite(estimate.law(), rows);
  }

  @Test
  void columnsWhoseSquaresAreNoDoublesAreRefused() {
    Rows rows = normalRows(20, 2, 47, 1e-160, x -> {});
    String message = assertThrows(DataException.class, () -> fit(rows)).getMessage();
    assertTrue(message.startsWith("column 0: its unit of spread is "), message);
  }

  @Test
  void projectionKeepsFeasibleLawsAndLiftsTheOthersOnce() {
    Rows rows = normalRows(100, 2, 53);
    Scaling scaling = scaling(rows);
    Distribution feasible = fit(rows).law();
    Distribution thin = Gaussian.of(new double[2], new double[][] {{1, 1 - 1e-9}, {1 - 1e-9, 1}});
    List<Distribution> projected = ESTIMATOR.project(List.of(feasible, thin), scaling);
    assertSame(feasible, projected.get(0));
    double[][] c = ((Gaussian) projected.get(1)).covariance();
    assertTrue(c[0][0] - c[0][1] > 1e-7, Arrays.deepToString(c));
    assertSame(projected.get(1), ESTIMATOR.project(projected, scaling).get(1));
  }

  @Test
  void unknownStructuresOptionsAndFixedValuesAreRefused() {
    GaussianFamily family = new GaussianFamily();
    Options full = Options.none().with("covariance", "full");
    assertEquals(full, family.estimator(full, List.of()).options());
    Options round = Options.none().with("covariance", "round");
    String message =
        assertThrows(UnknownNameException.class, () -> family.estimator(round, List.of()))
            .getMessage();
    assertTrue(message.contains("round") && message.contains("tied-diagonal"), message);
    Options unknown = Options.none().with("shape", "round");
    assertThrows(UnknownNameException.class, () -> family.estimator(unknown, List.of()));
    Options fixed = Options.none().withFixed("mean", 0);
    assertThrows(ParameterException.class, () -> family.estimator(fixed, List.of()));
  }

  @Test
  void countsParametersAndRowsOfAFullCovariance() {
    Gaussian law = Gaussian.of(new double[2], new double[][] {{4, 0}, {0, 1}});
    assertEquals(15, ESTIMATOR.freeParameters(List.of(law, law, law)));
    assertEquals(4, ESTIMATOR.minimumRows(2));
    assertEquals(0, ESTIMATOR.scales(law).length);
    Gaussian single = Gaussian.of(new double[1], new double[][] {{4}});
    assertArrayEquals(new double[] {2}, ESTIMATOR.scales(single));
  }

  private static Estimate fit(Rows rows, double... weights) {
    double[] given = weights.length == 0 ? ones(rows) : weights;
    return Sums.fit(ESTIMATOR, rows, given, scaling(rows));
  }

  private static double[] ones(Rows rows) {
    double[] ones = new double[rows.size()];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static Scaling scaling(Rows rows) {
    return Scaling.of(rows, false, Floors.DEFAULT);
  }

  private interface Change {
    void apply(double[] row);
  }

  private static Rows normalRows(int size, int dimension, long seed) {
    return normalRows(size, dimension, seed, 1, x -> {});
  }

  private static Rows normalRows(int size, int dimension, long seed, double factor, Change change) {
    Random random = new Random(seed);
    double[][] rows = new double[size][dimension];
    for (double[] row : rows) {
      for (int j = 0; j < dimension; j++) {
        row[j] = random.nextGaussian();
      }
      change.apply(row);
      for (int j = 0; j < dimension; j++) {
        row[j] *= factor;
      }
    }
    return Rows.of(rows);
  }

  private static void assertFaults(Estimate estimate, String... texts) {
    assertEquals(Arrays.stream(texts).map(Diagnosis::guard).toList(), estimate.diagnoses());
  }

  private static void assertFinite(Distribution law, Rows rows) {
    for (int r = 0; r < rows.size(); r++) {
      double logDensity = law.logDensity(rows.row(r));
      assertTrue(Double.isFinite(logDensity), () -> law + " gives " + logDensity);
    }
  }

  private static void assertClose(Gaussian expected, Gaussian found, double tolerance) {
    assertArrayEquals(expected.mean(), found.mean(), tolerance);
    for (int i = 0; i < expected.dimension(); i++) {
      assertArrayEquals(expected.covariance()[i], found.covariance()[i], tolerance);
    }
  }
}
