package org.anomix.em;

import org.anomix.UnivariateDistribution;

/**
 * A smooth map of a support onto the real line in which a density has no long tail and no pole: the
 * logarithm of the distance to a finite end, the logit between two, and the inverse hyperbolic sine
 * about the median where there is none.
 */
final class RealLine {
  private static final double HUGE = 1e100;
  private static final double LN_TWO = 0.6931471805599453;

  private final double lower;
  private final double upper;
  private final double centre;
  private final double scale;

  private RealLine(double lower, double upper, double centre, double scale) {
    this.lower = lower;
    this.upper = upper;
    this.centre = centre;
    this.scale = scale;
  }

  static RealLine of(UnivariateDistribution law) {
    double first = law.quantile(0.25);
    double last = law.inverseSurvival(0.25);
    double centre = 0.5 * first + 0.5 * last;
    double scale = Math.max(last - first, Math.ulp(centre));
    return new RealLine(law.quantile(0), law.inverseSurvival(0), centre, scale);
  }

  private boolean hasLower() {
    return lower > Double.NEGATIVE_INFINITY;
  }

  private boolean hasUpper() {
    return upper < Double.POSITIVE_INFINITY;
  }

  double coordinate(double x) {
    if (hasLower() && hasUpper()) {
      return logDistance(x, lower) - logDistance(upper, x);
    }
    if (hasLower()) {
      return logDistance(x, lower);
    }
    if (hasUpper()) {
      return -logDistance(upper, x);
    }
    double z = (x - centre) / scale;
    double size = Math.abs(z);
    double arsinh =
        size < HUGE
            ? Math.log1p(size + size * size / (1 + Math.hypot(1, size)))
            : Math.log(size) + LN_TWO; // the square would overflow, and ∞ has a coordinate too
    return Math.copySign(arsinh, z);
  }

  /** Finite at the end itself: half the spacing of the doubles there. */
  private static double logDistance(double larger, double smaller) {
    double distance = larger - smaller;
    return Math.log(distance > 0 ? distance : Math.max(0.5 * Math.ulp(larger), Double.MIN_VALUE));
  }

  double point(double coordinate) {
    if (hasLower() && hasUpper()) {
      double share = Math.exp(-Math.abs(coordinate));
      double offset = (upper - lower) * (share / (1 + share));
      return coordinate < 0 ? lower + offset : upper - offset;
    }
    if (hasLower()) {
      return lower + Math.exp(coordinate);
    }
    if (hasUpper()) {
      return upper - Math.exp(-coordinate);
    }
    return centre + scale * Math.sinh(coordinate);
  }

  /** ln of the derivative of {@link #point}. */
  double logDerivative(double coordinate) {
    if (hasLower() && hasUpper()) {
      double size = Math.abs(coordinate);
      return Math.log(upper - lower) - size - 2 * Math.log1p(Math.exp(-size));
    }
    if (hasLower()) {
      return coordinate;
    }
    if (hasUpper()) {
      return -coordinate;
    }
    double size = Math.abs(coordinate);
    return Math.log(0.5 * scale) + size + Math.log1p(Math.exp(-2 * size));
  }
}
