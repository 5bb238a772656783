package org.anomix.univariate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Options;
import org.anomix.ParameterException;
import org.anomix.UnivariateDistribution;
import org.anomix.discrete.Point;
import org.anomix.discrete.PointFamily;
import org.anomix.testkit.FamilyConformance;
import org.junit.jupiter.api.Test;

final class PointTest extends FamilyConformance {
  PointTest() {
    super(new PointFamily());
  }

  @Override
  protected UnivariateDistribution exampleLaw(RandomGenerator random) {
    return new Point(random.nextInt(-3, 4));
  }

  @Override
  protected Options options() {
    return Options.none().withFixed("x", 0);
  }

  @Test
  void valueMustBeGiven() {
    ParameterException e =
        assertThrows(
            ParameterException.class, () -> new PointFamily().estimator(Options.none(), List.of()));
    assertEquals("point: x = nothing but must be given, as in point(0)", e.getMessage());
  }

  @Test
  void onlyItsValueIsAnAtom() {
    int[] order = new int[3];
    new Point(0).atomOrder(Block.ofColumn(-1, -0.0, Double.MIN_VALUE), order, 0);
    assertArrayEquals(new int[] {0, 1, 0}, order);
  }

  @Test
  void cdfIsOneStep() {
    Point law = new Point(5);
    assertEquals(0, law.cdf(Math.nextDown(5.0)));
    assertEquals(1, law.cdf(5));
    assertEquals(Double.NEGATIVE_INFINITY, law.logSurvival(5));
    assertEquals(0, law.logSurvival(Math.nextDown(5.0)));
  }
}
