package org.anomix.multivariate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Floors;
import org.anomix.Motion;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CovarianceMotionTest {
  private static final int SIDE = 3;
  private static final int GROUP = 4;

  private static final Parameter MATRIX = EllipticalFamily.matrix("any");

  private static ComponentEstimator estimator(
      DistributionFamily family, CovarianceStructure structure) {
    return family.estimator(Options.none().with("covariance", structure.name()), List.of());
  }

  private static double[] covariance(Random random, int side) {
    double[] factor = random.doubles((long) side * side, -1, 1).toArray();
    double[] covariance = new double[side * side];
    for (int j = 0; j < side; j++) {
      double[] row = Arrays.copyOfRange(factor, j * side, (j + 1) * side);
      Entries.addSquare(1, row, covariance);
      covariance[j * side + j] += 0.1;
    }
    return covariance;
  }

  /** Laws that the structure allows. */
  private static List<Distribution> laws(ComponentEstimator estimator, Scaling scaling) {
    Random random = new Random(5);
    List<Distribution> laws = new ArrayList<>();
    for (int k = 0; k < GROUP; k++) {
      double[] centre = new double[SIDE];
      double[] covariance = covariance(random, SIDE);
      laws.add(
          estimator.family() instanceof GaussianFamily
              ? Gaussian.ofEntries(centre, covariance)
              : MultivariateT.ofEntries(4, centre, covariance));
    }
    return estimator.project(laws, scaling);
  }

  private static Rows rows() {
    Random random = new Random(6);
    return Rows.columnMajor(random.doubles(40L * SIDE, -1, 1).toArray(), SIDE);
  }

  private static Scaling scaling() {
    return Scaling.of(rows(), false, Floors.DEFAULT);
  }

  private static double[] place(Motion motion, long seed) {
    return new Random(seed).doubles(motion.size(), -0.7, 0.7).toArray();
  }

  private static List<double[]> at(Motion motion, double... place) {
    List<double[]> covariances = new ArrayList<>();
    for (int k = 0; k < GROUP; k++) {
      covariances.add(motion.at(k, place).numbers());
    }
    return covariances;
  }

  @ParameterizedTest
  @EnumSource
  void coordinatesAreTheFreeParameters(CovarianceStructure structure) {
    for (DistributionFamily family : List.of(new GaussianFamily(), new MultivariateTFamily())) {
      ComponentEstimator estimator = estimator(family, structure);
      List<Distribution> laws = laws(estimator, scaling());
      Motion motion = estimator.motion(MATRIX, laws).orElseThrow();
      int others = GROUP * (SIDE + (family instanceof GaussianFamily ? 0 : 1));
      assertEquals(estimator.freeParameters(laws), others + motion.size());
      assertArrayEquals(
          ((EllipticalEstimator) estimator).contours(laws.get(1)).entries(),
          motion.at(1, new double[motion.size()]).numbers());
      assertTrue(estimator.motion(EllipticalFamily.vector("any"), laws).isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource
  void structureHoldsFarAway(CovarianceStructure structure) {
    ComponentEstimator estimator = estimator(new GaussianFamily(), structure);
    Motion motion = estimator.motion(MATRIX, laws(estimator, scaling())).orElseThrow();
    List<double[]> moved = at(motion, place(motion, 7));
    List<double[]> nearest = new Covariances(structure, scaling()).project(moved);
    for (int k = 0; k < GROUP; k++) {
      assertArrayEquals(nearest.get(k), moved.get(k), 1e-9, structure.name());
    }
  }

  /** As many independent directions as coordinates: none is a combination of others. */
  @ParameterizedTest
  @EnumSource
  void coordinatesAreIndependent(CovarianceStructure structure) {
    ComponentEstimator estimator = estimator(new GaussianFamily(), structure);
    Motion motion = estimator.motion(MATRIX, laws(estimator, scaling())).orElseThrow();
    int size = motion.size();
    double[][] slopes = new double[size][GROUP * SIDE * SIDE];
    for (int c = 0; c < size; c++) {
      double[] up = new double[size];
      up[c] = 1e-4;
      double[] down = new double[size];
      down[c] = -1e-4;
      for (int k = 0; k < GROUP; k++) {
        double[] above = motion.at(k, up).numbers();
        double[] below = motion.at(k, down).numbers();
        for (int i = 0; i < above.length; i++) {
          slopes[c][k * above.length + i] = (above[i] - below[i]) / 2e-4;
        }
        assertEquals(motion.moves(c, k), !Arrays.equals(above, below));
      }
    }
    double[] products = new double[size * size];
    for (int i = 0; i < products.length; i++) {
      double[] one = slopes[i / size];
      double[] other = slopes[i % size];
      for (int e = 0; e < one.length; e++) {
        products[i] += one[e] * other[e];
      }
    }
    assertTrue(CholeskyFactor.exceeds(products, size, 1e-4), structure.name());
  }

  @ParameterizedTest
  @EnumSource
  void constantColumnsStayWhereTheyAre(CovarianceStructure structure) {
    double[] values = new Random(8).doubles(40L * SIDE, -1, 1).toArray();
    Arrays.fill(values, 40, 80, 3.5);
    Rows rows = Rows.columnMajor(values, SIDE);
    ComponentEstimator estimator =
        estimator(new GaussianFamily(), structure)
            .settle(rows, Scaling.of(rows, false, Floors.DEFAULT));
    List<Distribution> laws = laws(estimator, Scaling.of(rows, false, Floors.DEFAULT));
    Motion motion = estimator.motion(MATRIX, laws).orElseThrow();
    assertEquals(estimator.freeParameters(laws), GROUP * 2 + motion.size());
    double[] still = ((Gaussian) laws.get(2)).contours().entries();
    double[] moved = motion.at(2, place(motion, 9)).numbers();
    for (int i : new int[] {1, 3, 4, 5, 7}) {
      assertEquals(still[i], moved[i]);
    }
    Rows constant = Rows.columnMajor(new double[40 * SIDE], SIDE);
    ComponentEstimator still0 =
        estimator(new GaussianFamily(), structure)
            .settle(constant, Scaling.of(constant, false, Floors.DEFAULT));
    List<Distribution> held = laws(still0, Scaling.of(constant, false, Floors.DEFAULT));
    assertEquals(0, still0.motion(MATRIX, held).orElseThrow().size());
  }
}
