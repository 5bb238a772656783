package org.anomix.io;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.anomix.ComponentEstimator;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.Option;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ParameterException;
import org.anomix.UnknownNameException;
import org.anomix.mixture.MixtureFamily;

/**
 * Reads what one component is: a family, with values that are fixed, or with the parts that it is
 * made from. Components written alike get the same estimator, and so form a group.
 */
final class EstimatorReader {
  private static final int MOST_COLUMNS = 1_000_000;

  private final Registry registry;
  private final Options options;
  private final Set<String> usedOptions = new HashSet<>();
  private final Map<String, Part> byText = new LinkedHashMap<>();

  EstimatorReader(Registry registry, Options options) {
    this.registry = registry;
    this.options = options;
  }

  /** An estimator, and of how many columns if the text says so, else 0. */
  private record Part(ComponentEstimator estimator, int columns) {}

  /** So many components of a term; a zero-inflated one brings an atom besides. */
  List<ComponentEstimator> components(Term term, int count) {
    if (!ZeroInflation.isName(term.text())) {
      return Collections.nCopies(count, component(term));
    }
    List<ComponentEstimator> estimators = new ArrayList<>();
    estimators.add(component(Term.whole(ZeroInflation.POINT + "(0)")));
    estimators.addAll(Collections.nCopies(count, component(inflated(term))));
    return estimators;
  }

  /** What is left of a term without its prefix. */
  private static Term inflated(Term term) {
    int base = term.to() - ZeroInflation.base(term.text()).length();
    return new Term(term.whole(), base, term.to());
  }

  private ComponentEstimator component(Term term) {
    Part single = single(term);
    if (single.columns() > 0) {
      throw term.scanner()
          .error(
              "the rows tell how many columns "
                  + single.estimator().family().name()
                  + " has; its number is for a part, as in product(gaussian(3), poisson)");
    }
    return single.estimator();
  }

  private Part single(Term term) {
    Part known = byText.get(term.text());
    if (known != null) {
      return known;
    }
    Part read = read(term.scanner());
    byText.put(term.text(), read);
    return read;
  }

  private Part read(Scanner scanner) {
    DistributionFamily family = family(scanner.name());
    Options chosen = optionsOf(family);
    List<String> parameters = family.parameters().stream().map(Parameter::name).toList();
    List<Part> parts = new ArrayList<>();
    int columns = 0;
    if (scanner.take('(') && !scanner.take(')')) {
      Set<String> given = new HashSet<>();
      int index = 0;
      do {
        if (scanner.seesLaw(parameters)) {
          parts.add(part(scanner.argument()));
        } else if (takesColumns(family, index) && scanner.seesNumber()) {
          columns = columns(scanner);
        } else {
          chosen = withFixed(chosen, family, index, given, scanner);
        }
        index++;
      } while (scanner.anotherArgument());
      scanner.expect(')', "at the end of " + family.name());
    }
    if (!scanner.atEnd()) {
      throw scanner.error("expected '+', '(' or the end");
    }
    if (parts.stream().anyMatch(part -> part.columns() > 0)) {
      chosen = chosen.with(Option.COLUMNS, columns(parts));
    }
    return new Part(
        family.estimator(chosen, parts.stream().map(Part::estimator).toList()), columns);
  }

  private static String columns(List<Part> parts) {
    return parts.stream()
        .map(part -> Integer.toString(part.columns()))
        .collect(Collectors.joining(","));
  }

  /** A part may itself be a sum, of which one estimator is made. */
  private Part part(Term term) {
    Term inner = term.withoutBrackets();
    List<Term> terms = inner.terms();
    if (terms.size() == 1 && !ZeroInflation.isName(inner.text())) {
      return single(inner);
    }
    List<ComponentEstimator> estimators = new ArrayList<>();
    int columns = 0;
    for (Term one : terms) {
      boolean inflates = ZeroInflation.isName(one.text());
      if (inflates) {
        estimators.add(component(Term.whole(ZeroInflation.POINT + "(0)")));
      }
      Part component = single(inflates ? inflated(one) : one);
      if (columns > 0 && component.columns() > 0 && columns != component.columns()) {
        throw one.scanner().error("the components of a mixture have equally many columns");
      }
      columns = Math.max(columns, component.columns());
      estimators.add(component.estimator());
    }
    return new Part(MixtureFamily.INSTANCE.estimator(Options.none(), estimators), columns);
  }

