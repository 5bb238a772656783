package org.anomix.discrete;

import static java.lang.Double.NEGATIVE_INFINITY;

import java.util.random.RandomGenerator;
import org.anomix.Check;
import org.anomix.Domain;
import org.anomix.UnivariateDistribution;
import org.anomix.univariate.Draws;
import org.anomix.univariate.Logs;

/**
 * The body of both geometric laws: failures before the first success, plus what counting begins at.
 */
final class Failures {
  static final Domain DOMAIN = new Domain(0, 1, false, true, false);

  private final double p;
  private final double least;
  private final double logP;

  /** ln(1 - p). */
  private final double logQ;

  /**
   * A body.
   *
   * @param p the probability of success
   * @param least what counting begins at
   */
  Failures(double p, double least) {
    this.p = p;
    this.least = least;
    this.logP = Math.log(p);
    this.logQ = Math.log1p(-p);
  }

  static void check(String family, double p) {
    Check.probability(family, "p", p);
    Check.positive(family, "p", p);
  }

  /** The log mass at a count. */
  double logMass(double count) {
    double failures = count - least;
    if (failures > 0) {
      return logP + failures * logQ;
    }
    return failures == 0 ? logP : NEGATIVE_INFINITY;
  }

  double cdf(double x) {
    return x < least ? 0 : -Math.expm1(trials(x) * logQ);
  }

  double survival(double x) {
    return x < least ? 1 : Double.isNaN(x) ? x : powerOfQ(trials(x));
  }

  double logCdf(double x) {
    if (x < least) {
      return NEGATIVE_INFINITY;
    }
    double survival = survival(x);
    return survival < 0.5 ? Logs.oneMinus(survival) : Math.log(cdf(x));
  }

  double logSurvival(double x) {
    return x < least ? 0 : trials(x) * logQ;
  }

  /** How many trials have failed where x is exceeded. */
  private double trials(double x) {
    return Math.floor(x) - least + 1;
  }

  /**
   * (1 - p)^n. The rounding of ln(1 - p), or of 1 - p, would cost a far tail three digits: a power
   * of the rounded 1 - p is corrected for what was lost.
   */
  private double powerOfQ(double n) {
    if (n == Double.POSITIVE_INFINITY || p == 1) {
      return 0;
    }
    double q = 1 - p;
    double lost = ((1 - q) - p) / q; // 1 - p = q (1 + lost), exact before the division
    double exponent = n * lost; // of (1 + lost)^n, but for the next two terms
    double rest = Math.fma(n, lost, -exponent) - 0.5 * exponent * lost;
    return Math.pow(q, n) * Math.exp(exponent) * (1 + rest);
  }

  CountSearch search(UnivariateDistribution law) {
    return new CountSearch(
        law,
        least,
        Double.POSITIVE_INFINITY,
        tail -> near(Logs.oneMinus(tail)),
        tail -> near(Math.log(tail)));
  }

  private double near(double logSurvival) {
    return Math.ceil(logSurvival / logQ) - 1 + least;
  }

  void sample(RandomGenerator random, double[] out, int from, int to) {
    for (int row = from; row < to; row++) {
      out[row] = Draws.finite(least + Math.floor(random.nextExponential() / -logQ));
    }
  }
}
