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
import org.anomix.ParameterException;
import org.anomix.PartialSums;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.Tier;

/**
 * Holds a box whose ends are options, or come from all rows at the start, since a component gets no
 * share of the rows outside its support and could never extend it.
 *
 * <p>State: [0] Σw.
 */
final class UniformBoxEstimator implements ComponentEstimator {
  private final Options options;
  private final Optional<UniformBox> settled;

  UniformBoxEstimator(Options options) {
    this(options, Optional.empty());
  }

  private UniformBoxEstimator(Options options, Optional<UniformBox> settled) {
    this.options = options;
    this.settled = settled;
  }

  @Override
  public DistributionFamily family() {
    return UniformBoxFamily.INSTANCE;
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
  public ComponentEstimator settle(Rows rows, Scaling scaling) {
    return settled.isPresent() ? this : new UniformBoxEstimator(options, Optional.of(around(rows)));
  }

  /** The fixed ends, and for the others those of the rows that count. */
  private UniformBox around(Rows rows) {
    double[] lower = new double[rows.dimension()];
    double[] upper = new double[rows.dimension()];
    for (int j = 0; j < lower.length; j++) {
      lower[j] = Double.POSITIVE_INFINITY;
      upper[j] = Double.NEGATIVE_INFINITY;
      for (int r = 0; r < rows.size(); r++) {
        if (rows.weight(r) > 0) {
          lower[j] = Math.min(lower[j], rows.value(r, j));
          upper[j] = Math.max(upper[j], rows.value(r, j));
        }
      }
    }
    return withFixed(lower, upper);
  }

  private UniformBox withFixed(double[] lower, double[] upper) {
    options
        .fixed()
        .forEach(
            (name, value) -> {
              int column =
                  Integer.parseInt(name.substring(name.indexOf('[') + 1, name.length() - 1));
              if (column >= lower.length) {
                throw new ParameterException(
                    UniformBoxFamily.NAME,
                    name,
                    value,
                    "an end of one of " + lower.length + " columns, counted from 0");
              }
              (name.startsWith(UniformBoxFamily.LOWER) ? lower : upper)[column] = value;
            });
    return UniformBox.of(lower, upper);
  }

  @Override
  public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
    return settled.orElseGet(() -> around(rows));
  }

  @Override
  public int stateSize(Distribution current) {
    return 1;
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    for (int r = wFrom; r < wFrom + x.rows(); r++) {
      state[stateFrom] += w[r];
    }
  }

  @Override
  public Optional<PartialSums> partial(Distribution current, int... known) {
    return Optional.of((x, w, from, state, to) -> accumulate(current, x, w, from, state, to));
  }

  @Override
  public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    UniformBox box = (UniformBox) current;
    List<Diagnosis> notes = new ArrayList<>();
    for (int j : flat(box)) {
      notes.add(
          new Diagnosis(
              Diagnosis.Kind.NOTE,
              0,
              "column '" + scaling.columnName(j) + "' has width 0 and is left out of the volume"));
    }
    return new Estimate(current, notes);
  }

  private static List<Integer> flat(UniformBox box) {
    double[] lower = box.lower();
    double[] upper = box.upper();
    List<Integer> columns = new ArrayList<>();
    for (int j = 0; j < lower.length; j++) {
      if (lower[j] == upper[j]) {
        columns.add(j);
      }
    }
    return columns;
  }

  /** Ends that were not fixed may stay as a start gives them: naming them there settles them. */
  @Override
  public List<Distribution> project(List<Distribution> group, Scaling scaling) {
    List<Distribution> feasible = new ArrayList<>();
    for (Distribution law : group) {
      UniformBox box = (UniformBox) law;
      feasible.add(withFixed(box.lower(), box.upper()));
    }
    return feasible;
  }

  /**
   * The ends taken from the data, which all components of the group share; none of a column that is
   * constant there.
   */
  @Override
  public int freeParameters(List<? extends Distribution> group) {
    if (group.isEmpty()) {
      return 0;
    }
    int count = 0;
    List<Integer> flat = flat((UniformBox) group.get(0));
    for (int j = 0; j < group.get(0).dimension(); j++) {
      boolean free = !flat.contains(j);
      count += free && options.fixed(UniformBoxFamily.LOWER + "[" + j + "]").isEmpty() ? 1 : 0;
      count += free && options.fixed(UniformBoxFamily.UPPER + "[" + j + "]").isEmpty() ? 1 : 0;
    }
    return count;
  }

  @Override
  public double minimumRows(int dimension) {
    return 0;
  }

  @Override
  public boolean held() {
    return true;
  }
}
