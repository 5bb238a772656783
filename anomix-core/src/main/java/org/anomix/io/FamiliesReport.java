package org.anomix.io;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anomix.ComponentEstimator;
import org.anomix.DistributionFamily;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ParameterException;

/** The families and scorers of a registry as JSON for other programs. */
public final class FamiliesReport {
  private FamiliesReport() {}

  /**
   * The report.
   *
   * @param registry knows the families
   * @return indented JSON
   */
  public static String json(Registry registry) {
    return JsonWriter.object(
        out -> {
          out.list(
              "families",
              registry.familyNames().stream().map(registry::family).toList(),
              family -> family(out, family));
          out.list(
              "scorers",
              registry.scorerNames().stream().map(registry::scorer).toList(),
              scorer -> {
                out.text("name", scorer.name());
                provider(out, scorer);
              });
        });
  }

  private static void family(JsonWriter out, DistributionFamily family) {
    out.text("name", family.name());
    out.list(
        "parameters",
        family.parameters(),
        parameter -> {
          out.text("name", parameter.name());
          out.text("shape", parameter.shape().name().toLowerCase(Locale.ROOT));
          out.text("domain", domain(parameter));
          out.text("role", parameter.role().name().toLowerCase(Locale.ROOT));
          out.flag("fixable", family.fixable().contains(parameter.name()));
          out.flag("optional", family.optional().contains(parameter.name()));
        });
    out.text("support", family.support());
    family.dimension().ifPresent(dimension -> out.whole("dimension", dimension));
    out.text("estimation", estimation(family));
    out.list(
        "options",
        family.options(),
        option -> {
          out.text("name", option.name());
          out.text("default", option.defaultValue());
          out.text("summary", option.summary());
        });
    provider(out, family);
  }

  private static void provider(JsonWriter out, Object provider) {
    out.text("provider", provider.getClass().getName());
    Registry.jar(provider).ifPresent(jar -> out.text("jar", jar));
  }

  /**
   * The values a parameter may take, for a person.
   *
   * @param parameter the parameter
   * @return such as "(0, ∞)"
   */
  public static String domain(Parameter parameter) {
    return parameter.shape() == Parameter.Shape.MATRIX
        ? "positive definite"
        : parameter.domain().toString();
  }

  /**
   * How a family is estimated.
   *
   * @param family the family
   * @return exact, minorised or guarded, the tier of its M-step; "held" where nothing is estimated;
   *     "by parts" for a family that is estimated through the laws inside
   */
  public static String estimation(DistributionFamily family) {
    return estimator(family, Options.none())
        .or(() -> estimator(family, allFixed(family)))
        .map(e -> e.held() ? "held" : e.tier().name().toLowerCase(Locale.ROOT))
        .orElse("by parts");
  }

  private static Optional<ComponentEstimator> estimator(
      DistributionFamily family, Options options) {
    try {
      return Optional.of(family.estimator(options, List.of()));
    } catch (ParameterException e) {
      return Optional.empty();
    }
  }

  /** Some values for what can be fixed: a family such as a point must be given them. */
  private static Options allFixed(DistributionFamily family) {
    Options options = Options.none();
    for (Parameter parameter : family.parameters()) {
      if (family.fixable().contains(parameter.name())) {
        double value = parameter.domain().fromReal(0);
        options =
            options.withFixed(
                parameter.name(), parameter.domain().whole() ? Math.ceil(value) : value);
      }
    }
    return options;
  }
}
