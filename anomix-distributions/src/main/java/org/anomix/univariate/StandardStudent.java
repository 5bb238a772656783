package org.anomix.univariate;

import org.apache.commons.numbers.gamma.Erfcx;

/**
 * Student's law of location 0 and scale 1, from t = 0 on; the other side is its mirror image. With
 * q = t²/df, everything is a power of 1 + q times a factor of moderate size.
 *
 * <p>The general incomplete beta function, of which both tails are cases, is not used: its argument
 * df/(df + t²) would be rounded before it is raised to the power df/2, which costs a law of many df
 * its last digits, and it has no form for a median whose distance from 1/2 is to be exact.
 */
public final class StandardStudent {
  /** From here on Γ(a + 1/2)/Γ(a) is its asymptotic series, to the last digit. */
  private static final double LARGE = 15;

  /** What the last place of ln(2π)/2 leaves out. */
  private static final double HALF_LOG_TWO_PI_REST = -3.878294158067242e-17;

  /** From so many df on the upper tail has an expansion in complementary error functions. */
  private static final double MANY = 20;

  /** From so far on 1 + q is q, and q soon no double. */
  private static final double FAR = 1e30;

  /** Where the correction q t²/4 to the normal tail is beyond the last digit. */
  private static final double NORMAL = 1e-20;

  /** From here on the base of a power has fewer digits than the exponent takes from it. */
  private static final double LARGE_EXPONENT = 0x1p53;

  /** A logarithm of that size belongs to no double, whatever is added to make it a product. */
  private static final double NO_DOUBLE = 1e4;

  /** (sinh(v/2)/(v/2))^(-1/2) in powers of v². */
  private static final double[] SINH = reciprocalRootOfSinh(20);

  private final double df;
  private final double half;
  private final double peak;
  private final double logPeak;
  private final double logPeakRest;

  /**
   * The law of some degrees of freedom.
   *
   * @param df positive and finite
   */
  public StandardStudent(double df) {
    this.df = df;
    this.half = Math.max(0.5 * df, Double.MIN_VALUE);
    Exponent exact = logPeak(half);
    if (half == df) { // half of the least double is none, and the peak is that of a root of df
      exact.add(-0.5 * Math.log(2));
    }
    this.logPeak = exact.head();
    this.logPeakRest = exact.rest();
    this.peak = Math.exp(logPeak) * (1 + logPeakRest);
  }

  /**
   * ln Γ(a + 1/2) - ln Γ(a) - ln(2πa)/2, in two doubles: a quantile far out is a power 1/df of it.
   */
  private static Exponent logPeak(double a) {
    Exponent sum = new Exponent();
    int steps = 0;
    for (; a + steps < LARGE; steps++) {
      addLogOfSum(sum, 1, steps, a);
      addLogOfSum(sum, -1, steps + 0.5, a);
    }
    addLogOfSum(sum, 0.5, steps, a);
    sum.addLog(-0.5, a);
    sum.add(-StandardNormal.HALF_LOG_TWO_PI);
    sum.add(-HALF_LOG_TWO_PI_REST);
    // Tricomi and Erdélyi (1951); the coefficients are those of the even Euler polynomials.
    double r = 1 / (a + steps);
    double s = r * r;
    double far = 17 / 14336.0 - s * (31 / 18432.0 - s * (691 / 180224.0));
    sum.add(-r * (1 / 8.0 - s * (1 / 192.0 - s * (1 / 640.0 - s * far))));
    return sum;
  }

  /** Adds factor · ln(k + a), also where that sum is no double. */
  private static void addLogOfSum(Exponent sum, double factor, double k, double a) {
    double rounded = k + a;
    double lost = k > a ? a - (rounded - k) : k - (rounded - a);
    sum.addLog(factor, rounded);
    sum.add(factor * (lost / rounded));
  }

  private static double[] reciprocalRootOfSinh(int terms) {
    double[] sinh = new double[terms];
    sinh[0] = 1;
    for (int k = 1; k < terms; k++) {
      sinh[k] = sinh[k - 1] / (8.0 * k * (2 * k + 1));
    }
    double[] power = new double[terms];
    power[0] = 1;
    for (int n = 1; n < terms; n++) { // Miller's recurrence for the power -1/2 of a series
      for (int k = 1; k <= n; k++) {
        power[n] += (-0.5 * k - (n - k)) * sinh[k] * power[n - k] / n;
      }
    }
    return power;
  }

