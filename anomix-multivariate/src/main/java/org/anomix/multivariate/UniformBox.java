package org.anomix.multivariate;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Columns;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.ParameterException;
import org.anomix.UnivariateDistribution;
import org.anomix.continuous.Uniform;
import org.anomix.discrete.Point;

/**
 * The uniform law on a box, ends included: log f(x) = -Σ ln(upper_j - lower_j), and -∞ outside. As
 * a component it is the noise that keeps outliers of the training data from the others (Fraley and
 * Raftery 2002).
 *
 * <p>A column of width 0 is left out of the volume, and a row must have its one value there.
 */
public final class UniformBox implements Distribution {
  private final double[] lower;
  private final double[] upper;
  private final double logInside;

  private UniformBox(double[] lower, double[] upper) {
    this.lower = lower;
    this.upper = upper;
    double logVolume = 0;
    for (int j = 0; j < lower.length; j++) {
      logVolume += lower[j] == upper[j] ? 0 : logWidth(lower[j], upper[j]);
    }
    this.logInside = 0 - logVolume;
  }

  /** Also where the width overflows. */
  private static double logWidth(double lower, double upper) {
    double width = upper - lower;
    return Double.isInfinite(width)
        ? Math.log(0.5 * upper - 0.5 * lower) + Math.log(2)
        : Math.log(width);
  }

  /**
   * The law between two corners.
   *
   * @param lower the lower end of every column, finite; copied
   * @param upper the upper end of every column, finite and not below the lower one; copied
   * @return the law
   * @throws ParameterException if an end is not finite, the sizes differ, or ends are in the wrong
   *     order
   */
  public static UniformBox of(double[] lower, double[] upper) {
    requireFinite("lower", lower);
    requireFinite("upper", upper);
    if (lower.length != upper.length || lower.length == 0) {
      throw bad(
          "upper",
          upper.length + " numbers",
          "one per column, at least one, as lower has " + lower.length);
    }
    for (int j = 0; j < lower.length; j++) {
      if (lower[j] > upper[j]) {
        throw bad(
            "upper",
            Notation.number(upper[j]) + " in column " + j,
            "at least lower = " + Notation.number(lower[j]));
      }
    }
    return new UniformBox(lower.clone(), upper.clone());
  }

  private static void requireFinite(String parameter, double[] ends) {
    for (int j = 0; j < ends.length; j++) {
      if (!Double.isFinite(ends[j])) {
        throw bad(parameter, ends[j] + " in column " + j, "finite");
      }
    }
  }

  private static ParameterException bad(String parameter, Object value, String expected) {
    return new ParameterException(UniformBoxFamily.NAME, parameter, value, expected);
  }

  @Override
  public DistributionFamily family() {
    return UniformBoxFamily.INSTANCE;
  }

  @Override
  public int dimension() {
    return lower.length;
  }

  /**
   * The lower ends.
   *
   * @return a copy, one number per column
   */
  public double[] lower() {
    return lower.clone();
  }

  /**
   * The upper ends.
   *
   * @return a copy, one number per column
   */
  public double[] upper() {
    return upper.clone();
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    Arrays.fill(out, outFrom, outFrom + x.rows(), logInside);
    double[] values = x.values();
    for (int j = 0; j < lower.length; j++) {
      int i = x.column(j);
      for (int r = outFrom; r < outFrom + x.rows(); r++, i++) {
        if (Double.isNaN(values[i])) {
          out[r] = Double.NaN;
        } else if (!(values[i] >= lower[j] && values[i] <= upper[j]) && !Double.isNaN(out[r])) {
          out[r] = Double.NEGATIVE_INFINITY;
        }
      }
    }
  }

  @Override
  public boolean hasMarginals() {
    return true;
  }

  /** The box of those columns. */
  @Override
  public UniformBox marginal(int... columns) {
    Columns.check(this, columns);
    return columns.length == lower.length
        ? this
        : new UniformBox(Entries.select(lower, columns), Entries.select(upper, columns));
  }

  /** The uniform law of that column, or its one value. */
  @Override
  public UnivariateDistribution univariateMarginal(int column) {
    Columns.check(this, column);
    return lower[column] == upper[column]
        ? new Point(lower[column])
        : new Uniform(lower[column], upper[column]);
  }

  /** The box of the unknown columns, whatever the values of the others. */
  @Override
  public UniformBox conditional(double... row) {
    return marginal(Columns.unknown(this, row));
  }

  @Override
  public double[] expectation() {
    double[] middle = new double[lower.length];
    Arrays.setAll(middle, j -> 0.5 * lower[j] + 0.5 * upper[j]);
    return middle;
  }

  @Override
  public double[] variances() {
    double[] variances = new double[lower.length];
    Arrays.setAll(variances, j -> (upper[j] - lower[j]) * (upper[j] - lower[j]) / 12);
    return variances;
  }

  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    for (int row = from; row < to; row++) {
      for (int j = 0; j < lower.length; j++) {
        double u = random.nextDouble();
        out[row * lower.length + j] = lower[j] * (1 - u) + upper[j] * u;
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UniformBox law
        && Arrays.equals(lower, law.lower)
        && Arrays.equals(upper, law.upper);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(lower) + Arrays.hashCode(upper);
  }

  /**
   * The law in the notation.
   *
   * @return such as {@code uniform-box(lower=[0, 0], upper=[1, 2])}
   */
  @Override
  public String toString() {
    return Notation.of(this);
  }
}
