package org.anomix.em;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anomix.Block;
import org.anomix.BlockReader;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Distribution;
import org.anomix.Estimate;
import org.anomix.PartialSums;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.Sum;
import org.anomix.UnivariateDistribution;
import org.anomix.kernel.Kernels;
import org.anomix.mixture.LogTerms;
import org.anomix.mixture.Mixture;
import org.anomix.mixture.Pattern;
import org.anomix.mstep.Group;
import org.anomix.mstep.Weights;

/**
 * What one pass over some rows leaves behind: the log-likelihood and one state of sums per
 * component, all anchored at one mixture. Serial, threaded, streamed and distributed fits are
 * drivers of this one class.
 *
 * <p>Passes over different rows under the same mixture add up by {@link #merge}. Nothing of size
 * rows times components is ever stored. Not thread-safe.
 */
public final class EmPass {
  private static final int NO_ROW = Integer.MAX_VALUE;

  /** Sums that belong to no component. */
  private static final int WHOLE = 3;

  private final Mixture model;
  private final List<ComponentEstimator> estimators;
  private final double[][] states;
  private final double[] masses;
  private final Sum logLikelihood = new Sum();
  private final Sum magnitude = new Sum();
  private final Sum logLargest = new Sum();
  private int impossibleRow = NO_ROW;

  /** What complete rows are looked at with. */
  private final LogTerms complete;

  /** What the rows that are being added are looked at with. */
  private LogTerms law;

  private final BlockReader reader = new BlockReader();

  /** One per component for rows of which not all columns are known, else none. */
  private List<Optional<PartialSums>> partials = List.of();

  /** The laws as intervals see them, common to all passes of a sweep. */
  private final IntervalPieces.OfMixture pieces;

  /** One per component whose laws are estimated; none until an interval is met. */
  private List<Optional<IntervalSums>> intervals = List.of();

  private double[] terms = {};
  private double[] logProbabilities = {};
  private double[] logSums = {};
  private double[] logLargests = {};

  /**
   * An empty pass.
   *
   * @param model the mixture under which rows will be looked at
   * @param estimators one per component; components with the same estimator form a group
   */
  public EmPass(Mixture model, List<ComponentEstimator> estimators) {
    this(model, List.copyOf(estimators), new IntervalPieces.OfMixture(model, estimators));
  }

  private EmPass(
      Mixture model, List<ComponentEstimator> estimators, IntervalPieces.OfMixture pieces) {
    this.model = model;
    this.complete = new LogTerms(model);
    this.law = complete;
    this.estimators = estimators;
    this.pieces = pieces;
    this.masses = new double[model.size()];
    this.states = new double[model.size()][];
    for (int k = 0; k < states.length; k++) {
      states[k] = new double[estimators.get(k).stateSize(model.components().get(k))];
    }
  }

  /** An empty pass for other rows of the same sweep. */
  EmPass beside() {
    return new EmPass(model, estimators, pieces);
  }

  /**
   * Adds rows, block by block: the E-step and the sums of the M-step. Missing values are integrated
   * out.
   *
   * @param rows the data
   * @param from first row
   * @param to row after the last
   */
  public void add(Rows rows, int from, int to) {
    if (!rows.hasMissing()) {
      add(Pattern.of(rows).get(0), from, to); // nothing needs to be copied
      return;
    }
    for (Pattern pattern : Pattern.of(rows, from, to)) {
      add(pattern, 0, pattern.rows().size());
    }
  }

  /** Adds rows of one pattern: those of which columns are unknown by the sums expected of them. */
  void add(Pattern pattern, int from, int to) {
    law = pattern.complete() ? complete : new LogTerms(pattern.marginal(model));
    law.restart();
    partials = List.of();
    if (!pattern.complete()) {
      int[] known = pattern.known();
      List<Optional<PartialSums>> all = new ArrayList<>();
      for (int k = 0; k < states.length; k++) {
        all.add(estimators.get(k).partial(model.components().get(k), known));
      }
      partials = all;
    }
    Rows rows = pattern.rows();
    int stride = Math.min(Block.SIZE, to - from);
    if (logSums.length < stride) {
      terms = new double[model.size() * stride];
      logSums = new double[stride];
      logLargests = new double[stride];
    }
    for (int row = from; row < to; row += stride) {
      add(pattern, reader.read(rows, row, Math.min(to, row + stride)), row, stride);
    }
    flushIntervals();
  }

