package org.anomix.discrete;

import static org.anomix.univariate.StandardNormal.HALF_LOG_TWO_PI;

import org.anomix.univariate.Deviance;
import org.anomix.univariate.GammaFunctions;

/**
 * The log mass of k failures before success r, for any positive r: the saddle-point form of Loader
 * (2000), or below r = 1, which that form does not reach, Stirling's formula for the ratio of the
 * two gamma functions of k alone, its large terms cancelled.
 */
final class NegativeBinomialMass {
  private final double r;
  private final double p;
  private final double q;

  /** What 1 - p lost when it was rounded. */
  private final double lost;

  private final double logQ;

  /** Of no failures: r ln p. */
  private final double logOfNone;

  /** What the other masses have in common. */
  private final double constant;

  NegativeBinomialMass(double r, double p) {
    this.r = r;
    this.p = p;
    this.q = 1 - p;
    this.lost = (1 - q) - p;
    this.logQ = Math.log1p(-p);
    this.logOfNone = r * Math.log(p) + 0.0; // 0, not -0
    this.constant =
        r < 1
            ? logOfNone + Math.log(r) - GammaFunctions.logGammaOnePlus(r)
            : 0.5 * Math.log(r) - GammaFunctions.stirlingError(r) - HALF_LOG_TWO_PI;
  }

  /** The log mass at a count. */
  double log(double k) {
    if (k == 0) {
      return logOfNone;
    }
    return r < 1 ? ofSmall(k) : saddlePoint(k);
  }

  /** From ln Γ(k + r) - ln Γ(k) = r ln k + ..., DLMF 5.11.1. */
  private double ofSmall(double k) {
    double ratio = r / k;
    double logRatio =
        (r - 0.5) * ratio
            - (k + r - 0.5) * Deviance.ofOne(ratio)
            + GammaFunctions.stirlingError(k + r)
            - GammaFunctions.stirlingError(k);
    return constant + logRatio + (r - 1) * Math.log(k) + k * logQ;
  }

  private double saddlePoint(double k) {
    double n = r + k;
    // r - n p = r q - k p to the last place, where both products are large and nearly equal.
    double ofR = r * q;
    double ofK = k * p;
    double rest = Math.fma(r, q, -ofR) - Math.fma(k, p, -ofK) + r * lost;
    double excess = (ofR - ofK) + rest;
    return constant
        + GammaFunctions.stirlingError(n)
        - GammaFunctions.stirlingError(k)
        - Deviance.of(r, n * p, excess)
        - Deviance.of(k, n * q, -excess)
        - 0.5 * Math.log(k)
        - 0.5 * Math.log(n);
  }
}
