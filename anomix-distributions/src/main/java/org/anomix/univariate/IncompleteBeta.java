package org.anomix.univariate;

/**
 * The regularized incomplete beta functions I_x(a, b) and 1 - I_x(a, b) = I_y(b, a) with y = 1 - x,
 * the tails of a beta law, each to some 1e-15 of its own size beyond what the rounding of x costs
 * it, and in logarithms as far as those are doubles.
 *
 * <p>Commons Numbers has both while they are doubles, without logarithms, and loses digits where a
 * or b is large.
 *
 * <p>The tail away from the mean is x^a y^b / B(a, b) times what is left of the integral. The first
 * takes the saddle-point form of Loader (2000). The second is a series of positive terms, or, in
 * the variable v = ln(x/y) - ln(t/(1 - t)), the integral of exp(-a v - (a + b) ln(y + x e^-v)) over
 * v from 0 on: a log-concave function that needs no more than one Gauss rule even for parameters of
 * 1e9, where continued fractions take thousands of steps.
 */
public final class IncompleteBeta {
  /** Where an integrand has fallen to e^-40 of its start it adds nothing more. */
  private static final double END = 40;

  /** Beyond this terms overflow which together do not; no tail far from the mean is left. */
  private static final double HUGE = 1e300;

  /** The length in v that one rule covers to the last place. */
  private static final double PANEL = 6;

  private IncompleteBeta() {}

  /**
   * I_x(a, b) and 1 - I_x(a, b).
   *
   * @param a positive and finite
   * @param b positive and finite
   * @param x the point
   * @return the lower and the upper tail; NaN for NaN
   */
  public static Tails tails(double a, double b, double x) {
    double y = 1 - x;
    Exponent excess = excess(a, b, x, y);
    excess.add(a * ((1 - y) - x));
    return tails(a, b, x, y, excess);
  }

  /**
   * I_x(a, b) and 1 - I_x(a, b), with a complement that is known better than the difference 1 - x.
   *
   * @param a positive and finite
   * @param b positive and finite
   * @param x the point, from 0 to 1
   * @param y 1 - x
   * @return the lower and the upper tail; NaN for NaN
   */
  public static Tails tails(double a, double b, double x, double y) {
    return tails(a, b, x, y, excess(a, b, x, y));
  }

  /** a - (a + b) x = a y - b x, beyond the last place: the distance from the mean. */
  private static Exponent excess(double a, double b, double x, double y) {
    Exponent excess = new Exponent();
    excess.addProduct(a, y);
    excess.addProduct(-b, x);
    return excess;
  }

  private static Tails tails(double a, double b, double x, double y, Exponent excess) {
    if (x <= 0) {
      return Tails.NOTHING_BELOW;
    }
    if (y <= 0) {
      return Tails.NOTHING_ABOVE;
    }
    if (Double.isNaN(a + b + x + y)) {
      return Tails.of(true, Double.NaN);
    }
    if (b < 1 && (a >= 1 || x > 0.5)) {
      return smallFirst(b, a, y, x, -excess.value()).mirrored();
    }
    return a < 1 ? smallFirst(a, b, x, y, excess.value()) : large(a, b, x, y, excess);
  }

  /** For a below 1, and either b at least 1 or x up to 1/2. */
  private static Tails smallFirst(double a, double b, double x, double y, double excess) {
    Exponent exponent = leading(a, b, x);
    if (x <= 0.5 && b * x <= 1) {
      return Tails.nearPole(a * nearPole(a, b, x), exponent);
    }
    addPowerOfComplement(exponent, b, x, y);
    return Tails.of(false, a * remainder(b, a, y, x, -excess), exponent);
  }

  private static Tails large(double a, double b, double x, double y, Exponent distance) {
    double n = a + b;
    double stirling =
        GammaFunctions.stirlingError(n)
            - GammaFunctions.stirlingError(a)
            - GammaFunctions.stirlingError(b);
    double scale = Math.sqrt(a / n * b / (2 * Math.PI)) * Math.exp(stirling);
    Exponent exponent = new Exponent();
    addDeviance(exponent, a, n, x, distance.head(), distance.rest());
    addDeviance(exponent, b, n, y, -distance.head(), -distance.rest());
    double excess = distance.value();
    return excess >= 0
        ? Tails.of(true, scale * remainder(a, b, x, y, excess), exponent)
        : Tails.of(false, scale * remainder(b, a, y, x, -excess), exponent);
  }

