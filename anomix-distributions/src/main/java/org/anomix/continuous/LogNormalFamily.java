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
  public List<Option> options() {
    return List.of(Ties.SHARED);
  }

  @Override
  public List<String> fixable() {
    return List.of("mu", "sigma");
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f(x) = -z²/2 - ln x - ln sigma - ln(2π)/2 with z = (ln x - mu)/sigma",
        "mean and standard deviation of ln x",
        "Weighted mean and root mean square of ln x; sigma is kept above a floor of 1e-3 units of"
            + " ln x; shared=sigma makes it one for all components, pooled by weight.",
        "Johnson, Kotz and Balakrishnan (1994), chapter 14");
  }

  @Override
  protected ComponentEstimator estimator(Options options) {
    return new LogNormalEstimator(options);
  }
}
