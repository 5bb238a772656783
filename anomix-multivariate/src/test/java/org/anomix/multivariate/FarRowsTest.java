package org.anomix.multivariate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.anomix.ComponentEstimator;
import org.anomix.Estimate;
import org.anomix.Floors;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rows so far from the others that one direction of the covariance is 1e12 times as long as the
 * rest. Maximum likelihood is the covariance of the rows, here in sixty digits.
 */
final class FarRowsTest {
  private static final MathContext DIGITS = new MathContext(60);
  private static final double LOG_TWO_PI = 1.8378770664093455;

  private static final List<String> NAMES = List.of("a", "b", "c");

  private static final ComponentEstimator ESTIMATOR =
      new GaussianFamily().estimator(Options.none(), List.of());

  @ParameterizedTest
  @CsvSource({"1,12,1", "2,12,1", "4,29,4", "6,20,1", "10,30,1", "10,200,1", "20,60,1"})
  void maximumIsReachedWithRowsAMillionSdAwayInAllColumns(int dimension, int near, int far) {
    double[] place = new double[dimension];
    Arrays.fill(place, 1e6);
    assertMaximum(rows(dimension, near, far, place));
  }

  @ParameterizedTest
  @CsvSource({"2,12", "6,20", "10,30", "20,60"})
  void maximumIsReachedWithARowAMillionSdAwayInOneColumn(int dimension, int near) {
    double[] place = new double[dimension];
    place[dimension / 2] = 1e6;
    assertMaximum(rows(dimension, near, 1, place));
  }

  @Test
  void directionsThatDoublesDoNotResolveAreAFaultThatSaysSo() {
    Estimate estimate = fit(rows(3, 30, 1, 1e10, 1e10, 1e10));
    assertTrue(
        estimate.diagnoses().get(0).text().endsWith(", as far as doubles tell beside its spread"),
        () -> estimate.diagnoses().toString());
    assertFalse(Double.isNaN(estimate.law().logDensity(0, 0, 0)));
  }

  @Test
  void theFirstFarRowIsNamedWithItsColumnAndValue() {
    double[][] rows = rows(3, 30, 2, 0.5, -1e6, 1e6);
    List<String> warnings = warnings(ESTIMATOR, Rows.of(rows).withColumnNames(NAMES));
    assertEquals(1, warnings.size(), warnings::toString);
    String text = warnings.get(0);
    assertTrue(text.startsWith("row 30, column 'b': -1000000 lies "), text);
    String end =
        " units of spread from the median (as in 1 more column and 1 more row);"
            + " beside it a covariance keeps fewer digits of every smaller spread";
    assertTrue(text.endsWith(end), text);
  }

  @Test
  void rowsWhoseDigitsADiagonalOrTheFloorDoesNotNeedAreNotNamed() {
    Rows far = Rows.of(rows(3, 30, 1, 1e6, 1e6, 1e6)).withColumnNames(NAMES);
    Options diagonal = Options.none().with("covariance", "diagonal");
    assertEquals(List.of(), warnings(new GaussianFamily().estimator(diagonal, List.of()), far));
    assertEquals(List.of(), warnings(ESTIMATOR, Rows.of(rows(3, 30, 1, 1e3, 1e3, 1e3))));
  }

  private static List<String> warnings(ComponentEstimator estimator, Rows rows) {
    return estimator.warnings(rows, Scaling.of(rows, false, Floors.DEFAULT));
  }

  private static double[][] rows(int dimension, int near, int far, double... place) {
    Random random = new Random(31L * dimension + near);
    double[][] rows = new double[near + far][];
    for (int r = 0; r < near; r++) {
      rows[r] = random.doubles(dimension, -1.7, 1.7).toArray();
    }
    Arrays.fill(rows, near, near + far, place);
    return rows;
  }

  private static Estimate fit(double[][] rows) {
    Rows all = Rows.of(rows);
    double[] ones = ones(rows);
    return Sums.fit(ESTIMATOR, all, ones, Scaling.of(all, false, Floors.DEFAULT));
  }

  private static double[] ones(double[][] rows) {
    double[] ones = new double[rows.length];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static void assertMaximum(double[][] rows) {
    Estimate estimate = fit(rows);
    assertEquals(List.of(), estimate.diagnoses());
    double found = Sums.logLikelihood(estimate.law(), Rows.of(rows), ones(rows));
    assertEquals(maximum(rows), found, 1e-6); // seen: 3e-8
  }

  /** -n (d ln 2π + ln det S + d) / 2, with S the covariance of the rows. */
  private static double maximum(double[][] rows) {
    int side = rows[0].length;
    BigDecimal size = BigDecimal.valueOf(rows.length);
    BigDecimal[][] s = new BigDecimal[side][side];
    BigDecimal[] mean = new BigDecimal[side];
    for (int i = 0; i < side; i++) {
      int column = i;
      mean[i] = sum(rows, row -> new BigDecimal(row[column])).divide(size, DIGITS);
      for (int j = 0; j <= i; j++) {
        int other = j;
        s[i][j] =
            sum(
                    rows,
                    row ->
                        new BigDecimal(row[column])
                            .subtract(mean[column])
                            .multiply(new BigDecimal(row[other]).subtract(mean[other])))
                .divide(size, DIGITS);
        s[j][i] = s[i][j];
      }
    }
    return -0.5 * rows.length * (side * LOG_TWO_PI + logDeterminant(s) + side);
  }

  private interface Term {
    BigDecimal of(double[] row);
  }

  private static BigDecimal sum(double[][] rows, Term term) {
    return Arrays.stream(rows).map(term::of).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** By Gaussian elimination, in place. */
  private static double logDeterminant(BigDecimal[][] s) {
    double log = 0;
    for (int p = 0; p < s.length; p++) {
      log += Math.log(s[p][p].doubleValue());
      for (int i = p + 1; i < s.length; i++) {
        BigDecimal factor = s[i][p].divide(s[p][p], DIGITS);
        for (int j = p; j < s.length; j++) {
          s[i][j] = s[i][j].subtract(factor.multiply(s[p][j], DIGITS), DIGITS);
        }
      }
    }
    return log;
  }
}
