package org.anomix.em;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anomix.Description;
import org.anomix.Distribution;
import org.anomix.Domain;
import org.anomix.Parameter;
import org.anomix.Value;
import org.anomix.mixture.Mixture;

/**
 * One free number of the laws of a mixture on an unconstrained scale: that of its domain's
 * transform, an entry of a vector or a symmetric matrix as it is.
 *
 * @param components whose laws have it: more than one where a parameter is shared
 * @param paths where in these laws it is: the numbers of the parts that lead there, none for the
 *     law itself; more than one where components of an inner mixture share it
 * @param parameter what it belongs to
 * @param row index in a vector, or row of a matrix; 0 for a number
 * @param column column of a matrix, else 0
 */
record Coordinate(
    List<Integer> components, List<List<Integer>> paths, Parameter parameter, int row, int column) {
  String name() {
    StringBuilder prefix = new StringBuilder();
    paths.get(0).forEach(part -> prefix.append(part).append('.'));
    return prefix
        + parameter.name()
        + switch (parameter.shape()) {
          case SCALAR -> "";
          case VECTOR -> "[" + row + "]";
          case MATRIX -> "[" + row + "][" + column + "]";
        };
  }

  private Domain domain() {
    return parameter.shape() == Parameter.Shape.MATRIX ? Domain.REAL : parameter.domain();
  }

  /** Where the number is, in the first of the places. */
  private Distribution owner(Distribution law) {
    return part(law, paths.get(0));
  }

  /** The law to which the numbers of parts lead. */
  static Distribution part(Distribution law, List<Integer> path) {
    Distribution part = law;
    for (int number : path) {
      part = part.parts().get(number);
    }
    return part;
  }

  private Value value(Distribution law) {
    return law.family().describe(law).value(parameter.name(), parameter.shape());
  }

  private int index(Value value) {
    return parameter.shape() == Parameter.Shape.MATRIX ? row * value.side() + column : row;
  }

  /** The number itself. */
  double natural(Distribution law) {
    Value value = value(owner(law));
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
    Distribution moved = law;
    for (List<Integer> path : paths) {
      moved = at(moved, path, real);
    }
    return moved;
  }

  private Distribution at(Distribution law, List<Integer> path, double real) {
    if (path.isEmpty()) {
      return law instanceof Mixture mixture ? shared(mixture, real) : changed(law, real);
    }
    List<Distribution> parts = new ArrayList<>(law.parts());
    int part = path.get(0);
    parts.set(part, at(parts.get(part), path.subList(1, path.size()), real));
    Description description =
        new Description(
            law.family().name(),
            law.family().describe(law).values(),
            parts.stream().map(p -> p.family().describe(p)).toList());
    return law.family().create(description, parts);
  }

  /** With another share of one component, the others in proportion. */
  private Mixture shared(Mixture mixture, double real) {
    double share = natural(real);
    double[] weights = mixture.weights();
    double rest = (1 - share) / (1 - weights[row]);
    for (int k = 0; k < weights.length; k++) {
      weights[k] = k == row ? share : weights[k] * rest;
    }
    return Mixture.of(weights, mixture.components());
  }

  private Distribution changed(Distribution law, double real) {
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
  double unit(Distribution whole, double[] columnUnits) {
    Distribution law = owner(whole);
    if (parameter.shape() == Parameter.Shape.MATRIX) {
      double[] entries = value(law).numbers();
      int side = value(law).side();
      return Math.sqrt(entries[row * side + row] * entries[column * side + column]);
    }
    boolean real = !Double.isFinite(domain().lower()) && !Double.isFinite(domain().upper());
    if (real && parameter.role() != Parameter.Role.OTHER) {
      return columnUnits[firstColumn(whole) + row];
    }
    return real ? Math.max(1, Math.abs(natural(law))) : 1;
  }

  private int firstColumn(Distribution law) {
    int column = 0;
    Distribution owner = law;
    for (int part : paths.get(0)) {
      // The parts of a mixture lie upon each other, others side by side.
      for (int i = 0; i < part && !(owner instanceof Mixture); i++) {
        column += owner.parts().get(i).dimension();
      }
      owner = owner.parts().get(part);
    }
    return column;
  }
}
