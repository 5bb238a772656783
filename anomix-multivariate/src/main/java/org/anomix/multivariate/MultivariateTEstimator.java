package org.anomix.multivariate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anomix.Block;
import org.anomix.Diagnosis;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Estimate;
import org.anomix.Options;
import org.anomix.PartialSums;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.Tier;
import org.anomix.univariate.DfEvidence;
import org.anomix.univariate.DfStep;
import org.anomix.univariate.Quartiles;
import org.anomix.univariate.Ties;

/**
 * A step towards the maximum likelihood of df, locations and scatters; df may be fixed or shared.
 *
 * <p>Locations and scatters move by {@link LatentScaleStep}; df then maximise their part of the
 * same lower bound exactly (Peel and McLachlan 2000), within the ends of {@link DfStep}. Where a
 * bound in df alone, {@link DfEvidence}, promises more, df alone move.
 *
 * <p>A constant column still counts as one of the d: given its constant, the others have a t law of
 * one df more, and rows that never leave a centre speak for many df.
 *
 * <p>State: see {@link LatentScatter}; the anchor is the current law.
 */
final class MultivariateTEstimator extends EllipticalEstimator {
  /** Where the df of a start is not known: heavy tails that still have a variance. */
  private static final double START_DF = 4;

  private final OptionalDouble fixedDf;
  private final boolean sharedDf;

  MultivariateTEstimator(Options options, CovarianceStructure structure) {
    this(options, structure, new double[0]);
  }

  private MultivariateTEstimator(
      Options options, CovarianceStructure structure, double[] constants) {
    super(options, structure, constants);
    String df = MultivariateTFamily.DF.name();
    this.fixedDf = options.fixed(df);
    this.sharedDf = Ties.shares(options, df) && fixedDf.isEmpty();
  }

  @Override
  EllipticalEstimator settled(double[] values) {
    return new MultivariateTEstimator(options(), structure(), values);
  }

  @Override
  public DistributionFamily family() {
    return MultivariateTFamily.INSTANCE;
  }

  @Override
  public Tier tier() {
    return Tier.MINORISED;
  }

  @Override
  Contours contours(Distribution law) {
    return ((MultivariateT) law).contours();
  }

  private static double df(Distribution law) {
    return ((MultivariateT) law).df();
  }

  @Override
  Distribution with(Distribution law, Contours contours) {
    return ((MultivariateT) law).with(df(law), contours);
  }

  @Override
  Distribution start(double[] centre, double[] entries) {
    return MultivariateT.ofEntries(fixedDf.orElse(START_DF), centre, entries);
  }

  /** The median, however far outliers are. */
  @Override
  double startCentre(Rows rows, double[] weights, int column) {
    return Quartiles.of(rows, weights, column).median();
  }

  @Override
  double eigenvalueFloor(Scaling scaling) {
    return scaling.heavyTailedEigenvalueFloor();
  }

  @Override
  int massAt(int dimension) {
    return LatentScatter.massAt(dimension);
  }

  @Override
  public int stateSize(Distribution current) {
    return LatentScatter.size(current.dimension(), fixedDf.isEmpty());
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    new LatentScatter((MultivariateT) current, fixedDf.isEmpty())
        .accumulate(x, w, wFrom, state, stateFrom);
  }

  @Override
  public Optional<PartialSums> partial(Distribution current, int... known) {
    return Optional.of(new PartialLatentScatter((MultivariateT) current, known, fixedDf.isEmpty()));
  }

  @Override
  List<Estimate> maximize(
      List<Distribution> group, List<double[]> states, GroupMoments seen, Covariances covariances) {
    List<LatentScaleStep.Component> components = new ArrayList<>();
    for (int k = 0; k < seen.size(); k++) {
      MultivariateT law = (MultivariateT) group.get(k);
      double[] state = states.get(k);
      double squares = state[massAt(law.dimension()) + 1];
      components.add(
          new LatentScaleStep.Component(
              law, seen.masses()[k], state[0], squares, seen.centre(k), seen.moments().get(k)));
    }
    List<LatentScaleStep.Move> moves =
        new LatentScaleStep(structure(), covariances, constantColumns()).moves(components);
    return fixedDf.isPresent() ? atFixedDf(group, moves) : withDf(group, states, seen, moves);
  }

