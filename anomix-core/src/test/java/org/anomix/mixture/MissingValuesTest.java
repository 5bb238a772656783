package org.anomix.mixture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.anomix.DataException;
import org.anomix.Rows;
import org.anomix.toy.Bell;
import org.anomix.toy.Pair;
import org.anomix.toy.Spot;
import org.junit.jupiter.api.Test;

/** Patterns of known columns, and what a mixture says of those that are not. */
final class MissingValuesTest {
  private static final double NAN = Double.NaN;

  private static final Mixture PLAIN =
      Mixture.of(
          new double[] {0.3, 0.7},
          List.of(
              new Pair(new Bell(0, 1), new Bell(2, 0.5)),
              new Pair(new Bell(1, 2), new Bell(-1, 3))));

  /** Zeros in both columns of some rows, in one of others. */
  private static final Mixture ATOMS =
      Mixture.of(
          new double[] {0.2, 0.3, 0.1, 0.4},
          List.of(
              new Pair(new Spot(0), new Bell(2, 0.5)),
              new Pair(new Bell(1, 2), new Bell(-1, 3)),
              new Pair(new Spot(0), new Spot(0)),
              new Pair(new Spot(3), new Bell(0, 1))));

  /** f(x) = f(known) f(unknown | known), in logarithms. */
  private static void assertFactors(Mixture model, double... row) {
    for (int unknown = 0; unknown < 2; unknown++) {
      double[] given = row.clone();
      given[unknown] = NAN;
      double known = model.marginal(1 - unknown).logDensity(row[1 - unknown]);
      double rest = model.conditional(given).logDensity(row[unknown]);
      assertEquals(model.logDensity(row), known + rest, 1e-13, Arrays.toString(row));
    }
  }

  @Test
  void aDensityIsThatOfTheKnownTimesThatOfTheRestGivenThem() {
    SplittableRandom random = new SplittableRandom(1);
    double[] rows = new double[2 * 200];
    PLAIN.sample(random, rows, 0, 200);
    for (int r = 0; r < 200; r++) {
      assertFactors(PLAIN, rows[2 * r], rows[2 * r + 1]);
    }
  }

  @Test
  void theSameHoldsOfRowsAtAtoms() {
    SplittableRandom random = new SplittableRandom(2);
    double[] rows = new double[2 * 300];
    ATOMS.sample(random, rows, 0, 300);
    for (int r = 0; r < 300; r++) {
      assertFactors(ATOMS, rows[2 * r], rows[2 * r + 1]);
    }
  }

  @Test
  void rowsWithGapsHaveTheDensityOfWhatIsKnown() {
    Rows rows = Rows.of(new double[][] {{0, NAN}, {0.5, 1}, {NAN, 0}, {0, 0}, {NAN, 1}});
    double[] log = ATOMS.logDensities(rows.withMissing());
    double[] expected = {
      ATOMS.marginal(0).logDensity(0),
      ATOMS.logDensity(0.5, 1),
      ATOMS.marginal(1).logDensity(0),
      ATOMS.logDensity(0, 0),
      ATOMS.marginal(1).logDensity(1)
    };
    assertArrayEquals(expected, log, 0.0);
    assertEquals(Math.log(0.3), log[0], 1e-15); // the two components with an atom at 0
    double[] shares = new double[4 * 5];
    ATOMS.responsibilities(rows.withMissing(), shares);
    assertArrayEquals(new double[] {2.0 / 3, 0, 1.0 / 3, 0}, Arrays.copyOf(shares, 4), 1e-15);
    assertArrayEquals(new int[] {0, 1, 2, 2, 3}, ATOMS.mostLikelyComponents(rows.withMissing()));
  }

  @Test
  void patternsComeInAnOrderOfTheirOwn() {
    Rows rows =
        Rows.of(new double[][] {{NAN, 1, 2}, {3, NAN, NAN}, {4, 5, 6}, {NAN, 7, 8}, {9, 8, 7}})
            .withWeights(new double[] {1, 2, 3, 4, 5})
            .withColumnNames(List.of("a", "b", "c"))
            .withMissing();
    List<Pattern> patterns = Pattern.of(rows);
    assertEquals(3, patterns.size());
    assertTrue(patterns.get(0).complete());
    assertArrayEquals(new int[] {0, 1, 2}, patterns.get(0).known());
    assertArrayEquals(new int[] {0}, patterns.get(1).known());
    Pattern last = patterns.get(2);
    assertArrayEquals(new int[] {1, 2}, last.known());
    assertEquals(List.of("b", "c"), last.rows().columnNames());
    assertEquals(3, last.number(1));
    assertEquals(4, last.rows().weight(1));
    assertArrayEquals(new double[] {7, 8}, last.rows().row(1), 0.0);
    assertFalse(last.rows().hasMissing());
    List<Pattern> some = Pattern.of(rows, 3, 5);
    assertEquals(2, some.size());
    assertEquals(4, some.get(0).number(0));
  }

  @Test
  void rowsWithoutGapsAreOnePatternAndNotCopied() {
    Rows rows = Rows.of(new double[][] {{1, 2}, {3, 4}});
    List<Pattern> patterns = Pattern.of(rows.withMissing());
    assertEquals(1, patterns.size());
    assertSame(rows, patterns.get(0).rows());
    assertEquals(1, patterns.get(0).number(1));
    assertSame(PLAIN, patterns.get(0).marginal(PLAIN));
  }

  @Test
  void someRowsWithoutGapsAreAPatternOfThoseRowsAlone() {
    Rows rows = Rows.of(new double[][] {{1, 2}, {3, 4}, {5, 6}});
    List<Pattern> some = Pattern.of(rows, 1, 2);
    assertEquals(1, some.size());
    assertEquals(1, some.get(0).rows().size());
    assertArrayEquals(new double[] {3, 4}, some.get(0).rows().row(0), 0.0);
    assertEquals(1, some.get(0).number(0));
    assertTrue(some.get(0).complete());
  }

  @Test
  void whatCannotBeFilledIsRefusedByName() {
    Rows odd = Rows.of(new double[][] {{1, 2}, {0.25, NAN}}).withMissing();
    Mixture spots = Mixture.of(new Pair(new Spot(1), new Bell(2, 1)));
    DataException e = assertThrows(DataException.class, () -> Imputation.complete(spots, odd));
    assertEquals(1, e.row().orElseThrow());
    assertTrue(e.getMessage().contains("some component can make"), e::getMessage);
    Rows wide = Rows.of(new double[][] {{1, 2, NAN}}).withMissing();
    assertThrows(DataException.class, () -> Imputation.complete(spots, wide));
    Rows undeclared = Rows.of(new double[][] {{0, Double.NaN}});
    assertThrows(DataException.class, () -> Imputation.complete(spots, undeclared));
    Rows plain = Rows.of(new double[][] {{1, NAN}}).withMissing();
    DataException none = assertThrows(DataException.class, () -> Imputation.complete(spots, plain));
    assertTrue(none.getMessage().contains("column '1', row 0"), none::getMessage); // no mean told
  }
}
