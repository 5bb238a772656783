package org.anomix.io;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.anomix.Check;
import org.anomix.ComponentEstimator;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.Options;
import org.anomix.ParameterException;
import org.anomix.UnknownNameException;
import org.anomix.mixture.Mixture;

/**
 * Reads what is to be fitted: {@code normal} with a number of components, {@code
 * point(0)+normal+normal} for one component each, {@code zero-inflated-NAME} for an atom at 0 and a
 * number of components of NAME, or {@code product(gaussian(3), zero-inflated-poisson)} for
 * components with parts. Components written alike form a group.
 */
public final class Components {

  private Components() {}

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
    EstimatorReader reader = new EstimatorReader(registry, options);
    List<ComponentEstimator> estimators = read(reader, family, count);
    reader.requireAllUsed(family);
    return estimators;
  }

  /**
   * Whether a text names the families one by one, so that it has a number of components of its own.
   *
   * @param family the text
   * @return true for a sum such as {@code point(0)+normal}
   */
  public static boolean isSum(String family) {
    return Term.whole(family).terms().size() > 1;
  }

  /**
   * A component that takes the rows that no other can explain: uniform over the extent of all rows,
   * in columns in which all others make counts over the whole numbers of it.
   *
   * @param registry knows the families
   * @param components the other components
   * @param dimension number of columns
   * @return the estimator, whose ends the rows settle
   * @throws UnknownNameException if no such family is known
   * @throws ParameterException if one of the others makes counts of several columns together
   */
  public static ComponentEstimator noise(
      Registry registry, List<ComponentEstimator> components, int dimension) {
    return parse(registry, Noise.beside(components, dimension), 1, Options.none()).get(0);
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
    EstimatorReader reader = new EstimatorReader(registry, options);
    List<ComponentEstimator> estimators = new ArrayList<>();
    for (Distribution law : model.flattened().components()) {
      estimators.addAll(reader.components(Term.whole(text(law)), 1));
    }
    reader.requireAllUsed("the model's families");
    return estimators;
  }

  /** A law as what is to be fitted. */
  private static String text(Distribution law) {
    String name = law.family().name();
    if (name.equals(ZeroInflation.POINT)) {
      return law.toString();
    }
    if (law.parts().isEmpty()) {
      return name;
    }
    return law.parts().stream()
        .map(Components::textOfPart)
        .collect(Collectors.joining(", ", name + "(", ")"));
  }

  private static String textOfPart(Distribution part) {
    DistributionFamily family = part.family();
    if (family.name().equals(Notation.MIXTURE)) {
      return part.parts().stream().map(Components::textOfPart).collect(Collectors.joining("+"));
    }
    return EstimatorReader.takesColumns(family, 0)
        ? family.name() + "(" + part.dimension() + ")"
        : text(part);
  }

  private static List<ComponentEstimator> read(EstimatorReader reader, String family, int count) {
    List<Term> terms = Term.whole(family).terms();
    if (terms.size() > 1) {
      if (count != 0 && count != terms.size()) {
        throw new ParameterException(
            "fit", "components", count, "left out, or " + terms.size() + " for " + family);
      }
      List<ComponentEstimator> estimators = new ArrayList<>();
      for (Term term : terms) {
        estimators.addAll(reader.components(term, 1));
      }
      return estimators;
    }
    return reader.components(terms.get(0), Check.atLeast("fit", "components", count, 1));
  }
}
