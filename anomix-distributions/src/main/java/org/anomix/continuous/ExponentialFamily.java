package org.anomix.continuous;

import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Domain;
import org.anomix.FamilyNotes;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ScalarFamily;

/** The family of {@link Exponential} laws. */
public final class ExponentialFamily extends ScalarFamily<Exponential> {
  static final ExponentialFamily INSTANCE = new ExponentialFamily();

  /** The family; all instances are alike. */
  public ExponentialFamily() {
    super(
        "exponential",
        "x >= 0",
        Exponential.class,
        List.of(Parameter.scalar("rate", Domain.POSITIVE, Parameter.Role.OTHER)),
        values -> new Exponential(values[0]),
        law -> new double[] {law.rate()});
  }

  @Override
  public List<String> fixable() {
    return List.of("rate");
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f(x) = ln rate - rate x",
        "events per unit of x; the mean is 1/rate",
        "The reciprocal of the weighted mean, which is kept above a floor of 1e-3 units.",
        "Johnson, Kotz and Balakrishnan (1994), chapter 19");
  }

  @Override
  protected ComponentEstimator estimator(Options options) {
    return new ExponentialEstimator(options);
  }
}
