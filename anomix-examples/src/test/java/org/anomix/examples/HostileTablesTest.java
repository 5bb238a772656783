package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.anomix.DataException;
import org.anomix.DistributionFamily;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.continuous.GammaFamily;
import org.anomix.continuous.Gumbel;
import org.anomix.continuous.GumbelFamily;
import org.anomix.continuous.InverseGaussianFamily;
import org.anomix.continuous.Weibull;
import org.anomix.continuous.WeibullFamily;
import org.anomix.discrete.BinomialFamily;
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

  @Test
  void aPassWhoseLogLikelihoodOverflowsIsNotAccepted() {
    double[] values = {1.9e7, 4.6e8, 8.7e7, 3.9e8, 18, 4.4e6, 57, 1.5e7, 1730};
    double[] weights = {6e203, 5e129, 6.9e291, 8e209, 4e248, 5e270, 2e-204, 7.8e287, 7e231};
    Fit fit = Em.of(new WeibullFamily(), 3).withSeed(1).withRestarts(3).fit(table(values, weights));
    assertTrue(fit.history().stream().allMatch(Double::isFinite), () -> "" + fit.history());
    assertTrue(Double.isFinite(fit.logLikelihood()));
  }

  @Test
  void aLogLikelihoodBeyondEveryDoubleIsRefusedWithTheRowThatMakesIt() {
    Rows rows = table(new double[] {1e300, 0.74}, 2.3e33, 4.6e204);
    Em em = Em.of(new InverseGaussianFamily(), 1);
    DataException refusal = assertThrows(DataException.class, () -> em.fit(rows));
    assertTrue(
        refusal.getMessage().startsWith("row 1: [0.74] of weight 4.6E204 has log density -"),
        refusal.getMessage());
  }

  @Test
  void sumsThatOverflowBeforeTheFirstPassAreNoErrorOfAParameter() {
    Rows counts = table(new double[] {1e15, 1e15}, 2.6e295, 7e-89);
    assertEquals(0, Em.of(new BinomialFamily(), 1).fit(counts).logLikelihood());
    Rows zeros = table(new double[] {0, 3}, 1e272, 5e-45);
    Em em = Em.of(new InverseGaussianFamily(), 1);
    String refusal = assertThrows(DataException.class, () -> em.fit(zeros)).getMessage();
    assertTrue(refusal.contains("must lie in the support"), refusal);
  }

  @Test
  void aRowAtAPoleIsRefusedAsOne() {
    Rows rows = Rows.of(0, 1, 2);
    String refusal =
        assertThrows(DataException.class, () -> fit(new GammaFamily(), "shape", 0.5, rows))
            .getMessage();
    assertEquals(
        "row 0: [0.0] has log density Infinity under the mixture but must have a finite one: it lies"
            + " at a pole of a component",
        refusal);
  }
}
