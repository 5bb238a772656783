package org.anomix.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Estimate;
import org.anomix.Options;
import org.anomix.ParameterException;
import org.anomix.PartialSums;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.Tier;
import org.anomix.kernel.Kernels;
import org.anomix.mstep.Group;
import org.anomix.mstep.Weights;

/**
 * Estimates a mixture inside another law, such as a zero-inflated column of a product: which of its
 * components made a row is one more thing that is not known, so that the weights of the rows are
 * shared out by the responsibilities of the current law, and the M-step is that of a mixture
 * (Dempster, Laird and Rubin 1977). Mixtures on the outermost level never come here: they are
 * flattened.
 *
 * <p>Once {@link #settle} has seen the rows, a weight is bounded below by the component's least
 * number of rows over that of all rows, so that none dies; that of a law held as it is by a
 * ten-millionth of a row. A weight of exactly 0 could never grow again, and a start may well have
 * given no zeros to a component that has some.
 *
 * <p>State: for each component its mass, then its own state.
 */
final class MixtureEstimator implements ComponentEstimator {
  /** Of a row: less than the likelihood of any fit is known to. */
  private static final double LEAST_HELD_ROWS = 1e-7;

  private final Options options;
  private final List<ComponentEstimator> parts;

  /** All 0 before the rows were seen. */
  private final double[] leastWeights;

  MixtureEstimator(Options options, List<ComponentEstimator> parts) {
    this(options, parts, new double[parts.size()]);
  }

  private MixtureEstimator(Options options, List<ComponentEstimator> parts, double[] leastWeights) {
    this.options = options;
    this.parts = List.copyOf(parts);
    this.leastWeights = leastWeights;
  }

  @Override
  public DistributionFamily family() {
    return MixtureFamily.INSTANCE;
  }

  @Override
  public Options options() {
    return options;
  }

  @Override
  public List<ComponentEstimator> parts() {
    return parts;
  }

  @Override
  public List<String> warnings(Rows rows, Scaling scaling) {
    return parts.stream()
        .flatMap(part -> part.warnings(rows, scaling).stream())
        .distinct()
        .toList();
  }

  @Override
  public double rounding(Distribution law, Scaling scaling) {
    Mixture mixture = (Mixture) law;
    double sum = 0;
    for (int k = 0; k < parts.size(); k++) {
      sum += mixture.weight(k) * parts.get(k).rounding(mixture.components().get(k), scaling);
    }
    return sum;
  }

  @Override
  public OptionalInt dimension() {
    return parts.stream()
        .map(ComponentEstimator::dimension)
        .filter(OptionalInt::isPresent)
        .findFirst()
        .orElse(OptionalInt.empty());
  }

  /** Shares of rows are latent, so that no single step is the maximum. */
  @Override
  public Tier tier() {
    return parts.stream().anyMatch(part -> part.tier() == Tier.GUARDED)
        ? Tier.GUARDED
        : Tier.MINORISED;
  }

  @Override
  public ComponentEstimator settle(Rows rows, Scaling scaling) {
    List<ComponentEstimator> settled = Group.settled(parts, rows, scaling);
    double[] least = new double[parts.size()];
    for (int k = 0; k < least.length; k++) {
      ComponentEstimator part = settled.get(k);
      double wanted = part.held() ? LEAST_HELD_ROWS : part.minimumRows(rows.dimension());
      least[k] = Math.min(wanted * shareOfOneRow(rows), 1.0 / least.length);
    }
    return new MixtureEstimator(options, settled, least);
  }

  /** Light rows are rows too, heavy ones are several. */
  private static double shareOfOneRow(Rows rows) {
    return 1 / Math.max(rows.totalWeight(), Weights.rowsThatCount(rows));
  }

