package org.anomix.multivariate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.anomix.ParameterException;
import org.anomix.continuous.StudentT;
import org.junit.jupiter.api.Test;

final class MultivariateTTest {
  private static final double[][] SCATTER = {{1, 0.5}, {0.5, 2}};

  private static MultivariateT law(double df) {
    return MultivariateT.of(df, new double[] {0, 1}, SCATTER);
  }

  @Test
  void printsItselfInTheNotation() {
    assertEquals(
        "multivariate-t(df=4, location=[0, 1], scatter=[[1, 0.5], [0.5, 2]])", law(4).toString());
  }

  @Test
  void equalsByContentAndSharesNoArrayWithItsMaker() {
    double[] location = {0, 1};
    double[][] scatter = {{1, 0.5}, {0.5, 2}};
    MultivariateT law = MultivariateT.of(4, location, scatter);
    location[0] = 9;
    scatter[0][0] = 9;
    law.location()[1] = 9;
    law.scatter()[1][1] = 9;
    assertEquals(law(4), law);
    assertEquals(law(4).hashCode(), law.hashCode());
    assertNotEquals(law(5), law);
    assertArrayEquals(SCATTER[1], law.scatter()[1]);
  }

  @Test
  void infiniteRowIsImpossibleAndNanStaysNan() {
    double infinity = Double.POSITIVE_INFINITY;
    for (double df : new double[] {1e-300, 4, 1e300}) {
      assertEquals(-infinity, law(df).logDensity(infinity, 0));
      assertEquals(-infinity, law(df).logDensity(-infinity, infinity));
      assertTrue(Double.isNaN(law(df).logDensity(Double.NaN, infinity)));
      assertTrue(Double.isNaN(law(df).logDensity(0, Double.NaN)));
    }
  }

  @Test
  void rowsBeyondAnySquareStillHaveADensity() {
    // Twice as far is (df + d) ln 2 less likely.
    for (double far : new double[] {1e160, 1e250, 8e307}) {
      double fall = law(4).logDensity(far, -far) - law(4).logDensity(2 * far, -2 * far);
      assertEquals(6 * Math.log(2), fall, 1e-11); // seen: 6e-13
    }
  }

  @Test
  void oneColumnIsTheUnivariateLaw() {
    Random random = new Random(3);
    for (int i = 0; i < 2000; i++) {
      double df = Math.exp(4 * random.nextGaussian());
      double location = random.nextGaussian();
      double scale = Math.exp(random.nextGaussian());
      double x = location + random.nextGaussian() * Math.exp(5 * random.nextGaussian());
      double expected = StudentT.of(df, location, scale).logDensity(x);
      MultivariateT law =
          MultivariateT.of(df, new double[] {location}, new double[][] {{scale * scale}});
      assertEquals(expected, law.logDensity(x), 1e-14 * (1 + Math.abs(expected))); // seen: 0
    }
  }

  @Test
  void manyDfAreAGaussianLaw() {
    Gaussian gaussian = Gaussian.of(new double[] {0, 1}, SCATTER);
    double[] row = {3, -2};
    double distance = gaussian.mahalanobis2(row);
    double difference = law(1e8).logDensity(row) - gaussian.logDensity(row);
    // Both expanded in 1/df: δ²/4 - dδ/2 and d(d - 2)/4, which is 0 here.
    assertEquals((0.25 * distance * distance - distance) / 1e8, difference, 1e-12); // seen: 1.2e-13
    assertEquals(gaussian.logDensity(row), law(1e300).logDensity(row), 1e-14);
  }

  @Test
  void conditionalLawGainsTheKnownDfAndWidensWithTheirDistance() {
    MultivariateT near = law(4).conditional(0, Double.NaN);
    assertEquals(5, near.df());
    assertEquals(1, near.location()[0], 1e-15);
    assertEquals(1.75 * 4 / 5, near.scatter()[0][0], 1e-15);
    MultivariateT far = law(4).conditional(6, Double.NaN);
    assertEquals(4, far.location()[0], 1e-15);
    assertEquals(1.75 * (4 + 36) / 5, far.scatter()[0][0], 1e-14);
  }

  @Test
  void momentsExistFromOneAndTwoDfOn() {
    assertArrayEquals(new double[] {Double.NaN, Double.NaN}, law(1).expectation());
    assertArrayEquals(new double[] {0, 1}, law(1.5).expectation());
    assertArrayEquals(new double[] {Double.NaN, Double.NaN}, law(1).variances());
    double infinity = Double.POSITIVE_INFINITY;
    assertArrayEquals(new double[] {infinity, infinity}, law(2).variances());
    assertArrayEquals(new double[] {2, 4}, law(4).variances());
  }

  /** 40,000 rows of laws without moments; 5 standard errors. */
  @Test
  void halfOfTheRowsLieWithinTheMedianDistance() {
    int rows = 40_000;
    double[] sample = new double[2 * rows];
    // In two columns P(δ > q) = (1 + q/df)^(-df/2).
    for (double df : new double[] {0.1, 1, 3}) {
      double median = df * (Math.pow(2, 2 / df) - 1);
      law(df).sample(new Random(5), sample, 0, rows);
      int within = 0;
      for (int r = 0; r < rows; r++) {
        within += law(df).mahalanobis2(sample[2 * r], sample[2 * r + 1]) <= median ? 1 : 0;
      }
      assertEquals(0.5, within / (double) rows, 5 * 0.5 / Math.sqrt(rows));
    }
  }

  @Test
  void badParametersAreRefusedWithTheirNames() {
    for (double df : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      refused("df = ", df, new double[2], SCATTER);
    }
    refused("location = NaN in column 0", 1, new double[] {Double.NaN, 0}, SCATTER);
    refused("scatter = 2 x 2 matrix but must be 3 x 3", 1, new double[3], SCATTER);
    refused(
        "scatter = [[1, 2], [2, 1]] but must be positive definite",
        1,
        new double[2],
        new double[][] {{1, 2}, {2, 1}});
  }

  private static void refused(String message, double df, double[] location, double[][] scatter) {
    String found =
        assertThrows(ParameterException.class, () -> MultivariateT.of(df, location, scatter))
            .getMessage();
    assertTrue(found.startsWith("multivariate-t: ") && found.contains(message), found);
  }
}
