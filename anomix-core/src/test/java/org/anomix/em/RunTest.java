package org.anomix.em;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What a run says of its components. */
final class RunTest {
  @Test
  void aMassJustBelowTheMinimumDoesNotReadAsEqualToIt() {
    assertEquals("answers for 0.999 rows, fewer than its minimum of 1", Run.tooFew(1 - 1e-7, 1));
    assertEquals("answers for 2.49 rows, fewer than its minimum of 2.5", Run.tooFew(2.4999, 2.5));
    assertEquals(
        "answers for 0.333 rows, fewer than its minimum of 0.334", Run.tooFew(0.33333, 1 / 3.0));
    assertEquals("answers for 0 rows, fewer than its minimum of 1", Run.tooFew(0, 1));
  }
}
