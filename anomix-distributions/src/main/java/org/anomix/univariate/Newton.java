package org.anomix.univariate;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Newton's method inside a bracket: it halves the bracket where a step would leave it. */
public final class Newton {
  private static final int STEPS = 300;

  /** The error of a next step is of the order of the square of one that is as small. */
  private static final double PRECISION = 1e-12;

  private Newton() {}

  /**
   * The root of an increasing function of a coordinate that is a logarithm, or of that size.
   *
   * @param value the function
   * @param slope its derivative, or something near it, from the coordinate and the value there
   * @param low a number below the root, or the root
   * @param high a number above the root, or the root
   * @param start where to begin
   * @return the root, to the last places that the function has
   */
  public static double root(
      DoubleUnaryOperator value,
      DoubleBinaryOperator slope,
      double low,
      double high,
      double start) {
    double below = low;
    double above = high;
    double u = start;
    for (int i = 0; i < STEPS; i++) {
      double f = value.applyAsDouble(u);
      if (f < 0) {
        below = u;
      } else {
        above = u;
      }
      double next = u - f / slope.applyAsDouble(u, f);
      if (!(next >= below && next <= above)) {
        next = 0.5 * below + 0.5 * above;
      }
      if (f == 0 || Math.abs(next - u) <= PRECISION * Math.max(Math.abs(next), 1)) {
        return f == 0 ? u : next;
      }
      u = next;
    }
    return u;
  }
}
