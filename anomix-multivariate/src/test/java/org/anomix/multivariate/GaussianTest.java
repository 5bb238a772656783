package org.anomix.multivariate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.anomix.Description;
import org.anomix.DistributionFamily;
import org.anomix.ParameterException;
import org.anomix.UnknownNameException;
import org.anomix.Value;
import org.junit.jupiter.api.Test;

final class GaussianTest {
  private static final double[][] IDENTITY = {{1, 0}, {0, 1}};

  @Test
  void printsItselfInTheNotation() {
    Gaussian law = Gaussian.of(new double[] {0, 1}, new double[][] {{1, 0.5}, {0.5, 2}});
    assertEquals("gaussian(mean=[0, 1], covariance=[[1, 0.5], [0.5, 2]])", law.toString());
  }

  @Test
  void equalsByContentAndSharesNoArrayWithItsMaker() {
    double[] mean = {1, 2};
    double[][] covariance = {{2, 1}, {1, 3}};
    Gaussian law = Gaussian.of(mean, covariance);
    mean[0] = 9;
    covariance[0][0] = 9;
    law.mean()[1] = 9;
    law.covariance()[1][1] = 9;
    Gaussian same = Gaussian.of(new double[] {1, 2}, new double[][] {{2, 1}, {1, 3}});
    assertEquals(same, law);
    assertEquals(same.hashCode(), law.hashCode());
    assertNotEquals(Gaussian.of(new double[] {1, 2}, IDENTITY), law);
    assertArrayEquals(new double[] {1, 3}, law.covariance()[1]);
  }

  @Test
  void densityOfSixtyColumnsNeitherVanishesNorOverflows() {
    for (double sd : new double[] {1e-150, 1e-6, 1, 100, 1e6, 1e150}) {
      double[][] covariance = new double[60][60];
      for (int j = 0; j < 60; j++) {
        covariance[j][j] = sd * sd;
      }
      double[] row = new double[60];
      row[0] = 1e6 * sd;
      // The determinant would be sd^120; seen: 0.
      double expected = -30 * Math.log(2 * Math.PI) - 60 * Math.log(sd) - 0.5e12;
      assertEquals(
          expected, Gaussian.of(new double[60], covariance).logDensity(row), 1e-15 * 0.5e12);
    }
  }

  @Test
  void infiniteRowIsImpossibleAndNanStaysNan() {
    Gaussian law = Gaussian.of(new double[] {0, 0}, new double[][] {{1, 0.5}, {0.5, 2}});
    double infinity = Double.POSITIVE_INFINITY;
    assertEquals(-infinity, law.logDensity(infinity, 0));
    assertEquals(-infinity, law.logDensity(-infinity, infinity));
    assertEquals(-infinity, Gaussian.of(new double[2], IDENTITY).logDensity(infinity, 3));
    assertTrue(Double.isNaN(law.logDensity(Double.NaN, infinity)));
  }

  @Test
  void badParametersAreRefusedWithTheirPlace() {
    refused("mean = NaN in column 1 but must be finite", new double[] {0, Double.NaN}, IDENTITY);
    refused("mean = [] but must be one number per column", new double[0], new double[0][0]);
    refused("covariance = 2 x 2 matrix but must be 3 x 3", new double[3], IDENTITY);
    refused("1 entries in row 1", new double[2], new double[][] {{1, 0}, {0}});
    refused("Infinity in row 1, column 0", matrix(1, 0, Double.POSITIVE_INFINITY, 1));
    refused("NaN in row 0, column 1", matrix(1, Double.NaN, 0, 1));
    refused("0.0 in row 1, column 1 but must be positive", matrix(1, 0, 0, 0));
    refused(
        "0.5 in row 1, column 0 but must be equal to 0.25 in row 0, column 1",
        matrix(1, 0.25, 0.5, 1));
    refused("[[1, 2], [2, 1]] but must be positive definite", matrix(1, 2, 2, 1));
    refused("[[1, 1], [1, 1]] but must be positive definite", matrix(1, 1, 1, 1));
  }

  private static double[][] matrix(double a, double b, double c, double d) {
    return new double[][] {{a, b}, {c, d}};
  }