  /**
   * Held laws get the rows at their atoms, or a share of all; the rest is cut at equally spaced
   * quantiles of the first column, one piece for each free component.
   */
  @Override
  public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
    return new MixtureAnchor(parts, leastWeights).law(rows, weights, scaling);
  }

  @Override
  public int stateSize(Distribution current) {
    return starts(current)[parts.size()];
  }

  /** Where in a state that of each component begins, its mass first; last, where all end. */
  private int[] starts(Distribution law) {
    int[] starts = new int[parts.size() + 1];
    for (int k = 0; k < parts.size(); k++) {
      starts[k + 1] = starts[k] + 1 + parts.get(k).stateSize(law.parts().get(k));
    }
    return starts;
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    List<PartialSums> sums = new ArrayList<>();
    for (int k = 0; k < parts.size(); k++) {
      ComponentEstimator part = parts.get(k);
      Distribution law = current.parts().get(k);
      sums.add((some, v, vFrom, own, from) -> part.accumulate(law, some, v, vFrom, own, from));
    }
    shared((Mixture) current, sums, starts(current)).accumulate(x, w, wFrom, state, stateFrom);
  }

  @Override
  public Optional<PartialSums> partial(Distribution current, int... known) {
    Mixture mixture = (Mixture) current;
    if (!mixture.hasMarginals()) {
      return Optional.empty();
    }
    List<PartialSums> sums = new ArrayList<>();
    for (int k = 0; k < parts.size(); k++) {
      Optional<PartialSums> part = parts.get(k).partial(mixture.components().get(k), known);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      sums.add(part.get());
    }
    return Optional.of(shared(mixture.marginal(known), sums, starts(current)));
  }

  /** The sums of the components, each over its share of the rows. */
  private static PartialSums shared(Mixture mixture, List<PartialSums> sums, int[] starts) {
    return (x, w, wFrom, state, stateFrom) -> {
      int stride = Math.min(Block.SIZE, x.rows());
      double[] shares = new double[sums.size() * stride];
      for (int from = 0; from < x.rows(); from += stride) {
        Block some = x.rows(from, Math.min(x.rows(), from + stride));
        shareOut(mixture, some, w, wFrom + from, shares, stride);
        for (int k = 0; k < sums.size(); k++) {
          int own = stateFrom + starts[k];
          state[own] += sum(shares, k * stride, some.rows());
          sums.get(k).accumulate(some, shares, k * stride, state, own + 1);
        }
      }
    };
  }

  /** The weights of rows times the responsibilities of the components; 0 for rows without any. */
  private static void shareOut(
      Mixture mixture, Block x, double[] w, int wFrom, double[] shares, int stride) {
    double[] logSum = new double[x.rows()];
    double[] logLargest = new double[x.rows()];
    mixture.logTerms(x, shares, stride);
    Kernels.active().responsibilities(shares, mixture.size(), stride, x.rows(), logSum, logLargest);
    for (int r = 0; r < x.rows(); r++) {
      boolean counts = w[wFrom + r] != 0 && Double.isFinite(logSum[r]);
      for (int i = r; i < mixture.size() * stride; i += stride) {
        shares[i] = counts ? shares[i] * w[wFrom + r] : 0;
      }
    }
  }

  private static double sum(double[] numbers, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += numbers[i];
    }
    return sum;
  }

  @Override
  public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    return estimate(List.of(current), List.of(state), scaling).get(0);
  }

  /** Components given the same estimator share what they share over the whole group of mixtures. */
  @Override
  public List<Estimate> estimate(List<Distribution> group, List<double[]> states, Scaling scaling) {
    List<Distribution[]> laws = new ArrayList<>();
    List<List<Diagnosis>> diagnoses = new ArrayList<>();
    for (Distribution law : group) {
      laws.add(law.parts().toArray(Distribution[]::new));
      diagnoses.add(new ArrayList<>());
    }
    for (Group inner : Group.of(parts)) {
      List<Distribution> anchors = new ArrayList<>();
      List<double[]> sums = new ArrayList<>();
      for (int i = 0; i < group.size(); i++) {
        anchors.addAll(inner.select(group.get(i).parts()));
        sums.addAll(inner.select(statesOfParts(group.get(i), states.get(i))));
      }
      List<Estimate> estimates = inner.estimator().estimate(anchors, sums, scaling);
      for (int e = 0; e < estimates.size(); e++) {
        int part = inner.members().get(e % inner.members().size());
        int i = e / inner.members().size();
        laws.get(i)[part] = estimates.get(e).law();
        for (Diagnosis d : estimates.get(e).diagnoses()) {
          diagnoses.get(i).add(inside(part, d));
        }
      }
    }
    List<Estimate> all = new ArrayList<>();
    for (int i = 0; i < group.size(); i++) {
      double[] masses = masses(group.get(i), states.get(i));
      double total = sum(masses, 0, masses.length);
      // Without a row to speak of, or with sums beyond doubles, nothing is learned.
      all.add(
          total > 0 && total < Double.POSITIVE_INFINITY
              ? new Estimate(
                  Mixture.of(weights(masses, total), List.of(laws.get(i))), diagnoses.get(i))
              : Estimate.of(group.get(i)));
    }
    return all;
  }

  private Diagnosis inside(int part, Diagnosis d) {
    String name = parts.get(part).family().name();
    return new Diagnosis(d.kind(), d.component(), "inside, " + name + " " + part + ": " + d.text());
  }

  private double[] weights(double[] masses, double total) {
    return Weights.maximize(
        masses, Arrays.stream(leastWeights).map(least -> least * total).toArray());
  }

  private double[] masses(Distribution law, double[] state) {
    int[] starts = starts(law);
    double[] masses = new double[parts.size()];
    Arrays.setAll(masses, k -> state[starts[k]]);
    return masses;
  }

  private List<double[]> statesOfParts(Distribution law, double[] state) {
    int[] starts = starts(law);
    List<double[]> states = new ArrayList<>();
    for (int k = 0; k < parts.size(); k++) {
      states.add(Arrays.copyOfRange(state, starts[k] + 1, starts[k + 1]));
    }
    return states;
  }

  @Override
  public List<Distribution> project(List<Distribution> group, Scaling scaling) {
    List<Distribution[]> laws = new ArrayList<>();
    for (Distribution law : group) {
      laws.add(inOrder(law).parts().toArray(Distribution[]::new));
    }
    for (Group inner : Group.of(parts)) {
      List<Distribution> some = new ArrayList<>();
      laws.forEach(own -> some.addAll(inner.select(List.of(own))));
      List<Distribution> feasible = inner.estimator().project(some, scaling);
      for (int e = 0; e < feasible.size(); e++) {
        int part = inner.members().get(e % inner.members().size());
        laws.get(e / inner.members().size())[part] = feasible.get(e);
      }
    }
    List<Distribution> projected = new ArrayList<>();
    for (int i = 0; i < group.size(); i++) {
      double[] weights = ((Mixture) group.get(i)).weights();
      projected.add(Mixture.of(Weights.feasible(weights, leastWeights, 1), List.of(laws.get(i))));
    }
    return projected;
  }

  /** Refuses a mixture of other families, which no step could turn into one of these. */
  private Distribution inOrder(Distribution law) {
    List<String> wanted = parts.stream().map(part -> part.family().name()).toList();
    List<String> found = law.parts().stream().map(part -> part.family().name()).toList();
    if (!found.equals(wanted)) {
      throw new ParameterException(
          "mixture", "components", found, "of the families " + wanted + ", in this order");
    }
    return law;
  }

  @Override
  public int freeParameters(List<? extends Distribution> group) {
    int count = group.size() * (parts.size() - 1);
    for (Group inner : Group.of(parts)) {
      count += inner.estimator().freeParameters(lawsOf(inner, group));
    }
    return count;
  }

  private static List<Distribution> lawsOf(Group inner, List<? extends Distribution> group) {
    return group.stream().flatMap(law -> inner.select(law.parts()).stream()).toList();
  }

  @Override
  public double minimumRows(int dimension) {
    double sum = 0;
    for (ComponentEstimator part : parts) {
      sum += part.minimumRows(dimension);
    }
    return held() ? 0 : Math.max(1, sum);
  }

  @Override
  public boolean held() {
    return parts.size() == 1 && parts.get(0).held();
  }

  @Override
  public boolean usesLogUnits() {
    return parts.stream().anyMatch(ComponentEstimator::usesLogUnits);
  }

  @Override
  public double logPrior(List<Distribution> group) {
    double sum = 0;
    for (Group inner : Group.of(parts)) {
      sum += inner.estimator().logPrior(lawsOf(inner, group));
    }
    return sum;
  }
}
