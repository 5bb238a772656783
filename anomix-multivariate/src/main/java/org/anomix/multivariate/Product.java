package org.anomix.multivariate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Columns;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.ParameterException;
import org.anomix.UnivariateDistribution;

/**
 * Independent columns, or blocks of columns, one law each: log f(x) = Σ log f_i(x_i). As a
 * component of a mixture it says that columns are independent given the component, whatever their
 * kinds.
 *
 * <p>A row that is impossible under one part is impossible, even where another part has a pole: log
 * density -∞, not NaN. A row with NaN has NaN.
 */
public final class Product implements Distribution {
  private final List<Distribution> parts;

  /** Where each part's columns begin, and the number of all columns. */
  private final int[] starts;

  private Product(List<Distribution> parts, int[] starts) {
    this.parts = parts;
    this.starts = starts;
  }

  /**
   * The law of independent parts.
   *
   * @param parts at least one law; their columns follow each other
   * @return the law
   * @throws ParameterException if there is no part
   */
  public static Product of(List<? extends Distribution> parts) {
    if (parts.isEmpty()) {
      throw new ParameterException(ProductFamily.NAME, "parts", 0, "at least 1");
    }
    List<Distribution> copy = List.copyOf(parts);
    return new Product(copy, starts(copy));
  }

  private static int[] starts(List<Distribution> parts) {
    int[] starts = new int[parts.size() + 1];
    for (int i = 0; i < parts.size(); i++) {
      starts[i + 1] = starts[i] + parts.get(i).dimension();
    }
    return starts;
  }

  @Override
  public DistributionFamily family() {
    return ProductFamily.INSTANCE;
  }

  @Override
  public List<Distribution> parts() {
    return parts;
  }

  @Override
  public int dimension() {
    return starts[parts.size()];
  }

  /** The first column of a part; for their number, the number of columns. */
  int start(int part) {
    return starts[part];
  }

  private Block columnsOf(int part, Block x) {
    return x.columns(starts[part], starts[part + 1]);
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    parts.get(0).logDensity(columnsOf(0, x), out, outFrom);
    double[] own = new double[parts.size() > 1 ? x.rows() : 0];
    for (int i = 1; i < parts.size(); i++) {
      parts.get(i).logDensity(columnsOf(i, x), own, 0);
      for (int r = 0; r < own.length; r++) {
        out[outFrom + r] = sum(out[outFrom + r], own[r]);
      }
    }
  }

  /** Of an impossibility and a pole the impossibility remains. */
  private static double sum(double a, double b) {
    double sum = a + b;
    boolean ofOppositeInfinities = Double.isNaN(sum) && !Double.isNaN(a) && !Double.isNaN(b);
    return ofOppositeInfinities ? Double.NEGATIVE_INFINITY : sum;
  }

  @Override
  public boolean hasAtoms() {
    return parts.stream().anyMatch(Distribution::hasAtoms);
  }

  /**
   * The sum of the parts' orders; 0 for a row outside the support of some part, which would else
   * keep others from making a row that this law cannot make.
   */
  @Override
  public void atomOrder(Block x, int[] out, int outFrom) {
    int rows = x.rows();
    Arrays.fill(out, outFrom, outFrom + rows, 0);
    if (!hasAtoms()) {
      return;
    }
    boolean[] outside = new boolean[rows];
    int[] order = new int[rows];
    double[] density = new double[rows];
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).atomOrder(columnsOf(i, x), order, 0);
      if (Arrays.stream(order).anyMatch(atoms -> atoms == 0)) {
        parts.get(i).logDensity(columnsOf(i, x), density, 0);
      }
      for (int r = 0; r < rows; r++) {
        out[outFrom + r] += order[r];
        outside[r] |= order[r] == 0 && density[r] == Double.NEGATIVE_INFINITY;
      }
    }
    for (int r = 0; r < rows; r++) {
      out[outFrom + r] = outside[r] ? 0 : out[outFrom + r];
    }
  }

  @Override
  public boolean isGiven(int column) {
    int part = partOf(column);
    return parts.get(part).isGiven(column - starts[part]);
  }

  @Override
  public boolean hasMarginals() {
    return parts.stream().allMatch(Distribution::hasMarginals);
  }

  /** The product of the parts' marginal laws; the only one of them itself. */
  @Override
  public Distribution marginal(int... columns) {
    Columns.check(this, columns);
    List<Distribution> laws = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      int[] own = within(i, columns);
      if (own.length > 0) {
        laws.add(whole(i, own) ? parts.get(i) : parts.get(i).marginal(own));
      }
    }
    return ofSome(laws);
  }

  /** That of the part which has the column. */
  @Override
  public UnivariateDistribution univariateMarginal(int column) {
    Columns.check(this, column);
    int part = partOf(column);
    return parts.get(part).univariateMarginal(column - starts[part]);
  }

  private int partOf(int column) {
    int part = 0;
    while (column >= starts[part + 1]) {
      part++;
    }
    return part;
  }

  /** The product of the parts' conditional laws: what one part's columns are says nothing else. */
  @Override
  public Distribution conditional(double... row) {
    int[] unknown = Columns.unknown(this, row);
    List<Distribution> laws = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      int[] own = within(i, unknown);
      if (own.length > 0) {
        double[] values = Arrays.copyOfRange(row, starts[i], starts[i + 1]);
        laws.add(whole(i, own) ? parts.get(i) : parts.get(i).conditional(values));
      }
    }
    return ofSome(laws);
  }

  private Distribution ofSome(List<Distribution> laws) {
    return laws.equals(parts) ? this : laws.size() == 1 ? laws.get(0) : of(laws);
  }

  private boolean whole(int part, int[] columns) {
    return columns.length == starts[part + 1] - starts[part];
  }

  /** Those of some columns that are a part's, counted from its first. */
  int[] within(int part, int... columns) {
    return Arrays.stream(columns)
        .filter(column -> column >= starts[part] && column < starts[part + 1])
        .map(column -> column - starts[part])
        .toArray();
  }

  @Override
  public double[] expectation() {
    return parts.stream().flatMapToDouble(law -> Arrays.stream(law.expectation())).toArray();
  }

  @Override
  public double[] variances() {
    return parts.stream().flatMapToDouble(law -> Arrays.stream(law.variances())).toArray();
  }

  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    for (int i = 0; i < parts.size(); i++) {
      int width = starts[i + 1] - starts[i];
      double[] own = new double[Math.multiplyExact(to - from, width)];
      for (int r = from; r < to; r++) {
        System.arraycopy(out, r * dimension() + starts[i], own, (r - from) * width, width);
      }
      parts.get(i).sample(random, own, 0, to - from);
      for (int r = from; r < to; r++) {
        System.arraycopy(own, (r - from) * width, out, r * dimension() + starts[i], width);
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Product law && parts.equals(law.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  /**
   * The law in the notation.
   *
   * @return such as {@code product(normal(mean=0, sd=1), poisson(mean=3))}
   */
  @Override
  public String toString() {
    return Notation.of(this);
  }
}
