package org.anomix.univariate;

import java.util.function.DoubleUnaryOperator;

/**
 * Logarithms of the gamma function in the two forms that lose no digits: near 1, relative to its
 * root there, and as the error of Stirling's formula. Commons Numbers has the first for its own use
 * only and the second not at all.
 */
public final class GammaFunctions {
  /** Up to so far a difference is the integral of its slope, which has all digits of its size. */
  private static final double SMALL_RISE = 0.02;

  /** 1 less Euler's constant. */
  private static final double ONE_MINUS_EULER = 0.42278433509846713;

  /** (-1)^k (ζ(k) - 1)/k from k = 2 on, DLMF 5.7.3: enough for |s| up to 0.5. */
  private static final double[] ZETAS = {
    0.3224670334241132,
    -0.0673523010531981,
    0.020580808427784546,
    -0.0073855510286739856,
    0.0028905103307415234,
    -0.001192753911703261,
    5.0966952474304245E-4,
    -2.2315475845357939E-4,
    9.945751278180853E-5,
    -4.492623673813314E-5,
    2.050721277567067E-5,
    -9.439488275268397E-6,
    4.374866789907488E-6,
    -2.0392157538013662E-6,
    9.551412130407419E-7,
    -4.492469198764566E-7,
    2.1207184805554667E-7,
    -1.0043224823968099E-7,
    4.7698101693639805E-8,
    -2.2711094608943165E-8,
    1.0838659214896953E-8,
    -5.183475041970047E-9,
    2.4836745438024783E-9,
    -1.192140140586091E-9,
    5.731367241678862E-10,
    -2.7595228851242333E-10
  };

  private GammaFunctions() {}

  /**
   * ln Γ(1 + a), relative to its size near 0.
   *
   * @param a from 0 to 2
   * @return the logarithm
   */
  public static double logGammaOnePlus(double a) {
    if (a > 1.5) {
      return logGammaTwoPlus(a - 2) + Math.log(a); // Γ(1 + a) = a Γ(a)
    }
    return a > 0.5 ? logGammaTwoPlus(a - 1) : logGammaTwoPlus(a) - Math.log1p(a);
  }

  /** ln Γ(2 + s) for |s| up to 0.5. */
  private static double logGammaTwoPlus(double s) {
    double sum = 0;
    for (int k = ZETAS.length - 1; k >= 0; k--) {
      sum = (sum + ZETAS[k]) * s;
    }
    return s * (ONE_MINUS_EULER + sum);
  }

  /**
   * ln Γ(a), to its last place: as a constant of a log density its error counts once for every row.
   *
   * @param a positive
   * @return the logarithm, relative to its size near the roots 1 and 2
   */
  public static double logGamma(double a) {
    Exponent sum = new Exponent();
    addLogGamma(sum, a);
    return sum.value();
  }

  private static void addLogGamma(Exponent sum, double a) {
    if (a <= 3) {
      sum.add(a < 1 ? logGammaOnePlus(a) : logGammaOnePlus(a - 1));
      if (a < 1) {
        sum.addLog(-1, a);
      }
    } else {
      sum.addLog(a - 0.5, a);
      sum.add(-a);
      sum.add(StandardNormal.HALF_LOG_TWO_PI);
      sum.add(stirlingError(a));
    }
  }

  /**
   * ln Γ(1 + b + a) - ln Γ(1 + b), relative to its size where a is small.
   *
   * @param a from 0 to 1
   * @param b from 0 to 1
   * @return the difference
   */
  static double logGammaOnePlusRise(double a, double b) {
    return a > SMALL_RISE
        ? logGammaOnePlus(a + b) - logGammaOnePlus(b)
        : integral(t -> Math.log(t) - Polygamma.logMinusDigamma(t), 1 + b, a);
  }

  /**
   * ln Γ(a + b) - ln Γ(b) - a ln b, which is small for small a and for large b.
   *
   * @param a positive
   * @param b at least 1
   * @return the difference, its large terms cancelled on paper
   */
  public static double logGammaRise(double a, double b) {
    double ratio = a / b;
    double n = a + b;
    return ((a - 0.5) * ratio - (n - 0.5) * Deviance.ofOne(ratio)) + stirlingErrorRise(a, b);
  }

  /**
   * ln B(a, b).
   *
   * @param a positive
   * @param b positive
   * @return the log of the beta function
   */
  public static double logBeta(double a, double b) {
    if (a > b) {
      return logBeta(b, a);
    }
    if (a == 1) {
      return 0 - Math.log(b); // exactly 0, not -0, for 1
    }
    if (a + b <= 3) { // no cancellation, and all digits beside B(1, 1) = 1
      return logGamma(a) + logGamma(b) - logGamma(a + b);
    }
    Exponent sum = new Exponent();
    addLogGamma(sum, a);
    sum.addLog(-a, b);
    sum.add(-logGammaRise(a, b));
    return sum.value();
  }

  /**
   * ln Γ(1 + a) less Stirling's (a + 1/2) ln a - a + ln(2π)/2.
   *
   * @param a at least 1
   * @return the error of Stirling's formula, some 1/(12 a)
   */
  public static double stirlingError(double a) {
    double sum = 0;
    double shifted = a;
    for (; shifted < 10; shifted++) {
      // The error at a less that at a + 1 is artanh(v)/v - 1.
      sum += Deviance.artanhSeries(1 / (2 * shifted + 1), 0, 1);
    }
    return sum + asymptotic(shifted);
  }

  /**
   * The Stirling error at b + a less that at b, relative to its size where a is small.
   *
   * @param a positive
   * @param b at least 1
   * @return the difference
   */
  static double stirlingErrorRise(double a, double b) {
    return a > SMALL_RISE
        ? stirlingError(b + a) - stirlingError(b)
        : integral(t -> 0.5 / t - Polygamma.logMinusDigamma(t), b, a);
  }

  /** The integral of a slope over a short length by the rule of Gauss with three nodes. */
  private static double integral(DoubleUnaryOperator slope, double from, double length) {
    double middle = from + 0.5 * length;
    double reach = 0.3872983346207417 * length;
    double beside = slope.applyAsDouble(middle - reach) + slope.applyAsDouble(middle + reach);
    return length / 18 * (8 * slope.applyAsDouble(middle) + 5 * beside);
  }

  /** DLMF 5.11.1. */
  private static double asymptotic(double a) {
    double s = 1 / a / a;
    double far = 1 / 1188.0 - s * (691 / 360360.0 - s * (1 / 156.0 - s * 3617 / 122400.0));
    return (1 / 12.0 - s * (1 / 360.0 - s * (1 / 1260.0 - s * (1 / 1680.0 - s * far)))) / a;
  }
}
