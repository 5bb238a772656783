package org.anomix.continuous;

import static org.anomix.Parameter.Role.LOCATION;
import static org.anomix.Parameter.Role.SCALE;

import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Domain;
import org.anomix.FamilyNotes;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ScalarFamily;

/** The family of {@link Laplace} laws. */
public final class LaplaceFamily extends ScalarFamily<Laplace> {
  static final LaplaceFamily INSTANCE = new LaplaceFamily();

  /** The family; all instances are alike. */
  public LaplaceFamily() {
    super(
        "laplace",
        "all x",
        Laplace.class,
        List.of(
            Parameter.scalar("location", Domain.REAL, LOCATION),
            Parameter.scalar("scale", Domain.POSITIVE, SCALE)),
        values -> new Laplace(values[0], values[1]),
        law -> new double[] {law.location(), law.scale()});
  }

  @Override
  public List<String> fixable() {
    return List.of("location", "scale");
  }

  /** The log density has a kink at the location. */
  @Override
  public boolean isSmooth() {
    return false;
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f(x) = -|z| - ln 2 - ln scale with z = (x - location)/scale",
        "median and mean absolute deviation from it, in the units of x; the sd is 1.4142 scale",
        "The location moves to the best of a dense set of candidates for the weighted median, the scale is the weighted mean distance from it; scale is kept above a floor of 1e-3 units.",
        "Johnson, Kotz and Balakrishnan (1995), chapter 24");
  }

  @Override
  protected ComponentEstimator estimator(Options options) {
    return new LaplaceEstimator(options);
  }
}