  /** Adds a ln(n x/a) + excess, which is minus the deviance of a from n x. */
  private static void addDeviance(
      Exponent exponent, double a, double n, double x, double excess, double rest) {
    if (Math.abs(Deviance.relativeDistance(a, n * x, excess)) <= 0.35) {
      Deviance.subtract(exponent, a, excess, rest);
    } else if (n > HUGE) {
      exponent.add(-Deviance.of(a, n * x, excess));
    } else {
      exponent.addLog(a, x);
      exponent.addLog(a, n);
      exponent.addLog(-a, a);
      exponent.add(excess);
    }
  }

  /** ln of x^a / (a B(a, b)) for a below 1, relative to a, so that it keeps its digits near 0. */
  private static Exponent leading(double a, double b, double x) {
    Exponent exponent = new Exponent();
    exponent.addLog(a, x);
    if (b < 1) {
      exponent.add(GammaFunctions.logGammaOnePlusRise(a, b));
      exponent.add(-Math.log1p(a / b));
    } else {
      exponent.addLog(a, b);
      exponent.add(GammaFunctions.logGammaRise(a, b));
    }
    exponent.add(-GammaFunctions.logGammaOnePlus(a));
    return exponent;
  }

  /** Adds b ln y, from x where that has more digits. */
  private static void addPowerOfComplement(Exponent exponent, double b, double x, double y) {
    if (x < 0.25) {
      exponent.addProduct(b, -x);
      exponent.add(-b * Deviance.ofOne(-x));
    } else {
      exponent.addLog(b, y);
    }
  }

  /**
   * Σ (1 - b)_k x^k / (k! (a + k)) from k = 1 on, DLMF 8.17.7, for b x up to 1: what follows the
   * leading term of the lower tail.
   */
  private static double nearPole(double a, double b, double x) {
    double sum = 0;
    double power = 1;
    double term = 1;
    for (int k = 1; Math.abs(term) > 0x1p-60 * Math.abs(sum); k++) {
      power *= (k - b) * x / k;
      term = power / (a + k);
      sum += term;
    }
    return sum;
  }

  /** I_x(a, b) in units of x^a y^b / B(a, b), for x below the mean. */
  private static double remainder(double a, double b, double x, double y, double excess) {
    return x <= 0.7 && a < 30 ? series(a, b, x) / a : integral(a, b, x, y, excess);
  }

  /** Σ (a + b)_k x^k / (a + 1)_k, DLMF 8.17.8: all terms are positive. */
  private static double series(double a, double b, double x) {
    double n = a + b;
    double sum = 1;
    double term = 1;
    for (int k = 0; term > 0x1p-60 * sum; k++) {
      term *= (n + k) * x / (a + 1 + k);
      sum += term;
    }
    return sum;
  }

  private static double integral(double a, double b, double x, double y, double excess) {
    double end = end(a, b, x, y, excess);
    int panels = (int) Math.ceil(end / PANEL);
    double sum = 0;
    for (int i = 0; i < panels; i++) {
      sum +=
          GaussLegendre.integral(
              v -> Math.exp(-fall(a, b, x, y, excess, v)),
              end * i / panels,
              end * (i + 1) / panels);
    }
    return sum;
  }

  /** How far the integrand has fallen, as a logarithm. */
  private static double fall(double a, double b, double x, double y, double excess, double v) {
    double bend =
        x <= 0.5 ? bend(x, -v) : bend(y, v); // the same function: y + x e^-v = e^-v (x + y e^v)
    return excess * v + (a + b) * bend;
  }

  /** ln(1 + x (e^v - 1)) - x v, without cancellation near 0. */
  private static double bend(double x, double v) {
    double w = x * Math.expm1(v);
    return Math.abs(v) < 1 ? x * expBeyondLine(v) - Deviance.ofOne(w) : Math.log1p(w) - x * v;
  }

  /** e^v - 1 - v for |v| up to 1. */
  private static double expBeyondLine(double v) {
    double sum = 0;
    for (int k = 18; k >= 2; k--) {
      sum = (sum + 1) * v / k;
    }
    return sum * v;
  }

  /** Where the convex fall reaches about {@link #END}, by Newton's method. */
  private static double end(double a, double b, double x, double y, double excess) {
    double n = a + b;
    double curvature = n * x * y;
    double v = 2 * END / (excess + Math.sqrt(excess * excess + 2 * END * curvature));
    for (int i = 0; i < 50; i++) {
      double surplus = fall(a, b, x, y, excess, v) - END;
      if (Math.abs(surplus) < 2) {
        break;
      }
      double ratio = x * Math.exp(-v);
      v -= surplus / (a - n * (ratio / (y + ratio)));
    }
    return v;
  }
}
