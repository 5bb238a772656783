package org.anomix.univariate;

import org.apache.commons.numbers.gamma.Erfcx;

/**
 * The regularized incomplete gamma functions P(a, x) and Q(a, x) = 1 - P(a, x), the tails of a
 * gamma law, each to some 1e-15 of its own size beyond what the rounding of x costs it, and in
 * logarithms as far as those are doubles.
 *
 * <p>Commons Numbers has both to some 1e-13 or 1e-14 while they are doubles, and no logarithms.
 */
public final class IncompleteGamma {
  /** From this shape on the tails near the mean are expanded instead of summed. */
  private static final double LARGE = 1000;

  /** Beyond this terms overflow which together do not; no tail far from the mean is left. */
  private static final double HUGE = 1e300;

  /** |η| up to which the expansion is used: x within some 30 percent of the shape. */
  private static final double NEAR = 0.3;

  /**
   * Coefficients of η^n in c_0(η) to c_3(η) of Temme (1979), from the recurrence DLMF 8.12.11 in
   * 60-digit arithmetic.
   */
  private static final double[][] TEMME = {
    {
      -0.3333333333333333,
      0.08333333333333333,
      -0.014814814814814815,
      0.0011574074074074073,
      0.0003527336860670194,
      -0.0001787551440329218,
      3.919263178522438e-5,
      -2.185448510679992e-6,
      -1.85406221071516e-6,
      8.296711340953087e-7,
      -1.7665952736826078e-7,
      6.707853543401498e-9,
      1.0261809784240309e-8,
      -4.382036018453353e-9,
      9.14769958223679e-10,
      -2.5514193994946248e-11,
      -5.830772132550426e-11
    },
    {
      -0.001851851851851852,
      -0.003472222222222222,
      0.0026455026455026454,
      -0.0009902263374485596,
      0.00020576131687242798,
      -4.018775720164609e-7,
      -1.8098550334489977e-5,
      7.64916091608111e-6,
      -1.6120900894563446e-6,
      4.647127802807434e-9,
      1.378633446915721e-7,
      -5.752545603517705e-8,
      1.1951628599778148e-8,
      -1.7543241719747647e-11
    },
    {
      0.004133597883597883,
      -0.0026813271604938273,
      0.0007716049382716049,
      2.0093878600823047e-6,
      -0.0001073665322636516,
      5.2923448829120125e-5,
      -1.2760635188618728e-5,
      3.423578734096138e-8,
      1.3721957309062934e-6,
      -6.298992138380055e-7
    },
    {
      0.0006494341563786008,
      0.00022947209362139917,
      -0.0004691894943952557,
      0.00026772062206283885,
      -7.561801671883977e-5,
      -2.396505113867297e-7
    }
  };

  private IncompleteGamma() {}

  /**
   * P(a, x) and Q(a, x).
   *
   * @param a the shape, positive and finite
   * @param x the point
   * @return P as the lower tail and Q as the upper one; NaN for NaN
   */
  public static Tails tails(double a, double x) {
    if (Double.isNaN(a + x)) {
      return Tails.of(true, Double.NaN);
    }
    if (x <= 0) {
      return Tails.NOTHING_BELOW;
    }
    if (x == Double.POSITIVE_INFINITY) {
      return Tails.NOTHING_ABOVE;
    }
    if (a < 1) {
      return x <= 1 ? nearPole(a, x) : Tails.of(false, a * fraction(a, x), power(a, x));
    }
    double deviance = Deviance.of(a, x);
    double eta = Math.sqrt(2 * deviance / a);
    if (a >= LARGE && eta < NEAR) {
      return expansion(a, x, deviance, eta);
    }
    double scale = Math.exp(-GammaFunctions.stirlingError(a)) / Math.sqrt(2 * Math.PI * a);
    return x <= a
        ? Tails.of(true, scale * series(a, x), deviation(a, x))
        : Tails.of(false, scale * a * fraction(a, x), deviation(a, x));
  }