  private List<Estimate> atFixedDf(List<Distribution> group, List<LatentScaleStep.Move> moves) {
    List<Estimate> estimates = new ArrayList<>();
    for (int k = 0; k < moves.size(); k++) {
      MultivariateT law = (MultivariateT) group.get(k);
      LatentScaleStep.Move move = moves.get(k);
      estimates.add(new Estimate(law.with(fixedDf.getAsDouble(), move.contours()), guards(move)));
    }
    return estimates;
  }

  private List<Estimate> withDf(
      List<Distribution> group,
      List<double[]> states,
      GroupMoments seen,
      List<LatentScaleStep.Move> moves) {
    List<DfStep> dfs = dfSteps(group, states, seen, moves);
    // Scatters that are related move together or not at all.
    boolean related = !structure().isFull() && !sharedDf;
    double alone = dfs.stream().mapToDouble(DfStep::gainAlone).sum();
    double together = dfs.stream().mapToDouble(DfStep::gainTogether).sum();
    List<Estimate> estimates = new ArrayList<>();
    for (int k = 0; k < dfs.size(); k++) {
      MultivariateT law = (MultivariateT) group.get(k);
      DfStep step = dfs.get(k);
      boolean onlyDf = related ? alone > Math.max(together, 0) : step.prefersAlone();
      Contours contours = onlyDf ? law.contours() : moves.get(k).contours();
      List<Diagnosis> diagnoses = new ArrayList<>(guards(moves.get(k)));
      diagnoses.addAll(step.diagnoses(onlyDf));
      boolean unseen = seen.masses()[k] == 0 && !sharedDf;
      estimates.add(
          new Estimate(law.with(unseen ? law.df() : step.df(onlyDf), contours), diagnoses));
    }
    return estimates;
  }

  /** What each component's df may do, all of them the same where df is shared. */
  private List<DfStep> dfSteps(
      List<Distribution> group,
      List<double[]> states,
      GroupMoments seen,
      List<LatentScaleStep.Move> moves) {
    List<DfStep> steps = new ArrayList<>();
    DfEvidence all = DfEvidence.NONE;
    for (int k = 0; k < moves.size(); k++) {
      double df = df(group.get(k));
      if (seen.masses()[k] > 0) {
        int dimension = group.get(k).dimension();
        DfEvidence.Sums sums = LatentScatter.ofDf(states.get(k), dimension);
        LatentScaleStep.Move move = moves.get(k);
        DfEvidence own = DfEvidence.of(df, dimension, sums, move.ratio(), move.gain());
        all = all.plus(own);
        steps.add(DfStep.of(own, df));
      } else {
        steps.add(new DfStep(df, 0, df, 0));
      }
    }
    return sharedDf ? Collections.nCopies(steps.size(), DfStep.of(all, df(group.get(0)))) : steps;
  }

  private static List<Diagnosis> guards(LatentScaleStep.Move move) {
    return move.faults().stream().map(Diagnosis::guard).toList();
  }

  @Override
  public List<Distribution> project(List<Distribution> group, Scaling scaling) {
    double common = sharedDf ? Ties.geometricMean(group, MultivariateTEstimator::df) : Double.NaN;
    List<Distribution> laws = new ArrayList<>(group.size());
    for (Distribution feasible : super.project(group, scaling)) {
      MultivariateT law = (MultivariateT) feasible;
      double df = fixedDf.orElse(DfStep.within(sharedDf ? common : law.df()));
      laws.add(law.with(df, law.contours()));
    }
    return laws;
  }

  @Override
  public int freeParameters(List<? extends Distribution> group) {
    int dfs = sharedDf ? Math.min(1, group.size()) : group.size();
    return super.freeParameters(group) + (fixedDf.isPresent() ? 0 : dfs);
  }
}
