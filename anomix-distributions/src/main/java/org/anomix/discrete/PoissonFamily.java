package org.anomix.discrete;

import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Domain;
import org.anomix.FamilyNotes;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ScalarFamily;

/** The family of {@link Poisson} laws. */
public final class PoissonFamily extends ScalarFamily<Poisson> {
  static final PoissonFamily INSTANCE = new PoissonFamily();

  /** The family; all instances are alike. */
  public PoissonFamily() {
    super(
        "poisson",
        "x = 0, 1, 2, ...",
        Poisson.class,
        List.of(Parameter.scalar("mean", Domain.NON_NEGATIVE, Parameter.Role.LOCATION)),
        values -> new Poisson(values[0]),
        law -> new double[] {law.mean()});
  }

  @Override
  public List<String> fixable() {
    return List.of("mean");
  }

  @Override
  public boolean hasAtoms() {
    return true;
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f(k) = k ln mean - mean - ln k!",
        "the mean, which is also the variance; 0 puts all mass on 0",
        "The weighted mean.",
        "Johnson, Kemp and Kotz (2005), chapter 4");
  }

  @Override
  protected ComponentEstimator estimator(Options options) {
    return new MeanEstimator(
        this, options, "mean", 0, Poisson::new, Poisson::new, "mean is at its boundary 0");
  }
}
