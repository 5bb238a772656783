package org.anomix.discrete;

import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.FamilyNotes;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ScalarFamily;

/** The family of {@link ShiftedGeometric} laws. */
public final class ShiftedGeometricFamily extends ScalarFamily<ShiftedGeometric> {
  static final ShiftedGeometricFamily INSTANCE = new ShiftedGeometricFamily();

  /** The family; all instances are alike. */
  public ShiftedGeometricFamily() {
    super(
        "shifted-geometric",
        "x = 1, 2, 3, ...",
        ShiftedGeometric.class,
        List.of(Parameter.scalar("p", Failures.DOMAIN, Parameter.Role.OTHER)),
        values -> new ShiftedGeometric(values[0]),
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
        "log f(k) = ln p + (k - 1) ln(1 - p)",
        "the probability of success in each trial; x counts the trials up to the first success; 1 puts all mass on 1",
        "p = 1/m from the weighted mean m.",
        "Johnson, Kemp and Kotz (2005), chapter 5");
  }

  @Override
  protected ComponentEstimator estimator(Options options) {
    return new MeanEstimator(
        this,
        options,
        "p",
        1,
        failures -> new ShiftedGeometric(1 / (1 + failures)),
        ShiftedGeometric::new,
        "p is at its boundary 1");
  }
}
