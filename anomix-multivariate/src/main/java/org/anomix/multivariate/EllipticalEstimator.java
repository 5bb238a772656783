package org.anomix.multivariate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Distribution;
import org.anomix.Estimate;
import org.anomix.Motion;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.Rows;
import org.anomix.Scaling;

/**
 * What estimators of laws that are constant on ellipsoids have in common: contours under a {@link
 * CovarianceStructure} and the floor of {@link Covariances}.
 *
 * <p>A column that is constant over all rows says nothing: its centre is the constant, its entry on
 * the diagonal the floor, those beside it are 0, and none of them count as free parameters once
 * {@link #settle(Rows, Scaling)} has seen the rows.
 */
abstract class EllipticalEstimator implements ComponentEstimator {
  private static final Diagnosis BEYOND_RANGE =
      Diagnosis.guard("the sums of squares are beyond the range of doubles");

  private final Options options;
  private final CovarianceStructure structure;

  /** The value of each constant column and NaN for the others; empty before the rows were seen. */
  private final double[] constants;

  EllipticalEstimator(Options options, CovarianceStructure structure, double[] constants) {
    this.options = options;
    this.structure = structure;
    this.constants = constants;
  }

  /** The same estimator, told which columns are constant. */
  abstract EllipticalEstimator settled(double[] values);

  abstract Contours contours(Distribution law);

  /** The law with other contours, itself for its own. */
  abstract Distribution with(Distribution law, Contours contours);

  /** A law to start with; both arrays become its own. */
  abstract Distribution start(double[] centre, double[] entries);

  /** Where to start in a column. */
  abstract double startCentre(Rows rows, double[] weights, int column);

  abstract double eigenvalueFloor(Scaling scaling);

  /** Index in a state of Σw. */
  abstract int massAt(int dimension);

  /** The M-step of a group with some weight whose moments are finite. */
  abstract List<Estimate> maximize(
      List<Distribution> group, List<double[]> states, GroupMoments seen, Covariances covariances);

  final CovarianceStructure structure() {
    return structure;
  }

  @Override
  public final Options options() {
    return options;
  }

  @Override
  public ComponentEstimator settle(Rows rows, Scaling scaling) {
    double[] values = new double[rows.dimension()];
    for (int j = 0; j < values.length; j++) {
      values[j] = constantOf(rows, j);
    }
    boolean nothing = constants.length == 0 && Arrays.stream(values).allMatch(Double::isNaN);
    return nothing ? this : settled(values);
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

  /** Puts the centre on the constants of constant columns exactly. */
  private void settleCentre(double[] centre) {
    for (int j = 0; j < constants.length; j++) {
      centre[j] = Double.isNaN(constants[j]) ? centre[j] : constants[j];
    }
  }

  /** The value of each constant column and NaN for the others; empty before the rows were seen. */
  final double[] constants() {
    return constants;
  }

  /** Number of columns that are known to be constant. */
  final int constantColumns() {
    return (int) Arrays.stream(constants).filter(c -> !Double.isNaN(c)).count();
  }

  @Override
  public final Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
    int dimension = rows.dimension();
    double[] centre = new double[dimension];
    double[] entries = new double[dimension * dimension];
    for (int j = 0; j < dimension; j++) {
      centre[j] = startCentre(rows, weights, j);
      entries[j * dimension + j] = scaling.unit(j) * scaling.unit(j);
    }
    settleCentre(centre);
    return start(centre, covariances(scaling).project(List.of(entries)).get(0));
  }

  private Covariances covariances(Scaling scaling) {
    return new Covariances(structure, scaling, eigenvalueFloor(scaling));
  }

  @Override
  public final Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    return estimate(List.of(current), List.of(state), scaling).get(0);
  }

  @Override
  public final List<Estimate> estimate(
      List<Distribution> group, List<double[]> states, Scaling scaling) {
    List<Contours> current = group.stream().map(this::contours).toList();
    GroupMoments seen = GroupMoments.of(current, states, massAt(scaling.dimension()));
    for (int k = 0; k < seen.size(); k++) {
      settleCentre(seen.centre(k));
    }
    if (seen.areEmpty()) {
      return group.stream().map(Estimate::of).toList();
    }
    return seen.areFinite()
        ? maximize(group, states, seen, covariances(scaling))
        : group.stream().map(law -> new Estimate(law, List.of(BEYOND_RANGE))).toList();
  }

  @Override
  public List<Distribution> project(List<Distribution> group, Scaling scaling) {
    List<double[]> feasible =
        covariances(scaling).project(group.stream().map(law -> contours(law).entries()).toList());
    List<Distribution> laws = new ArrayList<>(group.size());
    for (int k = 0; k < group.size(); k++) {
      Contours contours = contours(group.get(k));
      double[] centre = contours.centre().clone();
      settleCentre(centre);
      laws.add(with(group.get(k), contours.with(centre, feasible.get(k))));
    }
    return laws;
  }

  @Override
  public int freeParameters(List<? extends Distribution> group) {
    if (group.isEmpty()) {
      return 0;
    }
    int free = group.get(0).dimension() - constantColumns();
    return group.size() * free + structure.freeParameters(group.size(), free);
  }

  @Override
  public final Optional<Motion> motion(Parameter parameter, List<Distribution> group) {
    if (parameter.shape() != Parameter.Shape.MATRIX) {
      return Optional.empty();
    }
    int[] free =
        IntStream.range(0, group.get(0).dimension())
            .filter(j -> constants.length == 0 || Double.isNaN(constants[j]))
            .toArray();
    List<double[]> entries = group.stream().map(law -> contours(law).entries()).toList();
    return Optional.of(new CovarianceMotion(structure, entries, free));
  }

  @Override
  public final boolean extrapolates() {
    return structure.isAxisParallel() || structure.isLinear();
  }

  @Override
  public final double rounding(Distribution law, Scaling scaling) {
    return covariances(scaling).rounding(contours(law));
  }

  @Override
  public final double minimumRows(int dimension) {
    return structure.minimumRows(dimension);
  }

  @Override
  public final double[] scales(Distribution law) {
    return law.dimension() == 1 && structure.hasOwnVolumes()
        ? new double[] {Math.sqrt(contours(law).entries()[0])}
        : new double[0];
  }
}
