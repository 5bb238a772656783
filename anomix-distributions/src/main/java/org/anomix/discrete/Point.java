package org.anomix.discrete;

import static java.lang.Double.NEGATIVE_INFINITY;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Check;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.UnivariateDistribution;

/**
 * All mass on one value: log density 0 there, -∞ elsewhere. With it a mixture is zero-inflated.
 *
 * @param x the value, finite
 */
public record Point(double x) implements UnivariateDistribution {
  /** Checks the parameter. */
  public Point {
    Check.finite("point", "x", x);
  }

  @Override
  public DistributionFamily family() {
    return PointFamily.INSTANCE;
  }

  @Override
  public double logDensity(double at) {
    return at == x ? 0 : Double.isNaN(at) ? at : NEGATIVE_INFINITY;
  }

  @Override
  public boolean hasAtoms() {
    return true;
  }

  @Override
  public void atomOrder(Block rows, int[] out, int outFrom) {
    double[] values = rows.values();
    for (int row = 0, i = rows.column(0); row < rows.rows(); row++, i++) {
      out[outFrom + row] = values[i] == x ? 1 : 0;
    }
  }

  @Override
  public double cdf(double at) {
    return at >= x ? 1 : at < x ? 0 : Double.NaN;
  }

  @Override
  public double survival(double at) {
    return 1 - cdf(at);
  }

  @Override
  public double logCdf(double at) {
    return Math.log(cdf(at));
  }

  @Override
  public double logSurvival(double at) {
    return Math.log(survival(at));
  }

  @Override
  public double quantile(double p) {
    Check.probability("point", "p", p);
    return x;
  }

  @Override
  public double inverseSurvival(double p) {
    return quantile(p);
  }

  @Override
  public double mean() {
    return x;
  }

  @Override
  public double variance() {
    return 0;
  }

  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    Arrays.fill(out, from, to, x);
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }
}
