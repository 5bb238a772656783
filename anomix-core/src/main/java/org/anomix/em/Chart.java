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
 * All numbers of a mixture on scales without ends: logarithms of weights, parameters by the
 * transforms of their domains, matrices by their {@link RootFreeFactor}. What components share is
 * the same number in each of them, so that combinations of charts whose coefficients sum to 1 keep
 * it.
 *
 * <p>With them goes a rough measure of what the rows would tell of each, were it known which
 * component they came from: that is the metric in which the steps of EM are a gradient, and in
 * which its rates are those of a symmetric matrix (Dempster, Laird and Rubin 1977, section 3).
 */
final class Chart {
  /** What a row of a normal law tells of the logarithm of its sd. */
  private static final double OF_A_SCALE = 2;

  private final Mixture mixture;
  private final double[] numbers;

  private Chart(Mixture mixture) {
    this.mixture = mixture;
    this.numbers = new double[size(mixture)];
    new Reader(numbers).read(mixture);
  }

  static Chart of(Mixture mixture) {
    return new Chart(mixture);
  }

  /** The numbers; never written. */
  double[] numbers() {
    return numbers;
  }

  /**
   * How much each number counts in the length of a step.
   *
   * @param rows the weight of all rows
   */
  double[] information(double rows) {
    double[] information = new double[numbers.length];
    new Measure(numbers, information).measure(mixture, rows);
    return information;
  }

  /**
   * The mixture at another place. What has the same numbers there, or some that are not finite,
   * stays as it is to the last bit.
   *
   * @throws org.anomix.ParameterException if doubles cannot hold a number on its own scale
   */
  Mixture at(double... place) {
    return new Writer(numbers, place).moved(mixture);
  }

  private static int size(Distribution law) {
    int size = law instanceof Mixture mixture ? mixture.size() : 0;
    if (!(law instanceof Mixture)) {
      for (Value value : law.family().describe(law).values().values()) {
        size += size(value);
      }
    }
    for (Distribution part : law.parts()) {
      size += size(part);
    }
    return size;
  }

  private static int size(Value value) {
    return isMatrix(value) ? RootFreeFactor.size(value.side()) : value.size();
  }

  private static boolean isMatrix(Value value) {
    return value.shape() == Parameter.Shape.MATRIX;
  }

  /** The values of a law, by its parameters. */
  private static Map<Parameter, Value> values(Distribution law) {
    Map<String, Value> described = law.family().describe(law).values();
    Map<Parameter, Value> values = new LinkedHashMap<>();
    for (Parameter parameter : law.family().parameters()) {
      Value value = described.get(parameter.name());
      if (value != null) {
        values.put(parameter, value);
      }
    }
    return values;
  }

  /** Reads the numbers in the order in which all others go through them. */
  private static final class Reader {
    private final double[] out;
    private int at;

    Reader(double[] out) {
      this.out = out;
    }

    void read(Distribution law) {
      if (law instanceof Mixture inner) {
        for (int k = 0; k < inner.size(); k++) {
          out[at++] = Math.log(inner.weight(k));
        }
      } else {
        values(law).forEach(this::read);
      }
      law.parts().forEach(this::read);
    }

    private void read(Parameter parameter, Value value) {
      if (isMatrix(value)) {
        RootFreeFactor.toNumbers(value.numbers(), value.side(), out, at);
        at += size(value);
        return;
      }
      Domain domain = parameter.domain();
      for (int i = 0; i < value.size(); i++) {
        // A whole number has no neighbours to move to.
        out[at++] = domain.whole() ? Double.NaN : domain.toReal(value.number(i));
      }
    }
  }

  /** Measures every number. */
  private static final class Measure {
    private final double[] numbers;
    private final double[] out;
    private int at;

    Measure(double[] numbers, double[] out) {
      this.numbers = numbers;
      this.out = out;
    }

    void measure(Distribution law, double mass) {
      if (law instanceof Mixture inner) {
        for (int k = 0; k < inner.size(); k++) {
          out[at++] = mass * inner.weight(k);
        }
        for (int k = 0; k < inner.size(); k++) {
          measure(inner.components().get(k), mass * inner.weight(k));
        }
        return;
      }
      Map<Parameter, Value> values = values(law);
      double[] variances = variances(values);
      values.forEach((parameter, value) -> measure(parameter, value, variances, mass));
      law.parts().forEach(part -> measure(part, mass));
    }

