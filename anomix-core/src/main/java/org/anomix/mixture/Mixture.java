package org.anomix.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Check;
import org.anomix.Columns;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.UnivariateDistribution;
import org.anomix.kernel.Kernels;

/**
 * A finite mixture: log f(x) = ln Σ w_k f_k(x), computed by log-sum-exp and never through a
 * density. Immutable and thread-safe. See McLachlan and Peel (2000), <em>Finite Mixture
 * Models</em>.
 *
 * <p>Where laws with and without atoms are mixed, a row is shared among the components for which
 * most of its coordinates carry probability mass ({@link Distribution#atomOrder}): the probability
 * of an atom dominates any density there, and the two must not be compared as numbers.
 */
public class Mixture implements Distribution {
  private static final double WEIGHT_TOLERANCE = 1e-9;

  private final double[] weights;
  private final double[] logWeights;
  private final List<Distribution> components;
  private final boolean atoms;

  Mixture(double[] weights, List<? extends Distribution> components) {
    this.weights = weights.clone();
    this.logWeights = logsOf(weights);
    this.components = List.copyOf(components);
    boolean any = false;
    for (int k = 0; k < weights.length; k++) {
      any |= weights[k] > 0 && components.get(k).hasAtoms();
    }
    this.atoms = any;
  }

  /** A weight near 1 is 1 less the others, which know its logarithm to more digits than it does. */
  private static double[] logsOf(double[] weights) {
    double[] logs = Arrays.stream(weights).map(Math::log).toArray();
    for (int k = 0; k < logs.length; k++) {
      if (weights[k] > 0.5) { // asked first: of a thousand weights, one can be near 1
        double others = 0;
        for (int j = 0; j < logs.length; j++) {
          others += j == k ? 0 : weights[j];
        }
        if (Math.abs(weights[k] + others - 1) <= Math.ulp(1.0)) {
          logs[k] = 0 + Math.log1p(-others); // 0, not -0, for 1
        }
      }
    }
    return logs;
  }

  /**
   * A mixture of laws of the same dimension; a {@link UnivariateMixture} if all are univariate.
   *
   * @param weights one probability per component, summing to 1 within 1e-9; kept as given
   * @param components at least one law
   * @return the mixture
   * @throws ParameterException if a weight is not a probability, the weights do not sum to 1, or
   *     the numbers or dimensions do not agree
   */
  public static Mixture of(double[] weights, List<? extends Distribution> components) {
    if (components.isEmpty()) {
      throw new ParameterException("mixture", "components", 0, "at least 1");
    }
    if (weights.length != components.size()) {
      throw new ParameterException(
          "mixture", "weights", weights.length + " numbers", "one per component");
    }
    double sum = 0;
    for (double weight : weights) {
      sum += Check.probability("mixture", "weight", weight);
    }
    if (!(Math.abs(sum - 1) <= WEIGHT_TOLERANCE)) {
      throw new ParameterException("mixture", "sum of weights", sum, "1");
    }
    int dimension = components.get(0).dimension();
    boolean univariate = true;
    for (Distribution component : components) {
      if (component.dimension() != dimension) {
        throw new ParameterException(
            "mixture",
            "dimension of " + component.family().name(),
            component.dimension(),
            dimension + " like that of the first component");
      }
      univariate &= component instanceof UnivariateDistribution;
    }
    return univariate
        ? new UnivariateMixture(weights, components)
        : new Mixture(weights, components);
  }

  /**
   * A mixture of univariate laws.
   *
   * @param weights one probability per component, summing to 1 within 1e-9; kept as given
   * @param components at least one law
   * @return the mixture
   * @throws ParameterException as {@link #of}
   */
  public static UnivariateMixture univariate(
      double[] weights, List<? extends UnivariateDistribution> components) {
    return (UnivariateMixture) of(weights, components);
  }

  /**
   * A law seen as a mixture: itself if it is one, else a mixture of one component.
   *
   * @param law any law
   * @return the mixture
   */
  public static Mixture of(Distribution law) {
    return law instanceof Mixture mixture ? mixture : of(new double[] {1}, List.of(law));
  }

  @Override
  public final DistributionFamily family() {
    return MixtureFamily.INSTANCE;
  }

