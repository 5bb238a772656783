package org.anomix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SumTest {
  @Test
  void smallTermsBesideALargeOneAreKept() {
    Sum sum = new Sum();
    sum.add(1);
    sum.add(1e100);
    sum.add(1);
    sum.add(-1e100);
    assertEquals(2, sum.value());
  }

  @Test
  void theErrorDoesNotGrowWithTheNumberOfTerms() {
    SplittableRandom random = new SplittableRandom(51);
    Sum sum = new Sum();
    BigDecimal exact = BigDecimal.ZERO;
    for (int i = 0; i < 100_000; i++) {
      double term = Math.exp(10 * random.nextGaussian()) * (random.nextBoolean() ? 1 : -1);
      sum.add(term);
      exact = exact.add(new BigDecimal(term));
    }
    assertEquals(exact.doubleValue(), sum.value(), Math.ulp(exact.doubleValue()));
  }

  @Test
  void aMergeKeepsWhatBothPartsHadLost() {
    Sum left = new Sum();
    Sum right = new Sum();
    left.add(1e16);
    right.add(-1e16);
    for (int i = 0; i < 1000; i++) {
      left.add(0.25);
      right.add(0.125);
    }
    left.add(right);
    assertEquals(375, left.value());
    assertEquals(-1e16 + 125, right.value());
  }

  @Test
  void infinityStaysInfinite() {
    Sum sum = new Sum();
    sum.add(3);
    sum.add(Double.NEGATIVE_INFINITY);
    sum.add(5);
    assertEquals(Double.NEGATIVE_INFINITY, sum.value());
    Sum overflow = new Sum();
    overflow.add(Double.MAX_VALUE);
    overflow.add(Double.MAX_VALUE);
    assertEquals(Double.POSITIVE_INFINITY, overflow.value());
    sum.clear();
    assertEquals(0, sum.value());
  }

  @Test
  void notANumberStaysNotANumber() {
    Sum sum = new Sum();
    sum.add(Double.NaN);
    sum.add(1);
    assertEquals(Double.NaN, sum.value());
  }
}
