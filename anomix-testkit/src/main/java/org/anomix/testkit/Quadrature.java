package org.anomix.testkit;

import java.util.function.DoubleUnaryOperator;

/**
 * Integrals by the double-exponential rule (Takahasi and Mori 1974), halved where it has not
 * converged: poles at the ends do no harm, and kinks inside are closed in on.
 */
final class Quadrature {
  private static final int STEPS = 24;
  private static final int HALF = 6 * STEPS + 2;

  /** So many intervals are looked at before what is left is taken as it is. */
  private static final int INTERVALS = 400;

  /** By distance from the middle: how far the nearer end is, as a share of the interval. */
  private static final double[] SHARE = new double[HALF + 1];

  private static final double[] WEIGHT = new double[HALF + 1];

  static {
    for (int k = 0; k <= HALF; k++) {
      double t = (double) k / STEPS;
      double q = 1 / (1 + Math.exp(Math.PI * Math.sinh(t)));
      SHARE[k] = q;
      WEIGHT[k] = Math.PI * Math.cosh(t) * q * (1 - q) / STEPS;
    }
  }

  private Quadrature() {}

  /**
   * The integral of a function over a finite interval.
   *
   * @param f the function; where it is infinite, at a pole that is an end, it is left out
   * @param tolerance absolute error at which an interval is no longer halved
   */
  static double integral(DoubleUnaryOperator f, double a, double b, double tolerance) {
    return integral(f, a, b, tolerance, new int[] {INTERVALS});
  }

  private static double integral(
      DoubleUnaryOperator f, double a, double b, double tolerance, int[] left) {
    double even = 0;
    double odd = 0;
    for (int k = -HALF; k <= HALF; k++) {
      double way = (b - a) * SHARE[Math.abs(k)];
      double value = f.applyAsDouble(k < 0 ? a + way : b - way);
      double term = Double.isInfinite(value) ? 0 : WEIGHT[Math.abs(k)] * value;
      if ((k & 1) == 0) {
        even += term;
      } else {
        odd += term;
      }
    }
    double fine = (b - a) * (even + odd);
    double coarse = (b - a) * 2 * even;
    double middle = a + 0.5 * (b - a);
    left[0]--;
    if (Math.abs(fine - coarse) <= tolerance || left[0] <= 0 || !(a < middle && middle < b)) {
      return fine;
    }
    return integral(f, a, middle, tolerance, left) + integral(f, middle, b, tolerance, left);
  }
}