  private void add(Pattern pattern, Block x, int firstRow, int stride) {
    Rows rows = pattern.rows();
    int count = x.rows();
    law.compute(x, terms, stride);
    if (rows.hasIntervals()) {
      replaceByProbabilities(rows, firstRow, count, stride);
    }
    Kernels.active().responsibilities(terms, model.size(), stride, count, logSums, logLargests);
    addLogLikelihood(pattern, firstRow, count, stride);
    for (int k = 0; k < states.length; k++) {
      int at = k * stride;
      rows.multiplyByWeights(firstRow, firstRow + count, terms, at);
      masses[k] += Kernels.active().sum(terms, at, count);
      if (rows.hasIntervals()) {
        moveToIntervals(rows, firstRow, count, k, at);
      }
      accumulate(k, x, at);
    }
  }

  private void accumulate(int k, Block x, int at) {
    if (partials.isEmpty()) {
      estimators.get(k).accumulate(model.components().get(k), x, terms, at, states[k], 0);
    } else {
      partials.get(k).ifPresent(sums -> sums.accumulate(x, terms, at, states[k], 0));
    }
  }

  private void addLogLikelihood(Pattern pattern, int firstRow, int count, int stride) {
    Kernels kernels = Kernels.active();
    if (!Double.isFinite(kernels.sumOfMagnitudes(logSums, 0, count))) {
      leaveOutImpossible(pattern, firstRow, count, stride);
    }
    pattern.rows().multiplyByWeights(firstRow, firstRow + count, logSums, 0);
    pattern.rows().multiplyByWeights(firstRow, firstRow + count, logLargests, 0);
    logLikelihood.add(kernels.sum(logSums, 0, count));
    magnitude.add(kernels.sumOfMagnitudes(logSums, 0, count));
    logLargest.add(kernels.sum(logLargests, 0, count));
  }

  /** Responsibilities of such rows are not numbers; without weight a row may lie anywhere. */
  private void leaveOutImpossible(Pattern pattern, int firstRow, int count, int stride) {
    for (int r = 0; r < count; r++) {
      if (!Double.isFinite(logSums[r])) {
        for (int k = 0; k < states.length; k++) {
          terms[k * stride + r] = 0;
        }
        logSums[r] = 0;
        logLargests[r] = 0;
        if (pattern.rows().weight(firstRow + r) > 0) {
          impossibleRow = Math.min(impossibleRow, pattern.number(firstRow + r));
        }
      }
    }
  }

  /** A row known only to an interval has a probability instead of a density. */
  private void replaceByProbabilities(Rows rows, int firstRow, int count, int stride) {
    if (logProbabilities.length < terms.length) {
      logProbabilities = new double[terms.length];
    }
    for (int k = 0; k < states.length; k++) {
      double logWeight = Math.log(model.weight(k));
      UnivariateDistribution law = univariate(k);
      for (int r = 0; r < count; r++) {
        if (rows.isInterval(firstRow + r)) {
          int at = k * stride + r;
          logProbabilities[at] =
              law.logProbability(rows.lower(firstRow + r), rows.upper(firstRow + r));
          terms[at] = logWeight + logProbabilities[at];
        }
      }
    }
  }

  private UnivariateDistribution univariate(int k) {
    return (UnivariateDistribution) model.components().get(k);
  }

  /** Takes the rows known only to an interval out of the weights of a component. */
  private void moveToIntervals(Rows rows, int firstRow, int count, int k, int at) {
    Optional<IntervalSums> sums = intervalSums(k);
    if (sums.isEmpty()) {
      return; // nothing but their weight is asked for
    }
    for (int r = 0; r < count; r++) {
      if (rows.isInterval(firstRow + r)) {
        if (terms[at + r] > 0) {
          sums.get()
              .add(
                  rows.lower(firstRow + r),
                  rows.upper(firstRow + r),
                  logProbabilities[at + r],
                  terms[at + r]);
        }
        terms[at + r] = 0;
      }
    }
  }

