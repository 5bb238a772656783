package org.anomix.univariate;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * What the sums of one component of Student's law in d dimensions, or of several with common df,
 * say about df. Two lower bounds of the likelihood touch it at the present law; the higher of their
 * maxima is where a step goes, see {@link DfStep}.
 *
 * <p>The first is that of EM: location, scatter and df all move, and A(df) - df/2 · score is at its
 * maximum, with A(2a) = a ln a - a - ln Γ(a). Where df are many it creeps, since latent scales then
 * say little about them.
 *
 * <p>In the second only df moves. With λ = 1/df, the squared distance δ and v = λδ, the log density
 * is that at 0 less d/2 · ln(1 + λδ) less ln(1 + λδ)/(2λ). The log density at 0 is convex in λ for
 * d = 1, being an integral of -tanh(λs/2) over s, and two dimensions more add ln(1 + cλ), with c up
 * to d - 2. The second term, before its sign, is concave. Tangents bound both from below. The last
 * term is convex; its second derivative falls, so that a parabola bounds it from λ/2 on, with the
 * curvature there, which is at most δ³/3 (1 + v/2)^(-9/4). So does one with curvature c²/(1 +
 * cλ/2)² for each ln(1 + cλ). The maximum is closed, and near that of the likelihood where df are
 * many.
 *
 * @param weight Σw
 * @param score Σw times the value of ln(df/2) - ψ(df/2) at the best df of the first bound
 * @param scoreBefore the same with location, scatter and the factor of the latent scales as they
 *     are
 * @param gain of the first bound, by location and scatter
 * @param slope of the second bound, relative to 1/df
 * @param curvature of the second bound, relative to 1/df, squared
 */
public record DfEvidence(
    double weight, double score, double scoreBefore, double gain, double slope, double curvature) {
  /** That of no rows. */
  public static final DfEvidence NONE = new DfEvidence(0, 0, 0, 0, 0, 0);

  /** No step of the second bound may take 1/df below this share, where it would end. */
  private static final double LEAST_SHARE = 0.5;

  /**
   * The sums over rows that speak of df, with u = (df + d)/(df + δ) and v = δ/df at the present
   * law.
   *
   * @param weight Σw
   * @param precision Σwu
   * @param squares Σwuδ
   * @param logs Σw ln(1 + v)
   * @param cubes Σw times {@link #cube(double)} of v
   */
  public record Sums(double weight, double precision, double squares, double logs, double cubes) {}

  /**
   * What is summed of a row for the curvature of the second bound.
   *
   * @param v its squared distance over df, finite or not
   * @return v³(1 + v/2)^(-9/4)
   */
  public static double cube(double v) {
    return v == Double.POSITIVE_INFINITY ? v : finiteCube(v);
  }

  private static double finiteCube(double v) {
    double root = 1 / Math.sqrt(Math.sqrt(1 + 0.5 * v));
    double ratio = v * (root * root) * (root * root);
    return ratio * ratio * v * root;
  }

  /**
   * The same of many rows, times their weights.
   *
   * @param v their squared distances over df, finite
   * @param rows number of rows
   * @param weights one per row; become the products
   */
  public static void multiplyByCubes(double[] v, int rows, double[] weights) {
    for (int r = 0; r < rows; r++) {
      weights[r] *= finiteCube(v[r]);
    }
  }

  /**
   * The evidence of one component.
   *
   * @param df at the present law
   * @param dimension number of columns
   * @param sums its sums
   * @param ratio of the mean precision Σwu/Σw to the factor of the latent scales, 1 where it is the
   *     best
   * @param gain of the first bound, by location and scatter
   * @return the evidence
   */
  public static DfEvidence of(double df, int dimension, Sums sums, double ratio, double gain) {
    double weight = sums.weight;
    double precision = sums.precision / weight;
    double meanLog = Math.log1p(dimension / df) - sums.logs / weight; // of u
    double common =
        Polygamma.logMinusDigamma(0.5 * (df + dimension))
            + Math.max(Math.log(precision) - meanLog, 0);
    return new DfEvidence(
        weight,
        weight * (common + (ratio - 1 - Math.log(ratio))),
        weight * (common + (precision - 1 - Math.log(precision))),
        gain,
        weight * slopeAtZero(df, dimension) - 0.5 * (sums.squares - df * sums.logs),
        weight * curvatureAtZero(df, dimension) + df / 3 * sums.cubes);
  }

  /**
   * Together with that of another component of the same df.
   *
   * @param other the evidence of the other
   * @return the sums
   */
  public DfEvidence plus(DfEvidence other) {
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

  /** The gain of the first bound from one df to another. */
  double gainTogether(double df, double together) {
    return gain
        + weight * (latent(together) - latent(df))
        + 0.5 * (df * scoreBefore - together * score);
  }

  /** The gain of the second bound from one df to another. */
  double gainAlone(double df, double alone) {
    double change = df / alone - 1;
    return change * (slope - 0.5 * change * curvature);
  }

  /** A(df). */
  private static double latent(double df) {
    double a = 0.5 * df;
    return a < 1
        ? a * Math.log(a) - a - LogGamma.value(a)
        : 0.5 * Math.log(a) - StandardNormal.HALF_LOG_TWO_PI - GammaFunctions.stirlingError(a);
  }

  /** The derivative by ln(1/df) of the log density at 0. */
  private static double slopeAtZero(double df, int dimension) {
    double digammas =
        Polygamma.logMinusDigamma(0.5 * df) - Polygamma.logMinusDigamma(0.5 * (df + dimension));
    double ratio = dimension / df;
    return -0.5 * df * (digammas + Math.log1p(ratio) - ratio);
  }

  /** How fast that derivative may fall: what every two dimensions after the first or second add. */
  private static double curvatureAtZero(double df, int dimension) {
    double curvature = 0;
    for (int c = 2 - dimension % 2; c <= dimension - 2; c += 2) {
      double share = c / (df + 0.5 * c);
      curvature += share * share;
    }
    return curvature;
  }
}
