package org.anomix.univariate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.anomix.UnivariateDistribution;
import org.anomix.continuous.Cauchy;
import org.anomix.continuous.Exponential;
import org.anomix.continuous.Gamma;
import org.anomix.continuous.Gumbel;
import org.anomix.continuous.InverseGaussian;
import org.anomix.continuous.Laplace;
import org.anomix.continuous.LogNormal;
import org.anomix.continuous.Logistic;
import org.anomix.continuous.Normal;
import org.anomix.continuous.Pareto;
import org.anomix.continuous.SkewNormal;
import org.anomix.continuous.StudentT;
import org.anomix.continuous.Weibull;
import org.anomix.discrete.Geometric;
import org.anomix.discrete.ShiftedGeometric;
import org.junit.jupiter.api.Test;

/** Laws much of whose mass lies beyond every double. */
final class DrawsTest {
  private static final List<UnivariateDistribution> WIDE =
      List.of(
          new Cauchy(0, 1e308),
          new Exponential(1e-310),
          new Gamma(5, 1e308),
          new Gamma(1e-3, 1),
          new Geometric(Double.MIN_VALUE),
          new Gumbel(0, 1e308),
          new InverseGaussian(1, 1e-300),
          new Laplace(0, 1e308),
          new LogNormal(0, 200),
          new Logistic(0, 1e308),
          new Normal(0, 1.7e308),
          new Pareto(1, 1e-3),
          new ShiftedGeometric(Double.MIN_VALUE),
          new SkewNormal(0, 1.7e308, 2),
          StudentT.of(0.01, 0, 1),
          new Weibull(1e-3, 1));

  @Test
  void noLawDrawsWhatItCallsImpossible() {
    for (UnivariateDistribution law : WIDE) {
      double[] x = new double[5000];
      law.sample(new Random(2), x, 0, x.length);
      for (double value : x) {
        assertTrue(Double.isFinite(value), () -> law + " draws " + value);
        assertTrue(Double.isFinite(law.logDensity(value)), () -> law + " at " + value);
      }
    }
  }

  @Test
  void drawsInsideTheDoublesAreThemselves() {
    for (double x : new double[] {Double.MIN_VALUE, 1, Double.MAX_VALUE}) {
      assertEquals(x, Draws.finite(x));
      assertEquals(-x, Draws.finite(-x));
      assertEquals(x, Draws.positive(x));
    }
    assertEquals(0.0, Draws.finite(0));
    assertEquals(Double.MIN_VALUE, Draws.positive(0));
  }
}
