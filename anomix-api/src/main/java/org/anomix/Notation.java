package org.anomix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints a model in the one text form that parses back to the same bits: {@code 0.5*normal(mean=43,
 * sd=1.5) + 0.5*normal(mean=67, sd=3)}.
 */
public final class Notation {
  /** The name under which a mixture describes itself; it alone is printed as a sum. */
  public static final String MIXTURE = "mixture";

  /** The parameter of a mixture's description that holds its weights. */
  public static final String WEIGHTS = "weights";

  private Notation() {}

  /**
   * A law in the notation.
   *
   * @param law the law
   * @return its text
   */
  public static String of(Distribution law) {
    return of(law.family().describe(law));
  }

  /**
   * A described law in the notation.
   *
   * @param description the description of a law
   * @return its text
   */
  public static String of(Description description) {
    StringBuilder out = new StringBuilder();
    append(description, out);
    return out.toString();
  }

  /**
   * A law in the notation with three significant digits: for people, not for reading back.
   *
   * @param law the law
   * @return its text
   */
  public static String rounded(Distribution law) {
    return of(rounded(law.family().describe(law)));
  }

  private static Description rounded(Description description) {
    Map<String, Value> values = new LinkedHashMap<>();
    description.values().forEach((name, value) -> values.put(name, value.rounded()));
    return new Description(
        description.family(), values, description.parts().stream().map(Notation::rounded).toList());
  }

  /**
   * A number as the notation writes it: the shortest decimal that reads back to the same double,
   * whole numbers without a fraction.
   *
   * @param value the number
   * @return its text
   */
  public static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e7 && !isNegativeZero(value)) {
      return Integer.toString((int) value);
    }
    return Double.toString(value);
  }

  private static boolean isNegativeZero(double value) {
    return value == 0 && Double.compare(value, 0) != 0;
  }

  private static void append(Description law, StringBuilder out) {
    if (law.family().equals(MIXTURE)) {
      appendSum(law, out);
      return;
    }
    out.append(law.family()).append('(');
    String separator = "";
    for (Map.Entry<String, Value> value : law.values().entrySet()) {
      out.append(separator).append(value.getKey()).append('=').append(value.getValue());
      separator = ", ";
    }
    for (Description part : law.parts()) {
      out.append(separator);
      append(part, out);
      separator = ", ";
    }
    out.append(')');
  }

  private static void appendSum(Description mixture, StringBuilder out) {
    Value weights = mixture.value(WEIGHTS, Parameter.Shape.VECTOR);
    List<Description> parts = mixture.parts();
    for (int k = 0; k < parts.size(); k++) {
      out.append(k == 0 ? "" : " + ").append(number(weights.number(k))).append('*');
      boolean nested = parts.get(k).family().equals(MIXTURE);
      out.append(nested ? "(" : "");
      append(parts.get(k), out);
      out.append(nested ? ")" : "");
    }
  }
}
