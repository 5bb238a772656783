package org.anomix.discrete;

import static org.anomix.Parameter.Role.OTHER;

import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Domain;
import org.anomix.FamilyNotes;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ScalarFamily;

/** The family of {@link NegativeBinomial} laws. */
public final class NegativeBinomialFamily extends ScalarFamily<NegativeBinomial> {
  static final NegativeBinomialFamily INSTANCE = new NegativeBinomialFamily();

  /** The family; all instances are alike. */
  public NegativeBinomialFamily() {
    super(
        "negative-binomial",
        "x = 0, 1, 2, ...",
        NegativeBinomial.class,
        List.of(
            Parameter.scalar("r", Domain.POSITIVE, OTHER),
            Parameter.scalar("p", Failures.DOMAIN, OTHER)),
        values -> new NegativeBinomial(values[0], values[1]),
        law -> new double[] {law.r(), law.p()});
  }

  @Override
  public List<String> fixable() {
    return List.of("r", "p");
  }

  @Override
  public boolean hasAtoms() {
    return true;
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f(k) = ln Γ(k + r) - ln Γ(r) - ln k! + r ln p + k ln(1 - p)",
        "the size r, any positive number, and the probability of success p: x counts failures before success r, of mean m = r (1 - p)/p and variance m + m²/r",
        "p = r/(r + m) from the weighted mean m; r by a bound of ln Γ(k + r) - ln Γ(r) that is exact but for a part of counts above 64, and touches at the current r; p is at most 1 - 2^-40, where the law is that of Poisson.",
        "Johnson, Kemp and Kotz (2005), chapter 5; augmentation after Quenouille (1949)");
  }

  @Override
  protected ComponentEstimator estimator(Options options) {
    return new NegativeBinomialEstimator(options);
  }
}
