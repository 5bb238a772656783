package org.anomix.discrete;

import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.Erfcx;

/**
 * The mass and the two tails of a Poisson law in logarithms, each with the digits of its own size.
 */
final class PoissonSums {
  private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

  /** ln k! for counts whose terms are too small to lose digits against each other. */
  private static final double[] LOG_FACTORIAL = logFactorials(16);

  /** 1/3, 1/5, ...: enough for squares up to 0.35². */
  private static final double[] ODD_INVERSES =
      IntStream.range(1, 20).mapToDouble(n -> 1.0 / (2 * n + 1)).toArray();

  /** From this count on the tails near the mean are expanded instead of summed. */
  private static final double MANY = 1000;

  /** |η| up to which the expansion is used: the mean within some 30 percent of the count. */
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

  private PoissonSums() {}

  private static double[] logFactorials(int count) {
    double[] logs = new double[count];
    double factorial = 1;
    for (int k = 1; k < count; k++) {
      factorial *= k; // exact as far as 22!
      logs[k] = Math.log(factorial);
    }
    return logs;
  }

  /**
   * The log mass at a count. Large counts take the saddle point form of Loader (2000), whose terms
   * are as small as the result, where k ln mean - mean - ln k! would cancel.
   */
  static double logMass(double k, double mean, double logMean) {
    if (k == 0) {
      return 0 - mean; // 0, not -0, for 0
    }
    if (k < LOG_FACTORIAL.length) {
      return k * logMean - mean - LOG_FACTORIAL[(int) k];
    }
    return -deviance(k, mean) - 0.5 * Math.log(k) - HALF_LOG_TWO_PI - stirlingError(k);
  }

  /** k ln(k/mean) + mean - k, without cancellation where the two are close. */
  static double deviance(double k, double mean) {
    double distance = k - mean;
    double v = 0.5 * distance / (0.5 * k + 0.5 * mean);
    if (!(Math.abs(v) <= 0.35)) { // far apart, or NaN
      double ratio = k / mean;
      double log = Double.isInfinite(ratio) ? Math.log(k) - Math.log(mean) : Math.log(ratio);
      return k * log - distance;
    }
    double square = v * v;
    double power = k * (2 * v);
    double sum = distance * v;
    for (double inverse : ODD_INVERSES) { // 2k artanh v - distance
      power *= square;
      double next = sum + power * inverse;
      if (next == sum) {
        break;
      }
      sum = next;
    }
    return sum;
  }

  /** ln k! less Stirling's formula, for k from 16 on. */
  private static double stirlingError(double k) {
    double s = 1 / k / k;
    return (1 / 12.0 - s * (1 / 360.0 - s * (1 / 1260.0 - s * (1 / 1680.0 - s / 1188)))) / k;
  }

  /** ln P(X ≤ k) for k + 1 ≤ mean, where the masses fall from k on downwards. */
  static double logLower(double k, double mean) {
    double deviance = deviance(k + 1, mean);
    double eta = Math.sqrt(2 * deviance / (k + 1));
    if (k >= MANY && eta < NEAR) {
      return logTail(k + 1, deviance, eta, 1);
    }
    double sum = 1;
    double term = 1;
    for (double i = k; term > 0x1p-60 * sum; i--) {
      term *= i / mean;
      sum += term;
    }
    return logMass(k, mean, Math.log(mean)) + Math.log(sum);
  }

  /** ln P(X &gt; k) for k + 1 &gt; mean, where the masses fall from k + 1 on upwards. */
  static double logUpper(double k, double mean) {
    if (k == 0) {
      return Math.log(-Math.expm1(-mean));
    }
    double deviance = deviance(k + 1, mean);
    double eta = Math.sqrt(2 * deviance / (k + 1));
    if (k >= MANY && eta < NEAR) {
      return logTail(k + 1, deviance, eta, -1);
    }
    double sum = 1;
    double term = 1;
    for (double i = k + 2; term > 0x1p-60 * sum; i++) {
      term *= mean / i;
      sum += term;
    }
    return logMass(k + 1, mean, Math.log(mean)) + Math.log(sum);
  }

  /**
   * The uniform expansion of the incomplete gamma functions, DLMF 8.12.3 and 8.12.7, with the
   * factor exp(-aη²/2) of both of its terms taken out: Q(a, mean) for the side 1, P for -1.
   */
  private static double logTail(double a, double deviance, double eta, int side) {
    double series = 0;
    for (int k = TEMME.length - 1; k >= 0; k--) {
      double coefficient = 0;
      for (int n = TEMME[k].length - 1; n >= 0; n--) {
        coefficient = coefficient * (side * eta) + TEMME[k][n];
      }
      series = series / a + coefficient;
    }
    double correction = side * series / Math.sqrt(2 * Math.PI * a);
    return Math.log(0.5 * Erfcx.value(Math.sqrt(deviance)) + correction) - deviance;
  }
}
