package org.anomix.multivariate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.Estimate;
import org.anomix.Floors;
import org.anomix.Options;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.junit.jupiter.api.Test;

final class CovariancePriorTest {
  private static ComponentEstimator estimator(String structure, String prior) {
    Options options = Options.none().with("covariance", structure).with("prior", prior);
    return new GaussianFamily().estimator(options, List.of());
  }

  private static Rows rows(Random random, int size, int side) {
    double[][] rows = new double[size][side];
    for (double[] row : rows) {
      for (int j = 0; j < side; j++) {
        row[j] = (j + 1) * random.nextGaussian() + (j > 0 ? row[j - 1] : 0);
      }
    }
    return Rows.of(rows);
  }

  private static double[] ones(int size) {
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static Scaling scaling(Rows rows) {
    return Scaling.of(rows, false, Floors.DEFAULT);
  }

  @Test
  void oneComponentIsTheMeanOfRowsAndPrior() {
    Rows rows = rows(new Random(1), 40, 2);
    Scaling scaling = scaling(rows);
    Gaussian plain = (Gaussian) Sums.fit(estimator("VVV", "0"), rows, ones(40), scaling).law();
    ComponentEstimator estimator = estimator("VVV", "10").settle(rows, scaling);
    Gaussian law = (Gaussian) Sums.fit(estimator, rows, ones(40), scaling).law();
    for (int i = 0; i < 2; i++) {
      double[] expected = new double[2];
      for (int j = 0; j < 2; j++) {
        double mode = i == j ? scaling.unit(i) * scaling.unit(i) : 0;
        expected[j] = (40 * plain.covariance()[i][j] + 10 * mode) / 50;
      }
      assertArrayEquals(expected, law.covariance()[i], 1e-13);
    }
    assertArrayEquals(plain.mean(), law.mean(), 1e-14);
  }

  @Test
  void modeHasLogPriorZeroAndIsTheHighest() {
    Rows rows = rows(new Random(2), 30, 2);
    Scaling scaling = scaling(rows);
    ComponentEstimator estimator = estimator("VVV", "4").settle(rows, scaling);
    double a = scaling.unit(0) * scaling.unit(0);
    double b = scaling.unit(1) * scaling.unit(1);
    Gaussian mode = Gaussian.of(new double[2], new double[][] {{a, 0}, {0, b}});
    assertEquals(0, estimator.logPrior(List.of(mode)), 1e-14);
    Gaussian other = Gaussian.of(new double[2], new double[][] {{a, 0.1}, {0.1, 2 * b}});
    assertTrue(estimator.logPrior(List.of(other)) < -0.1);
    // Of two components each is expected to fill half of the volume.
    Gaussian half = Gaussian.of(new double[2], new double[][] {{a / 2, 0}, {0, b / 2}});
    assertEquals(0, estimator.logPrior(List.of(half, half)), 1e-14);
  }

  /** The step raises log-likelihood and log prior together, whatever the structure. */
  @Property(tries = 150)
  void stepNeverLowersThePosterior(@ForAll CovarianceStructure structure, @ForAll long seed) {
    Random random = new Random(seed);
    int components = 1 + random.nextInt(3);
    Rows rows = rows(random, 12, 3);
    Scaling scaling = scaling(rows);
    ComponentEstimator estimator = estimator(structure.name(), "2.5").settle(rows, scaling);
    List<double[]> weights = new ArrayList<>();
    List<Distribution> group = new ArrayList<>();
    for (int k = 0; k < components; k++) {
      weights.add(random.doubles(rows.size()).toArray());
      group.add(estimator.anchor(rows, weights.get(k), scaling));
    }
    group = estimator.project(group, scaling);
    double before = Double.NEGATIVE_INFINITY;
    for (int pass = 0; pass < 5; pass++) {
      double posterior = estimator.logPrior(group);
      List<double[]> states = new ArrayList<>();
      for (int k = 0; k < components; k++) {
        posterior += Sums.logLikelihood(group.get(k), rows, weights.get(k));
        states.add(Sums.state(estimator, group.get(k), rows, weights.get(k)));
      }
      double fall = before - posterior;
      assertTrue(fall <= 1e-10 * (1 + Math.abs(posterior)), () -> "fell by " + fall);
      before = posterior;
      group =
          new ArrayList<>(
              estimator.estimate(group, states, scaling).stream().map(Estimate::law).toList());
    }
  }

  /** Neither in how far K ellipsoids shrink, nor in the divergence, nor in what is estimated. */
  @Test
  void constantColumnHasNoPartInIt() {
    Rows two = rows(new Random(6), 30, 2);
    double[][] wider = new double[30][];
    for (int r = 0; r < 30; r++) {
      wider[r] = new double[] {two.value(r, 0), 7, two.value(r, 1)};
    }
    Rows three = Rows.of(wider);
    List<Gaussian> without = twoComponents(two);
    List<Gaussian> with = twoComponents(three);
    for (int k = 0; k < 2; k++) {
      double[][] expected = without.get(k).covariance();
      double[][] found = with.get(k).covariance();
      assertArrayEquals(expected[0], new double[] {found[0][0], found[0][2]}, 1e-13);
      assertArrayEquals(expected[1], new double[] {found[2][0], found[2][2]}, 1e-13);
    }
    ComponentEstimator ofTwo = estimator("VVV", "5").settle(two, scaling(two));
    ComponentEstimator ofThree = estimator("VVV", "5").settle(three, scaling(three));
    double expected = ofTwo.logPrior(List.copyOf(without));
    assertEquals(expected, ofThree.logPrior(List.copyOf(with)), 1e-12 * Math.abs(expected));
  }

  /** A step of two components that divide the rows at their middle. */
  private static List<Gaussian> twoComponents(Rows rows) {
    Scaling scaling = scaling(rows);
    ComponentEstimator estimator = estimator("VVV", "5").settle(rows, scaling);
    List<Distribution> group = new ArrayList<>();
    List<double[]> states = new ArrayList<>();
    for (int k = 0; k < 2; k++) {
      double[] weights = new double[rows.size()];
      Arrays.fill(weights, k * 15, k * 15 + 15, 1);
      group.add(estimator.anchor(rows, weights, scaling));
      states.add(Sums.state(estimator, group.get(k), rows, weights));
    }
    return estimator.estimate(group, states, scaling).stream()
        .map(estimate -> (Gaussian) estimate.law())
        .toList();
  }

  @Test
  void priorIsInTheUnitsOfTheColumns() {
    Rows rows = rows(new Random(5), 25, 2);
    double[][] rescaled = new double[25][];
    for (int r = 0; r < 25; r++) {
      rescaled[r] = new double[] {1000 * rows.value(r, 0), rows.value(r, 1) / 8};
    }
    Gaussian law = fitted(rows);
    Gaussian other = fitted(Rows.of(rescaled));
    assertEquals(1e6 * law.covariance()[0][0], other.covariance()[0][0], 1e-6);
    assertEquals(125 * law.covariance()[0][1], other.covariance()[0][1], 1e-9);
  }

  private static Gaussian fitted(Rows rows) {
    Scaling scaling = scaling(rows);
    ComponentEstimator estimator = estimator("VVV", "5").settle(rows, scaling);
    return (Gaussian) Sums.fit(estimator, rows, ones(rows.size()), scaling).law();
  }

  @Test
  void whatIsNoNumberOfRowsIsRefused() {
    for (String bad : List.of("-1", "many", "NaN", "Infinity")) {
      assertThrows(ParameterException.class, () -> estimator("VVV", bad));
    }
  }
}
