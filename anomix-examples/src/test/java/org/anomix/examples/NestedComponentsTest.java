package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.anomix.ComponentEstimator;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.io.Components;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A narrow component amid a wide one of much the same mean is found by default starts. From starts
 * that only divide the line by nearest centre, inverse Gaussian laws ended 4 to 14 below the
 * maximum in one of 15 such samples of 60 rows, whatever the seed. (Laplace laws are left out: each
 * row is a local maximum of a location.)
 */
final class NestedComponentsTest {
  private static final Registry REGISTRY = Registry.standard();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.5*inverse-gaussian(2, 0.45) + 0.5*inverse-gaussian(2, 22)",
        "0.5*inverse-gaussian(2.3, 0.9) + 0.5*inverse-gaussian(2, 18)",
        "0.5*normal(0, 1) + 0.5*normal(0.2, 10)",
        "0.5*gamma(1, 2) + 0.5*gamma(50, 0.04)",
        "0.3*von-mises(0, 1) + 0.7*von-mises(0.1, 50)"
      })
  void noStartAtTheTruthEndsHigher(String notation) {
    Mixture truth = Mixture.of(REGISTRY.parse(notation));
    List<ComponentEstimator> estimators = Components.like(REGISTRY, truth, Options.none());
    for (int sample = 0; sample < (Studies.full() ? 50 : 10); sample++) {
      Rows rows = truth.sample(new SplittableRandom(sample), 150).rows();
      Fit fit = Em.of(estimators).withSeed(sample).fit(rows);
      Fit known = Em.of(estimators).withStart(truth).fit(rows);
      assertTrue(
          known.touchesGuard() || fit.logLikelihood() >= known.logLikelihood() - 1e-6,
          () -> fit.model() + " lies below " + known.model());
    }
  }
}