    /** The squares of the scales, for each column. */
    private static double[] variances(Map<Parameter, Value> values) {
      for (Map.Entry<Parameter, Value> entry : values.entrySet()) {
        if (entry.getKey().role() == Parameter.Role.SCALE) {
          Value value = entry.getValue();
          int count = isMatrix(value) ? value.side() : value.size();
          double[] variances = new double[count];
          for (int j = 0; j < count; j++) {
            variances[j] =
                isMatrix(value) ? value.number(j * count + j) : value.number(j) * value.number(j);
          }
          return variances;
        }
      }
      return new double[0];
    }

    private void measure(Parameter parameter, Value value, double[] variances, double mass) {
      if (isMatrix(value)) {
        RootFreeFactor.information(numbers, at, value.side(), mass, out);
        at += size(value);
        return;
      }
      boolean moves = parameter.role() == Parameter.Role.LOCATION && isReal(parameter.domain());
      boolean scale = parameter.role() == Parameter.Role.SCALE;
      for (int i = 0; i < value.size(); i++) {
        double unit = moves && i < variances.length ? variances[i] : 1;
        out[at++] = mass * (scale ? OF_A_SCALE : 1) / unit;
      }
    }

    private static boolean isReal(Domain domain) {
      return Double.isInfinite(domain.lower()) && Double.isInfinite(domain.upper());
    }
  }

  /** Makes laws of other numbers. */
  private static final class Writer {
    private final double[] from;
    private final double[] to;
    private int at;

    Writer(double[] from, double[] to) {
      this.from = from;
      this.to = to;
    }

    Mixture moved(Mixture mixture) {
      double[] weights = mixture.weights();
      if (moves(weights.length)) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
          weights[k] = Math.exp(to[at + k]);
          sum += weights[k];
        }
        for (int k = 0; k < weights.length; k++) {
          weights[k] /= sum;
        }
      }
      at += weights.length;
      return Mixture.of(weights, parts(mixture));
    }

    private List<Distribution> parts(Distribution law) {
      List<Distribution> parts = new ArrayList<>();
      for (Distribution part : law.parts()) {
        parts.add(part instanceof Mixture inner ? moved(inner) : law(part));
      }
      return parts;
    }

    private Distribution law(Distribution law) {
      if (!moves(size(law))) {
        at += size(law);
        return law;
      }
      Map<String, Value> values = new LinkedHashMap<>();
      values(law).forEach((parameter, value) -> values.put(parameter.name(), at(parameter, value)));
      List<Distribution> parts = parts(law);
      Description description =
          new Description(
              law.family().name(),
              values,
              parts.stream().map(part -> part.family().describe(part)).toList());
      return law.family().create(description, parts);
    }

    private Value at(Parameter parameter, Value value) {
      double[] numbers = value.numbers();
      if (isMatrix(value)) {
        boolean moves = isFinite(size(value)) && moves(size(value));
        int begin = at;
        at += size(value);
        return moves
            ? Value.matrix(value.side(), RootFreeFactor.toEntries(to, begin, value.side()))
            : value;
      }
      for (int i = 0; i < numbers.length; i++, at++) {
        if (isFinite(1) && moves(1)) {
          numbers[i] = parameter.domain().fromReal(to[at]);
        }
      }
      return value.shape() == Parameter.Shape.SCALAR
          ? Value.scalar(numbers[0])
          : Value.vector(numbers);
    }

    /** Whether any of the next numbers is another one. */
    private boolean moves(int count) {
      for (int i = at; i < at + count; i++) {
        if (from[i] != to[i] && !Double.isNaN(from[i])) {
          return true;
        }
      }
      return false;
    }

    private boolean isFinite(int count) {
      for (int i = at; i < at + count; i++) {
        if (!Double.isFinite(to[i]) || !Double.isFinite(from[i])) {
          return false;
        }
      }
      return true;
    }
  }
}
