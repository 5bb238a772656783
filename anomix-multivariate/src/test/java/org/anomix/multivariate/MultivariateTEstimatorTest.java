package org.anomix.multivariate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Distribution;
import org.anomix.Estimate;
import org.anomix.Floors;
import org.anomix.Options;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.UnknownNameException;
import org.anomix.continuous.StudentTFamily;
import org.junit.jupiter.api.Test;

final class MultivariateTEstimatorTest {
  private static final MultivariateTFamily FAMILY = new MultivariateTFamily();
  private static final ComponentEstimator ESTIMATOR = estimator(Options.none());

  private static final MultivariateT TRUTH =
      MultivariateT.of(
          4, new double[] {1, -2, 0}, new double[][] {{2, 1, 0}, {1, 3, -1}, {0, -1, 1}});

  private static ComponentEstimator estimator(Options options) {
    return FAMILY.estimator(options, List.of());
  }

  private static Rows drawn(Distribution law, long seed, int size) {
    double[] values = new double[size * law.dimension()];
    law.sample(new Random(seed), values, 0, size);
    return Rows.of(rowsOf(Rows.rowMajor(values, law.dimension())));
  }

  /** Steps until nothing moves. */
  private static MultivariateT converged(ComponentEstimator estimator, Rows rows) {
    Scaling scaling = scaling(rows);
    Distribution law = estimator.anchor(rows, ones(rows), scaling);
    for (int step = 0; step < 1000; step++) {
      Distribution next = Sums.step(estimator, law, rows, ones(rows), scaling).law();
      double moved = Math.abs(((MultivariateT) next).df() / ((MultivariateT) law).df() - 1);
      law = next;
      if (moved < 1e-12) {
        break;
      }
    }
    return (MultivariateT) law;
  }

  @Test
  void gradientVanishesAtTheMaximum() {
    Rows rows = drawn(TRUTH, 1, 400);
    MultivariateT found = converged(ESTIMATOR, rows);
    double h = 1e-4;
    assertSlope(found, rows, h, (law, x) -> law.with(law.df() + x, law.contours()));
    for (int i = 0; i < 3; i++) {
      int row = i;
      assertSlope(
          found,
          rows,
          h,
          (law, x) -> {
            double[] location = law.location();
            location[row] += x;
            return MultivariateT.of(law.df(), location, law.scatter());
          });
      for (int j = 0; j <= i; j++) {
        int column = j;
        assertSlope(
            found,
            rows,
            h,
            (law, x) -> {
              double[][] scatter = law.scatter();
              scatter[row][column] += x;
              scatter[column][row] = scatter[row][column];
              return MultivariateT.of(law.df(), law.location(), scatter);
            });
      }
    }
  }

  private interface Change {
    MultivariateT apply(MultivariateT law, double x);
  }

  /** Central differences of fourth order, of the sum over rows. */
  private static void assertSlope(MultivariateT law, Rows rows, double h, Change change) {
    double slope =
        (8 * (at(law, rows, change, h) - at(law, rows, change, -h))
                - (at(law, rows, change, 2 * h) - at(law, rows, change, -2 * h)))
            / (12 * h);
    assertEquals(0, slope, 1e-6); // seen: 2e-8
  }

  private static double at(MultivariateT law, Rows rows, Change change, double x) {
    return Sums.logLikelihood(change.apply(law, x), rows, ones(rows));
  }

  @Test
  void fiveThousandRowsRecoverTheLaw() {
    for (long seed : new long[] {2, 3}) {
      Rows rows = drawn(TRUTH, seed, 5000);
      MultivariateT found = converged(ESTIMATOR, rows);
      for (int j = 0; j < 3; j++) {
        // The information of a row on its location is (df + d)/(df + d + 2) Σ⁻¹.
        double error = Math.sqrt(TRUTH.scatter()[j][j] * 9 / 7 / 5000);
        assertEquals(TRUTH.location()[j], found.location()[j], 4 * error);
        for (int i = 0; i <= j; i++) {
          double product = TRUTH.scatter()[i][i] * TRUTH.scatter()[j][j];
          double square = TRUTH.scatter()[i][j] * TRUTH.scatter()[i][j];
          // That of a variance is 0.0512 over 200 such samples, 1.28 times a Gaussian one.
          double entryError = 1.28 * Math.sqrt((product + square) / 5000);
          assertEquals(TRUTH.scatter()[i][j], found.scatter()[i][j], 4 * entryError);
        }
      }
      assertEquals(4, found.df(), 4 * 0.146); // the sd of the estimates of 200 such samples
    }
  }

