package org.anomix.mixture;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.anomix.ComponentEstimator;
import org.anomix.Description;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Domain;
import org.anomix.Notation;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ParameterException;
import org.anomix.Value;

/** The family of all mixtures: its parts are the components. */
public final class MixtureFamily implements DistributionFamily {
  /** The only one needed: it is stateless. */
  public static final MixtureFamily INSTANCE = new MixtureFamily();

  private static final List<Parameter> PARAMETERS =
      List.of(
          new Parameter(
              Notation.WEIGHTS, Parameter.Shape.VECTOR, Domain.PROBABILITY, Parameter.Role.OTHER));

  private MixtureFamily() {}

  @Override
  public String name() {
    return Notation.MIXTURE;
  }

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public OptionalInt dimension() {
    return OptionalInt.empty();
  }

  @Override
  public String support() {
    return "where any of its components lives";
  }

  @Override
  public Distribution create(Description description, List<Distribution> parts) {
    description.requireOnly(PARAMETERS);
    return Mixture.of(description.value(Notation.WEIGHTS, Parameter.Shape.VECTOR).numbers(), parts);
  }

  @Override
  public Description describe(Distribution law) {
    Mixture mixture = (Mixture) law;
    return new Description(
        name(),
        Map.of(Notation.WEIGHTS, Value.vector(mixture.weights())),
        mixture.components().stream().map(c -> c.family().describe(c)).toList());
  }

  /**
   * An estimator of mixtures that are parts of other laws, such as a zero-inflated column of a
   * product. What is fitted as a mixture itself is estimated component by component.
   *
   * @throws ParameterException if there are no parts or any options
   */
  @Override
  public ComponentEstimator estimator(Options options, List<ComponentEstimator> parts) {
    if (parts.isEmpty()) {
      throw new ParameterException(name(), "components", 0, "at least 1");
    }
    options.requireOnly(name(), List.of());
    for (String given : options.fixed().keySet()) {
      throw new ParameterException(name(), given, "fixed", "estimated");
    }
    return new MixtureEstimator(options, parts);
  }
}
