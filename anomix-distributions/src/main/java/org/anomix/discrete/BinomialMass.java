package org.anomix.discrete;

import static java.lang.Double.NEGATIVE_INFINITY;
import static org.anomix.univariate.StandardNormal.HALF_LOG_TWO_PI;

import java.util.stream.IntStream;
import org.anomix.univariate.Deviance;
import org.anomix.univariate.GammaFunctions;

/**
 * The log mass of k successes in n trials in the saddle-point form of Loader (2000), whose terms
 * are as small as the result, where those of ln n! - ln k! - ln (n - k)! would cancel.
 */
final class BinomialMass {
  /** The error of Stirling's formula at counts that are met often, from 1 on. */
  private static final double[] STIRLING_ERRORS =
      IntStream.range(0, 256)
          .mapToDouble(k -> k == 0 ? 0 : GammaFunctions.stirlingError(k))
          .toArray();

  private final double p;
  private final double q;
  private final double logP;
  private final double logQ;

  BinomialMass(double p) {
    this.p = p;
    this.q = 1 - p;
    this.logP = Math.log(p);
    this.logQ = Math.log1p(-p);
  }

  /** The log mass at a count, given a whole number of trials. */
  double log(double successes, double trials) {
    double failures = trials - successes;
    if (!(successes > 0 && failures > 0)) {
      return atAnEnd(successes, failures);
    }
    double mean = trials * p;
    // np - k to the last place: with many trials the rounding of np is larger than 1.
    double excess = (mean - successes) + Math.fma(trials, p, -mean);
    return stirlingError(trials)
        - stirlingError(successes)
        - stirlingError(failures)
        - Deviance.of(successes, mean, -excess)
        - Deviance.of(failures, trials * q, excess)
        - HALF_LOG_TWO_PI
        - 0.5 * Math.log(successes * (failures / trials));
  }

  private double atAnEnd(double successes, double failures) {
    if (successes < 0 || failures < 0) {
      return NEGATIVE_INFINITY;
    }
    double ofFailures = failures == 0 ? 0 : failures * logQ;
    double ofSuccesses = successes == 0 ? 0 : successes * logP;
    return ofFailures + ofSuccesses + 0.0; // 0, not -0
  }

  private static double stirlingError(double count) {
    return count < STIRLING_ERRORS.length
        ? STIRLING_ERRORS[(int) count]
        : GammaFunctions.stirlingError(count);
  }
}
