package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.anomix.DataException;
import org.anomix.Rows;
import org.anomix.continuous.Normal;
import org.anomix.continuous.NormalFamily;
import org.anomix.em.Em;
import org.anomix.em.Fit;

/** Data that leave little to estimate: a fit, or a typed refusal, but never NaN. */
final class AwkwardRowsProperties {
  private static void assertSound(Fit fit) {
    assertTrue(Double.isFinite(fit.objective()), fit::toString);
    double sum = 0;
    for (int k = 0; k < fit.model().size(); k++) {
      Normal law = (Normal) fit.model().components().get(k);
      assertTrue(Double.isFinite(law.mean()) && law.sd() > 0, law::toString);
      assertTrue(fit.model().weight(k) > 0, fit.model()::toString);
      sum += fit.model().weight(k);
    }
    assertEquals(1, sum, 1e-12);
  }

  private static void fitOrRefuse(Rows rows, int components) {
    try {
      assertSound(Em.of(new NormalFamily(), components).withRestarts(5).withLimit(60).fit(rows));
    } catch (DataException e) {
      assertTrue(e.getMessage().length() > 10, e::toString);
    }
  }

  @Property(tries = 150)
  void fewDistinctValues(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 5) int values,
      @ForAll @IntRange(min = 1, max = 4) int components,
      @ForAll @IntRange(min = -300, max = 150) int exponent) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = new double[1 + random.nextInt(30)];
    double[] w = new double[x.length];
    for (int r = 0; r < x.length; r++) {
      x[r] = (random.nextInt(values) - 1) * Math.pow(10, exponent);
      w[r] = random.nextInt(3);
    }
    w[0] = 1;
    fitOrRefuse(Rows.of(x), components);
    fitOrRefuse(Rows.of(x).withWeights(w), components);
  }

  @Property(tries = 150)
  void valuesOfManyMagnitudes(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4) int components,
      @ForAll @IntRange(min = 1, max = 140) int spread) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = new double[2 + random.nextInt(30)];
    for (int r = 0; r < x.length; r++) {
      x[r] = random.nextGaussian() * Math.pow(10, spread * (2 * random.nextDouble() - 1));
    }
    fitOrRefuse(Rows.of(x), components);
  }

  @Property(tries = 100)
  void weightsOfManyMagnitudes(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int components) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = new double[4 + random.nextInt(30)];
    double[] w = new double[x.length];
    for (int r = 0; r < x.length; r++) {
      x[r] = random.nextGaussian();
      w[r] = Math.pow(10, 60 * random.nextDouble() - 50);
    }
    fitOrRefuse(Rows.of(x).withWeights(w), components);
  }

  @Example
  void twoComponentsOnTwoValues() {
    double[] x = {0, 0, 0, 1, 1, 1, 1, 0, 1, 0};
    Fit fit = Em.of(new NormalFamily(), 2).fit(Rows.of(x));
    assertSound(fit);
    assertTrue(fit.touchesGuard());
  }

  @Example
  void oneRowOfWeightInEachComponent() {
    Fit fit = Em.of(new NormalFamily(), 2).fit(Rows.of(3, 8));
    assertSound(fit);
    assertTrue(fit.touchesGuard());
  }
}