  private Optional<IntervalSums> intervalSums(int component) {
    if (intervals.isEmpty()) {
      List<Optional<IntervalSums>> all = new ArrayList<>();
      for (int k = 0; k < states.length; k++) {
        all.add(
            estimators.get(k).held()
                ? Optional.empty()
                : Optional.of(pieces.of(k).sums(estimators.get(k), states[k])));
      }
      intervals = all;
    }
    return intervals.get(component);
  }

  private void flushIntervals() {
    for (Optional<IntervalSums> sums : intervals) {
      sums.ifPresent(IntervalSums::flush);
    }
  }

  /**
   * Takes into account that only rows of a window could be observed: the rows that the model as a
   * whole must have lost outside it are expected rows of the sums, and every row's density is that
   * given the window (Dempster, Laird and Rubin 1977, section 4.2). Once per pass, after all rows.
   *
   * @param window what could be observed
   * @param observed total weight of the rows added
   */
  void addTruncation(Truncation window, double observed) {
    double logInside = window.logProbability(model);
    logLikelihood.add(-observed * logInside);
    magnitude.add(observed * Math.abs(logInside));
    for (int k = 0; k < states.length; k++) {
      for (Truncation.Gap gap : window.gaps(univariate(k))) {
        double log = univariate(k).logProbability(gap.lower(), gap.upper());
        double lost = observed * Math.exp(Math.log(model.weight(k)) + log - logInside);
        if (lost > 0) {
          masses[k] += lost;
          intervalSums(k).ifPresent(sums -> sums.add(gap.lower(), gap.upper(), log, lost));
        }
      }
    }
    flushIntervals();
  }

  /**
   * Adds a pass over other rows under the same mixture.
   *
   * @param other the other pass, left as it is
   * @throws IllegalArgumentException if it is anchored at another mixture
   */
  public void merge(EmPass other) {
    if (!other.model.equals(model)) {
      throw new IllegalArgumentException("passes anchored at different mixtures do not add up");
    }
    logLikelihood.add(other.logLikelihood);
    magnitude.add(other.magnitude);
    logLargest.add(other.logLargest);
    impossibleRow = Math.min(impossibleRow, other.impossibleRow);
    for (int k = 0; k < states.length; k++) {
      masses[k] += other.masses[k];
      for (int i = 0; i < states[k].length; i++) {
        states[k][i] += other.states[k][i];
      }
    }
  }

  /**
   * Forgets a part of the rows: multiplies every sum, as if each row had counted less.
   *
   * @param factor at least 0
   */
  public void scale(double factor) {
    double[] sums = toArray();
    int impossible = impossibleRow;
    clear();
    for (int i = 0; i < sums.length; i++) {
      sums[i] *= factor;
    }
    addArray(sums);
    impossibleRow = impossible;
  }

  /**
   * All sums as one array, to be sent elsewhere and added to a pass under the same mixture by
   * {@link #addArray}. The first impossible row is not among them.
   *
   * @return three sums of the whole pass, then for each component its mass and its state
   */
  public double[] toArray() {
    int length = WHOLE;
    for (double[] state : states) {
      length += 1 + state.length;
    }
    double[] sums = new double[length];
    sums[0] = logLikelihood.value();
    sums[1] = magnitude.value();
    sums[2] = logLargest.value();
    int at = WHOLE;
    for (int k = 0; k < states.length; k++) {
      sums[at++] = masses[k];
      System.arraycopy(states[k], 0, sums, at, states[k].length);
      at += states[k].length;
    }
    return sums;
  }

  /**
   * Adds sums that came from {@link #toArray} of a pass under the same mixture.
   *
   * @param sums the sums
   * @throws IllegalArgumentException if their number is not that of this pass
   */
  public void addArray(double[] sums) {
    if (sums.length != toArray().length) {
      throw new IllegalArgumentException(
          sums.length + " sums but this pass has " + toArray().length);
    }
    logLikelihood.add(sums[0]);
    magnitude.add(sums[1]);
    logLargest.add(sums[2]);
    int at = WHOLE;
    for (int k = 0; k < states.length; k++) {
      masses[k] += sums[at++];
      for (int i = 0; i < states[k].length; i++) {
        states[k][i] += sums[at++];
      }
    }
  }