  @Override
  public int dimension() {
    return components.get(0).dimension();
  }

  /**
   * Number of components.
   *
   * @return the count
   */
  public final int size() {
    return components.size();
  }

  /**
   * The components.
   *
   * @return an unmodifiable list
   */
  public final List<Distribution> components() {
    return components;
  }

  /** The {@link #components()}. */
  @Override
  public final List<Distribution> parts() {
    return components;
  }

  /**
   * The weights of the components.
   *
   * @return a copy
   */
  public final double[] weights() {
    return weights.clone();
  }

  /**
   * The weight of one component.
   *
   * @param component 0-based component
   * @return its weight
   */
  public final double weight(int component) {
    return weights[component];
  }

  /**
   * The same law with the components of nested mixtures lifted up, their weights multiplied.
   *
   * @return a mixture without mixtures inside
   */
  public final Mixture flattened() {
    if (components.stream().noneMatch(Mixture.class::isInstance)) {
      return this;
    }
    List<Distribution> flat = new ArrayList<>();
    List<Double> flatWeights = new ArrayList<>();
    for (int k = 0; k < size(); k++) {
      if (components.get(k) instanceof Mixture nested) {
        Mixture inner = nested.flattened();
        for (int i = 0; i < inner.size(); i++) {
          flat.add(inner.components.get(i));
          flatWeights.add(weights[k] * inner.weights[i]);
        }
      } else {
        flat.add(components.get(k));
        flatWeights.add(weights[k]);
      }
    }
    double[] products = flatWeights.stream().mapToDouble(w -> w).toArray();
    double sum = Arrays.stream(products).sum();
    if (Math.abs(sum - 1) > WEIGHT_TOLERANCE) {
      // Every level was within the tolerance, but their product need not be.
      products = Arrays.stream(products).map(w -> w / sum).toArray();
    }
    return of(products, flat);
  }

  /**
   * The terms of the sum that makes the density: log weight plus log density of every component, -∞
   * for components that must not share the row.
   *
   * @param x at most {@link Block#SIZE} rows
   * @param terms receives them component-major: component k's rows begin at k times the stride
   * @param stride distance between two components, at least the number of rows
   */
  public final void logTerms(Block x, double[] terms, int stride) {
    logTerms(x, terms, stride, new HighestOrder());
  }

  /** The same, with arrays that outlive the block. */
  final void logTerms(Block x, double[] terms, int stride, HighestOrder orders) {
    for (int k = 0; k < size(); k++) {
      logTerm(k, x, terms, k * stride);
    }
    if (atoms) {
      orders.leaveToHighest(this, x, terms, stride);
    }
  }

  /** Log weight plus log density of one component. */
  final void logTerm(int component, Block x, double[] terms, int from) {
    components.get(component).logDensity(x, terms, from);
    addLogWeight(component, terms, from, x.rows());
  }

  private void addLogWeight(int component, double[] terms, int from, int rows) {
    if (weights[component] == 0) {
      // A pole of a component of weight 0 must not become NaN.
      Arrays.fill(terms, from, from + rows, Double.NEGATIVE_INFINITY);
      return;
    }
    double logWeight = logWeights[component];
    for (int i = from; i < from + rows; i++) {
      terms[i] += logWeight;
    }
  }

  /**
   * Log weight plus the {@linkplain Distribution#boundLogDensity bound} of each component, ∞ where
   * a component has none.
   *
   * @return whether any has
   */
  final boolean boundLogTerms(Block x, double[] bounds, int stride) {
    boolean any = false;
    for (int k = 0; k < size(); k++) {
      int from = k * stride;
      if (components.get(k).boundLogDensity(x, bounds, from)) {
        any = true;
      } else {
        Arrays.fill(bounds, from, from + x.rows(), Double.POSITIVE_INFINITY);
      }
      addLogWeight(k, bounds, from, x.rows());
    }
    return any;
  }

  @Override
  public final void logDensity(Block x, double[] out, int outFrom) {
    int stride = Math.min(Block.SIZE, x.rows());
    logDensity(new LogTerms(this), x, new double[size() * stride], out, outFrom);
  }

