package org.anomix.univariate;

import java.util.stream.IntStream;
import org.anomix.kernel.Kernels;

/**
 * The saddle-point form of Loader (2000), Fast and accurate computation of binomial probabilities:
 * what is left of k ln(k/mean) + mean - k when its large terms have cancelled on paper.
 */
public final class Deviance {
  /** 1/3, 1/5, ...: enough for squares up to 0.35². */
  private static final double[] ODD_INVERSES =
      IntStream.range(1, 20).mapToDouble(n -> 1.0 / (2 * n + 1)).toArray();

  /** Between them v² is at most 0.04, and 12 terms of its series are enough. */
  private static final double NEAR_BELOW = -1.0 / 3;

  private static final double NEAR_ABOVE = 0.5;

  /** Beyond, a ratio may not be a normal number. */
  private static final double MOST_LOG = 700;

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
   * Subtracts k ln(k/mean) + mean - k from an exponent, to some 18 digits: near the mean only,
   * where the distance is at most half of k or so.
   *
   * @param k a positive number
   * @param distance k - mean
   * @param rest what the last place of the distance leaves out
   */
  static void subtract(Exponent exponent, double k, double distance, double rest) {
    // With v = distance/(k + mean) the deviance is distance v + 2k (v³/3 + v⁵/5 + ...).
    double half = 0.5 * distance;
    double middle = k - half;
    double middleRest = ((k - middle) - half) - 0.5 * rest;
    double v = half / middle;
    double vRest = (Math.fma(-v, middle, half) + 0.5 * rest - v * middleRest) / middle;
    double square = v * v;
    double third = square / 3;
    double thirdRest = (Math.fma(-3, third, square) + Math.fma(v, v, -square) + 2 * v * vRest) / 3;
    double cube = v * third;
    double cubeRest = Math.fma(v, third, -cube) + v * thirdRest + vRest * third;
    double factor = k * (2 * v);
    exponent.addProduct(-distance, v);
    exponent.addProduct(-k, 2 * cube);
    exponent.add(-(distance * vRest + rest * v));
    exponent.add(-k * (2 * cubeRest));
    exponent.add(-series(square, 1, factor * square, 0));
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

  /**
   * The same of many rows.
   *
   * @param values the values, from index 0 on
   * @param reference a positive number
   * @param t value/reference - 1, which the caller may know better than the doubles do
   * @param rows number of rows
   * @param near room for one number per row
   * @param out receives one number per row
   */
  public static void ofRatios(
      double[] values, double reference, double[] t, int rows, double[] near, double[] out) {
    for (int r = 0; r < rows; r++) {
      out[r] = values[r] / reference;
    }
    Kernels.active().log(out, 0, rows, out, 0);
    if (!(Kernels.active().sumOfMagnitudes(out, 0, rows) < MOST_LOG)) {
      for (int r = 0; r < rows; r++) {
        boolean normal = Math.abs(out[r]) < MOST_LOG;
        out[r] = normal ? out[r] : Math.log(values[r]) - Math.log(reference);
      }
    }
    for (int r = 0; r < rows; r++) {
      out[r] = t[r] - out[r];
    }
    seriesOfRatios(t, rows, near);
    chooseNear(t, rows, near, out);
  }

  /** By bits: which is nearer is a toss-up, and a branch that is guessed wrongly costs more. */
  private static void chooseNear(double[] t, int rows, double[] near, double[] out) {
    for (int r = 0; r < rows; r++) {
      long above = Double.doubleToRawLongBits(NEAR_BELOW - t[r]);
      long below = Double.doubleToRawLongBits(t[r] - NEAR_ABOVE);
      long mask = (above & below) >> 63;
      long far = Double.doubleToRawLongBits(out[r]);
      long chosen = far ^ ((far ^ Double.doubleToRawLongBits(near[r])) & mask);
      out[r] = Double.longBitsToDouble(chosen);
    }
  }

  /** 2 artanh v = ln(1 + t) for v = t/(2 + t), without its first term, which has cancelled. */
  private static void seriesOfRatios(double[] t, int rows, double[] out) {
    for (int r = 0; r < rows; r++) {
      double v = t[r] / (2 + t[r]);
      double s = v * v;
      double sum = 1.0 / 25;
      sum = sum * s + 1.0 / 23;
      sum = sum * s + 1.0 / 21;
      sum = sum * s + 1.0 / 19;
      sum = sum * s + 1.0 / 17;
      sum = sum * s + 1.0 / 15;
      sum = sum * s + 1.0 / 13;
      sum = sum * s + 1.0 / 11;
      sum = sum * s + 1.0 / 9;
      sum = sum * s + 1.0 / 7;
      sum = sum * s + 1.0 / 5;
      sum = sum * s + 1.0 / 3;
      out[r] = v * (t[r] - 2 * s * sum);
    }
  }

  /** The distance in units of the sum: its series converge quickly up to 0.35. */
  static double relativeDistance(double k, double mean, double distance) {
    return 0.5 * distance / (0.5 * k + 0.5 * mean);
  }

  /** A first term plus factor · (v²/3 + v⁴/5 + ...). */
  static double artanhSeries(double v, double first, double factor) {
    return series(v * v, 0, factor, first);
  }

  /** A first term plus factor · (v²/(2n + 3) + v⁴/(2n + 5) + ...). */
  private static double series(double square, int n, double factor, double first) {
    double power = factor;
    double sum = first;
    for (int i = n; i < ODD_INVERSES.length; i++) {
      power *= square;
      double next = sum + power * ODD_INVERSES[i];
      if (next == sum) {
        break;
      }
      sum = next;
    }
    return sum;
  }
}
