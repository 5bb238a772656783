package org.anomix.continuous;

import static java.lang.Double.NEGATIVE_INFINITY;

import org.anomix.Block;
import org.anomix.Check;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.ParameterException;
import org.anomix.UnivariateDistribution;
import org.anomix.univariate.Logs;

/**
 * The uniform law on the closed interval [lower, upper]: log f(x) = -ln(upper - lower), and -∞
 * outside (Johnson, Kotz and Balakrishnan 1995, chapter 26).
 *
 * @param lower the lower end, finite
 * @param upper the upper end, finite and above the lower one
 */
public record Uniform(double lower, double upper) implements UnivariateDistribution {
  /** Checks the parameters. */
  public Uniform {
    Check.finite("uniform", "lower", lower);
    Check.finite("uniform", "upper", upper);
    if (lower >= upper) {
      throw new ParameterException(
          "uniform", "upper", Notation.number(upper), "above lower = " + Notation.number(lower));
    }
  }

  @Override
  public DistributionFamily family() {
    return UniformFamily.INSTANCE;
  }

  @Override
  public double logDensity(double x) {
    return logDensity(x, -logDistance(lower, upper));
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    double inside = -logDistance(lower, upper);
    double[] values = x.values();
    for (int row = 0, i = x.column(0); row < x.rows(); row++, i++) {
      out[outFrom + row] = logDensity(values[i], inside);
    }
  }

  private double logDensity(double x, double inside) {
    return x >= lower && x <= upper ? inside : Double.isNaN(x) ? x : NEGATIVE_INFINITY;
  }

  /** ln(b - a) with the rounding of the difference made good, also where that overflows. */
  private static double logDistance(double a, double b) {
    double distance = b - a;
    if (Double.isInfinite(distance)) {
      return Math.log(0.5 * b - 0.5 * a) + Math.log(2);
    }
    double taken = b - distance; // Knuth's two-sum: b - a = distance + lost
    double lost = (b - (distance + taken)) + (taken - a);
    return Math.log(distance) + lost / distance;
  }

  @Override
  public double cdf(double x) {
    return x <= lower ? 0 : x >= upper ? 1 : share(lower, x);
  }

  @Override
  public double survival(double x) {
    return x <= lower ? 1 : x >= upper ? 0 : share(x, upper);
  }

  /** (b - a)/(upper - lower), also where a difference overflows. */
  private double share(double a, double b) {
    double width = upper - lower;
    return Double.isInfinite(width)
        ? (0.5 * b - 0.5 * a) / (0.5 * upper - 0.5 * lower)
        : (b - a) / width;
  }

  @Override
  public double logCdf(double x) {
    return x <= lower ? NEGATIVE_INFINITY : logShare(lower, x, cdf(x), survival(x));
  }

  @Override
  public double logSurvival(double x) {
    return x >= upper ? NEGATIVE_INFINITY : logShare(x, upper, survival(x), cdf(x));
  }

  private double logShare(double a, double b, double share, double others) {
    if (others < 0.5) {
      return Logs.oneMinus(others);
    }
    return share < Double.MIN_NORMAL
        ? logDistance(a, b) - logDistance(lower, upper)
        : Math.log(share);
  }

  @Override
  public double quantile(double p) {
    Check.probability("uniform", "p", p);
    return p <= 0.5 ? from(lower, upper, p) : from(upper, lower, 1 - p);
  }

  @Override
  public double inverseSurvival(double p) {
    Check.probability("uniform", "p", p);
    return p <= 0.5 ? from(upper, lower, p) : from(lower, upper, 1 - p);
  }

  /** At most half of the way from the nearer end, whose digits the result then keeps. */
  private static double from(double near, double far, double share) {
    double way = far - near;
    return Double.isInfinite(way) ? near * (1 - share) + far * share : near + share * way;
  }

  @Override
  public double mean() {
    return 0.5 * lower + 0.5 * upper;
  }

  @Override
  public double variance() {
    return (upper - lower) * (upper - lower) / 12;
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }
}
