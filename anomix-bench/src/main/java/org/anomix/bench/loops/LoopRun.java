package org.anomix.bench.loops;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.anomix.ParameterException;
import org.anomix.bench.problem.Arguments;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs benchmarks by name and prints what they found as a table. */
public final class LoopRun {
  private static final String SECONDS = "seconds";
  private static final String FORKS = "forks";
  private static final String CELL = "cell";
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private final Arguments arguments;
  private final PrintStream progress;

  private LoopRun(Arguments arguments, PrintStream progress) {
    this.arguments = arguments;
    this.progress = progress;
  }

  /**
   * Lists all benchmarks with their parameters.
   *
   * @param out receives the list
   */
  public static void list(PrintWriter out) {
    for (Benchmarks.Entry entry : Benchmarks.all()) {
      out.printf(Locale.ROOT, "%-16s %s%n", entry.name(), entry.measures());
      entry
          .parameters()
          .forEach(
              (name, values) ->
                  out.printf(Locale.ROOT, "%-16s   %s=%s%n", "", name, String.join(",", values)));
    }
    out.println();
    out.println("Settings of all: seconds=1 per repetition, forks=1 processes.");
  }

  /**
   * Runs benchmarks.
   *
   * @param arguments their names, and settings: of their parameters, seconds and forks
   * @param out receives the tables
   * @param progress receives what the runner has to say
   */
  public static void run(Arguments arguments, PrintWriter out, PrintStream progress) {
    LoopRun run = new LoopRun(arguments, progress);
    for (String name : arguments.names()) {
      run.measure(Benchmarks.named(name), out);
    }
  }

  private void measure(Benchmarks.Entry entry, PrintWriter out) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(Pattern.quote(entry.method()))
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true);
    arguments
        .settings()
        .forEach(
            (name, values) -> {
              if (entry.parameters().containsKey(name)) {
                options.param(name, values.toArray(String[]::new));
              } else if (!name.equals(SECONDS) && !name.equals(FORKS)) {
                throw new ParameterException(
                    entry.name(),
                    "setting",
                    name,
                    "one of " + entry.parameters().keySet() + ", seconds, forks");
              }
            });
    TimeValue time = TimeValue.milliseconds((long) (1000 * arguments.positive(SECONDS, 1)));
    options.warmupTime(time).measurementTime(time).forks((int) arguments.positive(FORKS, 1));
    try {
      Runner runner =
          new Runner(
              options.build(),
              OutputFormatFactory.createFormatInstance(progress, VerboseMode.NORMAL));
      print(entry, runner.run(), out);
    } catch (RunnerException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void print(
      Benchmarks.Entry entry, Collection<RunResult> results, PrintWriter out) {
    out.println(entry.name() + ": " + entry.measures());
    out.println();
    List<String> parameters = entry.parameters().keySet().stream().sorted().toList();
    String head = String.join(" | ", parameters);
    out.println("| " + head + " | ns per row and component | ± | ns per call | bytes per call |");
    out.println("|---".repeat(parameters.size()) + "|--:|--:|--:|--:|");
    for (RunResult result : results) {
      Map<String, String> cells = new LinkedHashMap<>();
      parameters.forEach(name -> cells.put(name, result.getParams().getParam(name)));
      cells.put("time", secondary(result, CELL, found -> found.getScore()));
      cells.put("error", secondary(result, CELL, found -> found.getScoreError()));
      cells.put("call", number(result.getPrimaryResult().getScore()));
      cells.put("bytes", secondary(result, ALLOCATED, found -> found.getScore()));
      out.println("| " + String.join(" | ", cells.values()) + " |");
    }
    out.println();
    out.flush();
  }

  private static String secondary(
      RunResult result, String name, ToDoubleFunction<Result<?>> number) {
    Result<?> found = result.getSecondaryResults().get(name);
    return found == null ? "" : number(number.applyAsDouble(found));
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4g", value);
  }
}
