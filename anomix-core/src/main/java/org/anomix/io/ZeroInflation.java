package org.anomix.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anomix.Check;
import org.anomix.Description;
import org.anomix.DistributionFamily;
import org.anomix.Domain;
import org.anomix.Notation;
import org.anomix.Parameter;
import org.anomix.Value;

/**
 * The names {@code zero-inflated-NAME}: short for a mixture of a point at 0 with NAME. A reading
 * aid only: what they stand for is an ordinary mixture.
 */
final class ZeroInflation {
  static final String POINT = "point";

  private static final String PREFIX = "zero-inflated-";
  private static final Parameter ZERO =
      Parameter.scalar("zero", Domain.PROBABILITY, Parameter.Role.OTHER);

  private ZeroInflation() {}

  static boolean isName(String family) {
    return family.startsWith(PREFIX);
  }

  static String base(String family) {
    return family.substring(PREFIX.length());
  }

  static List<Parameter> parameters(DistributionFamily base) {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(ZERO);
    parameters.addAll(base.parameters());
    return parameters;
  }

  static Description asMixture(Description inflated) {
    double zero = Check.probability(inflated.family(), ZERO.name(), inflated.scalar(ZERO.name()));
    Map<String, Value> rest = new LinkedHashMap<>(inflated.values());
    rest.remove(ZERO.name());
    return new Description(
        Notation.MIXTURE,
        Map.of(Notation.WEIGHTS, Value.vector(zero, 1 - zero)),
        List.of(
            new Description(POINT, Map.of("x", Value.scalar(0)), List.of()),
            new Description(base(inflated.family()), rest, inflated.parts())));
  }
}
