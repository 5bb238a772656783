package org.anomix.continuous;

import org.anomix.univariate.GammaFunctions;
import org.anomix.univariate.Polygamma;
import org.anomix.univariate.StandardNormal;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * What the sums of one component, or of several with common df, say about df. Two lower bounds of
 * the likelihood touch it at the present law; the higher of their maxima is where a step goes.
 *
 * <p>The first is that of EM: location, scale and df all move, and A(df) - df/2 · score is at its
 * maximum, with A(2a) = a ln a - a - ln Γ(a). Where df are many it creeps, since latent scales then
 * say little about them.
 *
 * <p>In the second only df moves. With λ = 1/df and v = λz², the log density is that at 0 less ln(1
 * + λz²)/2 less ln(1 + λz²)/(2λ). The first of these is convex in λ, being an integral of
 * -tanh(λs/2) over s, and the second concave, so that tangents bound them. The last is convex; its
 * second derivative falls, so that a parabola bounds it from λ/2 on, with the curvature there,
 * which is at most z⁶/3 (1 + v/2)^(-9/4). Its maximum is closed, and near that of the likelihood
 * where df are many.
 *
 * @param weight Σw
 * @param score Σw times the value of ln(df/2) - ψ(df/2) at the best df of the first bound
 * @param scoreBefore the same with location, scale and the factor of the latent scales as they are
 * @param gain of the first bound, by location and scale
 * @param slope of the second bound, relative to 1/df
 * @param curvature of the second bound, relative to 1/df, squared
 */
record DfEvidence(
    double weight, double score, double scoreBefore, double gain, double slope, double curvature) {
  static final DfEvidence NONE = new DfEvidence(0, 0, 0, 0, 0, 0);

  /** No step of the second bound may take 1/df below this share, where it would end. */
  private static final double LEAST_SHARE = 0.5;

  DfEvidence plus(DfEvidence other) {
    return new DfEvidence(
        weight + other.weight,
        score + other.score,
        scoreBefore + other.scoreBefore,
        gain + other.gain,
        slope + other.slope,
        curvature + other.curvature);
  }

  /** The best df of the first bound. */
  double best() {
    return 2 * Polygamma.inverseLogMinusDigamma(score / weight);
  }

  /** The best df of the second bound. */
  double bestAlone(double df) {
    double share = 1 + slope / curvature;
    return df / Math.max(share, LEAST_SHARE);
  }

  /** Whether the second bound gains more at one df than the first at another. */
  boolean gainsMoreAlone(double df, double alone, double together) {
    double change = df / alone - 1;
    double second = change * (slope - 0.5 * change * curvature);
    double first =
        gain
            + weight * (latent(together) - latent(df))
            + 0.5 * (df * scoreBefore - together * score);
    return second > Math.max(first, 0);
  }

  /** A(df). */
  private static double latent(double df) {
    double a = 0.5 * df;
    return a < 1
        ? a * Math.log(a) - a - LogGamma.value(a)
        : 0.5 * Math.log(a) - StandardNormal.HALF_LOG_TWO_PI - GammaFunctions.stirlingError(a);
  }

  /** The derivative by ln(1/df) of the log density at 0. */
  static double slopeAtZero(double df) {
    double digammas =
        Polygamma.logMinusDigamma(0.5 * df) - Polygamma.logMinusDigamma(0.5 * (df + 1));
    return -0.5 * df * (digammas + Math.log1p(1 / df) - 1 / df);
  }
}
