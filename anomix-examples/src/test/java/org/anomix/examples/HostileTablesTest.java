package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.anomix.DistributionFamily;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.continuous.Gumbel;
import org.anomix.continuous.GumbelFamily;
import org.anomix.continuous.Weibull;
import org.anomix.continuous.WeibullFamily;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.junit.jupiter.api.Test;

/** Tables of values and counts whose values, or counts, are farther apart than samples are. */
final class HostileTablesTest {
  private static Rows table(double[] values, double... weights) {
    return Rows.of(values).withWeights(weights);
  }

  private static Fit fit(DistributionFamily family, String fixed, double value, Rows rows) {
    Options options = Options.none().withFixed(fixed, value);
    return Em.of(List.of(family.estimator(options, List.of()))).fit(rows);
  }

  @Test
  void oneLifetimeFarAboveAMillionEqualOnesHasAWeibullFit() {
    Fit fit = Em.of(new WeibullFamily(), 1).fit(table(new double[] {1, 25}, 1e6, 1));
    Weibull law = (Weibull) fit.model().components().get(0);
    assertEquals(3.56250769200872, law.shape(), 1e-7); // mpmath 1.3
    assertEquals(1.02594303414355, law.scale(), 1e-7);
    assertEquals(179229.391, fit.logLikelihood(), 1e-3);
  }

  @Test
  void oneValueFarBelowAMillionEqualOnesHasAGumbelFit() {
    Fit fit = Em.of(new GumbelFamily(), 1).fit(table(new double[] {1, -24}, 1e6, 1));
    Gumbel law = (Gumbel) fit.model().components().get(0);
    assertEquals(0.80107788927391518, law.location(), 1e-7); // mpmath 1.3
    assertEquals(2.18011787017809882, law.scale(), 1e-7);
  }

  @Test
  void aFixedSteepnessMovesTheFirstLawInstead() {
    Rows lifetimes = table(new double[] {1, 25}, 1e6, 1);
    Fit steep = fit(new WeibullFamily(), "shape", 1000, lifetimes);
    double scale = 25 * Math.exp(-Math.log(1e6 + 1) / 1000); // (mean x^1000)^(1/1000)
    assertEquals(scale, ((Weibull) steep.model().components().get(0)).scale(), 1e-9);
    Rows values = table(new double[] {1, -24}, 1e6, 1);
    Fit narrow = fit(new GumbelFamily(), "scale", 0.01, values);
    double location = -24 + 0.01 * Math.log(1e6 + 1);
    assertEquals(location, ((Gumbel) narrow.model().components().get(0)).location(), 1e-9);
  }
}
