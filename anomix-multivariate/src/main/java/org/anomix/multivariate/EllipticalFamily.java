package org.anomix.multivariate;

import java.util.List;
import java.util.OptionalInt;
import org.anomix.Check;
import org.anomix.ComponentEstimator;
import org.anomix.Description;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Domain;
import org.anomix.Notation;
import org.anomix.Option;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ParameterException;
import org.anomix.UnknownNameException;

/**
 * What families whose laws are constant on ellipsoids have in common: rows of any number of
 * columns, and a {@link CovarianceStructure} among their options.
 */
abstract class EllipticalFamily implements DistributionFamily {
  static final Option STRUCTURE =
      new Option(
          "covariance",
          "full",
          "what the covariances of the components have in common: "
              + String.join(", ", CovarianceStructure.names()));

  private final String name;
  private final List<Parameter> parameters;

  EllipticalFamily(String name, List<Parameter> parameters) {
    this.name = name;
    this.parameters = parameters;
  }

  static Parameter vector(String name) {
    return new Parameter(name, Parameter.Shape.VECTOR, Domain.REAL, Parameter.Role.LOCATION);
  }

  static Parameter matrix(String name) {
    return new Parameter(
        name, Parameter.Shape.MATRIX, Domain.POSITIVE_DEFINITE, Parameter.Role.SCALE);
  }

  @Override
  public final OptionalInt dimension() {
    return OptionalInt.empty();
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final List<Parameter> parameters() {
    return parameters;
  }

  @Override
  public final String support() {
    return "all rows";
  }

  @Override
  public final Distribution create(Description description, List<Distribution> parts) {
    Check.noParts(name, parts);
    description.requireOnly(parameters);
    return create(description);
  }

  /** The law of a description that has no parameters but those of the family. */
  abstract Distribution create(Description description);

  /** The numbers of a parameter. */
  static double[] numbers(Description description, Parameter parameter) {
    return description.value(parameter.name(), parameter.shape()).numbers();
  }

  @Override
  public final ComponentEstimator estimator(Options options, List<ComponentEstimator> parts) {
    Check.noParts(name, parts);
    options.requireOnly(name, options().stream().map(Option::name).toList());
    options.fixed().forEach(this::checkFixed);
    String structure = options.value(STRUCTURE);
    return estimator(
        options,
        CovarianceStructure.named(structure)
            .orElseThrow(
                () ->
                    new UnknownNameException(
                        "covariance structure", structure, CovarianceStructure.names())));
  }

  private void checkFixed(String given, double value) {
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(given) && fixable().contains(given)) {
        if (!parameter.domain().contains(value)) {
          throw new ParameterException(
              name, given, Notation.number(value), "in " + parameter.domain());
        }
        return;
      }
    }
    throw new ParameterException(name, given, "fixed", "estimated");
  }

  /** An estimator under options that were checked. */
  abstract ComponentEstimator estimator(Options options, CovarianceStructure structure);
}
