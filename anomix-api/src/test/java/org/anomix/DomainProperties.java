package org.anomix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** Domains as transforms: the inside to the real line and back. */
final class DomainProperties {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private static final Domain[] CONTINUOUS = {
    Domain.REAL,
    Domain.POSITIVE,
    Domain.NON_NEGATIVE,
    Domain.PROBABILITY,
    new Domain(-INFINITY, 3, false, true, false),
    new Domain(-2, 5, false, false, false),
    new Domain(1, INFINITY, false, false, false)
  };

  @Property(tries = 500)
  void toTheDomainAndBack(@ForAll @DoubleRange(min = -30, max = 30) double coordinate) {
    for (Domain domain : CONTINUOUS) {
      double value = domain.fromReal(coordinate);
      assertTrue(domain.contains(value), () -> value + " not in " + domain);
      assertEquals(
          coordinate,
          domain.toReal(value),
          1e-14 * (1 + Math.abs(coordinate)) + rounding(domain, value));
    }
  }

  /** Beside a finite end a value keeps only its distance in multiples of the next double's. */
  private static double rounding(Domain domain, double value) {
    double error = 0;
    for (double end : new double[] {domain.lower(), domain.upper()}) {
      if (Double.isFinite(end)) {
        error += 2 * Math.ulp(Math.max(Math.abs(value), Math.abs(end))) / Math.abs(value - end);
      }
    }
    return error;
  }

  @Property(tries = 300)
  void theTransformRises(
      @ForAll @DoubleRange(min = -20, max = 20) double a,
      @ForAll @DoubleRange(min = -20, max = 20) double b) {
    for (Domain domain : CONTINUOUS) {
      assertTrue(a >= b || domain.fromReal(a) <= domain.fromReal(b), domain::toString);
    }
  }

  @Example
  void nonNumbersLieNowhere() {
    for (Domain domain : CONTINUOUS) {
      assertFalse(domain.contains(Double.NaN), domain::toString);
      assertFalse(domain.contains(INFINITY), domain::toString);
      assertFalse(domain.contains(-INFINITY), domain::toString);
    }
  }

  @Example
  void endsBelongWhereTheyAreIncluded() {
    assertFalse(Domain.POSITIVE.contains(0));
    assertTrue(Domain.POSITIVE.contains(Double.MIN_VALUE));
    assertTrue(Domain.NON_NEGATIVE.contains(0));
    assertTrue(Domain.PROBABILITY.contains(0));
    assertTrue(Domain.PROBABILITY.contains(1));
    assertFalse(Domain.PROBABILITY.contains(Math.nextUp(1.0)));
    assertEquals(-INFINITY, Domain.PROBABILITY.toReal(0));
    assertEquals(INFINITY, Domain.PROBABILITY.toReal(1));
  }

  @Example
  void wholeNumbersOnly() {
    Domain counts = new Domain(0, INFINITY, true, false, true);
    assertTrue(counts.contains(3));
    assertFalse(counts.contains(3.5));
    assertEquals("whole numbers in [0, ∞)", counts.toString());
  }

  @Example
  void itIsWrittenAsAnInterval() {
    assertEquals("(0, ∞)", Domain.POSITIVE.toString());
    assertEquals("[0, 1]", Domain.PROBABILITY.toString());
    assertEquals("(-∞, 3]", new Domain(-INFINITY, 3, false, true, false).toString());
  }
}