  private DistributionFamily family(String name) {
    List<String> known = new ArrayList<>(registry.familyNames());
    known.remove(Notation.MIXTURE); // fitted by the families of its components
    if (name.equals(Notation.MIXTURE)) {
      throw new ParameterException(
          "fit", "family", name, "the families of its components, as in normal+normal");
    }
    if (!known.contains(name)) {
      throw new UnknownNameException("family", name, known);
    }
    return registry.family(name);
  }

  /** Whether a bare number is the number of columns: nothing else of the family is one number. */
  static boolean takesColumns(DistributionFamily family, int index) {
    return index == 0
        && family.dimension().isEmpty()
        && family.parameters().stream().noneMatch(p -> p.shape() == Parameter.Shape.SCALAR)
        && !family.parameters().isEmpty();
  }

  private static int columns(Scanner scanner) {
    int at = scanner.position();
    double number = scanner.number();
    if (!(number >= 1 && number <= MOST_COLUMNS && number == Math.rint(number))) {
      throw scanner.error(at, "a number of columns is a whole number from 1 to " + MOST_COLUMNS);
    }
    return (int) number;
  }

  private static Options withFixed(
      Options options, DistributionFamily family, int index, Set<String> given, Scanner scanner) {
    String name;
    if (scanner.seesName()) {
      name = scanner.name();
      scanner.expect('=', "after '" + name + "'");
    } else if (index < family.parameters().size()) {
      name = family.parameters().get(index).name();
    } else {
      throw scanner.error(family.name() + " takes " + family.parameters().size() + " parameters");
    }
    if (!given.add(name)) {
      throw scanner.error("'" + name + "' is given twice");
    }
    if (!scanner.sees('[')) {
      return options.withFixed(name, scanner.number());
    }
    double[] numbers = scanner.list();
    Options chosen = options;
    for (int i = 0; i < numbers.length; i++) {
      chosen = chosen.withFixed(name + "[" + i + "]", numbers[i]);
    }
    return chosen;
  }

  private Options optionsOf(DistributionFamily family) {
    Options chosen = Options.none();
    for (Option option : family.options()) {
      String value = options.values().get(option.name());
      if (value != null) {
        chosen = chosen.with(option.name(), value);
        usedOptions.add(option.name());
      }
    }
    for (Map.Entry<String, Double> fixed : options.fixed().entrySet()) {
      if (canFix(family, fixed.getKey())) {
        chosen = chosen.withFixed(fixed.getKey(), fixed.getValue());
        usedOptions.add(fixed.getKey());
      }
    }
    return chosen;
  }

  /** Whether a family can fix a parameter, or that entry of a vector. */
  private static boolean canFix(DistributionFamily family, String name) {
    int bracket = name.indexOf('[');
    String parameter = bracket < 0 ? name : name.substring(0, bracket);
    return family.fixable().contains(parameter)
        && family.parameters().stream()
            .anyMatch(
                p ->
                    p.name().equals(parameter)
                        && (bracket < 0 || p.shape() == Parameter.Shape.VECTOR));
  }

  void requireAllUsed(String families) {
    List<String> fixable = new ArrayList<>();
    List<String> known = new ArrayList<>();
    for (Part part : byText.values()) {
      DistributionFamily family = part.estimator().family();
      fixable.addAll(family.fixable());
      family.options().forEach(option -> known.add(option.name()));
    }
    for (String name : options.fixed().keySet()) {
      if (!usedOptions.contains(name)) {
        throw new UnknownNameException("parameter of " + families + " to fix", name, fixable);
      }
    }
    for (String name : options.values().keySet()) {
      if (!usedOptions.contains(name)) {
        throw new UnknownNameException("option of " + families, name, known);
      }
    }
  }
}
