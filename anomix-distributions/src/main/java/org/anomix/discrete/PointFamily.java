package org.anomix.discrete;

import java.util.List;
import java.util.OptionalDouble;
import org.anomix.ComponentEstimator;
import org.anomix.Domain;
import org.anomix.FamilyNotes;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ParameterException;
import org.anomix.ScalarFamily;

/** The family of {@link Point} laws. */
public final class PointFamily extends ScalarFamily<Point> {
  static final PointFamily INSTANCE = new PointFamily();

  /** The family; all instances are alike. */
  public PointFamily() {
    super(
        "point",
        "x alone",
        Point.class,
        List.of(Parameter.scalar("x", Domain.REAL, Parameter.Role.LOCATION)),
        values -> new Point(values[0]),
        law -> new double[] {law.x()});
  }

  @Override
  public List<String> fixable() {
    return List.of("x");
  }

  @Override
  public boolean hasAtoms() {
    return true;
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f = 0 at x",
        "the value that carries all mass",
        "Given and held: an atom that moved would lose its rows.",
        "");
  }

  @Override
  protected ComponentEstimator estimator(Options options) {
    OptionalDouble x = options.fixed("x");
    if (x.isEmpty()) {
      throw new ParameterException("point", "x", "nothing", "given, as in point(0)");
    }
    return new PointEstimator(options, new Point(x.getAsDouble()));
  }
}
