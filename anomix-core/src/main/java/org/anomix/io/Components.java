package org.anomix.io;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anomix.Check;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.Option;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ParameterException;
import org.anomix.UnknownNameException;
import org.anomix.mixture.Mixture;

/**
 * Reads what is to be fitted: {@code normal} with a number of components, {@code
 * point(0)+normal+normal} for one component each, or {@code zero-inflated-NAME} for an atom at 0
 * and a number of components of NAME. Components written alike form a group.
 */
public final class Components {
  private final Registry registry;
  private final Options options;
  private final Set<String> usedOptions = new HashSet<>();
  private final Map<String, ComponentEstimator> byText = new LinkedHashMap<>();

  private Components(Registry registry, Options options) {
    this.registry = registry;
    this.options = options;
  }

  /**
   * One estimator per component.
   *
   * @param registry knows the families
   * @param family the text, without commas between families
   * @param count number of components; for a sum of families 0 or their number
   * @param options chosen options and fixed values; each goes to the families that know it
   * @return the estimators, the same object for components written alike
   * @throws UnknownNameException if a family is not known, or no family knows an option
   * @throws org.anomix.NotationException if the text does not parse
   * @throws ParameterException if the count or a fixed value is not allowed
   */
  public static List<ComponentEstimator> parse(
      Registry registry, String family, int count, Options options) {
    Components components = new Components(registry, options);
    List<ComponentEstimator> estimators = components.read(family, count);
    components.requireAllUsed(family);
    return estimators;
  }

  /**
   * Whether a text names the families one by one, so that it has a number of components of its own.
   *
   * @param family the text
   * @return true for a sum such as {@code point(0)+normal}
   */
  public static boolean isSum(String family) {
    return terms(family).size() > 1;
  }

  /**
   * One estimator per component of a mixture, by the families of its components.
   *
   * @param registry knows the families
   * @param model the mixture
   * @param options chosen options and fixed values
   * @return the estimators in the order of the components; points keep their place
   */
  public static List<ComponentEstimator> like(Registry registry, Mixture model, Options options) {
    Components components = new Components(registry, options);
    List<ComponentEstimator> estimators = new ArrayList<>();
    for (Distribution law : model.flattened().components()) {
      String text =
          law.family().name().equals(ZeroInflation.POINT) ? law.toString() : law.family().name();
      estimators.add(components.component(Term.whole(text)));
    }
    components.requireAllUsed("the model's families");
    return estimators;
  }

  private List<ComponentEstimator> read(String family, int count) {
    List<Term> terms = terms(family);
    if (terms.size() > 1) {
      if (count != 0 && count != terms.size()) {
        throw new ParameterException(
            "fit", "components", count, "left out, or " + terms.size() + " for " + family);
      }
      List<ComponentEstimator> estimators = new ArrayList<>();
      for (Term term : terms) {
        estimators.addAll(components(term, 1));
      }
      return estimators;
    }
    return components(terms.get(0), Check.atLeast("fit", "components", count, 1));
  }

  private List<ComponentEstimator> components(Term term, int count) {
    if (!ZeroInflation.isName(term.text())) {
      return Collections.nCopies(count, component(term));
    }
    List<ComponentEstimator> estimators = new ArrayList<>();
    estimators.add(component(Term.whole(ZeroInflation.POINT + "(0)")));
    int base = term.to() - ZeroInflation.base(term.text()).length();
    estimators.addAll(Collections.nCopies(count, component(new Term(term.sum(), base, term.to()))));
    return estimators;
  }

  /** One term of a sum, as a part of the whole so that an error can point at the character. */
  private record Term(String sum, int from, int to) {
    static Term whole(String text) {
      return new Term(text, 0, text.length());
    }

    static Term stripped(String sum, int from, int to) {
      String text = sum.substring(from, to);
      int start = from + text.length() - text.stripLeading().length();
      return new Term(sum, start, start + text.strip().length());
    }

    String text() {
      return sum.substring(from, to);
    }
  }

  /** Splits a sum at the plus signs outside brackets. */
  private static List<Term> terms(String family) {
    List<Term> terms = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < family.length(); i++) {
      char c = family.charAt(i);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (c == '+' && depth == 0) {
        terms.add(Term.stripped(family, from, i));
        from = i + 1;
      }
    }
    terms.add(Term.stripped(family, from, family.length()));
    return terms;
  }

  private ComponentEstimator component(Term term) {
    ComponentEstimator known = byText.get(term.text());
    if (known != null) {
      return known;
    }
    Scanner scanner = new Scanner(term.sum(), term.from(), term.to());
    DistributionFamily family = family(scanner.name());
    Options chosen = optionsOf(family);
    if (scanner.take('(') && !scanner.take(')')) {
      chosen = withFixed(chosen, family, scanner);
    }
    if (!scanner.atEnd()) {
      throw scanner.error("expected '+', '(' or the end");
    }
    ComponentEstimator estimator = family.estimator(chosen, List.of());
    byText.put(term.text(), estimator);
    return estimator;
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

  private static Options withFixed(Options options, DistributionFamily family, Scanner scanner) {
    Options chosen = options;
    Set<String> given = new HashSet<>();
    int index = 0;
    do {
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
      chosen = chosen.withFixed(name, scanner.number());
      index++;
    } while (scanner.anotherArgument());
    scanner.expect(')', "at the end of " + family.name());
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
    for (Parameter parameter : family.parameters()) {
      Double value = options.fixed().get(parameter.name());
      if (value != null && family.fixable().contains(parameter.name())) {
        chosen = chosen.withFixed(parameter.name(), value);
        usedOptions.add(parameter.name());
      }
    }
    return chosen;
  }

  private void requireAllUsed(String families) {
    List<String> fixable = new ArrayList<>();
    List<String> known = new ArrayList<>();
    for (ComponentEstimator estimator : byText.values()) {
      fixable.addAll(estimator.family().fixable());
      estimator.family().options().forEach(option -> known.add(option.name()));
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
