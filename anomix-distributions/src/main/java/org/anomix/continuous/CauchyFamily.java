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

/** The family of {@link Cauchy} laws. */
public final class CauchyFamily extends ScalarFamily<Cauchy> {
  static final CauchyFamily INSTANCE = new CauchyFamily();

  /** The family; all instances are alike. */
  public CauchyFamily() {
    super(
        "cauchy",
        "all x",
        Cauchy.class,
        List.of(
            Parameter.scalar("location", Domain.REAL, LOCATION),
            Parameter.scalar("scale", Domain.POSITIVE, SCALE)),
        values -> new Cauchy(values[0], values[1]),
        law -> new double[] {law.location(), law.scale()});
  }

  @Override
  public List<String> fixable() {
    return List.of("location", "scale");
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f(x) = -ln π - ln scale - ln(1 + z²) with z = (x - location)/scale",
        "median and half the interquartile range in the units of x; there is no mean",
        "One step of parameter-expanded EM with latent scales, as for student-t with df = 1; scale"
            + " is kept above a floor of 1e-4 units.",
        "Johnson, Kotz and Balakrishnan (1994), chapter 16; Liu, Rubin and Wu (1998)");
  }

  @Override
  protected ComponentEstimator estimator(Options options) {
    return new CauchyEstimator(options);
  }
}
