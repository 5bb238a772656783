package org.anomix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A family all of whose parameters are single numbers: what is left to say is how a law is made
 * from them, how they are read back, and how they are estimated.
 *
 * @param <D> the type of its laws
 */
public abstract class ScalarFamily<D extends Distribution> implements DistributionFamily {
  private final String name;
  private final String support;
  private final Class<D> type;
  private final List<Parameter> parameters;
  private final Function<double[], D> constructor;
  private final Function<D, double[]> reader;

  /**
   * A family by its parts.
   *
   * @param name its name in files and in the notation
   * @param support where the law lives, for a person
   * @param type the class of its laws
   * @param parameters its parameters, all scalar
   * @param constructor makes a law from the values of the parameters, in order
   * @param reader the inverse of the constructor
   */
  protected ScalarFamily(
      String name,
      String support,
      Class<D> type,
      List<Parameter> parameters,
      Function<double[], D> constructor,
      Function<D, double[]> reader) {
    this.name = name;
    this.support = support;
    this.type = type;
    this.parameters = List.copyOf(parameters);
    this.constructor = constructor;
    this.reader = reader;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String support() {
    return support;
  }

  @Override
  public final List<Parameter> parameters() {
    return parameters;
  }

  @Override
  public final Distribution create(Description description, List<Distribution> parts) {
    Check.noParts(name, parts);
    description.requireOnly(parameters);
    double[] values = new double[parameters.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = description.scalar(parameters.get(i).name());
    }
    return constructor.apply(values);
  }

  @Override
  public final Description describe(Distribution law) {
    double[] values = values(law);
    Map<String, Value> byName = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      byName.put(parameters.get(i).name(), Value.scalar(values[i]));
    }
    return new Description(name, byName, List.of());
  }

  @Override
  public final ComponentEstimator estimator(Options options, List<ComponentEstimator> parts) {
    Check.noParts(name, parts);
    options.requireOnly(name, options().stream().map(Option::name).toList());
    for (Map.Entry<String, Double> fixed : options.fixed().entrySet()) {
      checkFixed(fixed.getKey(), fixed.getValue());
    }
    return estimator(options);
  }

  private void checkFixed(String parameter, double value) {
    if (!fixable().contains(parameter)) {
      throw new UnknownNameException("parameter that " + name + " can fix", parameter, fixable());
    }
    Domain domain =
        parameters.stream()
            .filter(p -> p.name().equals(parameter))
            .findFirst()
            .orElseThrow()
            .domain();
    if (!domain.contains(value)) {
      throw new ParameterException(name, parameter, Notation.number(value), "in " + domain);
    }
  }

  /**
   * An estimator under options that were already checked against {@link #options()}, {@link
   * #fixable()} and the domains.
   *
   * @param options chosen options and fixed values
   * @return the estimator
   */
  protected abstract ComponentEstimator estimator(Options options);

  /**
   * The values of a law's parameters.
   *
   * @param law a law of this family
   * @return the values in the order of {@link #parameters()}
   */
  public final double[] values(Distribution law) {
    return reader.apply(type.cast(law));
  }
}
