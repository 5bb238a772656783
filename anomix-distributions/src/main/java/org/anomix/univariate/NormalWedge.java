package org.anomix.univariate;

import org.apache.commons.numbers.gamma.Erf;

/**
 * W(h, a) = 2 ∫ φ(t) Φ(-a t) dt over t from h on, for h and a from 0 on: twice the mass of the
 * standard normal law of the plane in the wedge x &gt; h, y &gt; a x. It is Φ(-h) - 2T(h, a), with
 * the function T of Owen (1956), and all that the tails of a skew-normal law need.
 *
 * <p>That difference is taken only where it loses nothing. Elsewhere the wedge is its own integral,
 * of a positive and smooth function.
 */
public final class NormalWedge {
  /** Up to here the difference loses less than a digit. */
  private static final double NEAR = 1.5;

  /** Beyond, exp(-v²/2) adds nothing to its integral from 0. */
  private static final double END = 9.2;

  /** Beyond, exp(-square/2) is no double. */
  private static final double NOTHING = 1600;

  private NormalWedge() {}

  /** Owen's T(h, a) for a up to 1: one angle a of rays, weighed by the law. */
  private static double owen(double h, double a) {
    double end = Math.min(a, END / h);
    double integral =
        GaussLegendre.integral(u -> Math.exp(-0.5 * h * h * u * u) / (1 + u * u), 0, end);
    return Math.exp(-0.5 * h * h) / (2 * Math.PI) * integral;
  }

  /**
   * W(h, a).
   *
   * @param h at least 0
   * @param a at least 0, finite
   * @return the mass, exact where it is small; NaN for NaN
   */
  public static double value(double h, double a) {
    if (isNear(h, a)) {
      return near(h, a);
    }
    double square = squareOfCorner(h, a);
    if (square > NOTHING) {
      return 0;
    }
    double root = Math.exp(-0.25 * square); // its square may be subnormal, but no other factor
    double rest = Math.exp(-0.5 * restOfSquare(h, a, square));
    return root * (rest * factor(h, a)) * root;
  }

  /**
   * ln W(h, a).
   *
   * @param h at least 0
   * @param a at least 0, finite
   * @return the log of the mass, also where that underflows; NaN for NaN
   */
  public static double log(double h, double a) {
    if (isNear(h, a)) {
      return Math.log(near(h, a));
    }
    double square = squareOfCorner(h, a);
    return square < Double.POSITIVE_INFINITY ? Math.log(factor(h, a)) - 0.5 * square : -square;
  }

  private static boolean isNear(double h, double a) {
    return (a < 1 ? h : h * a) <= NEAR;
  }

  private static double near(double h, double a) {
    if (a < 1) {
      return StandardNormal.cdf(-h) - 2 * owen(h, a);
    }
    // T(h, a) + T(ah, 1/a) = (Φ(-h) + Φ(-ah))/2 - Φ(-h) Φ(-ah): Owen (1956), 2.3.
    return 2 * owen(a * h, 1 / a) - StandardNormal.cdf(-a * h) * Erf.value(h * Math.sqrt(0.5));
  }

  /** The square of the distance from the origin to the corner of the wedge. */
  private static double squareOfCorner(double h, double a) {
    return h == Double.POSITIVE_INFINITY ? h : h * h + a * h * (a * h);
  }

  /** What the rounding of that square has lost. */
  private static double restOfSquare(double h, double a, double square) {
    double b = a * h;
    double first = h * h;
    double second = b * b;
    double larger = Math.max(first, second);
    double lost = Math.min(first, second) - (square - larger);
    double rest =
        lost + Math.fma(h, h, -first) + Math.fma(b, b, -second) + 2 * b * Math.fma(a, h, -b);
    return Double.isNaN(rest) ? 0 : rest;
  }

  /**
   * The wedge is h/π exp(-h²/2) times the integral of exp(-r²/2)/(h² + r²) over r from b = ah on;
   * here without its exponential at b.
   */
  private static double factor(double h, double a) {
    double b = a * h;
    double end = END * END / (b + Math.sqrt(b * b + END * END));
    double integral =
        GaussLegendre.integral(
            s -> Math.exp(-s * (b + 0.5 * s)) / (h * h + (b + s) * (b + s)), 0, end);
    return h / Math.PI * integral;
  }
}
