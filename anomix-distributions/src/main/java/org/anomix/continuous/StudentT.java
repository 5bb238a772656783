package org.anomix.continuous;

import java.util.Objects;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Check;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.UnivariateDistribution;
import org.anomix.kernel.Kernels;
import org.anomix.univariate.Draws;
import org.anomix.univariate.LocationScale;
import org.anomix.univariate.Logs;
import org.anomix.univariate.Scratch;
import org.anomix.univariate.StandardStudent;

/**
 * Student's law on the whole real line: log f(x) = ln Γ((df + 1)/2) - ln Γ(df/2) - ln(π df)/2 - ln
 * scale - (df + 1)/2 · ln(1 + z²/df) with z = (x - location)/scale (Johnson, Kotz and Balakrishnan
 * 1995, chapter 28). With df = 1 it is Cauchy's law; with many df it nears the normal law, and is
 * computed as well as that for any number of them.
 */
public final class StudentT implements UnivariateDistribution {
  /** Below, ln(1 + q) is q to the last digit. */
  private static final double TINY = 1e-17;

  /** From here on 1 + q is q to the last digit, and soon no double. */
  private static final double FAR = 1e30;

  /** Below, a q without all of its digits changes nothing. */
  private static final double MANY = 1e200;

  private final double df;
  private final double location;
  private final double scale;
  private final StandardStudent standard;
  private final double logPeak;

  private StudentT(double df, double location, double scale) {
    this.df = Check.positive("student-t", "df", df);
    this.location = Check.finite("student-t", "location", location);
    this.scale = Check.positive("student-t", "scale", scale);
    this.standard = new StandardStudent(df);
    this.logPeak = standard.logPeak() - Math.log(scale);
  }

  /**
   * A law by its parameters.
   *
   * @param df degrees of freedom, positive and finite
   * @param location the median, finite
   * @param scale the scale, positive and finite
   * @return the law
   */
  public static StudentT of(double df, double location, double scale) {
    return new StudentT(df, location, scale);
  }

  /**
   * The degrees of freedom.
   *
   * @return a positive number
   */
  public double df() {
    return df;
  }

  /**
   * The median.
   *
   * @return a finite number
   */
  public double location() {
    return location;
  }

  /**
   * The scale; the standard deviation, where there is one, is larger.
   *
   * @return a positive number
   */
  public double scale() {
    return scale;
  }

  @Override
  public DistributionFamily family() {
    return StudentTFamily.INSTANCE;
  }

  @Override
  public double logDensity(double x) {
    return Scratch.logDensity(this, x);
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    int rows = x.rows();
    double[] z = Scratch.of(rows).array(0);
    double[] q = Scratch.of(rows).array(1);
    double[] log = Scratch.of(rows).array(2);
    LocationScale.standardize(x, location, scale, z);
    double reciprocal = Math.min(1 / df, Double.MAX_VALUE);
    for (int r = 0; r < rows; r++) {
      q[r] = z[r] * z[r] * reciprocal;
    }
    Kernels.active().log1p(q, 0, rows, log, 0);
    double power = 0.5 * (df + 1);
    for (int r = 0; r < rows; r++) {
      log[r] = logPeak - power * log[r];
    }
    System.arraycopy(log, 0, out, outFrom, rows);
    if (df < MANY && Kernels.active().sumOfMagnitudes(q, 0, rows) < FAR) {
      return;
    }
    double[] values = x.values();
    int from = x.column(0);
    for (int r = 0; r < rows; r++) {
      if (!((df < MANY || q[r] > TINY) && q[r] < FAR)) {
        out[outFrom + r] = logDensityBeyond(values[from + r], z[r], q[r]);
      }
    }
  }

  /** Where q or its logarithm has lost digits. */
  private double logDensityBeyond(double x, double z, double q) {
    if (q <= TINY) {
      return logPeak - 0.5 * z * z * (1 + 1 / df);
    }
    double logRoot = LocationScale.logDistance(x, location, scale) - 0.5 * Math.log(df);
    return logPeak - (df + 1) * logRoot;
  }

  @Override
  public double cdf(double x) {
    return tail(x, LocationScale.standardize(x, location, scale));
  }

  @Override
  public double survival(double x) {
    return tail(x, -LocationScale.standardize(x, location, scale));
  }

  private double tail(double x, double z) {
    if (Double.isInfinite(z)) {
      return Math.exp(logTail(x, z)); // x itself may still be finite
    }
    double upper = standard.upper(Math.abs(z));
    return z > 0 ? 1 - upper : upper;
  }

  @Override
  public double logCdf(double x) {
    return logTail(x, LocationScale.standardize(x, location, scale));
  }

  @Override
  public double logSurvival(double x) {
    return logTail(x, -LocationScale.standardize(x, location, scale));
  }

  private double logTail(double x, double z) {
    return z > 0
        ? Logs.oneMinus(tail(x, -z))
        : standard.logUpper(-z, LocationScale.logDistance(x, location, scale));
  }

  @Override
  public double quantile(double p) {
    return at(Check.probability("student-t", "p", p), -1);
  }

  @Override
  public double inverseSurvival(double p) {
    return at(Check.probability("student-t", "p", p), 1);
  }

  /** The point that cuts off the probability p on one side, -1 the lower and 1 the upper one. */
  private double at(double p, int side) {
    return p > 0.5 ? at(1 - p, -side) : location + side * standard.upperQuantile(p, scale);
  }

  /**
   * The location, if df is above 1.
   *
   * @return the mean, NaN where there is none
   */
  @Override
  public double mean() {
    return df > 1 ? location : Double.NaN;
  }

  /**
   * scale² df/(df - 2), if df is above 2.
   *
   * @return the variance, ∞ where only the mean exists, NaN where there is none
   */
  @Override
  public double variance() {
    if (df > 2) {
      return scale * scale * (df / (df - 2));
    }
    return df > 1 ? Double.POSITIVE_INFINITY : Double.NaN;
  }

  /** The polar method of Bailey (1994), exact for any df. */
  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    for (int row = from; row < to; row++) {
      double u;
      double square;
      do {
        u = 2 * random.nextDouble() - 1;
        double v = 2 * random.nextDouble() - 1;
        square = u * u + v * v;
      } while (square >= 1 || square == 0);
      double e = -Math.log(square) / df;
      // √(e^2e - 1), which is e^e where the square may be no double.
      double root = e > 20 ? Math.exp(e) : Math.sqrt(Math.expm1(2 * e));
      out[row] = Draws.finite(location + scale * (u * Math.sqrt(df / square) * root));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StudentT law
        && law.df == df
        && Double.compare(law.location, location) == 0
        && law.scale == scale;
  }

  @Override
  public int hashCode() {
    return Objects.hash(df, location, scale);
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }
}
