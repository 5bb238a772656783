package org.anomix.discrete;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;

import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.ParameterException;
import org.anomix.UnivariateDistribution;
import org.anomix.univariate.Logs;
import org.anomix.univariate.RiemannZeta;

/**
 * The zeta law, or that of Zipf, on 1, 2, 3, ...: log f(k) = -s ln k - ln ζ(s), and -∞ elsewhere
 * (Johnson, Kemp and Kotz 2005, section 11.2.20). Its tail falls like k^(1-s), so that close to s =
 * 1 even a lower quantile may lie beyond all doubles, and is ∞ then. Above 2^53, where only some
 * whole numbers are doubles, a quantile is exact to some 1e-13 of its size.
 */
public final class Zeta implements UnivariateDistribution {
  /** From here on F is above 1/2 at 1 already, and the tail falls fast. */
  private static final double STEEP = 2;

  /** Beyond 2^53 a count and its neighbour are no longer both doubles. */
  private static final double LAST_COUNT = 0x1p53;

  /** Draws above 1 are rarer than 2^-31 from here on, and what rejection needs would overflow. */
  private static final double ALMOST_A_POINT = 32;

  private final double s;

  /** s - 1, exactly. */
  private final double q;

  /** ζ(s). */
  private final double zeta;

  private final double logZeta;

  /** ln((s - 1) ζ(s)), which is small for s close to 1. */
  private final double logResidue;

  private Zeta(double s) {
    this.s = s;
    this.q = s - 1;
    if (s < STEEP) {
      double excess = q * RiemannZeta.correctionOfAll(s);
      this.zeta = (1 + excess) / q;
      this.logResidue = Math.log1p(excess);
      this.logZeta = logResidue - Math.log(q);
    } else {
      this.zeta = 1 + RiemannZeta.minusOne(s);
      this.logZeta = Math.log1p(RiemannZeta.minusOne(s));
      this.logResidue = logZeta + Math.log(q);
    }
  }

  /**
   * A zeta law.
   *
   * @param s the exponent, above 1 and finite
   * @return the law
   * @throws ParameterException if s is not above 1 and finite
   */
  public static Zeta of(double s) {
    if (!ZetaFamily.DOMAIN.contains(s)) {
      throw new ParameterException("zeta", "s", s, "in " + ZetaFamily.DOMAIN);
    }
    return new Zeta(s);
  }

  /**
   * The exponent.
   *
   * @return s
   */
  public double s() {
    return s;
  }

  @Override
  public DistributionFamily family() {
    return ZetaFamily.INSTANCE;
  }

  @Override
  public double logDensity(double x) {
    return Counts.logMass(x, this::logMass);
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    Counts.logMasses(x, this::logMass, out, outFrom);
  }

  private double logMass(double k) {
    return k < 1 ? NEGATIVE_INFINITY : 0 - (s * Math.log(k) + logZeta); // 0, not -0, for 1
  }

  @Override
  public boolean hasAtoms() {
    return true;
  }

  @Override
  public void atomOrder(Block x, int[] out, int outFrom) {
    Counts.atomOrder(x, 1, Double.MAX_VALUE, out, outFrom);
  }

  @Override
  public double cdf(double x) {
    if (x < 1) {
      return 0;
    }
    double k = Math.floor(x);
    if (s >= STEEP) {
      return 1 - survival(x);
    }
    return isFar(k) ? -Math.expm1(farLogSurvival(k)) : head(k) / zeta;
  }

  @Override
  public double survival(double x) {
    if (x < 1) {
      return 1;
    }
    double k = Math.floor(x);
    if (isFar(k)) {
      double rest = Math.log1p(q * tailCorrection(k)) - logResidue;
      return k == POSITIVE_INFINITY ? 0 : Math.pow(k, -q) * Math.exp(rest);
    }
    return Math.pow(k + 1, -s) * (RiemannZeta.scaledTail(s, k + 1) / zeta);
  }

