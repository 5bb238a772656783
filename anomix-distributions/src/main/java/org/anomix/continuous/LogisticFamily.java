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

/** The family of {@link Logistic} laws. */
public final class LogisticFamily extends ScalarFamily<Logistic> {
  static final LogisticFamily INSTANCE = new LogisticFamily();

  /** The family; all instances are alike. */
  public LogisticFamily() {
    super(
        "logistic",
        "all x",
        Logistic.class,
        List.of(
            Parameter.scalar("location", Domain.REAL, LOCATION),
            Parameter.scalar("scale", Domain.POSITIVE, SCALE)),
        values -> new Logistic(values[0], values[1]),
        law -> new double[] {law.location(), law.scale()});
  }

  @Override
  public List<String> fixable() {
    return List.of("location", "scale");
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f(x) = -|z| - 2 ln(1 + exp(-|z|)) - ln scale with z = (x - location)/scale",
        "centre of symmetry and scale in the units of x; the sd is 1.8138 scale",
        "A normal law whose precision differs from row to row, by the bound of Jaakkola and Jordan: weighted mean and mean square with weights tanh(z/2)/z; scale is kept above a floor of 1e-3 units.",
        "Johnson, Kotz and Balakrishnan (1995), chapter 23; Jaakkola and Jordan (2000)");
  }

  @Override
  protected ComponentEstimator estimator(Options options) {
    return new LogisticEstimator(options);
  }
}
