package org.anomix.bench.loops;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.anomix.ParameterException;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** All benchmarks by the names by which they are called: {@code log-density} for LogDensity. */
public final class Benchmarks {
  private static final String METHOD = ".measure";

  private Benchmarks() {}

  /**
   * A benchmark.
   *
   * @param name the name by which it is called
   * @param method its full name
   * @param measures what it measures
   * @param parameters the values of each of its parameters
   */
  public record Entry(
      String name, String method, String measures, Map<String, List<String>> parameters) {
    /** Copies the parameters. */
    public Entry {
      parameters = new TreeMap<>(parameters);
    }
  }

  /**
   * Every benchmark that was compiled.
   *
   * @return in the order of their names
   */
  public static List<Entry> all() {
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), false);
    return BenchmarkList.defaultList()
        .getAll(OutputFormatFactory.createFormatInstance(nowhere, VerboseMode.SILENT), List.of())
        .stream()
        .map(Benchmarks::entry)
        .toList();
  }

  /**
   * Finds a benchmark.
   *
   * @param name its name
   * @return the benchmark
   * @throws ParameterException if there is none of this name
   */
  public static Entry named(String name) {
    List<Entry> all = all();
    return all.stream()
        .filter(entry -> entry.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    "bench",
                    "name",
                    name,
                    "families, guard, peers, or one of "
                        + all.stream().map(Entry::name).collect(Collectors.joining(", "))));
  }

  private static Entry entry(BenchmarkListEntry listed) {
    String method = listed.getUsername();
    String type = method.substring(0, method.length() - METHOD.length());
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    if (listed.getParams().hasValue()) {
      listed.getParams().get().forEach((key, values) -> parameters.put(key, List.of(values)));
    }
    return new Entry(nameOf(type), method, measuredBy(type), parameters);
  }

  private static String nameOf(String type) {
    return type.substring(type.lastIndexOf('.') + 1)
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  private static String measuredBy(String type) {
    try {
      Measures measures = Class.forName(type).getAnnotation(Measures.class);
      if (measures == null) {
        throw new IllegalStateException(type + " does not say what it measures");
      }
      return measures.value();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