  @Override
  public double logCdf(double x) {
    double survival = survival(x);
    return survival < 0.5 ? Logs.oneMinus(survival) : Math.log(cdf(x));
  }

  @Override
  public double logSurvival(double x) {
    if (x < 1) {
      return 0;
    }
    double k = Math.floor(x);
    if (isFar(k)) {
      return farLogSurvival(k);
    }
    double cdf = cdf(k);
    return cdf < 0.5
        ? Logs.oneMinus(cdf)
        : Math.log(RiemannZeta.scaledTail(s, k + 1)) - s * Math.log(k + 1) - logZeta;
  }

  /** Whether the tail beyond a count is known by the formula of Euler and Maclaurin alone. */
  private boolean isFar(double k) {
    return k >= RiemannZeta.far(s);
  }

  /** Each of the terms is of the order of s - 1 where that is small, so that so is the sum. */
  private double farLogSurvival(double k) {
    return k == POSITIVE_INFINITY
        ? NEGATIVE_INFINITY
        : Math.log1p(q * tailCorrection(k)) - q * Math.log(k) - logResidue;
  }

  /** Of the sum from k + 1 on: that from k on has + 1/(2k) in place of - 1/(2k). */
  private double tailCorrection(double k) {
    return RiemannZeta.correction(s, k) - 1 / k;
  }

  /** The sum of j^-s up to k. */
  private double head(double k) {
    double sum = 0;
    for (double j = k; j > 0; j--) {
      sum += Math.pow(j, -s);
    }
    return sum;
  }

  @Override
  public double quantile(double p) {
    double far = far(Logs.oneMinus(p));
    return far >= LAST_COUNT ? far : search().quantile(p);
  }

  @Override
  public double inverseSurvival(double p) {
    double far = far(Math.log(p));
    return far >= LAST_COUNT ? far : search().inverseSurvival(p);
  }

  private CountSearch search() {
    return new CountSearch(
        this, 1, POSITIVE_INFINITY, p -> far(Logs.oneMinus(p)), p -> far(Math.log(p)));
  }

  /**
   * Where the leading term of the tail falls to a probability: there are no digits between that and
   * the tail itself from 2^53 on.
   */
  private double far(double logSurvival) {
    return Math.exp((-logSurvival - logResidue) / q);
  }

  @Override
  public double mean() {
    if (s <= 2) {
      return POSITIVE_INFINITY;
    }
    double zeroth = RiemannZeta.minusOne(s);
    return 1 + (RiemannZeta.minusOne(s - 1) - zeroth) / (1 + zeroth);
  }

  @Override
  public double variance() {
    if (s <= 3) {
      return POSITIVE_INFINITY;
    }
    // Moments of k - 1, which do not cancel where nearly all mass is on 1.
    double zeroth = RiemannZeta.minusOne(s);
    double first = RiemannZeta.minusOne(s - 1);
    double second = RiemannZeta.minusOne(s - 2);
    double excess = (first - zeroth) / (1 + zeroth);
    return (second - 2 * first + zeroth) / (1 + zeroth) - excess * excess;
  }

  /** Devroye (1986), chapter X.6.1. What lies beyond the doubles is drawn as the greatest one. */
  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    if (s > ALMOST_A_POINT) {
      UnivariateDistribution.super.sample(random, out, from, to);
      return;
    }
    for (int row = from; row < to; row++) {
      out[row] = draw(random);
    }
  }

  private double draw(RandomGenerator random) {
    double two = Math.pow(2, q);
    double twoMinusOne = Math.expm1(q * Math.log(2));
    while (true) {
      double u = 1 - random.nextDouble();
      double v = random.nextDouble();
      double k = Math.min(Math.floor(Math.pow(u, -1 / q)), Double.MAX_VALUE);
      double above = Math.expm1(q * Math.log1p(1 / k)); // (1 + 1/k)^(s-1) - 1
      if (v * k * above / twoMinusOne <= (1 + above) / two) {
        return k;
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Zeta zeta && Double.compare(s, zeta.s) == 0;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(s);
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }
}
