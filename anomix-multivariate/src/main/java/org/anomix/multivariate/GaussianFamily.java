package org.anomix.multivariate;

import static org.anomix.Parameter.Role.LOCATION;
import static org.anomix.Parameter.Role.SCALE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.anomix.ComponentEstimator;
import org.anomix.Description;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Domain;
import org.anomix.FamilyNotes;
import org.anomix.Option;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ParameterException;
import org.anomix.UnknownNameException;
import org.anomix.Value;

/** The family of {@link Gaussian} laws. */
public final class GaussianFamily implements DistributionFamily {
  static final String NAME = "gaussian";
  static final GaussianFamily INSTANCE = new GaussianFamily();

  private static final Parameter MEAN =
      new Parameter("mean", Parameter.Shape.VECTOR, Domain.REAL, LOCATION);
  private static final Parameter COVARIANCE =
      new Parameter("covariance", Parameter.Shape.MATRIX, Domain.POSITIVE_DEFINITE, SCALE);

  private static final Option STRUCTURE =
      new Option(
          "covariance",
          "full",
          "what the covariances of the components have in common: "
              + String.join(", ", CovarianceStructure.names()));

  /** The family; all instances are alike. */
  public GaussianFamily() {}

  @Override
  public OptionalInt dimension() {
    return OptionalInt.empty();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(MEAN, COVARIANCE);
  }

  @Override
  public List<Option> options() {
    return List.of(STRUCTURE);
  }

  @Override
  public String support() {
    return "all rows";
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f(x) = -δ/2 - ln|covariance|/2 - d ln(2π)/2 with δ = (x - mean)' covariance⁻¹ (x -"
            + " mean), for rows of d columns",
        "the mean and the covariance matrix, in the units of the columns",
        "Weighted mean and covariance about it, under one of the fourteen structures of volume,"
            + " shape and orientation; eigenvalues, in units of the columns, are kept above a floor"
            + " of 1e-6.",
        "Mardia, Kent and Bibby (1979), chapters 2 and 3; Celeux and Govaert (1995)");
  }

  @Override
  public Distribution create(Description description, List<Distribution> parts) {
    requireNoParts(parts);
    description.requireOnly(parameters());
    return Gaussian.ofEntries(
        description.value(MEAN.name(), MEAN.shape()).numbers(),
        description.value(COVARIANCE.name(), COVARIANCE.shape()).numbers());
  }

  @Override
  public Description describe(Distribution law) {
    Gaussian gaussian = (Gaussian) law;
    Map<String, Value> values = new LinkedHashMap<>();
    values.put(MEAN.name(), Value.vector(gaussian.sharedMean()));
    values.put(COVARIANCE.name(), Value.matrix(gaussian.dimension(), gaussian.sharedCovariance()));
    return new Description(NAME, values, List.of());
  }

  @Override
  public ComponentEstimator estimator(Options options, List<ComponentEstimator> parts) {
    requireNoParts(parts);
    for (String given : options.values().keySet()) {
      if (!given.equals(STRUCTURE.name())) {
        throw new UnknownNameException("option of " + NAME, given, List.of(STRUCTURE.name()));
      }
    }
    for (String given : options.fixed().keySet()) {
      throw new ParameterException(NAME, given, "fixed", "estimated");
    }
    String name = options.value(STRUCTURE);
    CovarianceStructure structure =
        CovarianceStructure.named(name)
            .orElseThrow(
                () ->
                    new UnknownNameException(
                        "covariance structure", name, CovarianceStructure.names()));
    return new GaussianEstimator(options, structure);
  }

  private static void requireNoParts(List<?> parts) {
    if (!parts.isEmpty()) {
      throw new ParameterException(NAME, "parts", parts.size(), "none");
    }
  }
}
