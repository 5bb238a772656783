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

/** The family of {@link Gumbel} laws. */
public final class GumbelFamily extends ScalarFamily<Gumbel> {
  static final GumbelFamily INSTANCE = new GumbelFamily();

  /** The family; all instances are alike. */
  public GumbelFamily() {
    super(
        "gumbel",
        "all x",
        Gumbel.class,
        List.of(
            Parameter.scalar("location", Domain.REAL, LOCATION),
            Parameter.scalar("scale", Domain.POSITIVE, SCALE)),
        values -> new Gumbel(values[0], values[1]),
        law -> new double[] {law.location(), law.scale()});
  }

  @Override
  public List<String> fixable() {
    return List.of("location", "scale");
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f(x) = -z - exp(-z) - ln scale with z = (x - location)/scale, the law of a maximum",
        "mode and scale in the units of x; the mean is location + 0.5772 scale, the sd 1.2825 scale",
        "A Newton step of ln scale, which is shortened where the next pass rejects it; the location that belongs to it is closed; scale is kept above a floor of 1e-3 units.",
        "Johnson, Kotz and Balakrishnan (1995), chapter 22");
  }

  @Override
  protected ComponentEstimator estimator(Options options) {
    return new GumbelEstimator(options);
  }
}
