package org.anomix.continuous;

import static org.anomix.Parameter.Role.LOCATION;
import static org.anomix.Parameter.Role.SCALE;

import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Domain;
import org.anomix.FamilyNotes;
import org.anomix.Option;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ScalarFamily;
import org.anomix.univariate.Ties;

/** The family of {@link Normal} laws. */
public final class NormalFamily extends ScalarFamily<Normal> {
  static final NormalFamily INSTANCE = new NormalFamily();

  /** The family; all instances are alike. */
  public NormalFamily() {
    super(
        "normal",
        "all x",
        Normal.class,
        List.of(
            Parameter.scalar("mean", Domain.REAL, LOCATION),
            Parameter.scalar("sd", Domain.POSITIVE, SCALE)),
        values -> new Normal(values[0], values[1]),
        law -> new double[] {law.mean(), law.sd()});
  }

  @Override
  public List<Option> options() {
    return List.of(Ties.SHARED);
  }

  @Override
  public List<String> fixable() {
    return List.of("mean", "sd");
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f(x) = -z²/2 - ln sd - ln(2π)/2 with z = (x - mean)/sd",
        "mean and standard deviation in the units of x",
        "Weighted mean and root mean square about it; sd is kept above a floor of 1e-3 units;"
            + " shared=sd makes it one for all components, pooled by weight.",
        "Johnson, Kotz and Balakrishnan (1994), chapter 13");
  }

  @Override
  protected ComponentEstimator estimator(Options options) {
    return new NormalEstimator(options);
  }
}
