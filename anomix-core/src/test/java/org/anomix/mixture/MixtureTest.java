package org.anomix.mixture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Description;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Options;
import org.anomix.ParameterException;
import org.anomix.toy.Bell;
import org.junit.jupiter.api.Test;

/** How a mixture is put together, compared, described and printed. */
final class MixtureTest {
  private static final List<Bell> TWO = List.of(new Bell(43, 1.5), new Bell(67, 3));

  private static String refusal(double[] weights, List<? extends Distribution> laws) {
    return assertThrows(ParameterException.class, () -> Mixture.of(weights, laws)).getMessage();
  }

  @Test
  void itsTextIsTheNotation() {
    assertEquals(
        "0.5*bell(mean=43, sd=1.5) + 0.5*bell(mean=67, sd=3)",
        Mixture.of(new double[] {0.5, 0.5}, TWO).toString());
  }

  @Test
  void weightsMustSumToOne() {
    assertTrue(refusal(new double[] {0.5, 0.51}, TWO).contains("sum of weights = 1.01"));
    assertTrue(refusal(new double[] {0.5, 0.5 + 2e-9}, TWO).contains("sum of weights"));
    Mixture.of(new double[] {0.5, 0.5 + 9e-10}, TWO);
  }

  @Test
  void weightsAreKeptAsGiven() {
    double[] weights = {0.1, 0.9 + 5e-10};
    Mixture law = Mixture.of(weights, TWO);
    weights[0] = 7;
    law.weights()[1] = 7;
    assertEquals(0.1, law.weight(0));
    assertEquals(0.9 + 5e-10, law.weights()[1]);
  }

  @Test
  void aWeightMustBeAProbability() {
    assertTrue(refusal(new double[] {Double.NaN, 1}, TWO).contains("weight = NaN"));
    assertTrue(refusal(new double[] {-0.5, 1.5}, TWO).contains("weight = -0.5"));
  }

  @Test
  void thereIsAWeightForEveryComponent() {
    assertTrue(refusal(new double[] {1}, TWO).contains("one per component"));
    assertTrue(refusal(new double[] {}, List.of()).contains("at least 1"));
  }

  @Test
  void componentsAgreeInTheirDimension() {
    assertTrue(
        refusal(new double[] {0.5, 0.5}, List.of(new Bell(0, 1), new Flat()))
            .contains("dimension"));
  }

  @Test
  void aLawThatIsAMixtureStaysOne() {
    Mixture law = Mixture.of(new double[] {0.5, 0.5}, TWO);
    assertSame(law, Mixture.of(law));
    assertEquals(1, Mixture.of(TWO.get(0)).size());
  }

  @Test
  void itComparesByContent() {
    Mixture law = Mixture.of(new double[] {0.5, 0.5}, TWO);
    Mixture same = Mixture.of(new double[] {0.5, 0.5}, List.copyOf(TWO));
    assertEquals(law, same);
    assertEquals(law.hashCode(), same.hashCode());
    assertNotEquals(law, Mixture.of(new double[] {0.25, 0.75}, TWO));
    assertNotEquals(law, Mixture.of(new double[] {1}, List.of(TWO.get(0))));
  }

  @Test
  void itsDescriptionMakesItAgain() {
    Mixture law = Mixture.of(new double[] {0.25, 0.75}, TWO);
    Description description = law.family().describe(law);
    assertEquals(law, law.family().create(description, law.components()));
  }

  @Test
  void flatteningMultipliesTheWeightsOfAllLevels() {
    Mixture inner = Mixture.of(new double[] {0.25, 0.75}, TWO);
    Mixture middle = Mixture.of(new double[] {0.5, 0.5}, List.of(inner, new Bell(0, 1)));
    Mixture outer = Mixture.of(new double[] {0.5, 0.5}, List.of(new Bell(1, 1), middle));
    assertEquals(
        Mixture.of(
            new double[] {0.5, 0.0625, 0.1875, 0.25},
            List.of(new Bell(1, 1), TWO.get(0), TWO.get(1), new Bell(0, 1))),
        outer.flattened());
    assertSame(inner, inner.flattened());
  }

  @Test
  void flatteningWeightsThatSumToOneWithinTheTolerance() {
    Mixture inner = Mixture.of(new double[] {0.5, 0.5 + 9e-10}, TWO);
    Mixture outer = Mixture.of(new double[] {0.5, 0.5 + 9e-10}, List.of(inner, inner));
    assertEquals(4, outer.flattened().size());
  }

  @Test
  void aMixtureOfLawsWithoutTailsHasNone() {
    Mixture law = Mixture.of(new double[] {0.5, 0.5}, TWO);
    assertEquals(Mixture.class, law.getClass());
    assertInstanceOf(Distribution.class, law);
  }

  @Test
  void aMixtureIsNotEstimatedAsAComponent() {
    assertThrows(
        ParameterException.class,
        () -> MixtureFamily.INSTANCE.estimator(Options.none(), List.of()));
  }

  /** A law of two columns. */
  private record Flat() implements Distribution {
    @Override
    public DistributionFamily family() {
      return Bell.Family.INSTANCE;
    }

    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public void logDensity(Block x, double[] out, int outFrom) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void sample(RandomGenerator random, double[] out, int from, int to) {
      throw new UnsupportedOperationException();
    }
  }
}