  @Test
  void oneColumnHasTheMaximumOfTheUnivariateFamily() {
    Rows rows = drawn(TRUTH.marginal(1), 4, 500);
    ComponentEstimator univariate = new StudentTFamily().estimator(Options.none(), List.of());
    Scaling scaling = scaling(rows);
    Distribution law = univariate.anchor(rows, ones(rows), scaling);
    for (int step = 0; step < 500; step++) {
      law = Sums.step(univariate, law, rows, ones(rows), scaling).law();
    }
    double expected = Sums.logLikelihood(law, rows, ones(rows));
    MultivariateT found = converged(ESTIMATOR, rows);
    assertEquals(expected, Sums.logLikelihood(found, rows, ones(rows)), 1e-9); // seen: 1e-12
  }

  @Test
  void rescaledColumnsRescaleTheFit() {
    Rows rows = drawn(TRUTH, 5, 200);
    double[] factors = {0x1p-20, 8, 0x1p30};
    double[][] rescaled = new double[rows.size()][3];
    for (int r = 0; r < rows.size(); r++) {
      for (int j = 0; j < 3; j++) {
        rescaled[r][j] = rows.value(r, j) * factors[j];
      }
    }
    MultivariateT expected = steps(rows, 20);
    MultivariateT found = steps(Rows.of(rescaled), 20);
    assertEquals(expected.df(), found.df());
    for (int i = 0; i < 3; i++) {
      assertEquals(expected.location()[i] * factors[i], found.location()[i]);
      for (int j = 0; j < 3; j++) {
        assertEquals(expected.scatter()[i][j] * factors[i] * factors[j], found.scatter()[i][j]);
      }
    }
  }

  private static MultivariateT steps(Rows rows, int steps) {
    Scaling scaling = scaling(rows);
    Distribution law = ESTIMATOR.anchor(rows, ones(rows), scaling);
    for (int step = 0; step < steps; step++) {
      law = Sums.step(ESTIMATOR, law, rows, ones(rows), scaling).law();
    }
    return (MultivariateT) law;
  }

  @Test
  void oneRowAMillionSdAwayHardlyMovesTheFit() {
    Rows rows = drawn(TRUTH, 6, 200);
    MultivariateT without = climbed(ESTIMATOR, rows, 200);
    for (double far : new double[] {1e6, 1e160, 1e300}) {
      double[][] some = rowsOf(rows);
      some[17] = new double[] {far, -far, 0.5 * far};
      MultivariateT found = climbed(ESTIMATOR, Rows.of(some), 400);
      for (int j = 0; j < 3; j++) {
        double sd = Math.sqrt(without.scatter()[j][j]);
        assertEquals(without.location()[j], found.location()[j], 0.2 * sd);
      }
    }
  }

  @Test
  void equalColumnsAreNamedAndTheLikelihoodNeverFalls() {
    double[][] rows = rowsOf(drawn(TRUTH, 7, 100));
    for (double[] row : rows) {
      row[2] = row[0];
    }
    Rows equal = Rows.of(rows);
    Scaling scaling = scaling(equal);
    Distribution law = climbed(ESTIMATOR, equal, 100);
    Estimate estimate = Sums.step(ESTIMATOR, law, equal, ones(equal), scaling);
    assertEquals(
        Diagnosis.guard("columns 0 and 2 are linearly dependent in this component"),
        estimate.diagnoses().get(0));
  }

  @Test
  void floorOfScatterIsThatOfHeavyTails() {
    double[][] rows = new double[60][2];
    Random random = new Random(8);
    for (double[] row : rows) {
      row[0] = random.nextGaussian();
      row[1] = row[0];
    }
    Rows equal = Rows.of(rows);
    double[][] c = climbed(estimator(Options.none().withFixed("df", 3)), equal, 100).scatter();
    double unit = scaling(equal).unit(0);
    assertEquals(1e-8, (c[0][0] - c[0][1]) / (unit * unit), 1e-14); // seen: 6e-17
  }

  @Test
  void fewerRowsThanParametersGiveALaw() {
    climbed(ESTIMATOR, drawn(TRUTH, 9, 4), 100);
    climbed(ESTIMATOR, drawn(TRUTH, 9, 2), 100);
  }

  @Test
  void constantColumnKeepsItsConstantAndDoesNotCount() {
    double[][] rows = rowsOf(drawn(TRUTH, 10, 300));
    for (double[] row : rows) {
      row[1] = -7.3;
    }
    Rows constant = Rows.of(rows);
    ComponentEstimator settled = ESTIMATOR.settle(constant, scaling(constant));
    MultivariateT law = climbed(settled, constant, 100);
    assertEquals(-7.3, law.location()[1]);
    assertEquals(0, law.scatter()[0][1]);
    assertEquals(1 + 2 + 3, settled.freeParameters(List.of(law)));
  }

