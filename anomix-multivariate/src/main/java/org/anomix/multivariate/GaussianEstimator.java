package org.anomix.multivariate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Estimate;
import org.anomix.Options;
import org.anomix.PartialSums;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.Sum;
import org.anomix.Tier;

/**
 * Maximum likelihood of mean and full covariance under the {@link CovarianceFloor}. Where the floor
 * is not touched the estimate is the unconstrained one; where it is, it is the exact maximum under
 * the constraint.
 *
 * <p>A column that is constant over all rows says nothing: its mean is the constant, its variance
 * the floor, its covariances are 0, and none of them count as free parameters once {@link
 * #settle(Rows)} has seen the rows.
 *
 * <p>State: see {@link Scatter}; the anchor is the current mean.
 */
final class GaussianEstimator implements ComponentEstimator {
  private final Options options;

  /** The value of each constant column and NaN for the others; empty before the rows were seen. */
  private final double[] constants;

  GaussianEstimator(Options options) {
    this(options, new double[0]);
  }

  private GaussianEstimator(Options options, double[] constants) {
    this.options = options;
    this.constants = constants;
  }

  @Override
  public DistributionFamily family() {
    return GaussianFamily.INSTANCE;
  }

  @Override
  public Options options() {
    return options;
  }

  @Override
  public Tier tier() {
    return Tier.EXACT;
  }

  @Override
  public ComponentEstimator settle(Rows rows) {
    double[] values = new double[rows.dimension()];
    for (int j = 0; j < values.length; j++) {
      values[j] = constantOf(rows, j);
    }
    boolean nothing = constants.length == 0 && Arrays.stream(values).allMatch(Double::isNaN);
    return nothing ? this : new GaussianEstimator(options, values);
  }

  /** The one value of a column over the rows that count, or NaN if there are several. */
  private static double constantOf(Rows rows, int column) {
    double value = Double.NaN;
    for (int r = 0; r < rows.size(); r++) {
      if (rows.weight(r) > 0) {
        double x = rows.value(r, column);
        if (!Double.isNaN(value) && x != value) {
          return Double.NaN;
        }
        value = x;
      }
    }
    return value;
  }

  /** Puts the means of constant columns on their constants exactly. */
  private void settleMean(double[] mean) {
    for (int j = 0; j < constants.length; j++) {
      mean[j] = Double.isNaN(constants[j]) ? mean[j] : constants[j];
    }
  }

  @Override
  public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
    int dimension = rows.dimension();
    double[] mean = new double[dimension];
    for (int j = 0; j < dimension; j++) {
      mean[j] = weightedMean(rows, weights, j);
    }
    settleMean(mean);
    double[] covariance = new double[dimension * dimension];
    for (int j = 0; j < dimension; j++) {
      covariance[j * dimension + j] = scaling.unit(j) * scaling.unit(j);
    }
    new CovarianceFloor(scaling).raise(covariance);
    return Gaussian.ofEntries(mean, covariance);
  }

  /** About the first row that counts, so that a constant column has its constant as mean. */
  private static double weightedMean(Rows rows, double[] weights, int column) {
    Sum total = new Sum();
    Sum deviation = new Sum();
    double origin = Double.NaN;
    for (int r = 0; r < rows.size(); r++) {
      if (weights[r] > 0) {
        double x = rows.value(r, column);
        origin = Double.isNaN(origin) ? x : origin;
        total.add(weights[r]);
        deviation.add(weights[r] * (x - origin));
      }
    }
    return total.value() > 0 ? origin + deviation.value() / total.value() : rows.value(0, column);
  }

  @Override
  public int stateSize(Distribution current) {
    return Scatter.size(current.dimension());
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    Scatter.accumulate(((Gaussian) current).sharedMean(), x, w, wFrom, state, stateFrom);
  }

  @Override
  public Optional<PartialSums> partial(Distribution current, int... known) {
    return Optional.of(new GaussianPartialSums((Gaussian) current, known));
  }

  @Override
  public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    double total = state[0];
    if (!(total > 0)) {
      return Estimate.of(current);
    }
    double[] mean = ((Gaussian) current).mean();
    int dimension = mean.length;
    double[] shift = new double[dimension];
    double[] covariance = new double[dimension * dimension];
    int at = Scatter.triangle(dimension);
    for (int i = 0; i < dimension; i++) {
      shift[i] = state[1 + i] / total;
      mean[i] += shift[i];
      for (int j = 0; j <= i; j++) {
        double moment = state[at++] / total - shift[i] * shift[j];
        covariance[i * dimension + j] = moment;
        covariance[j * dimension + i] = moment;
      }
    }
    settleMean(mean);
    if (!finite(mean) || !finite(covariance)) {
      return new Estimate(
          current, List.of(Diagnosis.guard("the sums of squares are beyond the range of doubles")));
    }
    List<String> faults = new CovarianceFloor(scaling).raise(covariance);
    return new Estimate(
        Gaussian.ofEntries(mean, covariance), faults.stream().map(Diagnosis::guard).toList());
  }

  private static boolean finite(double[] numbers) {
    return Arrays.stream(numbers).allMatch(Double::isFinite);
  }

  @Override
  public List<Distribution> project(List<Distribution> group, Scaling scaling) {
    CovarianceFloor floor = new CovarianceFloor(scaling);
    List<Distribution> feasible = new ArrayList<>(group.size());
    for (Distribution law : group) {
      feasible.add(project((Gaussian) law, floor));
    }
    return feasible;
  }

  private Gaussian project(Gaussian law, CovarianceFloor floor) {
    double[] mean = law.mean();
    settleMean(mean);
    double[] covariance = law.sharedCovariance().clone();
    floor.settle(covariance);
    boolean feasible =
        Arrays.equals(mean, law.sharedMean()) && Arrays.equals(covariance, law.sharedCovariance());
    return feasible ? law : Gaussian.ofEntries(mean, covariance);
  }

  @Override
  public int freeParameters(List<? extends Distribution> group) {
    int known = (int) Arrays.stream(constants).filter(c -> !Double.isNaN(c)).count();
    int count = 0;
    for (Distribution law : group) {
      int free = law.dimension() - known;
      count += free + free * (free + 1) / 2;
    }
    return count;
  }

  @Override
  public double minimumRows(int dimension) {
    return dimension + 2;
  }

  @Override
  public double[] scales(Distribution law) {
    return law.dimension() == 1
        ? new double[] {Math.sqrt(((Gaussian) law).sharedCovariance()[0])}
        : new double[0];
  }
}
