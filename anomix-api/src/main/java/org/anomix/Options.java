package org.anomix;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Chosen options of an estimator or a scorer: named texts, and parameters held at a fixed value.
 *
 * @param values option by name
 * @param fixed value of each parameter that is not to be estimated
 */
public record Options(Map<String, String> values, Map<String, Double> fixed) {
  private static final Options NONE = new Options(Map.of(), Map.of());

  /** Copies both maps. */
  public Options {
    values = Map.copyOf(values);
    fixed = Map.copyOf(fixed);
  }

  /**
   * No options: everything at its default, nothing fixed.
   *
   * @return the empty options
   */
  public static Options none() {
    return NONE;
  }

  /**
   * These options and one more.
   *
   * @param name the option's name
   * @param value its value
   * @return new options
   */
  public Options with(String name, String value) {
    Map<String, String> more = new TreeMap<>(values);
    more.put(name, value);
    return new Options(more, fixed);
  }

  /**
   * These options with one more parameter held fixed.
   *
   * @param parameter the parameter's name; {@code name[2]} for an entry of a vector
   * @param value the value it keeps
   * @return new options
   */
  public Options withFixed(String parameter, double value) {
    Map<String, Double> more = new TreeMap<>(fixed);
    more.put(parameter, value);
    return new Options(values, more);
  }

  /**
   * The value of an option.
   *
   * @param option the option
   * @return the chosen value, or the option's default
   */
  public String value(Option option) {
    return values.getOrDefault(option.name(), option.defaultValue());
  }

  /**
   * The fixed value of a parameter.
   *
   * @param parameter the parameter's name
   * @return its value, or empty if it is to be estimated
   */
  public OptionalDouble fixed(String parameter) {
    Double value = fixed.get(parameter);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /**
   * Refuses options that nobody knows; fixed values are not looked at.
   *
   * @param owner whose options they are, such as a family's name
   * @param known the names of those it has
   * @throws UnknownNameException naming one that is not known
   */
  public void requireOnly(String owner, Collection<String> known) {
    for (String given : values.keySet()) {
      if (!known.contains(given)) {
        throw new UnknownNameException("option of " + owner, given, known);
      }
    }
  }
}
