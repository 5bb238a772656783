package org.anomix.multivariate;

import static org.anomix.Parameter.Role.OTHER;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.anomix.Check;
import org.anomix.ComponentEstimator;
import org.anomix.Description;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Domain;
import org.anomix.FamilyNotes;
import org.anomix.Notation;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ParameterException;
import org.anomix.UnknownNameException;
import org.anomix.Value;

/** The family of {@link UniformBox} laws. */
public final class UniformBoxFamily implements DistributionFamily {
  static final String NAME = "uniform-box";
  static final String LOWER = "lower";
  static final String UPPER = "upper";
  static final UniformBoxFamily INSTANCE = new UniformBoxFamily();

  private static final List<Parameter> PARAMETERS =
      List.of(
          new Parameter(LOWER, Parameter.Shape.VECTOR, Domain.REAL, OTHER),
          new Parameter(UPPER, Parameter.Shape.VECTOR, Domain.REAL, OTHER));

  /** The family; all instances are alike. */
  public UniformBoxFamily() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public List<String> fixable() {
    return List.of(LOWER, UPPER);
  }

  @Override
  public OptionalInt dimension() {
    return OptionalInt.empty();
  }

  @Override
  public String support() {
    return "lower_j <= x_j <= upper_j";
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f(x) = -Σ ln(upper_j - lower_j), over the columns of positive width",
        "the two corners, in the units of the columns; a column of width 0 is left out of the"
            + " volume, and a row must have its value there",
        "Ends are given, or taken from all rows at the start, and then held: no responsibility"
            + " could extend a support. `--noise` adds such a component.",
        "Fraley and Raftery (2002)");
  }

  @Override
  public Distribution create(Description description, List<Distribution> parts) {
    Check.noParts(NAME, parts);
    description.requireOnly(PARAMETERS);
    return UniformBox.of(
        description.value(LOWER, Parameter.Shape.VECTOR).numbers(),
        description.value(UPPER, Parameter.Shape.VECTOR).numbers());
  }

  @Override
  public Description describe(Distribution law) {
    UniformBox box = (UniformBox) law;
    Map<String, Value> values = new LinkedHashMap<>();
    values.put(LOWER, Value.vector(box.lower()));
    values.put(UPPER, Value.vector(box.upper()));
    return new Description(NAME, values, List.of());
  }

  /**
   * An estimator that holds a box.
   *
   * @param options fixed ends by column, as {@code lower[0]}
   */
  @Override
  public ComponentEstimator estimator(Options options, List<ComponentEstimator> parts) {
    Check.noParts(NAME, parts);
    options.requireOnly(NAME, List.of());
    options
        .fixed()
        .forEach(
            (name, value) -> {
              if (!name.matches("(lower|upper)(\\[\\d{1,6}])?")) {
                throw new UnknownNameException(
                    "parameter that " + NAME + " can fix", name, fixable());
              }
              if (!name.endsWith("]")) {
                throw new ParameterException(
                    NAME,
                    name,
                    Notation.number(value),
                    "given by column, as in " + name + "[0], or as a list of all columns");
              }
              if (!Double.isFinite(value)) {
                throw new ParameterException(NAME, name, value, "finite");
              }
            });
    return new UniformBoxEstimator(options);
  }
}
