package org.anomix.continuous;

import static org.anomix.Parameter.Role.OTHER;
import static org.anomix.Parameter.Role.SCALE;

import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Domain;
import org.anomix.FamilyNotes;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ScalarFamily;

/** The family of {@link Weibull} laws. */
public final class WeibullFamily extends ScalarFamily<Weibull> {
  static final WeibullFamily INSTANCE = new WeibullFamily();

  /** The family; all instances are alike. */
  public WeibullFamily() {
    super(
        "weibull",
        "x > 0",
        Weibull.class,
        List.of(
            Parameter.scalar("shape", Domain.POSITIVE, OTHER),
            Parameter.scalar("scale", Domain.POSITIVE, SCALE)),
        values -> new Weibull(values[0], values[1]),
        law -> new double[] {law.shape(), law.scale()});
  }

  @Override
  public List<String> fixable() {
    return List.of("shape", "scale");
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f(x) = ln(shape/scale) + (shape - 1) ln(x/scale) - (x/scale)^shape",
        "exponent, and the quantile of 1 - 1/e in the units of x",
        "A Newton step of ln shape, which is shortened where the next pass rejects it; the scale that belongs to it is closed; 1/shape is kept above a floor of 1e-3 units of ln x.",
        "Johnson, Kotz and Balakrishnan (1994), chapter 21");
  }

  @Override
  protected ComponentEstimator estimator(Options options) {
    return new WeibullEstimator(options);
  }
}
