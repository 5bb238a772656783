package org.anomix;

import java.util.List;
import java.util.OptionalInt;

/**
 * A named kind of distribution: the plug-in point, found through {@link java.util.ServiceLoader}.
 * Stateless.
 *
 * <p>A provider is declared twice, in its {@code module-info} and in {@code META-INF/services},
 * because on the class path the first is ignored and on the module path the second.
 */
public interface DistributionFamily {
  /**
   * The name used in files and in the notation, stable for ever: lower-case words joined by
   * hyphens.
   *
   * @return the name
   */
  String name();

  /**
   * The parameters in the order in which the notation takes them without names.
   *
   * @return the parameters
   */
  List<Parameter> parameters();

  /**
   * The names of the parameters that a description may leave out, which then is that of another
   * kind of law: a binomial law without trials reads them from a second column.
   *
   * @return the names, none by default
   */
  default List<String> optional() {
    return List.of();
  }

  /**
   * The options its estimator understands.
   *
   * @return the options, none by default
   */
  default List<Option> options() {
    return List.of();
  }

  /**
   * The names of the parameters its estimator can hold at a fixed value.
   *
   * @return the names, none by default
   */
  default List<String> fixable() {
    return List.of();
  }

  /**
   * How many columns its rows have.
   *
   * @return the number, 1 by default; empty for a family of several
   */
  default OptionalInt dimension() {
    return OptionalInt.of(1);
  }

  /**
   * Where the law lives, for a person.
   *
   * @return such as "x &gt; 0"
   */
  String support();

  /**
   * Whether the log density has two derivatives in every parameter, as standard errors from
   * curvature need. Where it has not, as a Laplace law in its location, they come from the scores.
   *
   * @return true by default
   */
  default boolean isSmooth() {
    return true;
  }

  /**
   * Whether its laws have atoms, as those of counts do: values of positive probability. A family
   * whose laws have parts leaves it to them.
   *
   * @return false by default
   */
  default boolean hasAtoms() {
    return false;
  }

  /**
   * Density, parametrisation, estimation and source, for a person.
   *
   * @return the notes, none by default
   */
  default FamilyNotes notes() {
    return FamilyNotes.NONE;
  }

  /**
   * Makes a law; validates like a constructor.
   *
   * @param description parameters by name; its family is this one
   * @param parts the laws of {@link Description#parts()}, already built
   * @return the law
   * @throws ParameterException if a parameter is missing, unknown or outside its domain
   */
  Distribution create(Description description, List<Distribution> parts);

  /**
   * The inverse of {@link #create}: describes a law of this family bit for bit.
   *
   * @param law a law of this family
   * @return its description
   */
  Description describe(Distribution law);

  /**
   * An estimator of this family.
   *
   * @param options chosen options and fixed values
   * @param parts estimators of the laws inside, for families that have parts
   * @return the estimator
   * @throws ParameterException if an option or a fixed value is not allowed
   */
  ComponentEstimator estimator(Options options, List<ComponentEstimator> parts);
}