  private static void refused(String message, double[][] covariance) {
    refused(message, new double[covariance.length], covariance);
  }

  private static void refused(String message, double[] mean, double[][] covariance) {
    String found =
        assertThrows(ParameterException.class, () -> Gaussian.of(mean, covariance)).getMessage();
    assertTrue(found.startsWith("gaussian: ") && found.contains(message), found);
  }

  @Test
  void asymmetryOfTheLastBitIsAllowedAndKept() {
    double[][] covariance = matrix(1, 0.3, Math.nextUp(0.3), 1);
    assertEquals(Math.nextUp(0.3), Gaussian.of(new double[2], covariance).covariance()[1][0]);
  }

  @Test
  void asymmetryBeyondRoundingIsRefused() {
    refused("but must be equal to 30.0 in row 0, column 1", matrix(1e4, 30, 30 + 1e-9, 1));
  }

  @Test
  void familyRefusesWhatItDoesNotKnow() {
    DistributionFamily family = new GaussianFamily();
    Value mean = Value.vector(0, 0);
    Value covariance = Value.matrix(2, 1, 0, 0, 1);
    Map<String, Value> missing = Map.of("mean", mean);
    Map<String, Value> number = Map.of("mean", Value.scalar(0), "covariance", covariance);
    Map<String, Value> sizes = Map.of("mean", Value.vector(0), "covariance", covariance);
    Map<String, Value> more = Map.of("mean", mean, "covariance", covariance, "df", mean);
    for (Map<String, Value> values : List.of(missing, number, sizes)) {
      assertThrows(
          ParameterException.class,
          () -> family.create(new Description("gaussian", values, List.of()), List.of()));
    }
    assertThrows(
        UnknownNameException.class,
        () -> family.create(new Description("gaussian", more, List.of()), List.of()));
  }

  /** 40,000 rows; each bound is 5 standard errors, so luck fails it once in 300,000 runs. */
  @Test
  void samplesHaveTheMeanAndCovarianceOfTheLaw() {
    double[][] covariance = {{4, 1.5, -1}, {1.5, 1, 0.2}, {-1, 0.2, 2}};
    Gaussian law = Gaussian.of(new double[] {10, -3, 0}, covariance);
    int rows = 40_000;
    double[] sample = new double[3 * (rows + 1)];
    law.sample(new Random(7), sample, 1, rows + 1);
    assertEquals(0, sample[0], "rows before the range are left alone");
    for (int i = 0; i < 3; i++) {
      assertEquals(
          law.mean()[i],
          law.mean()[i] + moment(sample, law, i, -1),
          5 * Math.sqrt(covariance[i][i] / rows));
      for (int j = 0; j <= i; j++) {
        double variance = covariance[i][i] * covariance[j][j] + covariance[i][j] * covariance[i][j];
        assertEquals(covariance[i][j], moment(sample, law, i, j), 5 * Math.sqrt(variance / rows));
      }
    }
  }

  /** Mean of the product of two deviations, or of one where j is negative. */
  private static double moment(double[] sample, Gaussian law, int i, int j) {
    double sum = 0;
    for (int at = 3; at < sample.length; at += 3) {
      double other = j < 0 ? 1 : sample[at + j] - law.mean()[j];
      sum += (sample[at + i] - law.mean()[i]) * other;
    }
    return sum / (sample.length / 3 - 1);
  }

  /** In the order y, x, rounding leaves nothing of the variance of x given y, which is 8.9e-16. */
  @Test
  void nearlyDependentColumnsHaveConditionalLaws() {
    double[][] covariance = {{3.76, 4.753693301002915}, {4.753693301002915, 6.01}};
    Gaussian law = Gaussian.of(new double[2], covariance);
    Gaussian given = law.conditional(Double.NaN, 1);
    assertEquals(covariance[0][1] / 6.01, given.mean()[0], 1e-15);
    double variance = given.covariance()[0][0];
    assertTrue(variance > 0 && variance < 1e-14, () -> "variance " + variance);
    MultivariateT heavy = MultivariateT.of(3, new double[2], covariance);
    assertEquals(covariance[0][1] / 6.01, heavy.conditional(Double.NaN, 1).location()[0], 1e-15);
  }
}