  /**
   * P(a, x/scale) and Q(a, x/scale), also where the quotient falls below the normal doubles.
   *
   * @param a the shape, positive and finite
   * @param x the point
   * @param scale the scale, positive and finite
   * @return P as the lower tail and Q as the upper one; NaN for NaN
   */
  public static Tails tails(double a, double x, double scale) {
    if (!(x > 0 && x / scale < Double.MIN_NORMAL)) {
      return tails(a, x / scale);
    }
    Exponent exponent = new Exponent();
    exponent.addLog(a, x);
    exponent.addLog(-a, scale);
    exponent.add(-(a < 1 ? GammaFunctions.logGammaOnePlus(a) : GammaFunctions.logGamma(a + 1)));
    return Tails.nearPole(0, exponent);
  }

  /** ln of x^a e^-x / Γ(a + 1) for a below 1. */
  private static Exponent power(double a, double x) {
    Exponent exponent = new Exponent();
    exponent.addLog(a, x);
    exponent.add(-x);
    exponent.add(-GammaFunctions.logGammaOnePlus(a));
    return exponent;
  }

  /** a ln(x/a) + a - x: near the mean from the deviance, else with the digits of each term. */
  private static Exponent deviation(double a, double x) {
    Exponent exponent = new Exponent();
    double distance = a - x;
    if (Math.abs(Deviance.relativeDistance(a, x, distance)) <= 0.35) {
      double taken = a - distance;
      double rest = (a - (distance + taken)) + (taken - x);
      Deviance.subtract(exponent, a, distance, rest);
    } else if (a > HUGE) {
      exponent.add(-Deviance.of(a, x));
    } else {
      exponent.addLog(a, x);
      exponent.addLog(-a, a);
      exponent.add(a);
      exponent.add(-x);
    }
    return exponent;
  }

  /** P(a, x) in units of x^a e^-x / Γ(a + 1), DLMF 8.11.4: all terms are positive. */
  private static double series(double a, double x) {
    double sum = 1;
    double term = 1;
    for (double n = a + 1; term > 0x1p-60 * sum; n++) {
      term *= x / n;
      sum += term;
    }
    return sum;
  }

  /** Γ(a, x) in units of x^a e^-x by the fraction of Legendre, DLMF 8.9.2, after Lentz. */
  private static double fraction(double a, double x) {
    double b = x + 1 - a;
    double d = 1 / b;
    double c = Double.POSITIVE_INFINITY;
    double fraction = d;
    double change = 0;
    for (int n = 1; Math.abs(change - 1) > 0x1p-52; n++) {
      double numerator = n * (a - n);
      b += 2;
      d = 1 / (b + numerator * d);
      c = b + numerator / c;
      change = c * d;
      fraction *= change;
    }
    return fraction;
  }

  /**
   * Both tails for a below 1 and x up to 1, where P may be close to 1 and Q far from its leading
   * term. With L = ln(x^a / Γ(a + 1)) and S as below, P = e^L (1 + a S), so that Q = (1 - e^L) -
   * e^L a S: Gautschi (1979), A computational procedure for incomplete gamma functions.
   */
  private static Tails nearPole(double a, double x) {
    Exponent exponent = new Exponent();
    exponent.addLog(a, x);
    exponent.add(-GammaFunctions.logGammaOnePlus(a));
    double sum = 0;
    double power = 1;
    double term = 1;
    for (int n = 1; Math.abs(term) > 0x1p-60 * Math.abs(sum); n++) {
      power *= -x / n;
      term = power / (a + n);
      sum += term;
    }
    return Tails.nearPole(a * sum, exponent);
  }

  /**
   * The uniform expansion of Temme (1979), DLMF 8.12.3 and 8.12.7, with the factor exp(-aη²/2) of
   * both of its terms taken out.
   */
  private static Tails expansion(double a, double x, double deviance, double eta) {
    boolean lower = x <= a;
    int side = lower ? -1 : 1;
    double series = 0;
    for (int k = TEMME.length - 1; k >= 0; k--) {
      double coefficient = 0;
      for (int n = TEMME[k].length - 1; n >= 0; n--) {
        coefficient = coefficient * (side * eta) + TEMME[k][n];
      }
      series = series / a + coefficient;
    }
    double correction = side * series / Math.sqrt(2 * Math.PI * a);
    double factor = 0.5 * Erfcx.value(Math.sqrt(deviance)) + correction;
    return Tails.of(lower, factor, deviation(a, x));
  }
}
