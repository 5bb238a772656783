package org.anomix.discrete;

import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.FamilyNotes;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ScalarFamily;

/** The family of {@link Geometric} laws. */
public final class GeometricFamily extends ScalarFamily<Geometric> {
  static final GeometricFamily INSTANCE = new GeometricFamily();

  /** The family; all instances are alike. */
  public GeometricFamily() {
    super(
        "geometric",
        "x = 0, 1, 2, ...",
        Geometric.class,
        List.of(Parameter.scalar("p", Failures.DOMAIN, Parameter.Role.OTHER)),
        values -> new Geometric(values[0]),
        law -> new double[] {law.p()});
  }

  @Override
  public List<String> fixable() {
    return List.of("p");
  }

  @Override
  public boolean hasAtoms() {
    return true;
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f(k) = ln p + k ln(1 - p)",
        "the probability of success in each trial; x counts the failures before the first success; 1 puts all mass on 0",
        "p = 1/(1 + m) from the weighted mean m.",
        "Johnson, Kemp and Kotz (2005), chapter 5");
  }

  @Override
  protected ComponentEstimator estimator(Options options) {
    return new MeanEstimator(
        this,
        options,
        "p",
        0,
        failures -> new Geometric(1 / (1 + failures)),
        Geometric::new,
        "p is at its boundary 1");
  }
}
