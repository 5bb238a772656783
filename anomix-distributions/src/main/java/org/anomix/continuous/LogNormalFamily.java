package org.anomix.continuous;

import static org.anomix.Parameter.Role.LOCATION;
import static org.anomix.Parameter.Role.SCALE;

import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Domain;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ScalarFamily;

/** The family of {@link LogNormal} laws. */
public final class LogNormalFamily extends ScalarFamily<LogNormal> {
  static final LogNormalFamily INSTANCE = new LogNormalFamily();

  /** The family; all instances are alike. */
  public LogNormalFamily() {
    super(
        "log-normal",
        "x > 0",
        LogNormal.class,
        List.of(
            Parameter.scalar("mu", Domain.REAL, LOCATION),
            Parameter.scalar("sigma", Domain.POSITIVE, SCALE)),
        values -> new LogNormal(values[0], values[1]),
        law -> new double[] {law.mu(), law.sigma()});
  }

  @Override
  public List<String> fixable() {
    return List.of("mu", "sigma");
  }

  @Override
  protected ComponentEstimator estimator(Options options) {
    return new LogNormalEstimator(options);
  }
}
