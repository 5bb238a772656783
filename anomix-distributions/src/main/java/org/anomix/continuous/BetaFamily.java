package org.anomix.continuous;

import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Domain;
import org.anomix.FamilyNotes;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ScalarFamily;

/** The family of {@link Beta} laws. */
public final class BetaFamily extends ScalarFamily<Beta> {
  static final BetaFamily INSTANCE = new BetaFamily();

  /** The family; all instances are alike. */
  public BetaFamily() {
    super(
        "beta",
        "0 < x < 1",
        Beta.class,
        List.of(
            Parameter.scalar("alpha", Domain.POSITIVE, Parameter.Role.OTHER),
            Parameter.scalar("beta", Domain.POSITIVE, Parameter.Role.OTHER)),
        values -> new Beta(values[0], values[1]),
        law -> new double[] {law.alpha(), law.beta()});
  }

  @Override
  public List<String> fixable() {
    return List.of("alpha", "beta");
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f(x) = (alpha - 1) ln x + (beta - 1) ln(1 - x) - ln B(alpha, beta)",
        "the exponents at 0 and at 1, without a unit; the mean is alpha/(alpha + beta), and an exponent below 1 has a pole at its end",
        "Newton's method in both from the weighted means of ln x and ln(1 - x), a concave problem; the smaller one is capped so that the sd of the logit stays above 1e-3 units of the data.",
        "Johnson, Kotz and Balakrishnan (1995), chapter 25");
  }

  @Override
  protected ComponentEstimator estimator(Options options) {
    return new BetaEstimator(options);
  }
}