  private static void logDensity(LogTerms law, Block x, double[] terms, double[] out, int outFrom) {
    for (int from = 0; from < x.rows(); from += Block.SIZE) {
      int rows = Math.min(Block.SIZE, x.rows() - from);
      Block part = rows == x.rows() ? x : x.rows(from, from + rows);
      law.law().logDensityOfBlock(law, part, terms, out, outFrom + from);
    }
  }

  private void logDensityOfBlock(LogTerms law, Block x, double[] terms, double[] out, int outFrom) {
    int rows = x.rows();
    law.compute(x, terms, rows);
    if (atoms) {
      for (int r = 0; r < rows; r++) {
        out[outFrom + r] = logSum(terms, rows, r);
      }
    } else {
      Kernels.active().logSumExp(terms, size(), rows, rows, out, outFrom);
    }
  }

  /** A mass close to 1 keeps the digits of its logarithm, which the loops for speed round. */
  private double logSum(double[] terms, int stride, int row) {
    int largest = 0;
    for (int k = 1; k < size(); k++) {
      largest = terms[k * stride + row] > terms[largest * stride + row] ? k : largest;
    }
    double most = terms[largest * stride + row];
    if (Double.isInfinite(most)) {
      return most;
    }
    double others = 0;
    for (int k = 0; k < size(); k++) {
      others += k == largest ? 0 : Math.exp(terms[k * stride + row] - most);
    }
    return most + Math.log1p(others);
  }

  /**
   * Log densities of rows: of their known values, where some are missing. Those of rows with
   * different columns known have different units.
   *
   * @param rows rows of {@link #dimension()} columns
   * @return one log density per row
   */
  public final double[] logDensities(Rows rows) {
    double[] out = new double[rows.size()];
    double[] terms = new double[size() * Math.min(Block.SIZE, rows.size())];
    double[] block = new double[Block.SIZE];
    for (Pattern pattern : Pattern.of(rows)) {
      LogTerms law = new LogTerms(pattern.marginal(this));
      pattern.forEachBlock(
          (x, from) -> {
            if (pattern.complete() && !rows.hasMissing()) {
              logDensity(law, x, terms, out, from);
              return;
            }
            logDensity(law, x, terms, block, 0);
            for (int r = 0; r < x.rows(); r++) {
              out[pattern.number(from + r)] = block[r];
            }
          });
    }
    return out;
  }

  /**
   * Responsibilities of rows: the probability that each component made the row, given its known
   * values.
   *
   * @param rows rows of {@link #dimension()} columns
   * @param out receives them row by row: component k of row r at r times {@link #size()} plus k;
   *     NaN for a row that no component can make
   */
  public final void responsibilities(Rows rows, double[] out) {
    double[] terms = new double[size() * Block.SIZE];
    double[] logSum = new double[Block.SIZE];
    double[] logLargest = new double[Block.SIZE];
    for (Pattern pattern : Pattern.of(rows)) {
      Mixture law = pattern.marginal(this);
      pattern.forEachBlock(
          (x, from) -> {
            law.logTerms(x, terms, Block.SIZE);
            Kernels.active()
                .responsibilities(terms, size(), Block.SIZE, x.rows(), logSum, logLargest);
            for (int r = 0; r < x.rows(); r++) {
              for (int k = 0; k < size(); k++) {
                out[pattern.number(from + r) * size() + k] = terms[k * Block.SIZE + r];
              }
            }
          });
    }
  }

  /**
   * The component of largest responsibility for each row; the first of equals.
   *
   * @param rows rows of {@link #dimension()} columns
   * @return one 0-based component per row, -1 for a row that no component can make
   */
  public final int[] mostLikelyComponents(Rows rows) {
    int[] components = new int[rows.size()];
    mostResponsible(rows, components, new double[rows.size()]);
    return components;
  }

