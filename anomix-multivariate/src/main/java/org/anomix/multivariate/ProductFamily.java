package org.anomix.multivariate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.anomix.ComponentEstimator;
import org.anomix.Description;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.FamilyNotes;
import org.anomix.Option;
import org.anomix.Options;
import org.anomix.Parameter;
import org.anomix.ParameterException;
import org.anomix.UnknownNameException;

/** The family of {@link Product} laws: it has no parameters but those of its parts. */
public final class ProductFamily implements DistributionFamily {
  static final String NAME = "product";
  static final ProductFamily INSTANCE = new ProductFamily();

  /** The family; all instances are alike. */
  public ProductFamily() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public OptionalInt dimension() {
    return OptionalInt.empty();
  }

  @Override
  public String support() {
    return "where every part lives";
  }

  @Override
  public FamilyNotes notes() {
    return new FamilyNotes(
        "log f(x) = Σ log f_i(x_i), each part for its own columns",
        "those of the parts, as in product(log-normal, poisson, zero-inflated-poisson); gaussian(3)"
            + " is a block of three columns, and one part that takes any number gets those left",
        "Each part by its own family, on its columns alone; options and fixed values go to the"
            + " parts that know them.",
        "McLachlan and Peel (2000), chapter 5");
  }

  @Override
  public Distribution create(Description description, List<Distribution> parts) {
    description.requireOnly(parameters());
    return Product.of(parts);
  }

  @Override
  public Description describe(Distribution law) {
    return new Description(
        NAME, Map.of(), law.parts().stream().map(part -> part.family().describe(part)).toList());
  }

  /**
   * An estimator of products of such parts.
   *
   * @param options {@link Option#COLUMNS} alone, where the parts do not tell
   * @throws ParameterException if there is no part, or the numbers of columns are not one per part
   *     and those that the parts have
   */
  @Override
  public ComponentEstimator estimator(Options options, List<ComponentEstimator> parts) {
    if (parts.isEmpty()) {
      throw new ParameterException(NAME, "parts", 0, "at least 1, as in product(normal, poisson)");
    }
    options.requireOnly(NAME, List.of(Option.COLUMNS));
    for (String given : options.fixed().keySet()) {
      throw new UnknownNameException("parameter that " + NAME + " can fix", given, List.of());
    }
    return new ProductEstimator(options, parts, widths(options, parts));
  }

  /** Columns of each part, 0 where the rows are to tell. */
  private static int[] widths(Options options, List<ComponentEstimator> parts) {
    int[] own = parts.stream().mapToInt(part -> part.dimension().orElse(0)).toArray();
    String text = options.values().getOrDefault(Option.COLUMNS, "");
    if (text.isEmpty()) {
      return own;
    }
    if (!text.matches("\\d{1,9}(,\\d{1,9})*")) {
      throw new ParameterException(NAME, Option.COLUMNS, text, "whole numbers parted by commas");
    }
    int[] given = Arrays.stream(text.split(",", -1)).mapToInt(Integer::parseInt).toArray();
    if (given.length != own.length) {
      throw new ParameterException(
          NAME, Option.COLUMNS, text, "one number for each of " + own.length + " parts");
    }
    for (int i = 0; i < own.length; i++) {
      if (own[i] > 0 && given[i] > 0 && given[i] != own[i]) {
        throw new ParameterException(
            NAME,
            Option.COLUMNS,
            given[i] + " for " + parts.get(i).family().name(),
            own[i] + ", as it takes");
      }
      given[i] = Math.max(given[i], own[i]);
    }
    return given;
  }
}
