package org.anomix.continuous;

import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Domain;
import org.anomix.FamilyNotes;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ScalarFamily;

/** The family of {@link InverseGaussian} laws. */
public final class InverseGaussianFamily extends ScalarFamily<InverseGaussian> {
  static final InverseGaussianFamily INSTANCE = new InverseGaussianFamily();

  /** The family; all instances are alike. */
  public InverseGaussianFamily() {
    super(
        "inverse-gaussian",
        "x > 0",
        InverseGaussian.class,
        List.of(
            Parameter.scalar("mean", Domain.POSITIVE, Parameter.Role.LOCATION),
            Parameter.scalar("shape", Domain.POSITIVE, Parameter.Role.OTHER)),
        values -> new InverseGaussian(values[0], values[1]),
        law -> new double[] {law.mean(), law.shape()});
  }

  @Override
  public List<String> fixable() {
    return List.of("mean", "shape");
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f(x) = (ln shape - ln 2π - 3 ln x)/2 - shape (x - mean)²/(2 mean² x)",
        "the mean and a shape, both in the units of x; the variance is mean³/shape",
        "The weighted mean, and 1/shape as the weighted mean of 1/x less 1/mean; the coefficient of variation sqrt(mean/shape) is kept above 1e-3 units of ln x.",
        "Johnson, Kotz and Balakrishnan (1994), chapter 15");
  }

  @Override
  protected ComponentEstimator estimator(Options options) {
    return new InverseGaussianEstimator(options);
  }
}
