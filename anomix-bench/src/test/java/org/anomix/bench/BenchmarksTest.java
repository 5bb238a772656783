package org.anomix.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.anomix.bench.loops.Benchmarks;
import org.anomix.bench.problem.Laws;
import org.anomix.io.Registry;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs every benchmark for a moment, with every value of its parameters, so that none rots. */
final class BenchmarksTest {
  private static final TimeValue MOMENT = TimeValue.milliseconds(5);

  @Test
  void everyBenchmarkRunsWithAllValuesOfItsParameters() throws RunnerException {
    Options options =
        new OptionsBuilder()
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(MOMENT)
            .param("scale", "0.0005")
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .build();
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), false);
    Collection<RunResult> results =
        new Runner(options, OutputFormatFactory.createFormatInstance(nowhere, VerboseMode.SILENT))
            .run();

    Set<String> ran =
        results.stream().map(r -> r.getParams().getBenchmark()).collect(Collectors.toSet());
    assertEquals(
        Benchmarks.all().stream().map(Benchmarks.Entry::method).collect(Collectors.toSet()), ran);
    for (RunResult result : results) {
      assertTrue(
          result.getSecondaryResults().get("cell").getScore() > 0,
          () -> result.getParams().id() + " counts no rows");
    }
  }

  @Test
  void everyFamilyWithoutPartsIsMeasured() {
    Set<String> families = new TreeSet<>(Registry.standard().familyNames());
    families.removeAll(Set.of("mixture", "product", "uniform-box"));
    assertEquals(families, new TreeSet<>(Laws.families()));
  }
}
