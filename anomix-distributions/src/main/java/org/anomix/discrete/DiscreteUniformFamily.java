package org.anomix.discrete;

import static org.anomix.Parameter.Role.OTHER;

import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Domain;
import org.anomix.FamilyNotes;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ScalarFamily;
import org.anomix.univariate.HeldEndsEstimator;

/** The family of {@link DiscreteUniform} laws. */
public final class DiscreteUniformFamily extends ScalarFamily<DiscreteUniform> {
  static final Domain WHOLE =
      new Domain(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false, false, true);

  static final DiscreteUniformFamily INSTANCE = new DiscreteUniformFamily();

  /** The family; all instances are alike. */
  public DiscreteUniformFamily() {
    super(
        "discrete-uniform",
        "x = lower, lower + 1, ..., upper",
        DiscreteUniform.class,
        List.of(Parameter.scalar("lower", WHOLE, OTHER), Parameter.scalar("upper", WHOLE, OTHER)),
        values -> new DiscreteUniform(values[0], values[1]),
        law -> new double[] {law.lower(), law.upper()});
  }

  @Override
  public List<String> fixable() {
    return List.of("lower", "upper");
  }

  @Override
  public boolean hasAtoms() {
    return true;
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f(k) = -ln(upper - lower + 1)",
        "the least and the greatest value, whole numbers, both included",
        "Ends are given, or taken from all rows at the start, and then held: no responsibility could extend a support.",
        "Johnson, Kemp and Kotz (2005), section 6.10");
  }

  @Override
  protected ComponentEstimator estimator(Options options) {
    return HeldEndsEstimator.of(this, options, DiscreteUniform::new);
  }
}