  /**
   * The log density at 0.
   *
   * @return ln Γ((df + 1)/2) - ln Γ(df/2) - ln(π df)/2
   */
  public double logPeak() {
    return logPeak;
  }

  /** What a density or a tail is beside the power (1 + q)^-exponent. */
  private record Parts(double factor, double exponent) {}

  /**
   * The tail P(T &gt; t).
   *
   * @param t at least 0
   * @return the probability, exact where it is small; NaN for NaN
   */
  public double upper(double t) {
    if (isCentral(t)) {
      return 0.5 - central(t);
    }
    double q = t / df * t;
    if (q < NORMAL) {
      return StandardNormal.cdf(-t);
    }
    if (q > FAR) {
      double power =
          df < 1 ? Math.pow(df, half) * Math.pow(t, -df) : Math.pow(t / Math.sqrt(df), -df);
      return peak / Math.sqrt(df) * power;
    }
    Parts parts = parts(q);
    return parts.factor * power(t, parts.exponent);
  }

  /**
   * ln P(T &gt; t).
   *
   * @param t at least 0, possibly ∞ where it is beyond every double
   * @param logT ln t
   * @return the log of the tail, also where that underflows; NaN for NaN
   */
  public double logUpper(double t, double logT) {
    if (isCentral(t)) {
      return Math.log(0.5 - central(t));
    }
    double q = t / df * t;
    if (q < NORMAL) {
      return StandardNormal.logCdf(-t);
    }
    if (q > FAR) {
      return logPeak - 0.5 * Math.log(df) - df * (logT - 0.5 * Math.log(df));
    }
    Parts parts = parts(q);
    return Math.log(parts.factor) - parts.exponent * Math.log1p(q);
  }

  /** Where the tail is the larger part of one half. */
  private boolean isCentral(double t) {
    return t <= 1 && t * t <= df;
  }

  private Parts parts(double q) {
    return df >= MANY && q <= 1 ? expansion(q) : fraction(q);
  }

  /**
   * P(0 &lt; T ≤ t) near 0, to the last digits of its own size: t f(t) times a hypergeometric
   * series of positive terms.
   */
  private double central(double t) {
    double q = t / df * t;
    double y = q / (1 + q);
    double sum = 1;
    double term = 1;
    for (int n = 0; term > 0x1p-54 * sum; n++) {
      term *= (half + 0.5 + n) * y / (1.5 + n);
      sum += term;
    }
    return t * peak * Math.exp(-(half + 0.5) * Math.log1p(q)) * sum;
  }

  /** The continued fraction DLMF 8.17.22 with x = 1/(1 + q), by the method of Lentz. */
  private Parts fraction(double q) {
    double x = 1 / (1 + q);
    double c = 1;
    double d = 1 / (1 - (half + 0.5) * x / (half + 1));
    double product = d;
    double change = 0;
    for (int m = 1; Math.abs(change - 1) > 0x1p-53; m++) {
      double even = m * (0.5 - m) * x / ((half + 2 * m - 1) * (half + 2 * m));
      d = 1 / (1 + even * d);
      c = 1 + even / c;
      product *= c * d;
      double odd = -(half + m) / (half + 2 * m) * ((half + m + 0.5) / (half + 2 * m + 1)) * x;
      d = 1 / (1 + odd * d);
      c = 1 + odd / c;
      change = c * d;
      product *= change;
    }
    return new Parts(peak / Math.sqrt(df) * Math.sqrt(q * x) * product, half);
  }

  /**
   * With v = ln(1 + q), the tail is an integral of e^(-bv) v^(-1/2) (sinh(v/2)/(v/2))^(-1/2) with b
   * = df/2 - 1/4; each term of the last factor gives an incomplete gamma function, from the
   * complementary error function upwards (DiDonato and Morris 1992, section 9).
   */
  private Parts expansion(double q) {
    double b = half - 0.25;
    double v = Math.log1p(q);
    double root = Math.sqrt(b * v);
    double gamma = Math.sqrt(Math.PI) * Erfcx.value(root); // Γ(k + 1/2, bv) e^(bv)/b^k
    double power = root / b; // v^k √(bv)/b
    double sum = gamma;
    int k = 0;
    for (int n = 1; n < SINH.length; n++) {
      for (int step = 0; step < 2; step++, k++) {
        gamma = (k + 0.5) / b * gamma + power;
        power *= v;
      }
      double next = sum + SINH[n] * gamma;
      if (next == sum) {
        break;
      }
      sum = next;
    }
    return new Parts(0.5 * peak * Math.sqrt(df / b) * sum, b);
  }

