package org.anomix.continuous;

import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Domain;
import org.anomix.FamilyNotes;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ScalarFamily;

/** The family of {@link VonMises} laws. */
public final class VonMisesFamily extends ScalarFamily<VonMises> {
  static final VonMisesFamily INSTANCE = new VonMisesFamily();

  /** The family; all instances are alike. */
  public VonMisesFamily() {
    super(
        "von-mises",
        "mean - π <= x <= mean + π, repeated with period 2π",
        VonMises.class,
        List.of(
            Parameter.scalar("mean", Domain.REAL, Parameter.Role.LOCATION),
            Parameter.scalar("concentration", Domain.NON_NEGATIVE, Parameter.Role.OTHER)),
        values -> new VonMises(values[0], values[1]),
        law -> new double[] {law.mean(), law.concentration()});
  }

  @Override
  public List<String> fixable() {
    return List.of("mean", "concentration");
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f(x) = concentration cos(x - mean) - ln(2π I0(concentration)), with period 2π; tails and quantiles count from mean - π",
        "the direction of the mode in radians, and how closely angles gather there; 0 is the uniform law",
        "Direction of the weighted mean of (cos x, sin x); its length R gives I1/I0(concentration) = R; 1/sqrt(concentration) is kept above 1e-3 units.",
        "Mardia and Jupp (2000), section 3.5");
  }

  @Override
  protected ComponentEstimator estimator(Options options) {
    return new VonMisesEstimator(options);
  }
}
