package org.anomix.continuous;

import static org.anomix.univariate.StandardNormal.HALF_LOG_TWO_PI;

import org.anomix.univariate.Deviance;
import org.anomix.univariate.GammaFunctions;
import org.anomix.univariate.Newton;
import org.anomix.univariate.Polygamma;

/**
 * The log-likelihood of a beta law per unit of weight, concave in its parameters, from means about
 * an anchor: with mean m and complement 1 - m of the anchor, the mean of ln x is ln m + shift/m -
 * excess, and that of ln(1 - x) is ln(1 - m) - shift/(1 - m) - complementExcess. Written so, what
 * decides the size of large parameters is not lost among the logarithms.
 *
 * @param mean the anchor
 * @param complement 1 - mean
 * @param shift mean of x - m
 * @param excess mean of r - 1 - ln r with r = x/m
 * @param complementExcess mean of r - 1 - ln r with r = (1 - x)/(1 - m)
 */
record BetaLikelihood(
    double mean, double complement, double shift, double excess, double complementExcess) {
  private static final int STEPS = 200;

  /** No parameter is larger or, inverted, smaller. */
  private static final double GREATEST = 1e300;

  private static final double LOG_GREATEST = Math.log(GREATEST);

  /** The likelihood of 1 - x, whose parameters are exchanged. */
  BetaLikelihood mirrored() {
    return new BetaLikelihood(
        /* mean= */ complement,
        /* complement= */ mean,
        -shift,
        /* excess= */ complementExcess,
        /* complementExcess= */ excess);
  }

  /** The mean of ln x less ln(a/(a + b)). */
  private double logLess(double a, double b) {
    double toOwnMean = (a * complement - b * mean) / (a + b); // a/(a + b) - mean
    return shift / mean - excess - Math.log1p(Math.max(toOwnMean / mean, -1));
  }

  /** The derivative by the first parameter. */
  private double slope(double a, double b) {
    return logLess(a, b) + Polygamma.logMinusDigamma(a) - Polygamma.logMinusDigamma(a + b);
  }

  /** The log-likelihood without what does not depend on the parameters. */
  double value(double a, double b) {
    double linear = a * logLess(a, b) + b * mirrored().logLess(b, a);
    double n = a + b;
    return Math.min(a, b) < 1
        ? linear + a * Math.log(a / n) + b * Math.log(b / n) - GammaFunctions.logBeta(a, b)
        : linear
            + 0.5 * Math.log(a / n * b)
            - HALF_LOG_TWO_PI
            + GammaFunctions.stirlingError(n)
            - GammaFunctions.stirlingError(a)
            - GammaFunctions.stirlingError(b);
  }

  /** The first parameter that is best beside a second one. */
  double bestFirst(double b) {
    double log =
        Newton.root(
            u -> -slope(Math.exp(u), b),
            (u, value) -> {
              double a = Math.exp(u);
              double n = a + b;
              return b / n
                  + a
                      * (Polygamma.trigammaMinusReciprocal(a)
                          - Polygamma.trigammaMinusReciprocal(n));
            },
            -LOG_GREATEST,
            LOG_GREATEST,
            Math.log(b) + Math.log(mean) - Math.log(complement));
    return Math.exp(log);
  }

  /** The law where the likelihood has its maximum; infinite or NaN where it has none. */
  double[] maximum() {
    double m = Math.min(Math.max(mean + shift, 0.5 * mean), mean + 0.5 * complement);
    double gaps =
        excess
            - Deviance.ofOne(shift / mean)
            + complementExcess
            - Deviance.ofOne(-shift / complement);
    // Where ln a - ψ(a) is 1/(2a).
    double n = ((1 - m) / m + m / (1 - m)) / (2 * gaps);
    double a = m * n;
    double b = (1 - m) * n;
    if (!(gaps > 0 && n < GREATEST)) {
      return new double[] {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    }
    for (int i = 0; i < STEPS; i++) {
      double[] step = step(a, b);
      double share = share(a, b, step);
      a += share * a * step[0];
      b += share * b * step[1];
      if (!(step[2] > 1e-24)) {
        break; // and the last step squared the distance
      }
    }
    return new double[] {a, b};
  }

  /**
   * Newton's step as shares of both parameters, and the gain that it promises. The large terms of
   * the determinant have cancelled on paper.
   */
  private double[] step(double a, double b) {
    double n = a + b;
    double q = a / n;
    double r = b / n;
    double g = a * slope(a, b);
    double h = b * mirrored().slope(b, a);
    double t = curvature(a);
    double u = curvature(b);
    double v = curvature(n);
    double common = a * r;
    double determinant = common * (t + u - v) + t * u - v * (r * r * t + q * q * u);
    double cross = common + v * q * r;
    double stepA = ((common + u - v * r * r) * g + cross * h) / determinant;
    double stepB = ((common + t - v * q * q) * h + cross * g) / determinant;
    return new double[] {stepA, stepB, g * stepA + h * stepB};
  }

  /** a² ψ'(a) - a, which tends to 1/2. */
  private static double curvature(double a) {
    return a > 1e8 ? 0.5 + 1 / (6 * a) : a * a * Polygamma.trigammaMinusReciprocal(a);
  }

  /** As much of a step as stays inside and does not steepen the slope along it. */
  private double share(double a, double b, double[] step) {
    double share = 1;
    for (int halvings = 0; halvings < 60; halvings++) {
      double nextA = a + share * a * step[0];
      double nextB = b + share * b * step[1];
      if (nextA > 0.05 * a && nextB > 0.05 * b) {
        double after =
            slope(nextA, nextB) * a * step[0] + mirrored().slope(nextB, nextA) * b * step[1];
        if (after >= -0.9 * step[2]) {
          return share;
        }
      }
      share *= 0.5;
    }
    return 0;
  }
}
