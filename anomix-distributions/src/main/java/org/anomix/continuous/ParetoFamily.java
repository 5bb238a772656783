package org.anomix.continuous;

import static org.anomix.Parameter.Role.OTHER;

import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Domain;
import org.anomix.FamilyNotes;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ScalarFamily;

/** The family of {@link Pareto} laws. */
public final class ParetoFamily extends ScalarFamily<Pareto> {
  static final ParetoFamily INSTANCE = new ParetoFamily();

  /** The family; all instances are alike. */
  public ParetoFamily() {
    super(
        "pareto",
        "x >= scale",
        Pareto.class,
        List.of(
            Parameter.scalar("scale", Domain.POSITIVE, OTHER),
            Parameter.scalar("shape", Domain.POSITIVE, OTHER)),
        values -> new Pareto(values[0], values[1]),
        law -> new double[] {law.scale(), law.shape()});
  }

  @Override
  public List<String> fixable() {
    return List.of("scale", "shape");
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f(x) = ln shape - ln x - shape ln(x/scale)",
        "lower end of the support in the units of x, and exponent of the tail; the mean is finite above shape 1, the variance above 2",
        "scale is given, or the least positive value of all rows, and then held: no responsibility could extend a support. shape is the reciprocal of the weighted mean of ln(x/scale), which is kept above a floor of 1e-3 units of ln x.",
        "Johnson, Kotz and Balakrishnan (1994), chapter 20");
  }

  @Override
  protected ComponentEstimator estimator(Options options) {
    return ParetoEstimator.of(options);
  }
}
