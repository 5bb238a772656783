package org.anomix.continuous;

import org.anomix.kernel.Kernels;
import org.anomix.univariate.Scratch;

/**
 * The M-step that Weibull and Gumbel laws share: ln x of a Weibull law, and -x of a Gumbel law, has
 * the law of the logarithm of an exponential value v = k(y - location), t = e^v, with k the shape
 * or 1/scale.
 *
 * <p>With the best location for a given k the log-likelihood per row is ln k + k mean(y) - ln
 * mean(e^{ky}), which is concave in k. The step is Newton's from the current k, taken on ln k and
 * at most by a factor of e. Only the next pass can judge it, so it follows the share of a step that
 * the loop allows; a short one climbs. The location that belongs to the new k is closed up to the
 * third order in the step, and exact where k stays.
 *
 * <p>Sums: [0] Σw, [1] Σwv, [2] Σwt, [3] Σwtv, [4] Σwtv².
 *
 * @param logRatio ln of the new k over the current one
 * @param logMean ln of the mean of e^{v'}, where v' = v · (new k)/(current k): the location moves
 *     by this over the new k; NaN where there is nothing to step from
 */
record ExtremeValueStep(double logRatio, double logMean) {
  /** Number of sums. */
  static final int SUMS = 5;

  /** A smaller mean of t has lost its digits: the location moves first. */
  private static final double LEAST = 1e-290;

  /**
   * Adds rows; those of weight 0 add nothing.
   *
   * @param v the first array of the scratch
   */
  static void add(double[] v, int rows, double[] w, int wFrom, double[] sums, int from) {
    Scratch scratch = Scratch.of(rows);
    double[] tilted = scratch.array(1);
    double[] weights = scratch.copy(2, w, wFrom, rows);
    Kernels.active().exp(v, 0, rows, tilted, 0);
    for (int r = 0; r < rows; r++) {
      tilted[r] *= weights[r];
    }
    if (!Double.isFinite(Kernels.active().sumOfMagnitudes(tilted, 0, rows))) {
      for (int r = 0; r < rows; r++) {
        tilted[r] = weights[r] == 0 ? 0 : tilted[r];
      }
    }
    double[] plain = scratch.sums();
    Kernels.active().moments(v, 0, rows, 0, w, wFrom, plain, 0);
    sums[from] += plain[0];
    sums[from + 1] += plain[1];
    Kernels.active().moments(v, 0, rows, 0, tilted, 0, sums, from + 2);
  }

  /**
   * The step from some sums.
   *
   * @param room the largest logRatio that the bound of k leaves
   * @param share the share of a full step to take
   */
  static ExtremeValueStep of(
      double[] sums, boolean fixedLocation, boolean fixedK, double room, double share) {
    double weight = sums[0];
    double meanV = sums[1] / weight;
    double meanT = sums[2] / weight;
    if (!(weight > 0 && meanT < Double.POSITIVE_INFINITY)) {
      return new ExtremeValueStep(0, Double.NaN);
    }
    if (fixedLocation) {
      double gradient = 1 + meanV - sums[3] / weight;
      return new ExtremeValueStep(
          fixedK ? 0 : length(gradient, 1 + sums[4] / weight, room, share), 0);
    }
    if (meanT < LEAST) {
      // Its true logarithm is hardly higher: so far the likelihood rises.
      return new ExtremeValueStep(0, Math.log(LEAST));
    }
    double tilted = sums[3] / sums[2];
    double variance = Math.max(sums[4] / sums[2] - tilted * tilted, 0);
    double logRatio = fixedK ? 0 : length(1 + meanV - tilted, 1 + variance, room, share);
    double growth = Math.expm1(logRatio);
    double cumulant = growth == 0 ? 0 : growth * (tilted + 0.5 * growth * variance);
    return new ExtremeValueStep(logRatio, Math.log(meanT) + cumulant);
  }

  /** Newton's step within its bounds; none where the sums overflow, or a row is at v = -∞. */
  private static double length(double gradient, double curvature, double room, double share) {
    double newton = gradient / curvature;
    return Double.isFinite(newton) ? Math.min(share * Math.max(-1, Math.min(newton, 1)), room) : 0;
  }
}
