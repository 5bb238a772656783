package org.anomix.univariate;

import java.util.stream.IntStream;

/**
 * The saddle-point form of Loader (2000), Fast and accurate computation of binomial probabilities:
 * what is left of k ln(k/mean) + mean - k when its large terms have cancelled on paper.
 */
public final class Deviance {
  /** 1/3, 1/5, ...: enough for squares up to 0.35². */
  private static final double[] ODD_INVERSES =
      IntStream.range(1, 20).mapToDouble(n -> 1.0 / (2 * n + 1)).toArray();

  private Deviance() {}

  /**
   * k ln(k/mean) + mean - k.
   *
   * @param k a positive number
   * @param mean a positive number
   * @return at least 0, and 0 only where both are equal
   */
  public static double of(double k, double mean) {
    return of(k, mean, k - mean);
  }

  /**
   * k ln(k/mean) + mean - k, with a difference that the caller knows better than the doubles do.
   *
   * @param k a positive number
   * @param mean a positive number
   * @param distance k - mean
   * @return at least 0, and 0 only where the distance is
   */
  public static double of(double k, double mean, double distance) {
    double v = relativeDistance(k, mean, distance);
    if (!(Math.abs(v) <= 0.35)) { // far apart, or NaN
      double ratio = k / mean;
      double log = Double.isInfinite(ratio) ? Math.log(k) - Math.log(mean) : Math.log(ratio);
      return k * log - distance;
    }
    return artanhSeries(v, distance * v, k * (2 * v)); // 2k artanh v - distance
  }

  /**
   * t - ln(1 + t), without cancellation near 0.
   *
   * @param t above -1
   * @return at least 0
   */
  public static double ofOne(double t) {
    return of(1, 1 + t, -t);
  }

  /**
   * r - 1 - ln r for r = value/reference, the deviance in units of the reference.
   *
   * @param value a positive number; 0 gives ∞
   * @param reference a positive number
   * @param difference value - reference, which the caller may know better than the doubles do
   * @return at least 0
   */
  public static double ofRatio(double value, double reference, double difference) {
    double v = relativeDistance(reference, value, -difference);
    double t = difference / reference;
    if (Math.abs(v) <= 0.1) { // farther off a logarithm is quicker and loses one digit at the most
      return artanhSeries(v, -t * v, 2 * v);
    }
    double ratio = value / reference;
    boolean normal = ratio >= Double.MIN_NORMAL && ratio < Double.POSITIVE_INFINITY;
    return t - (normal ? Math.log(ratio) : Math.log(value) - Math.log(reference));
  }

  /** The distance in units of the sum: its series converge quickly up to 0.35. */
  static double relativeDistance(double k, double mean, double distance) {
    return 0.5 * distance / (0.5 * k + 0.5 * mean);
  }

  /** A first term plus factor · (v²/3 + v⁴/5 + ...). */
  static double artanhSeries(double v, double first, double factor) {
    double square = v * v;
    double power = factor;
    double sum = first;
    for (double inverse : ODD_INVERSES) {
      power *= square;
      double next = sum + power * inverse;
      if (next == sum) {
        break;
      }
      sum = next;
    }
    return sum;
  }
}
