package org.anomix;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A law as plain data, what files and the notation are made of: its family's name, its parameters,
 * and the descriptions of the laws it is built from. Compares by content.
 *
 * @param family the family's name
 * @param values parameters by name, in the family's order
 * @param parts the laws inside a mixture or a product, else none
 */
public record Description(String family, Map<String, Value> values, List<Description> parts) {
  /** Copies the map, in its order, and the list. */
  public Description {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    parts = List.copyOf(parts);
  }

  /**
   * The value of a parameter of a given shape.
   *
   * @param parameter the parameter's name
   * @param shape the shape expected
   * @return its value
   * @throws ParameterException if it is missing or of another shape
   */
  public Value value(String parameter, Parameter.Shape shape) {
    Value value = values.get(parameter);
    if (value == null) {
      throw new ParameterException(family, parameter, "nothing", "given");
    }
    if (value.shape() != shape) {
      throw new ParameterException(family, parameter, value, "a " + shape.word());
    }
    return value;
  }

  /**
   * The number of a scalar parameter.
   *
   * @param parameter the parameter's name
   * @return its value
   * @throws ParameterException if it is missing or not a single number
   */
  public double scalar(String parameter) {
    return value(parameter, Parameter.Shape.SCALAR).number(0);
  }

  /**
   * Refuses parameters that a family does not have.
   *
   * @param known the parameters of the family
   * @throws UnknownNameException naming the first that is not known
   */
  public void requireOnly(Collection<Parameter> known) {
    List<String> names = known.stream().map(Parameter::name).toList();
    for (String given : values.keySet()) {
      if (!names.contains(given)) {
        throw new UnknownNameException("parameter of " + family, given, names);
      }
    }
  }
}
