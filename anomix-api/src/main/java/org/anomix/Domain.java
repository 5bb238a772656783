package org.anomix;

/**
 * The values a parameter may take: an interval of the real line, and the transform that maps its
 * inside to all real numbers, in which parameters can be moved without leaving it.
 *
 * @param lower lower end, possibly -∞
 * @param upper upper end, possibly ∞
 * @param lowerIncluded whether the lower end itself is allowed
 * @param upperIncluded whether the upper end itself is allowed
 * @param whole whether only whole numbers are allowed
 */
public record Domain(
    double lower, double upper, boolean lowerIncluded, boolean upperIncluded, boolean whole) {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /** Every finite number. */
  public static final Domain REAL = new Domain(-INFINITY, INFINITY, false, false, false);

  /** Every finite number above 0; the transform is the logarithm. */
  public static final Domain POSITIVE = new Domain(0, INFINITY, false, false, false);

  /** Every finite number from 0 on. */
  public static final Domain NON_NEGATIVE = new Domain(0, INFINITY, true, false, false);

  /** Probabilities, both ends included; the transform is the logit. */
  public static final Domain PROBABILITY = new Domain(0, 1, true, true, false);

  /** Symmetric positive definite matrices; the interval speaks of their eigenvalues. */
  public static final Domain POSITIVE_DEFINITE = new Domain(0, INFINITY, false, false, false);

  /**
   * Whether a value lies in the domain; NaN never does.
   *
   * @param value the value
   * @return whether it is allowed
   */
  public boolean contains(double value) {
    boolean above = lowerIncluded ? value >= lower : value > lower;
    boolean below = upperIncluded ? value <= upper : value < upper;
    return above && below && (!whole || value == Math.rint(value));
  }

  /**
   * Maps the inside of the domain to the real line: identity, logarithm of the distance to the one
   * finite end, or logit between two.
   *
   * @param value a value of the domain
   * @return its unconstrained coordinate; infinite at an included end
   */
  public double toReal(double value) {
    boolean below = lower > -INFINITY;
    boolean above = upper < INFINITY;
    if (below && above) {
      return Math.log(value - lower) - Math.log(upper - value);
    }
    if (below) {
      return Math.log(value - lower);
    }
    return above ? -Math.log(upper - value) : value;
  }

  /**
   * The inverse of {@link #toReal(double)}.
   *
   * @param coordinate any real number
   * @return the value of the domain
   */
  public double fromReal(double coordinate) {
    boolean below = lower > -INFINITY;
    boolean above = upper < INFINITY;
    if (below && above) {
      return coordinate < 0
          ? lower + (upper - lower) * (Math.exp(coordinate) / (1 + Math.exp(coordinate)))
          : upper - (upper - lower) * (Math.exp(-coordinate) / (1 + Math.exp(-coordinate)));
    }
    if (below) {
      return lower + Math.exp(coordinate);
    }
    return above ? upper - Math.exp(-coordinate) : coordinate;
  }

  /**
   * The interval as a person writes it.
   *
   * @return such as "(0, ∞)"
   */
  @Override
  public String toString() {
    return (whole ? "whole numbers in " : "")
        + (lowerIncluded ? "[" : "(")
        + text(lower)
        + ", "
        + text(upper)
        + (upperIncluded ? "]" : ")");
  }

  private static String text(double end) {
    if (Double.isInfinite(end)) {
      return end < 0 ? "-∞" : "∞";
    }
    return Notation.number(end);
  }
}
