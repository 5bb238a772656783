package org.anomix.em;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anomix.Description;
import org.anomix.Distribution;
import org.anomix.Domain;
import org.anomix.Parameter;
import org.anomix.Value;

/**
 * One free number of the laws of a mixture on an unconstrained scale: that of its domain's
 * transform, an entry of a vector or a symmetric matrix as it is.
 *
 * @param components whose laws have it: more than one where a parameter is shared
 * @param parameter what it belongs to
 * @param row index in a vector, or row of a matrix; 0 for a number
 * @param column column of a matrix, else 0
 */
record Coordinate(List<Integer> components, Parameter parameter, int row, int column) {
  String name() {
    return parameter.name()
        + switch (parameter.shape()) {
          case SCALAR -> "";
          case VECTOR -> "[" + row + "]";
          case MATRIX -> "[" + row + "][" + column + "]";
        };
  }

  private Domain domain() {
    return parameter.shape() == Parameter.Shape.MATRIX ? Domain.REAL : parameter.domain();
  }

  private Value value(Distribution law) {
    return law.family().describe(law).value(parameter.name(), parameter.shape());
  }

  private int index(Value value) {
    return parameter.shape() == Parameter.Shape.MATRIX ? row * value.side() + column : row;
  }

  /** The number itself. */
  double natural(Distribution law) {
    Value value = value(law);
    return value.number(index(value));
  }

  double real(Distribution law) {
    return domain().toReal(natural(law));
  }

  double natural(double real) {
    return domain().fromReal(real);
  }

  /** How much the number changes per unit of the coordinate. */
  double derivative(double real) {
    double natural = natural(real);
    boolean below = Double.isFinite(domain().lower());
    boolean above = Double.isFinite(domain().upper());
    if (below && above) {
      double width = domain().upper() - domain().lower();
      return (natural - domain().lower()) * (domain().upper() - natural) / width;
    }
    if (below) {
      return natural - domain().lower();
    }
    return above ? domain().upper() - natural : 1;
  }

  /** A law at another value of the coordinate. */
  Distribution at(Distribution law, double real) {
    Description description = law.family().describe(law);
    Value value = value(law);
    double[] numbers = value.numbers();
    numbers[index(value)] = natural(real);
    if (parameter.shape() == Parameter.Shape.MATRIX) {
      numbers[column * value.side() + row] = numbers[index(value)];
    }
    Map<String, Value> values = new LinkedHashMap<>(description.values());
    values.put(
        parameter.name(),
        switch (parameter.shape()) {
          case SCALAR -> Value.scalar(numbers[0]);
          case VECTOR -> Value.vector(numbers);
          case MATRIX -> Value.matrix(value.side(), numbers);
        });
    Description changed = new Description(description.family(), values, description.parts());
    return law.family().create(changed, List.of());
  }

  /** A length that is small for the law: where the search for a step begins. */
  double unit(Distribution law, double[] columnUnits) {
    if (parameter.shape() == Parameter.Shape.MATRIX) {
      double[] entries = value(law).numbers();
      int side = value(law).side();
      return Math.sqrt(entries[row * side + row] * entries[column * side + column]);
    }
    boolean real = !Double.isFinite(domain().lower()) && !Double.isFinite(domain().upper());
    if (real && parameter.role() != Parameter.Role.OTHER) {
      return columnUnits[row];
    }
    return real ? Math.max(1, Math.abs(natural(law))) : 1;
  }
}
