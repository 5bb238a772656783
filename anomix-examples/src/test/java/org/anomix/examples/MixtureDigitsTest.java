package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.anomix.UnivariateDistribution;
import org.anomix.io.Registry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Digits of mixtures where a plain sum of probabilities has lost them. */
final class MixtureDigitsTest {
  private static final Registry REGISTRY = Registry.standard();

  /** Their tails are whole multiples of the least double, but the logarithms have all digits. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = { // mpmath 1.3
        "zero-inflated-normal(0.25, 100, 15) | 2.421e-320 | 673.57769369127945591",
        "zero-inflated-normal(0.25, 100, 15) | 4.9e-324 | 676.89897014068297035",
        "zero-inflated-exponential(1e-6, 3.7) | 2.03e-322 | 200.19635104180443755",
        "zero-inflated-exponential(0.1, 0.1) | 3.2864e-317 | 7286.2432117048938757"
      })
  void quantilesOfSubnormalProbabilitiesKeepTheirDigits(String notation, double p, double x) {
    UnivariateDistribution law = (UnivariateDistribution) REGISTRY.parse(notation);
    assertEquals(x, law.inverseSurvival(p), 1e-13 * x); // seen: 3e-15
    if (notation.contains("normal")) {
      assertEquals(200 - x, law.quantile(p), 1e-13 * x);
    }
  }

  /** Beside a tiny weight of zeros, 1 less that weight has few digits of its logarithm. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = { // mpmath 1.3
        "zero-inflated-binomial(1e-6, 7, 1e-10) | 0 | -6.999993000349997e-10",
        "zero-inflated-exponential(1e-12, 1) | 1e-20 | -1.0000000100005e-12"
      })
  void massesNearOneKeepTheDigitsOfTheirLogarithms(String notation, double x, double expected) {
    UnivariateDistribution law = (UnivariateDistribution) REGISTRY.parse(notation);
    assertEquals(expected, law.logDensity(x), 4e-12 * -expected); // seen: 1.1e-12
  }
}
