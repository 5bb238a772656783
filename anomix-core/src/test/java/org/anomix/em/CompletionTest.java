package org.anomix.em;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.anomix.Rows;
import org.junit.jupiter.api.Test;

/** What gaps are filled with before the first sweep. */
final class CompletionTest {
  private static final double NAN = Double.NaN;

  @Test
  void valuesOfRowsWithoutWeightFillNoGap() {
    Rows rows =
        Rows.of(new double[][] {{1, 10}, {2, 999}, {3, NAN}, {4, NAN}})
            .withMissing()
            .withWeights(new double[] {1, 0, 1, 1});
    Rows filled = Completion.of(rows);
    assertArrayEquals(new double[] {3, 10}, filled.row(2));
    assertArrayEquals(new double[] {4, 10}, filled.row(3));
  }

  @Test
  void aColumnKnownOnlyWithoutWeightIsUnknown() {
    Rows rows = Rows.of(new double[][] {{1, NAN}, {2, 5}}).withMissing();
    assertTrue(Completion.isPossible(rows));
    assertFalse(Completion.isPossible(rows.withWeights(new double[] {1, 0})));
  }
}
