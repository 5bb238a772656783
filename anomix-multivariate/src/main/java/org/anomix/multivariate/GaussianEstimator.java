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
 * Maximum likelihood of means and covariances under a {@link CovarianceStructure} and the floor of
 * {@link Covariances}. Where the floor is not touched the estimate is the unconstrained one.
 *
 * <p>A column that is constant over all rows says nothing: its mean is the constant, its variance
 * the floor, its covariances are 0, and none of them count as free parameters once {@link
 * #settle(Rows)} has seen the rows.
 *
 * <p>State: see {@link Scatter}; the anchor is the current mean.
 */
final class GaussianEstimator implements ComponentEstimator {
  private static final Diagnosis BEYOND_RANGE =
      Diagnosis.guard("the sums of squares are beyond the range of doubles");

  private final Options options;
  private final CovarianceStructure structure;

  /** The value of each constant column and NaN for the others; empty before the rows were seen. */
  private final double[] constants;

  GaussianEstimator(Options options, CovarianceStructure structure) {
    this(options, structure, new double[0]);
  }

  private GaussianEstimator(Options options, CovarianceStructure structure, double[] constants) {
    this.options = options;
    this.structure = structure;
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
    return nothing ? this : new GaussianEstimator(options, structure, values);
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
    List<double[]> feasible = new Covariances(structure, scaling).project(List.of(covariance));
    return Gaussian.ofEntries(mean, feasible.get(0));
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
    return estimate(List.of(current), List.of(state), scaling).get(0);
  }

  @Override
  public List<Estimate> estimate(List<Distribution> group, List<double[]> states, Scaling scaling) {
    List<double[]> means = new ArrayList<>();
    List<double[]> moments = new ArrayList<>();
    List<double[]> current = new ArrayList<>();
    double[] masses = new double[group.size()];
    double total = 0;
    for (int k = 0; k < masses.length; k++) {
      Gaussian law = (Gaussian) group.get(k);
      masses[k] = Math.max(0, states.get(k)[0]);
      total += masses[k];
      double[] mean = law.mean();
      moments.add(Scatter.centred(states.get(k), mean));
      settleMean(mean);
      means.add(mean);
      current.add(law.sharedCovariance());
    }
    if (!(total > 0)) {
      return group.stream().map(Estimate::of).toList();
    }
    if (!means.stream().allMatch(GaussianEstimator::finite)
        || !moments.stream().allMatch(GaussianEstimator::finite)) {
      return group.stream().map(law -> new Estimate(law, List.of(BEYOND_RANGE))).toList();
    }
    List<CovarianceEstimate> found =
        new Covariances(structure, scaling).estimate(masses, moments, current);
    List<Estimate> estimates = new ArrayList<>();
    for (int k = 0; k < masses.length; k++) {
      boolean untouched = structure.isFull() && masses[k] == 0;
      estimates.add(
          untouched
              ? Estimate.of(group.get(k))
              : new Estimate(
                  Gaussian.ofEntries(means.get(k), found.get(k).entries()),
                  found.get(k).faults().stream().map(Diagnosis::guard).toList()));
    }
    return estimates;
  }

  private static boolean finite(double[] numbers) {
    return Arrays.stream(numbers).allMatch(Double::isFinite);
  }

  @Override
  public List<Distribution> project(List<Distribution> group, Scaling scaling) {
    List<double[]> covariances =
        group.stream().map(law -> ((Gaussian) law).sharedCovariance()).toList();
    List<double[]> feasible = new Covariances(structure, scaling).project(covariances);
    List<Distribution> laws = new ArrayList<>(group.size());
    for (int k = 0; k < group.size(); k++) {
      Gaussian law = (Gaussian) group.get(k);
      double[] mean = law.mean();
      settleMean(mean);
      boolean same =
          feasible.get(k) == law.sharedCovariance() && Arrays.equals(mean, law.sharedMean());
      laws.add(same ? law : Gaussian.ofEntries(mean, feasible.get(k)));
    }
    return laws;
  }

  @Override
  public int freeParameters(List<? extends Distribution> group) {
    if (group.isEmpty()) {
      return 0;
    }
    int known = (int) Arrays.stream(constants).filter(c -> !Double.isNaN(c)).count();
    int free = group.get(0).dimension() - known;
    return group.size() * free + structure.freeParameters(group.size(), free);
  }

  @Override
  public double minimumRows(int dimension) {
    return structure.minimumRows(dimension);
  }

  @Override
  public double[] scales(Distribution law) {
    return law.dimension() == 1 && structure.hasOwnVolumes()
        ? new double[] {Math.sqrt(((Gaussian) law).sharedCovariance()[0])}
        : new double[0];
  }
}
