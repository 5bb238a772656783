package org.anomix.discrete;

import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Domain;
import org.anomix.FamilyNotes;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ScalarFamily;

/** The family of {@link Zeta} laws. */
public final class ZetaFamily extends ScalarFamily<Zeta> {
  static final Domain DOMAIN = new Domain(1, Double.POSITIVE_INFINITY, false, false, false);

  static final ZetaFamily INSTANCE = new ZetaFamily();

  /** The family; all instances are alike. */
  public ZetaFamily() {
    super(
        "zeta",
        "x = 1, 2, 3, ...",
        Zeta.class,
        List.of(Parameter.scalar("s", DOMAIN, Parameter.Role.OTHER)),
        values -> Zeta.of(values[0]),
        law -> new double[] {law.s()});
  }

  @Override
  public List<String> fixable() {
    return List.of("s");
  }

  @Override
  public boolean hasAtoms() {
    return true;
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f(k) = -s ln k - ln ζ(s)",
        "the exponent s, above 1: the law of Zipf, whose tail falls like k^(1-s); the mean is finite above 2, the variance above 3",
        "The s at which the mean of ln k is the weighted one, by Newton's method inside a bracket; at most 1000, where all mass is on 1.",
        "Johnson, Kemp and Kotz (2005), section 11.2.20");
  }

  @Override
  protected ComponentEstimator estimator(Options options) {
    return new ZetaEstimator(options);
  }
}
