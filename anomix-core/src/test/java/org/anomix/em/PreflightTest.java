package org.anomix.em;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.anomix.ComponentEstimator;
import org.anomix.DataException;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.toy.BellEstimator;
import org.anomix.toy.Spot;
import org.junit.jupiter.api.Test;

/** What is refused before any work, and the words of the refusal. */
final class PreflightTest {
  private static final ComponentEstimator BELL = BellEstimator.exact();

  private static DataException refusal(Rows rows, ComponentEstimator... components) {
    Em em = Em.of(Arrays.asList(components));
    return assertThrows(DataException.class, () -> em.fit(rows));
  }

  @Test
  void noRows() {
    assertEquals("no rows", refusal(Rows.of(), BELL).getMessage());
  }

  @Test
  void noComponents() {
    assertThrows(ParameterException.class, () -> Em.of(List.of()));
    assertThrows(ParameterException.class, () -> Em.of(BELL.family(), 0));
  }

  @Test
  void aValueThatIsNoNumberIsNamedByRowAndColumn() {
    Rows rows = Rows.of(1, 2, Double.NaN, 4).withColumnNames(List.of("height"));
    DataException e = refusal(rows, BELL);
    assertEquals("column 'height', row 2: NaN but must be a finite number", e.getMessage());
    assertEquals(OptionalInt.of(2), e.row());
  }

  @Test
  void anInfiniteValueIsNamedByRowAndColumn() {
    assertEquals(
        "column '0', row 1: -Infinity but must be a finite number",
        refusal(Rows.of(1, Double.NEGATIVE_INFINITY), BELL).getMessage());
  }

  @Test
  void aFamilyOfAnotherDimensionIsToldTheColumns() {
    Rows rows = Rows.rowMajor(new double[] {1, 2, 3, 4}, 2).withColumnNames(List.of("a", "b"));
    assertEquals(
        "bell takes rows of 1 column but the data have 2: a, b", refusal(rows, BELL).getMessage());
  }

  @Test
  void moreComponentsThanDistinctRows() {
    assertEquals(
        "3 components but only 2 distinct rows",
        refusal(Rows.of(1, 2, 1, 2, 2), BELL, BELL, BELL).getMessage());
  }

  @Test
  void zeroOfEitherSignIsOneRow() {
    assertEquals(
        "2 components but only 1 distinct row",
        refusal(Rows.of(0.0, -0.0), BELL, BELL).getMessage());
  }

  @Test
  void rowsWithoutWeightGiveNoVariety() {
    Rows rows = Rows.of(1, 2, 3).withWeights(new double[] {1, 0, 1});
    assertEquals(
        "3 components but only 2 distinct rows", refusal(rows, BELL, BELL, BELL).getMessage());
  }

  @Test
  void rowsAtAtomsGiveNoVariety() {
    assertEquals(
        "2 components but only 1 distinct row apart from the atoms",
        refusal(Rows.of(0, 0, 5, 5), new Spot(0).held(), BELL, BELL).getMessage());
  }

  @Test
  void equalRowsHaveNoScale() {
    assertEquals(
        "all 3 rows are equal, which is not enough to estimate the scale of bell (row 0, column"
            + " '0': 4.0); at least two distinct rows are needed",
        refusal(Rows.of(4, 4, 4), BELL).getMessage());
  }

  @Test
  void oneRowHasNoScale() {
    Rows rows = Rows.of(1, 2, 3).withWeights(new double[] {0, 1, 0});
    assertEquals(
        "one row is not enough to estimate the scale of bell (row 1, column '0': 2.0); at least two"
            + " distinct rows are needed",
        refusal(rows, BELL).getMessage());
  }

  @Test
  void aRowThatNoComponentCouldHaveMade() {
    DataException e = refusal(Rows.of(1, 2, 1, 7, 8), new Spot(1).held(), new Spot(2).held());
    assertEquals("column '0', row 3: 7.0 but must lie in the support of spot (x)", e.getMessage());
    assertEquals(OptionalInt.of(3), e.row());
  }

  @Test
  void aRowWithoutWeightMayLieOutsideEverySupport() {
    Rows rows = Rows.of(1, 2, 9).withWeights(new double[] {3, 1, 0});
    Fit fit = Em.of(List.of(new Spot(1).held(), new Spot(2).held())).fit(rows);
    assertEquals(3 * Math.log(0.75) + Math.log(0.25), fit.logLikelihood(), 1e-14);
  }

  @Test
  void asManyDistinctRowsAsComponentsAreEnough() {
    Fit fit = Em.of(Collections.nCopies(2, BELL)).fit(Rows.of(1, 2));
    assertEquals(2, fit.model().size());
  }

  @Test
  void aColumnWhoseSpreadIsNearTheSpacingOfDoublesIsNamed() {
    double[] values = new double[40];
    Arrays.setAll(values, r -> 1e8 + r % 20 * 1e-7);
    values[7] = 0;
    Rows rows = Rows.of(values).withColumnNames(List.of("time"));
    List<String> warnings = Em.of(List.of(BELL)).fit(rows).warnings();
    assertEquals(1, warnings.size(), warnings::toString);
    assertEquals(
        "column 'time' spreads by only 7.40e-07 where doubles are 1.49e-08 apart, so that its last"
            + " digits are rounding; subtract a constant where the values are made",
        warnings.get(0));
  }
}
