package org.anomix.multivariate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anomix.ComponentEstimator;
import org.anomix.Description;
import org.anomix.Distribution;
import org.anomix.Domain;
import org.anomix.FamilyNotes;
import org.anomix.Option;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.Value;
import org.anomix.univariate.Ties;

/** The family of {@link MultivariateT} laws. */
public final class MultivariateTFamily extends EllipticalFamily {
  static final String NAME = "multivariate-t";

  static final Parameter DF = Parameter.scalar("df", Domain.POSITIVE, Parameter.Role.OTHER);
  private static final Parameter LOCATION = vector("location");
  private static final Parameter SCATTER = matrix("scatter");

  static final MultivariateTFamily INSTANCE = new MultivariateTFamily();

  /** The family; all instances are alike. */
  public MultivariateTFamily() {
    super(NAME, List.of(DF, LOCATION, SCATTER));
  }

  @Override
  public List<Option> options() {
    return List.of(STRUCTURE, Ties.SHARED);
  }

  @Override
  public List<String> fixable() {
    return List.of(DF.name());
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f(x) = ln Γ((df+d)/2) - ln Γ(df/2) - d/2 ln(π df) - ln|scatter|/2 - (df+d)/2"
            + " ln(1 + δ/df) with δ = (x - location)' scatter⁻¹ (x - location), for rows of d"
            + " columns",
        "degrees of freedom, ∞ for a Gaussian law; centre and scatter matrix in the units of the"
            + " columns, which for df > 2 is (df-2)/df times the covariance",
        "One step of parameter-expanded EM with latent scales, the scatter under one of the"
            + " fourteen structures of volume, shape and orientation, and the df that maximise the"
            + " augmented likelihood between 0.01 and 1e6; eigenvalues are kept above a floor of 1e-8, "
            + UNITS_OF_FLOOR
            + "; shared=df ties the df of all components.",
        "Peel and McLachlan (2000); Kent, Tyler and Vardi (1994); Liu, Rubin and Wu (1998)");
  }

  @Override
  Distribution create(Description description) {
    return MultivariateT.ofEntries(
        description.scalar(DF.name()),
        numbers(description, LOCATION),
        numbers(description, SCATTER));
  }

  @Override
  public Description describe(Distribution law) {
    MultivariateT t = (MultivariateT) law;
    Contours contours = t.contours();
    Map<String, Value> values = new LinkedHashMap<>();
    values.put(DF.name(), Value.scalar(t.df()));
    values.put(LOCATION.name(), Value.vector(contours.centre()));
    values.put(SCATTER.name(), Value.matrix(contours.dimension(), contours.entries()));
    return new Description(NAME, values, List.of());
  }

  @Override
  ComponentEstimator estimator(Options options, CovarianceStructure structure) {
    return new MultivariateTEstimator(options, structure);
  }
}
