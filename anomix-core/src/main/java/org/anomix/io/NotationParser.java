package org.anomix.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anomix.AnomixException;
import org.anomix.Description;
import org.anomix.Distribution;
import org.anomix.Notation;
import org.anomix.Parameter;
import org.anomix.ParameterException;
import org.anomix.UnknownNameException;
import org.anomix.Value;
import org.anomix.mixture.Mixture;

/**
 * Parses the notation by recursive descent.
 *
 * <pre>
 * model    := term { '+' term }
 * term     := [ number '*' ] ( law | '(' model ')' )
 * law      := NAME '(' [ argument { ',' argument } ] ')'
 * argument := [ NAME '=' ] value | model
 * value    := number | '[' number, .. ']' | '[' [ number, .. ], .. ']'
 * </pre>
 */
final class NotationParser {
  private static final int DEEPEST = 50;

  private final Scanner scanner;
  private final Registry registry;
  private int depth;

  NotationParser(String text, Registry registry) {
    this.scanner = new Scanner(text);
    this.registry = registry;
  }

  /** The whole text as one law. */
  Distribution law() {
    Distribution law = model();
    if (!scanner.atEnd()) {
      throw scanner.error("expected '+' or the end");
    }
    return law;
  }

  private Distribution model() {
    if (++depth > DEEPEST) {
      throw scanner.error("nested deeper than " + DEEPEST);
    }
    int from = scanner.position();
    List<Distribution> laws = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    do {
      int term = scanner.position();
      if (!scanner.seesName() && !scanner.sees('(')) {
        weights.add(weight());
      }
      laws.add(scanner.sees('(') ? nested() : component());
      if (laws.size() > 1 && weights.size() < laws.size()) {
        throw scanner.error(term, "expected a weight, as in 0.5*normal(0, 1)");
      }
    } while (scanner.take('+') && weightsSoFar(weights, laws));
    depth--;
    if (weights.isEmpty()) {
      return laws.get(0);
    }
    try {
      return Mixture.of(weights.stream().mapToDouble(w -> w).toArray(), laws);
    } catch (ParameterException e) {
      throw scanner.error(from, e.getMessage());
    }
  }

  private boolean weightsSoFar(List<Double> weights, List<Distribution> laws) {
    if (weights.size() < laws.size()) {
      throw scanner.error("expected a weight before every component of a sum");
    }
    return true;
  }

  private double weight() {
    int from = scanner.position();
    double weight = scanner.number();
    if (!(weight >= 0 && weight <= 1)) {
      throw scanner.error(from, "weight " + Notation.number(weight) + " is not between 0 and 1");
    }
    scanner.expect('*', "after the weight");
    return weight;
  }

  private Distribution nested() {
    scanner.expect('(', "");
    Distribution law = model();
    scanner.expect(')', "at the end of the mixture");
    return law;
  }

  private Distribution component() {
    int from = scanner.position();
    String name = scanner.name();
    List<Parameter> parameters;
    try {
      parameters = registry.parameters(name);
    } catch (UnknownNameException e) {
      throw scanner.error(from, e.getMessage());
    }
    Map<String, Value> values = new LinkedHashMap<>();
    Map<String, Integer> positions = new HashMap<>();
    List<Description> parts = new ArrayList<>();
    scanner.expect('(', "after " + name);
    if (!scanner.sees(')')) {
      do {
        if (!argument(name, parameters, values, positions)) {
          Distribution part = model();
          parts.add(part.family().describe(part));
        }
      } while (scanner.anotherArgument());
    }
    scanner.expect(')', "at the end of " + name);
    return create(new Description(name, values, parts), from, positions);
  }

  /** Reads one parameter, or returns false if a law or a sum of laws follows. */
  private boolean argument(
      String family,
      List<Parameter> parameters,
      Map<String, Value> values,
      Map<String, Integer> positions) {
    int at = scanner.position();
    if (scanner.sees('(') || scanner.seesWeight()) {
      return false;
    }
    String name;
    if (scanner.seesName()) {
      Scanner ahead = scanner.copy();
      name = ahead.name();
      if (ahead.sees('(')) {
        return false;
      }
      scanner.name();
      scanner.expect('=', "after '" + name + "'");
      if (parameters.stream().noneMatch(p -> p.name().equals(name))) {
        throw scanner.error(
            at,
            new UnknownNameException(
                    "parameter of " + family,
                    name,
                    parameters.stream().map(Parameter::name).toList())
                .getMessage());
      }
    } else {
      if (values.size() >= parameters.size()) {
        throw scanner.error(
            at, family + " takes " + parameters.size() + " parameters, this is one more");
      }
      name = parameters.get(values.size()).name();
    }
    positions.put(name, scanner.position());
    if (values.put(name, value()) != null) {
      throw scanner.error(at, "'" + name + "' is given twice");
    }
    return true;
  }

  private Value value() {
    if (!scanner.sees('[')) {
      return Value.scalar(scanner.number());
    }
    int from = scanner.position();
    Scanner ahead = scanner.copy();
    ahead.expect('[', "");
    if (!ahead.sees('[')) {
      return Value.vector(scanner.list());
    }
    scanner.expect('[', "");
    List<double[]> rows = new ArrayList<>();
    do {
      if (!scanner.sees('[')) {
        throw scanner.error("expected '[' at the start of a row");
      }
      rows.add(scanner.list());
    } while (scanner.take(','));
    scanner.expect(']', "at the end of the matrix");
    double[] all = new double[rows.size() * rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).length != rows.size()) {
        throw scanner.error(
            from,
            "the matrix has "
                + rows.size()
                + " rows but row "
                + i
                + " has "
                + rows.get(i).length
                + " numbers");
      }
      System.arraycopy(rows.get(i), 0, all, i * rows.size(), rows.size());
    }
    return Value.matrix(rows.size(), all);
  }

  private Distribution create(Description description, int from, Map<String, Integer> positions) {
    try {
      return registry.create(description);
    } catch (ParameterException e) {
      throw scanner.error(positions.getOrDefault(e.parameter(), from), e.getMessage());
    } catch (AnomixException e) {
      throw scanner.error(from, e.getMessage());
    }
  }
}