  /**
   * The component of largest responsibility for each row, the first of equals, and how large that
   * is.
   *
   * @param rows rows of {@link #dimension()} columns
   * @param mostResponsible receives one 0-based component per row, -1 for a row that none can make
   * @param responsibilities receives the responsibility of that component, NaN where there is none
   */
  public final void mostResponsible(Rows rows, int[] mostResponsible, double[] responsibilities) {
    double[] terms = new double[size() * Block.SIZE];
    double[] logSum = new double[Block.SIZE];
    double[] logLargest = new double[Block.SIZE];
    for (Pattern pattern : Pattern.of(rows)) {
      Mixture law = pattern.marginal(this);
      pattern.forEachBlock(
          (x, from) -> {
            law.logTerms(x, terms, Block.SIZE);
            for (int r = 0; r < x.rows(); r++) {
              mostResponsible[pattern.number(from + r)] = largestTerm(terms, r);
            }
            Kernels.active()
                .responsibilities(terms, size(), Block.SIZE, x.rows(), logSum, logLargest);
            for (int r = 0; r < x.rows(); r++) {
              int row = pattern.number(from + r);
              int winner = mostResponsible[row];
              responsibilities[row] = winner < 0 ? Double.NaN : terms[winner * Block.SIZE + r];
            }
          });
    }
  }

