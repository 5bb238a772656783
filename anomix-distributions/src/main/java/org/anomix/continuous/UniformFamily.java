package org.anomix.continuous;

import static org.anomix.Parameter.Role.OTHER;

import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Domain;
import org.anomix.FamilyNotes;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ScalarFamily;
import org.anomix.univariate.HeldEndsEstimator;

/** The family of {@link Uniform} laws. */
public final class UniformFamily extends ScalarFamily<Uniform> {
  static final UniformFamily INSTANCE = new UniformFamily();

  /** The family; all instances are alike. */
  public UniformFamily() {
    super(
        "uniform",
        "lower <= x <= upper",
        Uniform.class,
        List.of(
            Parameter.scalar("lower", Domain.REAL, OTHER),
            Parameter.scalar("upper", Domain.REAL, OTHER)),
        values -> new Uniform(values[0], values[1]),
        law -> new double[] {law.lower(), law.upper()});
  }

  @Override
  public List<String> fixable() {
    return List.of("lower", "upper");
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f(x) = -ln(upper - lower)",
        "the ends of a closed interval, in the units of x",
        "Ends are given, or taken from all rows at the start, and then held: no responsibility could extend a support.",
        "Johnson, Kotz and Balakrishnan (1995), chapter 26");
  }

  @Override
  protected ComponentEstimator estimator(Options options) {
    return HeldEndsEstimator.of(this, options, Uniform::new);
  }
}
