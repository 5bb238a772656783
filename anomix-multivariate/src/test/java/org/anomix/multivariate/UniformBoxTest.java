package org.anomix.multivariate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Estimate;
import org.anomix.Floors;
import org.anomix.Options;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.junit.jupiter.api.Test;

final class UniformBoxTest {
  private static final Rows ROWS =
      Rows.of(new double[][] {{1, 5, 0}, {2, 5, 10}, {4, 5, -10}, {99, 5, 99}})
          .withWeights(new double[] {1, 1, 1, 0})
          .withColumnNames(List.of("a", "b", "c"));

  private static Scaling scaling(Rows rows) {
    return Scaling.of(rows, false, Floors.DEFAULT);
  }

  @Test
  void densityIsOneOverTheVolume() {
    UniformBox box = UniformBox.of(new double[] {0, -1}, new double[] {4, 1});
    assertEquals(-Math.log(8), box.logDensity(4, -1), 1e-15);
    assertEquals(Double.NEGATIVE_INFINITY, box.logDensity(4.1, 0));
    assertEquals(Double.NEGATIVE_INFINITY, box.logDensity(1, Double.POSITIVE_INFINITY));
    assertTrue(Double.isNaN(box.logDensity(9, Double.NaN)));
  }

  @Test
  void volumeNeitherOverflowsNorUnderflows() {
    double[] lower = new double[400];
    double[] upper = new double[400];
    Arrays.fill(upper, 1e-300);
    lower[0] = -Double.MAX_VALUE;
    upper[0] = Double.MAX_VALUE;
    double expected = -399 * Math.log(1e-300) - Math.log(Double.MAX_VALUE) - Math.log(2);
    assertEquals(expected, UniformBox.of(lower, upper).logDensity(lower), 1e-13 * expected);
  }

  @Test
  void columnOfWidthZeroIsLeftOutOfTheVolume() {
    UniformBox box = UniformBox.of(new double[] {0, 3}, new double[] {2, 3});
    assertEquals(-Math.log(2), box.logDensity(1, 3), 1e-15);
    assertEquals(Double.NEGATIVE_INFINITY, box.logDensity(1, 3.1));
  }

  @Test
  void cornersInTheWrongOrderAreRefused() {
    ParameterException e =
        assertThrows(
            ParameterException.class,
            () -> UniformBox.of(new double[] {0, 1}, new double[] {1, 0}));
    assertEquals("upper", e.parameter());
    assertThrows(
        ParameterException.class, () -> UniformBox.of(new double[] {0}, new double[] {1, 2}));
    assertThrows(ParameterException.class, () -> UniformBox.of(new double[0], new double[0]));
  }

  @Test
  void rowsThatCountSettleTheEnds() {
    ComponentEstimator noise =
        new UniformBoxFamily()
            .estimator(Options.none().withFixed("upper[2]", 12), List.of())
            .settle(ROWS, scaling(ROWS));
    Scaling scaling = scaling(ROWS);
    UniformBox box = (UniformBox) noise.anchor(ROWS, new double[4], scaling);
    assertArrayEquals(new double[] {1, 5, -10}, box.lower());
    assertArrayEquals(new double[] {4, 5, 12}, box.upper());
    assertEquals(3, noise.freeParameters(List.of(box, box)));
    Estimate estimate = noise.estimate(box, new double[] {3}, scaling);
    assertEquals(
        List.of(
            new Diagnosis(
                Diagnosis.Kind.NOTE, 0, "column 'b' has width 0 and is left out of the volume")),
        estimate.diagnoses());
  }

  @Test
  void endOfAColumnThatIsNotThereIsRefused() {
    ComponentEstimator noise =
        new UniformBoxFamily().estimator(Options.none().withFixed("lower[3]", 0), List.of());
    assertThrows(ParameterException.class, () -> noise.settle(ROWS, scaling(ROWS)));
  }
}
