package org.anomix.univariate;

/**
 * The one rule for draws that no double of the support is near enough to: they become the nearest
 * one there is, so that a law never draws what its own density calls impossible.
 */
public final class Draws {
  private Draws() {}

  /**
   * A draw on the line.
   *
   * @param x any number but NaN
   * @return the nearest finite double
   */
  public static double finite(double x) {
    return Math.min(Math.max(x, -Double.MAX_VALUE), Double.MAX_VALUE);
  }

  /**
   * A draw from (0, ∞), whose end may be outside the support, or a pole.
   *
   * @param x a number of at least 0
   * @return the nearest positive finite double
   */
  public static double positive(double x) {
    return Math.min(Math.max(x, Double.MIN_VALUE), Double.MAX_VALUE);
  }
}
