package org.anomix.univariate;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Reference values: mpmath 1.3 in 45 to 60 digits. */
final class IncompleteFunctionsTest {
  /** Columns a, b, x, ln I_x(a, b), ln(1 - I_x(a, b)): one row for each way of computing. */
  private static final double[][] BETA = {
    {2.0, 3.0, 0.25, -1.3404848250885963, -0.3034304294199201},
    {50.0, 80.0, 0.6, -3.7194526763472824e-07, -14.804519309484746},
    {0.001, 10.0, 1e-12, -0.02480282234726115, -3.70917360676656},
    {0.001, 0.001, 0.75, -0.6920507968468693, -0.6942447676497508},
    {0.5, 0.5, 0.9999999999999991, -1.8972747874462444e-08, -17.780262219288087},
    {0.5, 7.5e8, 1e-08, -0.00010751695248190603, -9.137915783317977},
    {1e9, 1e9, 0.5004, -1.2543221374375063e-280, -644.4972307412035},
    {3.0, 1e9, 1e-07, -1.8976012691975763e-40, -91.4628131210972},
    {300.0, 0.3, 0.5, -212.55006223014146, -4.905472498291416e-93},
    {29.0, 1.5, 0.9, -2.263797846641166, -0.1097645650645155},
  };

  /** Columns a, x, ln P(a, x), ln Q(a, x). */
  private static final double[][] GAMMA = {
    {0.001, 1e-12, -0.027054627517646177, -3.6233940314884325},
    {0.5, 0.9, -0.1981003841740452, -1.7163969557289411},
    {0.5, 1.1, -0.14851246497219892, -1.980423788383307},
    {3.0, 2.0, -1.1291016497509287, -0.3905620875658996},
    {3.0, 700.0, -2.4225323864783197e-299, -687.5881293714949},
    {900.0, 950.0, -0.05097139157749602, -3.001868197793791},
    {10000.0, 9700.0, -6.697352074748682, -0.0012349378063634525},
    {10000.0, 14000.0, -1.2615264204743979e-278, -639.8863334197675},
    {1e9, 1001000000.0, -1.2528290296631711e-219, -504.0407311478844},
    {20.0, 5e-324, -14931.137054888379, -0.0},
  };

  /**
   * Seen: 7e-14 for parameters up to 1e9, where rounding x once would cost the tail more. What a
   * tail is compared with is the exponential of a rounded logarithm.
   */
  private static void check(double log, double tail, double expected) {
    assertEquals(expected, log, 1e-13 * Math.abs(expected), "logarithm");
    double probability = Math.exp(expected);
    double rounding = 1e-13 + 0x1p-53 * Math.abs(expected);
    assertEquals(probability, tail, rounding * probability, "tail");
  }

  @Test
  void incompleteBetaHasTheDigitsOfBothTails() {
    for (double[] row : BETA) {
      double a = row[0];
      double b = row[1];
      double x = row[2];
      Tails tails = IncompleteBeta.tails(a, b, x);
      assertAll(
          "a = " + a + ", b = " + b + ", x = " + x,
          () -> check(tails.logLower(), tails.lower(), row[3]),
          () -> check(tails.logUpper(), tails.upper(), row[4]));
    }
  }

  @Test
  void mirroredArgumentsGiveTheMirroredTails() {
    for (double[] row : BETA) {
      Tails tails = IncompleteBeta.tails(row[1], row[0], 1 - row[2], row[2]);
      double slack = row[2] < 0.5 ? 1e-12 : 0; // 1 - x was rounded
      assertEquals(row[4], tails.logLower(), Math.abs(row[4]) * (1e-13 + slack));
      assertEquals(row[3], tails.logUpper(), Math.abs(row[3]) * (1e-13 + slack));
    }
  }

  @Test
  void incompleteGammaHasTheDigitsOfBothTails() {
    for (double[] row : GAMMA) {
      Tails tails = IncompleteGamma.tails(row[0], row[1]);
      assertAll(
          "a = " + row[0] + ", x = " + row[1],
          () -> check(tails.logLower(), tails.lower(), row[2]),
          () -> check(tails.logUpper(), tails.upper(), row[3]));
    }
  }

  @Test
  void endsOfTheSupportAndNanAreAnswered() {
    assertEquals(0, IncompleteBeta.tails(2, 3, 0).lower());
    assertEquals(0, IncompleteBeta.tails(2, 3, 1).upper());
    assertEquals(Double.NaN, IncompleteBeta.tails(2, 3, Double.NaN).lower());
    assertEquals(0, IncompleteGamma.tails(2, 0).lower());
    assertEquals(0, IncompleteGamma.tails(2, Double.POSITIVE_INFINITY).upper());
    assertEquals(Double.NaN, IncompleteGamma.tails(2, Double.NaN).upper());
  }

  @Test
  void errorOfStirlingsFormula() {
    assertEquals(0.08106146679532726, GammaFunctions.stirlingError(1), 2e-17);
    assertEquals(0.05481412105191765, GammaFunctions.stirlingError(1.5), 2e-17);
    assertEquals(0.011487002684428697, GammaFunctions.stirlingError(7.25), 2e-17);
    assertEquals(0.0027776749297526936, GammaFunctions.stirlingError(30), 2e-17);
  }

  @Test
  void logGammaKeepsItsDigitsBesideItsRoots() {
    assertEquals(-5.763935982833696e-4, GammaFunctions.logGammaOnePlus(0.001), 2e-19);
    assertEquals(-0.1196129141723713, GammaFunctions.logGammaOnePlus(0.4), 3e-17);
    assertEquals(-0.08440112102048555, GammaFunctions.logGammaOnePlus(0.75), 3e-17);
    assertEquals(0.1248717148923966, GammaFunctions.logGammaOnePlus(1.25), 6e-17);
    assertEquals(0.47521466691493713, GammaFunctions.logGammaOnePlus(1.75), 2e-16);
  }
}
