package org.anomix.continuous;

import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Domain;
import org.anomix.FamilyNotes;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ScalarFamily;

/** The family of {@link Gamma} laws. */
public final class GammaFamily extends ScalarFamily<Gamma> {
  static final GammaFamily INSTANCE = new GammaFamily();

  /** The family; all instances are alike. */
  public GammaFamily() {
    super(
        "gamma",
        "x > 0",
        Gamma.class,
        List.of(
            Parameter.scalar("shape", Domain.POSITIVE, Parameter.Role.OTHER),
            Parameter.scalar("scale", Domain.POSITIVE, Parameter.Role.SCALE)),
        values -> new Gamma(values[0], values[1]),
        law -> new double[] {law.shape(), law.scale()});
  }

  @Override
  public List<String> fixable() {
    return List.of("shape", "scale");
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f(x) = (shape - 1) ln x - x/scale - shape ln scale - ln Γ(shape)",
        "the shape, without a unit, and the scale in the units of x; the mean is shape · scale, and a shape below 1 has a pole at 0",
        "Shape by Newton's method from the weighted means of x and ln x, scale as mean/shape; the sd of ln x, about 1/sqrt(shape), is kept above 1e-3 units of ln x.",
        "Johnson, Kotz and Balakrishnan (1994), chapter 17");
  }

  @Override
  protected ComponentEstimator estimator(Options options) {
    return new GammaEstimator(options);
  }
}
