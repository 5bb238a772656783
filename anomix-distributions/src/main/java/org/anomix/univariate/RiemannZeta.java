package org.anomix.univariate;

/**
 * Riemann's zeta function and its tails, the sums of k^-s from some k on, by the formula of Euler
 * and Maclaurin: in the form ζ(s, a) = a^(1-s) (1 + (s-1) e)/(s-1) that keeps its digits beside the
 * pole at 1, where e is small and known by itself.
 *
 * <p>Commons Numbers has neither.
 */
public final class RiemannZeta {
  /** B(2k)/(2k)!. */
  private static final double[] BERNOULLI = {
    1 / 12.0,
    -1 / 720.0,
    1 / 30240.0,
    -1 / 1209600.0,
    1 / 47900160.0,
    -691 / 1307674368000.0,
    1 / 74724249600.0,
    -3617 / 10670622842880000.0,
    43867 / 5109094217170944000.0,
    -174611 / 802857662698291200000.0
  };

  /** Terms below this share of a sum add nothing to it. */
  private static final double NEGLIGIBLE = 0x1p-60;

  /** From here on a steep sum is a geometric one, and k + 1 is soon no double. */
  private static final double GEOMETRIC = 0x1p52;

  private RiemannZeta() {}

  /**
   * From which number on the formula alone has all digits.
   *
   * @param s above 1
   * @return the number
   */
  public static double far(double s) {
    return s + 16;
  }

  /**
   * The e of ζ(s, a), DLMF 25.11.43.
   *
   * @param s above 1
   * @param a at least {@link #far(double)}
   * @return e, some 1/(2a)
   */
  public static double correction(double s, double a) {
    double x = 1 / a;
    double rising = s * x * x;
    double sum = 0;
    for (int k = 0; k < BERNOULLI.length; k++) {
      sum += BERNOULLI[k] * rising;
      rising *= (s + 2 * k + 1) * x * (s + 2 * k + 2) * x;
    }
    return 0.5 * x + sum;
  }

  /**
   * The e of ζ(s) = (1 + (s-1) e)/(s-1), which tends to Euler's constant.
   *
   * @param s above 1, at most 10 or so
   * @return e
   */
  public static double correctionOfAll(double s) {
    double q = s - 1;
    double b = Math.ceil(far(s));
    double sum = 0;
    for (double k = b - 1; k > 0; k--) {
      sum += Math.pow(k, -s);
    }
    double powers = -q * Math.log(b);
    return sum + Math.expm1(powers) / q + Math.exp(powers) * correction(s, b);
  }

  /**
   * The sum of k^-s from a on, in units of its first term.
   *
   * @param s above 1
   * @param a at least 1
   * @return a^s ζ(s, a), at least 1
   */
  public static double scaledTail(double s, double a) {
    double far = far(s);
    if (a >= GEOMETRIC && a < far) {
      return -1 / Math.expm1(-s / a);
    }
    double sum = 0;
    double term = 1;
    double k = a;
    for (; k < far && term > NEGLIGIBLE * sum; k++) {
      term = Math.pow(k / a, -s);
      sum += term;
    }
    return k < far ? sum : sum + Math.pow(k / a, -s) * k * (1 / (s - 1) + correction(s, k));
  }

  /**
   * ζ(s) - 1 = ζ(s, 2), relative to its size.
   *
   * @param s above 1
   * @return the difference
   */
  public static double minusOne(double s) {
    return Math.pow(2, -s) * scaledTail(s, 2);
  }

  /**
   * The mean and the variance of ln k under the law k^-s/ζ(s): -ζ'(s)/ζ(s) and its slope, negated.
   *
   * @param s above 1
   * @return both, relative to their size
   */
  public static double[] momentsOfLog(double s) {
    double q = s - 1;
    double far = far(s);
    double zeta = 1;
    double first = 0;
    double second = 0;
    double term = 1;
    double k = 2;
    for (; k < far && term > NEGLIGIBLE * second; k++) {
      double log = Math.log(k);
      term = Math.pow(k, -s) * log * log;
      zeta += term / (log * log);
      first += term / log;
      second += term;
    }
    if (k >= far) {
      double log = Math.log(k);
      double power = Math.pow(k, -s);
      double whole = power * k / q;
      zeta += whole + 0.5 * power;
      first += whole * (log + 1 / q) + 0.5 * power * log;
      second += whole * ((log + 1 / q) * (log + 1 / q) + 1 / (q * q)) + 0.5 * power * log * log;
      // Each further term is a power times s (s+1) ..., whose derivatives come from its logarithm.
      double rising = power * s / k;
      double slope = log - 1 / s;
      double bend = 1 / s / s;
      for (int j = 0; j < BERNOULLI.length; j++) {
        double part = BERNOULLI[j] * rising;
        zeta += part;
        first += part * slope;
        second += part * (slope * slope - bend);
        double one = s + 2 * j + 1;
        double two = s + 2 * j + 2;
        rising *= one / k * (two / k);
        slope -= 1 / one + 1 / two;
        bend += 1 / one / one + 1 / two / two;
      }
    }
    double mean = first / zeta;
    return new double[] {mean, second / zeta - mean * mean};
  }
}