  private int largestTerm(double[] terms, int row) {
    int best = -1;
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < size(); k++) {
      if (terms[k * Block.SIZE + row] > largest) {
        largest = terms[k * Block.SIZE + row];
        best = k;
      }
    }
    return best;
  }

  @Override
  public final boolean hasAtoms() {
    return atoms;
  }

  @Override
  public final boolean isGiven(int column) {
    return components.stream().anyMatch(law -> law.isGiven(column));
  }

  @Override
  public final void atomOrder(Block x, int[] out, int outFrom) {
    Arrays.fill(out, outFrom, outFrom + x.rows(), 0);
    int[] order = new int[x.rows()];
    for (int k = 0; k < size(); k++) {
      if (weights[k] > 0 && components.get(k).hasAtoms()) {
        components.get(k).atomOrder(x, order, 0);
        for (int r = 0; r < order.length; r++) {
          out[outFrom + r] = Math.max(out[outFrom + r], order[r]);
        }
      }
    }
  }

  @Override
  public final boolean hasMarginals() {
    return components.stream().allMatch(Distribution::hasMarginals);
  }

  /**
   * The mixture of the marginal laws of the components.
   *
   * @throws UnsupportedOperationException if a component does not {@linkplain #hasMarginals know}
   *     its own
   */
  @Override
  public Mixture marginal(int... columns) {
    Columns.check(this, columns);
    return columns.length == dimension()
        ? this
        : of(weights, components.stream().map(law -> law.marginal(columns)).toList());
  }

  /** The mixture of the univariate marginal laws of the components. */
  @Override
  public UnivariateMixture univariateMarginal(int column) {
    Columns.check(this, column);
    return (UnivariateMixture)
        of(weights, components.stream().map(law -> law.univariateMarginal(column)).toList());
  }

  /**
   * The mixture of the conditional laws of the components, weighted by the responsibilities of the
   * known values.
   *
   * @throws ParameterException if no component can make the known values
   * @throws UnsupportedOperationException if a component does not {@linkplain #hasMarginals know}
   *     its own
   */
  @Override
  public Mixture conditional(double... row) {
    if (Columns.unknown(this, row).length == dimension()) {
      return this;
    }
    int[] known = Columns.known(row);
    double[] shares = new double[size()];
    double[] values = Arrays.stream(known).mapToDouble(j -> row[j]).toArray();
    marginal(known).responsibilities(Rows.rowMajor(values, known.length), shares);
    if (Double.isNaN(shares[0])) {
      throw new ParameterException(
          "mixture", "row", Arrays.toString(row), "values that some component can make");
    }
    List<Distribution> laws = new ArrayList<>();
    List<Double> likely = new ArrayList<>();
    for (int k = 0; k < size(); k++) {
      if (shares[k] > 0) {
        laws.add(components.get(k).conditional(row));
        likely.add(shares[k]);
      }
    }
    return of(likely.stream().mapToDouble(w -> w).toArray(), laws);
  }

  @Override
  public double[] expectation() {
    double[] sum = new double[dimension()];
    for (int k = 0; k < size(); k++) {
      double[] own = components.get(k).expectation();
      for (int j = 0; j < sum.length && weights[k] > 0; j++) {
        sum[j] += weights[k] * own[j];
      }
    }
    return sum;
  }

  /** Within the components and between them. */
  @Override
  public double[] variances() {
    double[] centre = expectation();
    double[] sum = new double[dimension()];
    for (int k = 0; k < size(); k++) {
      double[] mean = components.get(k).expectation();
      double[] within = components.get(k).variances();
      for (int j = 0; j < sum.length && weights[k] > 0; j++) {
        double shift = mean[j] - centre[j];
        sum[j] += weights[k] * (within[j] + shift * shift);
      }
    }
    return sum;
  }

  @Override
  public final void sample(RandomGenerator random, double[] out, int from, int to) {
    for (int row = from; row < to; row++) {
      components.get(draw(random)).sample(random, out, row, row + 1);
    }
  }

  /**
   * Draws independent rows and remembers which component made each.
   *
   * @param random the source of randomness
   * @param rows number of rows
   * @return the rows and their labels
   */
  public final Sample sample(RandomGenerator random, int rows) {
    double[] values =
        new double[Math.multiplyExact(Check.atLeast("sample", "rows", rows, 0), dimension())];
    return sample(random, labels(random, rows), values);
  }

  /**
   * Draws as many rows as some have, with their values in the columns that are {@linkplain #isGiven
   * given}, and without the values that they miss.
   *
   * @param random the source of randomness
   * @param like the rows
   * @return the new rows and their labels
   */
  public final Sample sample(RandomGenerator random, Rows like) {
    double[] values = new double[Math.multiplyExact(like.size(), dimension())];
    for (int column = 0; column < dimension(); column++) {
      for (int row = 0; row < like.size() && isGiven(column); row++) {
        values[row * dimension() + column] = like.value(row, column);
      }
    }
    Sample all = sample(random, labels(random, like.size()), values);
    return like.hasMissing() ? all.missingAs(like) : all;
  }

  private int[] labels(RandomGenerator random, int rows) {
    int[] labels = new int[rows];
    Arrays.setAll(labels, row -> draw(random));
    return labels;
  }

  /**
   * Draws rows of which each component makes exactly its share: rows times weight, the remainders
   * going to the largest fractions. The rows come in random order.
   *
   * @param random the source of randomness
   * @param rows number of rows
   * @return the rows and their labels
   */
  public final Sample sampleInProportion(RandomGenerator random, int rows) {
    int[] counts = new int[size()];
    int given = 0;
    for (int k = 0; k < size(); k++) {
      counts[k] = (int) Math.floor(Check.atLeast("sample", "rows", rows, 0) * weights[k]);
      given += counts[k];
    }
    for (; given < rows; given++) {
      int most = 0;
      for (int k = 1; k < size(); k++) {
        if (rows * weights[k] - counts[k] > rows * weights[most] - counts[most]) {
          most = k;
        }
      }
      counts[most]++;
    }
    int[] labels = new int[rows];
    for (int k = 0, row = 0; k < size(); k++) {
      Arrays.fill(labels, row, row + counts[k], k);
      row += counts[k];
    }
    for (int row = rows - 1; row > 0; row--) {
      int other = random.nextInt(row + 1);
      int label = labels[row];
      labels[row] = labels[other];
      labels[other] = label;
    }
    return sample(random, labels, new double[Math.multiplyExact(rows, dimension())]);
  }

  private Sample sample(RandomGenerator random, int[] labels, double[] values) {
    for (int row = 0; row < labels.length; row++) {
      components.get(labels[row]).sample(random, values, row, row + 1);
    }
    return new Sample(Rows.rowMajor(values, dimension()), labels);
  }

  private int draw(RandomGenerator random) {
    double u = random.nextDouble();
    int last = size() - 1;
    while (last > 0 && weights[last] == 0) {
      last--;
    }
    int k = 0;
    while (k < last && u >= weights[k]) {
      u -= weights[k++];
    }
    return k;
  }

  @Override
  public final boolean equals(Object other) {
    return this == other
        || (other instanceof Mixture mixture
            && Arrays.equals(weights, mixture.weights)
            && components.equals(mixture.components));
  }

  @Override
  public final int hashCode() {
    return 31 * Arrays.hashCode(weights) + components.hashCode();
  }

  /**
   * The mixture in the notation.
   *
   * @return such as {@code 0.5*normal(mean=43, sd=1.5) + 0.5*normal(mean=67, sd=3)}
   */
  @Override
  public final String toString() {
    return Notation.of(this);
  }
}
