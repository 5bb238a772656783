package org.anomix.mixture;

import java.util.List;
import java.util.function.DoublePredicate;
import org.anomix.Check;
import org.anomix.Distribution;
import org.anomix.Sum;
import org.anomix.UnivariateDistribution;

/** A mixture of univariate laws: with both tails, quantiles and moments. */
public final class UnivariateMixture extends Mixture implements UnivariateDistribution {
  private static final double SPLIT = 0x1p27 + 1;

  /** Probabilities below this are compared by their logarithms, which keep more digits. */
  private static final double TINY = 0x1p-1000;

  UnivariateMixture(double[] weights, List<? extends Distribution> components) {
    super(weights, components);
  }

  private UnivariateDistribution component(int k) {
    return (UnivariateDistribution) components().get(k);
  }

  @Override
  public int dimension() {
    return 1;
  }

  @Override
  public double logDensity(double x) {
    return logDensity(new double[] {x});
  }

  @Override
  public double cdf(double x) {
    return average(x, UnivariateDistribution::cdf);
  }

  @Override
  public double survival(double x) {
    return average(x, UnivariateDistribution::survival);
  }

  private double average(double x, Function function) {
    double sum = 0;
    for (int k = 0; k < size(); k++) {
      if (weight(k) > 0) {
        sum += weight(k) * function.at(component(k), x);
      }
    }
    // The weights sum to 1 only within rounding.
    return Math.min(sum, 1);
  }

  @Override
  public double logCdf(double x) {
    double upper = survival(x);
    // Near 0 the logarithm of a sum of probabilities has lost what their complements still know.
    return upper < 0.5 ? Math.log1p(-upper) + 0.0 : logAverage(x, UnivariateDistribution::logCdf);
  }

  @Override
  public double logSurvival(double x) {
    double lower = cdf(x);
    return lower < 0.5
        ? Math.log1p(-lower) + 0.0
        : logAverage(x, UnivariateDistribution::logSurvival);
  }

  @Override
  public double logProbability(double lower, double upper) {
    return logAverage(lower, (law, from) -> law.logProbability(from, upper));
  }

  private double logAverage(double x, Function logFunction) {
    double[] terms = new double[size()];
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < size(); k++) {
      terms[k] =
          weight(k) > 0
              ? Math.log(weight(k)) + logFunction.at(component(k), x)
              : Double.NEGATIVE_INFINITY;
      largest = Double.isNaN(terms[k]) ? Double.NaN : Math.max(largest, terms[k]);
    }
    if (!(largest > Double.NEGATIVE_INFINITY)) {
      return largest;
    }
    double sum = 0;
    for (double term : terms) {
      sum += Math.exp(term - largest);
    }
    return Math.min(largest + Math.log(sum), 0);
  }

  @Override
  public double quantile(double p) {
    Check.probability("mixture", "p", p);
    double logP = Math.log(p);
    DoublePredicate reached =
        p > 0 && p < TINY ? x -> logCdf(x) >= logP : x -> excess(x, p, 0) >= 0;
    return smallest(p, p == 1, UnivariateDistribution::quantile, reached);
  }

  @Override
  public double inverseSurvival(double p) {
    Check.probability("mixture", "p", p);
    double logP = Math.log(p);
    DoublePredicate reached = p < TINY ? x -> logSurvival(x) <= logP : x -> excess(x, 1, -p) >= 0;
    return smallest(p, p == 0, UnivariateDistribution::inverseSurvival, reached);
  }

  /**
   * How far the cdf lies above a probability, given as the sum of two doubles: right in sign even
   * where the two agree in all digits of a double, as between components far apart or beside an
   * atom. There only the small tail of each component still moves.
   */
  private double excess(double x, double probability, double rest) {
    Sum fromBelow = new Sum();
    Sum fromAbove = new Sum();
    fromAbove.add(1);
    double lower = 0;
    double upper = 0;
    for (int k = 0; k < size(); k++) {
      double below = weight(k) > 0 ? component(k).cdf(x) : 0;
      if (below <= 0.5) {
        lower += weight(k);
        fromAbove.add(-weight(k));
        addProduct(fromBelow, weight(k), below);
        addProduct(fromAbove, weight(k), below);
      } else {
        double above = component(k).survival(x);
        upper += weight(k);
        fromBelow.add(weight(k));
        addProduct(fromBelow, -weight(k), above);
        addProduct(fromAbove, -weight(k), above);
      }
    }
    // The weights sum to 1 only within rounding, so the two forms differ: the smaller share of
    // weights is the one that has more digits.
    Sum excess = lower <= upper ? fromAbove : fromBelow;
    excess.add(-probability);
    excess.add(-rest);
    return excess.value();
  }

  /** Adds a product and what its rounding lost (Dekker 1971); both factors at most 1. */
  private static void addProduct(Sum sum, double a, double b) {
    double product = a * b;
    double aHigh = a * SPLIT - (a * SPLIT - a);
    double bHigh = b * SPLIT - (b * SPLIT - b);
    double aLow = a - aHigh;
    double bLow = b - bHigh;
    sum.add(product);
    sum.add(((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow);
  }

  /** The smallest double for which a monotone condition holds, found by halving its bits. */
  private double smallest(double p, boolean upperEnd, Function bound, DoublePredicate reached) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < size(); k++) {
      if (weight(k) > 0) {
        double x = bound.at(component(k), p);
        low = Math.min(low, x);
        high = Math.max(high, x);
      }
    }
    // The mixture's quantile lies between those of its components.
    if (upperEnd || low == high) {
      return high;
    }
    if (reached.test(low)) {
      return low;
    }
    long below = ordered(low);
    long at = ordered(high);
    while (at - below > 1 || at - below < 0) {
      long middle = (below & at) + ((below ^ at) >> 1);
      if (reached.test(number(middle))) {
        at = middle;
      } else {
        below = middle;
      }
    }
    return number(at);
  }

  private static long ordered(double x) {
    long bits = Double.doubleToLongBits(x + 0.0);
    return bits < 0 ? Long.MIN_VALUE - bits : bits;
  }

  private static double number(long ordered) {
    return Double.longBitsToDouble(ordered < 0 ? Long.MIN_VALUE - ordered : ordered);
  }

  @Override
  public double mean() {
    return expectation()[0];
  }

  @Override
  public double variance() {
    return variances()[0];
  }

  /** A function of a law and a number. */
  private interface Function {
    double at(UnivariateDistribution law, double x);
  }
}
