package org.anomix.continuous;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.DataException;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Estimate;
import org.anomix.Notation;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.Tier;

/**
 * Holds a uniform law: its ends are options, or come from all rows at the start, since a component
 * gets no share of the rows outside its support and could never extend it.
 *
 * <p>State: [0] Σw.
 */
record UniformEstimator(Options options, Optional<Uniform> settled) implements ComponentEstimator {
  static UniformEstimator of(Options options) {
    OptionalDouble lower = options.fixed("lower");
    OptionalDouble upper = options.fixed("upper");
    boolean given = lower.isPresent() && upper.isPresent();
    return new UniformEstimator(
        options,
        given
            ? Optional.of(new Uniform(lower.getAsDouble(), upper.getAsDouble()))
            : Optional.empty());
  }

  @Override
  public ComponentEstimator settle(Rows rows) {
    return settled.isPresent() ? this : new UniformEstimator(options, Optional.of(lawOf(rows)));
  }

  private Uniform lawOf(Rows rows) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < rows.size(); row++) {
      if (rows.weight(row) > 0) {
        least = Math.min(least, rows.value(row, 0));
        greatest = Math.max(greatest, rows.value(row, 0));
      }
    }
    double lower = options.fixed("lower").orElse(least);
    double upper = options.fixed("upper").orElse(greatest);
    if (!(lower < upper)) {
      throw new DataException(
          String.format(
              "column '%s': values from %s to %s give uniform(lower=%s, upper=%s) but lower must be"
                  + " below upper; give both ends, as in uniform(0, 1)",
              rows.columnName(0),
              Notation.number(least),
              Notation.number(greatest),
              Notation.number(lower),
              Notation.number(upper)));
    }
    return new Uniform(lower, upper);
  }

  @Override
  public DistributionFamily family() {
    return UniformFamily.INSTANCE;
  }

  @Override
  public Tier tier() {
    return Tier.EXACT;
  }

  @Override
  public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
    return settled.orElseGet(() -> lawOf(rows));
  }

  @Override
  public int stateSize(Distribution current) {
    return 1;
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    for (int row = 0; row < x.rows(); row++) {
      state[stateFrom] += w[wFrom + row];
    }
  }

  @Override
  public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    return Estimate.of(current);
  }

  /** Ends that were not fixed may stay as a start gives them: naming them there settles them. */
  @Override
  public List<Distribution> project(List<Distribution> group, Scaling scaling) {
    return group.stream().map(law -> project((Uniform) law)).toList();
  }

  private Distribution project(Uniform law) {
    return new Uniform(
        options.fixed("lower").orElse(law.lower()), options.fixed("upper").orElse(law.upper()));
  }

  /** The ends taken from the data, which all components of the group share. */
  @Override
  public int freeParameters(List<? extends Distribution> group) {
    return group.isEmpty() ? 0 : 2 - options.fixed().size();
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