  /** Empties the sums, keeping the buffers, for rows of another chunk. */
  void clear() {
    logLikelihood.clear();
    magnitude.clear();
    logLargest.clear();
    impossibleRow = NO_ROW;
    Arrays.fill(masses, 0);
    for (double[] state : states) {
      Arrays.fill(state, 0);
    }
  }

  /**
   * The mixture that the sums are anchored at.
   *
   * @return the mixture
   */
  public Mixture model() {
    return model;
  }

  /**
   * The log-likelihood of the rows: Σ w ln f(x).
   *
   * @return the sum over all rows added, without impossible ones
   */
  public double logLikelihood() {
    return logLikelihood.value();
  }

  /**
   * What EM maximises: the log-likelihood plus the log prior of every group.
   *
   * @return the objective
   */
  public double objective() {
    return logLikelihood() + Group.logPrior(estimators, model.components());
  }

  /**
   * The sum of the absolute values of the rows' terms of the log-likelihood: the measure of its
   * rounding error.
   *
   * @return Σ w |ln f(x)|
   */
  public double magnitude() {
    return magnitude.value();
  }

  /**
   * By how much rounding alone may have put the objective off: in relation to its terms, to the
   * logarithms and distances that cancel within them, which are about one per column, and by what
   * every component says of itself.
   */
  double rounding(Scaling scaling) {
    double terms = magnitude();
    double components = 0;
    for (int k = 0; k < states.length; k++) {
      terms += masses[k] * model.dimension();
      components += masses[k] * estimators.get(k).rounding(model.components().get(k), scaling);
    }
    return Convergence.ROUNDING * terms + components;
  }

  /**
   * The sum of the log largest responsibilities, which ICL charges for: Σ w ln max_k r_k(x).
   *
   * @return the sum, at most 0
   */
  public double sumOfLogLargestResponsibilities() {
    return logLargest.value();
  }

  /**
   * The sum of a component's responsibilities.
   *
   * @param component 0-based component
   * @return the number of rows it answers for
   */
  public double mass(int component) {
    return masses[component];
  }

  /**
   * The first row that makes the log-likelihood useless.
   *
   * @return the 0-based row of infinite or undefined log density, or -1 if there is none
   */
  public int impossibleRow() {
    return impossibleRow == NO_ROW ? -1 : impossibleRow;
  }

  /**
   * The M-step: the weights, and every group's laws, that maximise the expected complete-data
   * log-likelihood under the constraints.
   *
   * @param scaling units, floors and step
   * @param minimumMass least mass, in rows, that the weight of each component stands for
   * @return the next mixture and what its estimates touched
   */
  public Step maximize(Scaling scaling, double[] minimumMass) {
    return maximize(
        estimators, model.components(), Arrays.asList(states), masses, minimumMass, scaling);
  }

  /** The M-step from sums that need not come from a pass, as those of a start do not. */
  static Step maximize(
      List<ComponentEstimator> estimators,
      List<Distribution> anchors,
      List<double[]> states,
      double[] masses,
      double[] minimumMass,
      Scaling scaling) {
    Distribution[] laws = new Distribution[anchors.size()];
    List<Diagnosis> diagnoses = new ArrayList<>();
    for (Group group : Group.of(estimators)) {
      List<Estimate> estimates =
          group.estimator().estimate(group.select(anchors), group.select(states), scaling);
      for (int i = 0; i < estimates.size(); i++) {
        int component = group.members().get(i);
        laws[component] = estimates.get(i).law();
        estimates.get(i).diagnoses().forEach(d -> diagnoses.add(d.ofComponent(component)));
      }
    }
    double[] weights = Weights.maximize(masses, minimumMass);
    return new Step(Mixture.of(weights, List.of(laws)), diagnoses);
  }

  /**
   * The result of an M-step.
   *
   * @param model the next mixture
   * @param diagnoses what its estimates touched, in the order of the groups
   */
  public record Step(Mixture model, List<Diagnosis> diagnoses) {
    /** Copies the list. */
    public Step {
      diagnoses = List.copyOf(diagnoses);
    }
  }
}
