package org.anomix.continuous;

import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Domain;
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
  protected ComponentEstimator estimator(Options options) {
    return new ExponentialEstimator(options);
  }
}
