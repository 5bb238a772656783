package org.anomix.multivariate;

import java.util.ArrayList;
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
 * Maximum likelihood of means and covariances, or their posterior mode under a {@link
 * CovariancePrior}. Where the floor is not touched the estimate is the unconstrained one.
 *
 * <p>State: see {@link Scatter}; the anchor is the current mean. Where all axes are those of the
 * columns, nothing is asked of the sums of products of two columns, and they are not formed.
 */
final class GaussianEstimator extends EllipticalEstimator {
  private final CovariancePrior prior;

  GaussianEstimator(Options options, CovarianceStructure structure, CovariancePrior prior) {
    this(options, structure, new double[0], prior);
  }

  private GaussianEstimator(
      Options options, CovarianceStructure structure, double[] constants, CovariancePrior prior) {
    super(options, structure, constants);
    this.prior = prior;
  }

  @Override
  EllipticalEstimator settled(double[] values) {
    return new GaussianEstimator(options(), structure(), values, prior);
  }

  @Override
  public ComponentEstimator settle(Rows rows, Scaling scaling) {
    GaussianEstimator settled = (GaussianEstimator) super.settle(rows, scaling);
    return prior == CovariancePrior.NONE
        ? settled
        : new GaussianEstimator(
            options(), structure(), settled.constants(), prior.settled(scaling));
  }

  @Override
  public double logPrior(List<Distribution> group) {
    double sum = 0;
    for (Distribution law : group) {
      sum += prior.log(contours(law), group.size());
    }
    return sum;
  }

  @Override
  public List<String> warnings(Rows rows, Scaling scaling) {
    return structure().isAxisParallel() ? List.of() : DominantRows.warnings(rows, scaling);
  }

  @Override
  public DistributionFamily family() {
    return GaussianFamily.INSTANCE;
  }

  @Override
  public Tier tier() {
    return Tier.EXACT;
  }

  @Override
  Contours contours(Distribution law) {
    return ((Gaussian) law).contours();
  }

  @Override
  Distribution with(Distribution law, Contours contours) {
    return ((Gaussian) law).with(contours);
  }

  @Override
  Distribution start(double[] centre, double[] entries) {
    return Gaussian.ofEntries(centre, entries);
  }

  /**
   * The weighted mean, about the first row that counts, so that a constant column has its constant
   * as mean.
   */
  @Override
  double startCentre(Rows rows, double[] weights, int column) {
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
  double eigenvalueFloor(Scaling scaling) {
    return scaling.eigenvalueFloor();
  }

  @Override
  int massAt(int dimension) {
    return 0;
  }

  @Override
  public int stateSize(Distribution current) {
    return Scatter.size(current.dimension());
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    double[] centre = contours(current).centre();
    boolean squaresAlone = structure().isAxisParallel();
    Scatter.accumulate(centre, x, squaresAlone, w, wFrom, state, stateFrom);
  }

  @Override
  public Optional<PartialSums> partial(Distribution current, int... known) {
    return Optional.of(
        new GaussianPartialSums(contours(current), known, structure().isAxisParallel()));
  }

  @Override
  List<Estimate> maximize(
      List<Distribution> group, List<double[]> states, GroupMoments seen, Covariances covariances) {
    List<double[]> current = group.stream().map(law -> contours(law).entries()).toList();
    prior.addTo(seen.moments(), seen.masses());
    List<CovarianceEstimate> found =
        covariances.estimate(prior.added(seen.masses()), seen.moments(), current);
    List<Estimate> estimates = new ArrayList<>();
    for (int k = 0; k < seen.size(); k++) {
      boolean untouched = structure().isFull() && seen.masses()[k] == 0;
      estimates.add(
          untouched
              ? Estimate.of(group.get(k))
              : new Estimate(
                  Gaussian.ofEntries(seen.centre(k), found.get(k).entries()),
                  found.get(k).faults().stream().map(Diagnosis::guard).toList()));
    }
    return estimates;
  }
}
