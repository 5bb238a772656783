package org.anomix.continuous;

import static org.anomix.Parameter.Role.LOCATION;
import static org.anomix.Parameter.Role.OTHER;
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

/** The family of {@link StudentT} laws. */
public final class StudentTFamily extends ScalarFamily<StudentT> {
  static final StudentTFamily INSTANCE = new StudentTFamily();

  /** The family; all instances are alike. */
  public StudentTFamily() {
    super(
        "student-t",
        "all x",
        StudentT.class,
        List.of(
            Parameter.scalar("df", Domain.POSITIVE, OTHER),
            Parameter.scalar("location", Domain.REAL, LOCATION),
            Parameter.scalar("scale", Domain.POSITIVE, SCALE)),
        values -> StudentT.of(values[0], values[1], values[2]),
        law -> new double[] {law.df(), law.location(), law.scale()});
  }

  @Override
  public List<Option> options() {
    return List.of(Ties.SHARED);
  }

  @Override
  public List<String> fixable() {
    return List.of("df", "location", "scale");
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f(x) = ln Γ((df+1)/2) - ln Γ(df/2) - ln(π df)/2 - ln scale - (df+1)/2 ln(1 + z²/df)"
            + " with z = (x - location)/scale",
        "degrees of freedom, 1 for a Cauchy law, many for one that is nearly normal; median and scale in the"
            + " units of x",
        "One step of parameter-expanded EM with latent scales, and the df that maximise the"
            + " augmented likelihood between 0.01 and 1e6; scale is kept above a floor of 1e-4"
            + " units; shared=df ties the df of all components.",
        "Peel and McLachlan (2000); Liu, Rubin and Wu (1998)");
  }

  @Override
  protected ComponentEstimator estimator(Options options) {
    return new StudentTEstimator(options);
  }
}