  /**
   * (1 + t²/df)^-exponent, of a base in two doubles: the rounding of one alone would be multiplied
   * by the exponent.
   */
  private double power(double t, double exponent) {
    if (exponent > LARGE_EXPONENT && exponent * (t / df * t) > NO_DOUBLE) {
      return 0;
    }
    double square = t * t;
    double q = square / df;
    double rest = (Math.fma(-q, df, square) + Math.fma(t, t, -square)) / df;
    if (exponent > LARGE_EXPONENT) {
      Exponent log = new Exponent();
      log.addProduct(-exponent, q);
      log.add(-exponent * rest);
      log.add(exponent * Deviance.ofOne(q));
      return Math.exp(log.head()) * (1 + log.rest());
    }
    double base = 1 + q;
    rest += q > 1 ? 1 - (base - q) : q - (base - 1);
    return Math.pow(base, -exponent) * Math.exp(-exponent * (rest / base));
  }

  /**
   * The t with P(T &gt; t) = p.
   *
   * @param p at most 1/2
   * @param scale what t is multiplied by, which may save it from being beyond every double
   * @return scale t; ∞ for 0
   */
  public double upperQuantile(double p, double scale) {
    if (p == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double limit = Math.min(1, Math.sqrt(df));
    if (0.5 - p <= central(limit)) {
      return scale * centralQuantile(0.5 - p);
    }
    double logFar = 0.5 * Math.log(df) + (logPeak - 0.5 * Math.log(df) - Math.log(p)) / df;
    if (2 * logFar - Math.log(df) > Math.log(FAR)) {
      return farQuantile(p, scale);
    }
    return scale * tailQuantile(p, logFar);
  }

  /** Where the tail is a power of t: in two doubles, which 1/df may multiply by a large number. */
  private double farQuantile(double p, double scale) {
    Exponent log = new Exponent();
    log.add(logPeak);
    log.add(logPeakRest);
    log.addLog(-0.5, df);
    log.addLog(-1, p);
    double head = log.head() / df;
    if (Math.abs(head) > NO_DOUBLE) {
      return head > 0 ? Double.POSITIVE_INFINITY : 0;
    }
    double rest = (Math.fma(-head, df, log.head()) + log.rest()) / df;
    Exponent result = new Exponent();
    result.add(head);
    result.add(rest);
    result.addLog(0.5, df);
    result.addLog(1, scale);
    double root = Math.exp(0.5 * result.head());
    return root * (1 + result.rest()) * root;
  }

  /** The central part is concave, so that Newton's steps from the left never pass the root. */
  private double centralQuantile(double part) {
    double t = part / peak;
    for (double step = t; step > 1e-16 * t; t += step) {
      step = (part - central(t)) / Math.exp(logDensity(t));
    }
    return t;
  }

  private double logDensity(double t) {
    return logPeak - (half + 0.5) * Math.log1p(t / df * t);
  }

  /**
   * The log of the tail is concave in ln t, so that Newton's steps come from the right, at the
   * latest from the second one on.
   */
  private double tailQuantile(double p, double logFar) {
    double z = StandardNormal.quantile(p);
    double start = Math.sqrt(df * Math.expm1(z * z / (df - 0.5)));
    double t = df > 2 && start < Double.POSITIVE_INFINITY ? start : Math.exp(logFar);
    double step = 1;
    for (int i = 0; i < 100 && Math.abs(step) > 1e-15; i++) {
      double log = logUpper(t, Math.log(t));
      double tail = upper(t);
      double excess = tail > 1e-290 && p > 1e-290 ? Math.log(tail / p) : log - Math.log(p);
      double slope = t * Math.exp(logDensity(t) - log);
      step = excess / slope;
      t *= Math.exp(step);
    }
    return t;
  }
}
