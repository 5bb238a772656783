package org.anomix.univariate;

/**
 * A sum of logarithms in two doubles. A probability near 1e-300 is the exponential of -690, whose
 * last place in one double alone would cost it three digits.
 */
final class Exponent {
  /** ln 2 with so many zeros at its end that its multiples up to 2^11 are exact. */
  private static final double LN_TWO_HEAD = 0x1.62e42feep-1;

  private static final double LN_TWO_REST = 1.9082149292705877e-10;
  private static final double SQRT_TWO = 1.4142135623730951;

  private double head;
  private double rest;

  double head() {
    return head;
  }

  double rest() {
    return rest;
  }

  double value() {
    return head + rest;
  }

  void add(double term) {
    double sum = head + term;
    if (Double.isInfinite(sum)) {
      head = sum; // nothing to recover, and ∞ - ∞ would turn it into NaN
      return;
    }
    double taken = sum - head;
    double lost = (head - (sum - taken)) + (term - taken) + rest;
    head = sum + lost;
    rest = lost - (head - sum);
  }

  void addProduct(double a, double b) {
    double product = a * b;
    add(product);
    if (Math.abs(product) < Double.MAX_VALUE) {
      add(Math.fma(a, b, -product));
    }
  }

  /** Adds factor · ln x to some 18 digits. */
  void addLog(double factor, double x) {
    int power = Math.getExponent(x);
    if (power < Double.MIN_EXPONENT) {
      addLog(factor, x * 0x1p54);
      addProduct(-54 * factor, LN_TWO_HEAD);
      add(-54 * factor * LN_TWO_REST);
      return;
    }
    double m = Math.scalb(x, -power);
    if (m > SQRT_TWO) {
      m *= 0.5;
      power++;
    }
    // ln m = 2 artanh z; of z the first term alone needs more digits than a double has.
    double above = m - 1;
    double sum = m + 1;
    double sumRest = m - (sum - 1);
    double z = above / sum;
    double zRest = (Math.fma(-z, sum, above) - z * sumRest) / sum;
    double small = Deviance.artanhSeries(z, 2 * zRest, 2 * z);
    addProduct(factor, power * LN_TWO_HEAD);
    addProduct(factor, 2 * z);
    add(factor * (small + power * LN_TWO_REST));
  }
}
