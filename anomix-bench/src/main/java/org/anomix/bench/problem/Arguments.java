package org.anomix.bench.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anomix.ParameterException;

/**
 * What stands behind the name of a benchmark: names, and settings such as {@code scale=0.1} or
 * {@code clusters=overlapping,separated}.
 *
 * @param names arguments without an equals sign, in their order
 * @param settings the values of each setting
 */
public record Arguments(List<String> names, Map<String, List<String>> settings) {
  /** Copies both. */
  public Arguments {
    names = List.copyOf(names);
    settings = Map.copyOf(settings);
  }

  /**
   * Tells names from settings.
   *
   * @param arguments the words of a call
   * @return the same, sorted out
   */
  public static Arguments of(List<String> arguments) {
    List<String> names = new ArrayList<>();
    Map<String, List<String>> settings = new LinkedHashMap<>();
    for (String argument : arguments) {
      int at = argument.indexOf('=');
      if (at < 0) {
        names.add(argument);
      } else {
        settings.put(argument.substring(0, at), List.of(argument.substring(at + 1).split(",")));
      }
    }
    return new Arguments(names, settings);
  }

  /**
   * Refuses settings that nobody asks for.
   *
   * @param known all that are understood
   * @throws ParameterException if there is another one
   */
  public void requireKnown(List<String> known) {
    for (String name : settings.keySet()) {
      if (!known.contains(name)) {
        throw new ParameterException(
            "bench", "setting", name, "one of " + String.join(", ", known));
      }
    }
  }

  /**
   * The values of a setting.
   *
   * @param name its name
   * @param others what it is if it was not given
   * @return its values
   */
  public List<String> values(String name, List<String> others) {
    return settings.getOrDefault(name, others);
  }

  /**
   * The one value of a setting that is a positive number.
   *
   * @param name its name
   * @param other what it is if it was not given
   * @return its value
   * @throws ParameterException if it is anything else
   */
  public double positive(String name, double other) {
    List<String> values = values(name, List.of(String.valueOf(other)));
    double number = Double.NaN;
    try {
      number = values.size() == 1 ? Double.parseDouble(values.get(0)) : Double.NaN;
    } catch (NumberFormatException e) {
      // refused below
    }
    if (!(number > 0 && number < Double.POSITIVE_INFINITY)) {
      throw new ParameterException("bench", name, String.join(",", values), "a positive number");
    }
    return number;
  }

  /**
   * The values of a setting that are numbers of something.
   *
   * @param name its name
   * @param others what they are if it was not given
   * @return its values
   * @throws ParameterException if one is no whole number or below 0
   */
  public List<Integer> whole(String name, Integer... others) {
    if (!settings.containsKey(name)) {
      return List.of(others);
    }
    return values(name, List.of()).stream()
        .map(
            text -> {
              if (!text.matches("\\d{1,4}")) {
                throw new ParameterException("bench", name, text, "a whole number, at least 0");
              }
              return Integer.valueOf(text);
            })
        .toList();
  }
}
