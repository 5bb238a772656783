package org.anomix.continuous;

/** Powers whose exponent is a reciprocal. */
final class Powers {
  private Powers() {}

  /**
   * t^(1/n) for an n of either sign, with the rounding of 1/n made good: at the far end of a heavy
   * tail it would cost hundreds of last places.
   */
  static double root(double t, double n) {
    double exponent = 1 / n;
    double root = t == 1 ? 1 : Math.pow(t, exponent); // NaN for an infinite exponent
    double lost = Math.fma(-exponent, n, 1) / n * Math.log(t);
    return Math.abs(lost) < 1e-9 ? root * (1 + lost) : root; // else 0 or infinite anyway
  }
}
