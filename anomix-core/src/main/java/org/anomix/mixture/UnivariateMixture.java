package org.anomix.mixture;

import java.util.List;
import java.util.function.DoublePredicate;
import org.anomix.Check;
import org.anomix.Distribution;
import org.anomix.UnivariateDistribution;

/** A mixture of univariate laws: with both tails, quantiles and moments. */
public final class UnivariateMixture extends Mixture implements UnivariateDistribution {
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
    return smallest(p, p == 1, UnivariateDistribution::quantile, x -> cdf(x) >= p);
  }

  @Override
  public double inverseSurvival(double p) {
    Check.probability("mixture", "p", p);
    return smallest(p, p == 0, UnivariateDistribution::inverseSurvival, x -> survival(x) <= p);
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
    double sum = 0;
    for (int k = 0; k < size(); k++) {
      sum += weight(k) > 0 ? weight(k) * component(k).mean() : 0;
    }
    return sum;
  }

  @Override
  public double variance() {
    double mean = mean();
    double sum = 0;
    for (int k = 0; k < size(); k++) {
      if (weight(k) > 0) {
        double shift = component(k).mean() - mean;
        sum += weight(k) * (component(k).variance() + shift * shift);
      }
    }
    return sum;
  }

  /** A function of a law and a number. */
  private interface Function {
    double at(UnivariateDistribution law, double x);
  }
}
