package org.anomix.continuous;

import static org.anomix.Parameter.Role.LOCATION;
import static org.anomix.Parameter.Role.OTHER;
import static org.anomix.Parameter.Role.SCALE;

import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Domain;
import org.anomix.FamilyNotes;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ScalarFamily;

/** The family of {@link SkewNormal} laws. */
public final class SkewNormalFamily extends ScalarFamily<SkewNormal> {
  static final SkewNormalFamily INSTANCE = new SkewNormalFamily();

  /** The family; all instances are alike. */
  public SkewNormalFamily() {
    super(
        "skew-normal",
        "all x",
        SkewNormal.class,
        List.of(
            Parameter.scalar("location", Domain.REAL, LOCATION),
            Parameter.scalar("scale", Domain.POSITIVE, SCALE),
            Parameter.scalar("shape", Domain.REAL, OTHER)),
        values -> new SkewNormal(values[0], values[1], values[2]),
        law -> new double[] {law.location(), law.scale(), law.shape()});
  }

  @Override
  public List<String> fixable() {
    return List.of("location", "scale", "shape");
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f(x) = ln 2 - ln(2π)/2 - ln scale - z²/2 + ln Φ(shape z) with z = (x - location)/scale",
        "location and scale of the normal law that shape skews, to the right if positive; they are"
            + " not mean and sd",
        "One step of parameter-expanded EM with a latent half-normal part; scale is kept above a"
            + " floor of 1e-3 units, and shape within ±1000.",
        "Azzalini (1985); Lin, Lee and Yen (2007)");
  }

  @Override
  protected ComponentEstimator estimator(Options options) {
    return new SkewNormalEstimator(options);
  }
}