  /** Steps from the anchor that are checked not to lower the likelihood. */
  private static MultivariateT climbed(ComponentEstimator estimator, Rows rows, int steps) {
    Scaling scaling = scaling(rows);
    Distribution law = estimator.anchor(rows, ones(rows), scaling);
    double before = Sums.logLikelihood(law, rows, ones(rows));
    for (int step = 0; step < steps; step++) {
      Estimate next = Sums.step(estimator, law, rows, ones(rows), scaling);
      double after = Sums.logLikelihood(next.law(), rows, ones(rows));
      boolean floored = next.diagnoses().stream().anyMatch(d -> d.kind() == Diagnosis.Kind.GUARD);
      double rounding = (floored ? 1e-7 : 1e-13) * (1 + Math.abs(before));
      assertTrue(after >= before - rounding, before + " fell to " + after + " at " + next);
      law = next.law();
      before = after;
    }
    return (MultivariateT) law;
  }

  @Test
  void sharedDfIsOneAndFixedDfStays() {
    Rows rows = drawn(TRUTH, 11, 300);
    List<Distribution> group =
        List.of(TRUTH, MultivariateT.of(9, TRUTH.location(), TRUTH.scatter()));
    ComponentEstimator shared = estimator(Options.none().with("shared", "df"));
    List<Distribution> projected = shared.project(group, scaling(rows));
    assertEquals(6, df(projected, 0), 1e-14);
    assertEquals(6, df(projected, 1), 1e-14);
    double[] half = ones(rows);
    Arrays.fill(half, 0, 150, 0.25);
    List<double[]> states =
        List.of(
            Sums.state(shared, projected.get(0), rows, ones(rows)),
            Sums.state(shared, projected.get(1), rows, half));
    List<Distribution> found =
        shared.estimate(projected, states, scaling(rows)).stream().map(Estimate::law).toList();
    assertEquals(df(found, 0), df(found, 1));
    assertEquals(2 * (3 + 6) + 1, shared.freeParameters(group));
    ComponentEstimator fixed = estimator(Options.none().withFixed("df", 2.5));
    assertEquals(2.5, df(fixed.project(group, scaling(rows)), 1));
    assertEquals(2 * (3 + 6), fixed.freeParameters(group));
    assertEquals(2 * (3 + 6) + 2, ESTIMATOR.freeParameters(group));
  }

  private static double df(List<Distribution> laws, int k) {
    return ((MultivariateT) laws.get(k)).df();
  }

  @Test
  void gaussianRowsTakeDfToItsEnd() {
    Rows rows = drawn(Gaussian.of(new double[2], new double[][] {{1, 0}, {0, 1}}), 12, 400);
    // Rows drawn in to have no tails at all.
    double[][] some = rowsOf(rows);
    for (double[] row : some) {
      double length = Math.hypot(row[0], row[1]);
      row[0] /= Math.sqrt(length);
      row[1] /= Math.sqrt(length);
    }
    Rows light = Rows.of(some);
    Scaling scaling = scaling(light);
    Distribution law = climbed(ESTIMATOR, light, 200);
    Estimate estimate = Sums.step(ESTIMATOR, law, light, ones(light), scaling);
    assertEquals(1e6, ((MultivariateT) estimate.law()).df());
    assertEquals(Diagnosis.Kind.BOUNDARY, estimate.diagnoses().get(0).kind());
  }

  @Test
  void curvatureWithoutAMeanIsInfiniteAndStopsTheBoundInDfAlone() {
    MultivariateT wild = MultivariateT.of(0.2, TRUTH.location(), TRUTH.scatter());
    double[] state = new double[ESTIMATOR.stateSize(wild)];
    Block known = Block.ofRow(new double[] {0.5});
    ESTIMATOR.partial(wild, 1).orElseThrow().accumulate(known, new double[] {1}, 0, state, 0);
    assertEquals(Double.POSITIVE_INFINITY, state[state.length - 1]);
    Rows rows = drawn(wild, 13, 50);
    ESTIMATOR.accumulate(wild, rows.block(0, 50, new double[150]), ones(rows), 0, state, 0);
    Distribution law = ESTIMATOR.estimate(wild, state, scaling(rows)).law();
    assertTrue(((MultivariateT) law).df() > 0);
  }

  @Test
  void unknownOptionsAndFixedValuesAreRefused() {
    assertThrows(
        UnknownNameException.class, () -> estimator(Options.none().with("shared", "location")));
    assertThrows(
        UnknownNameException.class, () -> estimator(Options.none().with("covariance", "round")));
    assertThrows(UnknownNameException.class, () -> estimator(Options.none().with("sd", "1")));
    assertThrows(
        ParameterException.class, () -> estimator(Options.none().withFixed("location", 1)));
    assertThrows(ParameterException.class, () -> estimator(Options.none().withFixed("df", 0)));
  }

  private static double[][] rowsOf(Rows rows) {
    List<double[]> list = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      list.add(rows.row(r));
    }
    return list.toArray(double[][]::new);
  }

  private static double[] ones(Rows rows) {
    double[] ones = new double[rows.size()];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static Scaling scaling(Rows rows) {
    return Scaling.of(rows, false, Floors.DEFAULT);
  }
}
