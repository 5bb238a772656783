package org.anomix.univariate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anomix.DataException;
import org.anomix.Distribution;
import org.anomix.Notation;
import org.anomix.Options;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.ScalarFamily;
import org.anomix.Scaling;

/**
 * Holds a law that is nothing but its two ends: they are options, or come from all rows at the
 * start, since a component gets no share of the rows outside its support and could never extend it.
 *
 * <p>State: [0] Σw.
 */
public final class HeldEndsEstimator extends HeldEstimator {
  private final ScalarFamily<?> family;
  private final Ends ends;
  private final Optional<Distribution> settled;

  /** Makes a law from its ends. */
  @FunctionalInterface
  public interface Ends {
    /**
     * The law between two ends.
     *
     * @param lower the lower end
     * @param upper the upper end
     * @return the law
     * @throws ParameterException if there is none
     */
    Distribution law(double lower, double upper);
  }

  private HeldEndsEstimator(
      ScalarFamily<?> family, Options options, Ends ends, Optional<Distribution> settled) {
    super(family, options);
    this.family = family;
    this.ends = ends;
    this.settled = settled;
  }

  /**
   * An estimator whose law is settled if both ends are fixed.
   *
   * @param family the family, whose two parameters are the lower and the upper end
   * @param options the options
   * @param ends makes a law
   * @return the estimator
   */
  public static HeldEndsEstimator of(ScalarFamily<?> family, Options options, Ends ends) {
    OptionalDouble lower = options.fixed(family.parameters().get(0).name());
    OptionalDouble upper = options.fixed(family.parameters().get(1).name());
    boolean given = lower.isPresent() && upper.isPresent();
    return new HeldEndsEstimator(
        family,
        options,
        ends,
        given ? Optional.of(ends.law(lower.getAsDouble(), upper.getAsDouble())) : Optional.empty());
  }

  @Override
  public HeldEndsEstimator settle(Rows rows, Scaling scaling) {
    return settled.isPresent()
        ? this
        : new HeldEndsEstimator(family, options(), ends, Optional.of(lawOf(rows)));
  }

  private Distribution lawOf(Rows rows) {
    Extent extent = Extent.of(rows, family.parameters().get(0).domain().whole(), x -> true);
    String example = family.name() + "(0, 1)";
    if (options().fixed(family.parameters().get(0).name()).isEmpty()) {
      extent.requireLeast(rows, "the lower end of " + family.name(), example);
    }
    if (options().fixed(family.parameters().get(1).name()).isEmpty()) {
      extent.requireGreatest(rows, "the upper end of " + family.name(), example);
    }
    try {
      return law(extent.least(), extent.greatest());
    } catch (ParameterException e) {
      DataException refusal =
          new DataException(
              String.format(
                  "column '%s': no law has the values from %s to %s as its ends: %s; give both ends, as"
                      + " in %s(0, 1)",
                  rows.columnName(0),
                  Notation.number(extent.least()),
                  Notation.number(extent.greatest()),
                  e.getMessage(),
                  family.name()));
      refusal.initCause(e);
      throw refusal;
    }
  }

  private Distribution law(double lower, double upper) {
    return ends.law(
        options().fixed(family.parameters().get(0).name()).orElse(lower),
        options().fixed(family.parameters().get(1).name()).orElse(upper));
  }

  @Override
  public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
    return settled.orElseGet(() -> lawOf(rows));
  }

  /** Ends that were not fixed may stay as a start gives them: naming them there settles them. */
  @Override
  public List<Distribution> project(List<Distribution> group, Scaling scaling) {
    return group.stream().map(this::project).toList();
  }

  private Distribution project(Distribution law) {
    double[] values = family.values(law);
    return law(values[0], values[1]);
  }

  /** The ends taken from the data, which all components of the group share. */
  @Override
  public int freeParameters(List<? extends Distribution> group) {
    return group.isEmpty() ? 0 : 2 - options().fixed().size();
  }
}
