package org.anomix.discrete;

import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import org.anomix.Check;
import org.anomix.UnivariateDistribution;

/**
 * Quantiles of a law of whole numbers by search in its tails: doubling steps from a guess, then
 * bisection. Exact as far as the tails are, however bad the guess.
 *
 * @param law the law
 * @param least the lower end of its support
 * @param greatest the upper end, possibly ∞
 * @param nearLower guesses where F reaches a probability of at most 1/2
 * @param nearUpper guesses where S falls to a probability of at most 1/2
 */
record CountSearch(
    UnivariateDistribution law,
    double least,
    double greatest,
    DoubleUnaryOperator nearLower,
    DoubleUnaryOperator nearUpper) {
  /** Probabilities below this are compared by their logarithms, which keep more digits. */
  private static final double TINY = 0x1p-1000;

  /** The least number of the support with F ≥ p. */
  double quantile(double p) {
    Check.probability(law.family().name(), "p", p);
    return p <= 0.5 ? lower(p) : upper(1 - p);
  }

  /** The least number of the support with S ≤ p. */
  double inverseSurvival(double p) {
    Check.probability(law.family().name(), "p", p);
    return p <= 0.5 ? upper(p) : lower(1 - p);
  }

  private double lower(double p) {
    if (p == 0 || least == greatest) {
      return least;
    }
    double logP = Math.log(p);
    return first(
        nearLower.applyAsDouble(p), k -> p < TINY ? law.logCdf(k) >= logP : law.cdf(k) >= p);
  }

  private double upper(double p) {
    if (p == 0 || least == greatest) {
      return greatest;
    }
    double logP = Math.log(p);
    return first(
        nearUpper.applyAsDouble(p),
        k -> p < TINY ? law.logSurvival(k) <= logP : law.survival(k) <= p);
  }

  /** The first number that is far enough, which the greatest one is in any case. */
  private double first(double guess, DoublePredicate farEnough) {
    double last = Math.min(greatest, Double.MAX_VALUE);
    // Written so that a guess that is NaN begins at the end of the support.
    double high = guess >= least ? Math.min(Math.floor(guess), last) : least;
    double step = Math.max(1, Math.ulp(high));
    double low = high - step;
    if (farEnough.test(high)) {
      while (low >= least && farEnough.test(low)) {
        high = low;
        step *= 2;
        low = high - step;
      }
      low = Math.max(low, least - 1);
    } else {
      do {
        if (high == last) {
          return greatest;
        }
        low = high;
        high = Math.min(low + step, last);
        step *= 2;
      } while (!farEnough.test(high));
    }
    return bisected(low, high, farEnough);
  }

  private static double bisected(double notEnough, double enough, DoublePredicate farEnough) {
    double low = notEnough;
    double high = enough;
    for (double middle = middle(low, high); low < middle && middle < high; ) {
      if (farEnough.test(middle)) {
        high = middle;
      } else {
        low = middle;
      }
      middle = middle(low, high);
    }
    return high;
  }

  private static double middle(double low, double high) {
    return Math.floor(0.5 * low + 0.5 * high);
  }
}
