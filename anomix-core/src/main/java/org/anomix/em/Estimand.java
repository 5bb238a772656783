package org.anomix.em;

import java.util.ArrayList;
import java.util.List;
import org.anomix.Distribution;
import org.anomix.Domain;
import org.anomix.Parameter;
import org.anomix.Value;
import org.anomix.mixture.Mixture;

/**
 * One estimated number of the laws of a mixture, also on an unconstrained scale: that of its
 * domain's transform, an entry of a vector or a symmetric matrix as it is.
 *
 * @param components whose laws have it: more than one where a parameter is shared
 * @param paths where in these laws it is: the numbers of the parts that lead there, none for the
 *     law itself; more than one where components of an inner mixture share it
 * @param parameter what it belongs to
 * @param row index in a vector, or row of a matrix; 0 for a number
 * @param column column of a matrix, else 0
 */
record Estimand(
    List<Integer> components, List<List<Integer>> paths, Parameter parameter, int row, int column) {
  /**
   * The numbers of a parameter, of a matrix those on and below the diagonal.
   *
   * @param value of the parameter
   */
  static List<Estimand> of(
      Value value, List<Integer> components, List<List<Integer>> paths, Parameter parameter) {
    boolean matrix = parameter.shape() == Parameter.Shape.MATRIX;
    int rows = matrix ? value.side() : value.size();
    List<Estimand> all = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column <= (matrix ? row : 0); column++) {
        all.add(new Estimand(components, paths, parameter, row, column));
      }
    }
    return all;
  }

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
    return Parts.at(law, paths.get(0));
  }

  private Value value(Distribution law) {
    return Parts.value(law, parameter);
  }

  private int index(Value value) {
    return parameter.shape() == Parameter.Shape.MATRIX ? row * value.side() + column : row;
  }

  /** The number in a value of its parameter. */
  double in(Value value) {
    return value.number(index(value));
  }

  /** The number itself. */
  double natural(Distribution law) {
    return in(value(owner(law)));
  }

  double real(Distribution law) {
    return domain().toReal(natural(law));
  }

  double natural(double real) {
    return domain().fromReal(real);
  }

  /** How much the number changes per unit of the unconstrained scale. */
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

  /** A law at another value. */
  Distribution at(Distribution law, double real) {
    Distribution moved = law;
    for (List<Integer> path : paths) {
      moved =
          Parts.changed(
              moved,
              path,
              part -> part instanceof Mixture inner ? shared(inner, real) : changed(part, real));
    }
    return moved;
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
    Value value = value(law);
    double[] numbers = value.numbers();
    numbers[index(value)] = natural(real);
    if (parameter.shape() == Parameter.Shape.MATRIX) {
      numbers[column * value.side() + row] = numbers[index(value)];
    }
    return Parts.with(
        law,
        parameter,
        switch (parameter.shape()) {
          case SCALAR -> Value.scalar(numbers[0]);
          case VECTOR -> Value.vector(numbers);
          case MATRIX -> Value.matrix(value.side(), numbers);
        });
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
      return columnUnits[Parts.firstColumn(whole, paths.get(0)) + row];
    }
    return real ? Math.max(1, Math.abs(natural(law))) : 1;
  }
}
