package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fits of 20,000 rows of ten columns by either kernels and several numbers of threads. */
final class SameBitsTest {
  private static final int ROWS = 20_000;
  private static final int COLUMNS = 16;
  private static final int COMPONENTS = 4;

  /** Seen: 2.2e-16. */
  private static final double ACROSS_KERNELS = 1e-12;

  @TempDir private Path folder;

  /** Overlapping clusters, and separated ones, in which terms are left out. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 15})
  void threadsChangeNoBitAndKernelsFewDigits(double distance) throws Exception {
    assumeTrue(hasVectorApi(), "no module of the Vector API");
    Path rows = folder.resolve("rows.csv");
    Files.write(rows, lines(distance));
    List<String> vector = histories("vector", rows, start(distance));
    assumeTrue(!vector.isEmpty(), "this processor has no vectors that are worth it");
    List<String> scalar = histories("scalar", rows, start(distance));
    assertEquals(1, vector.stream().distinct().count(), () -> String.join("\n", vector));
    assertEquals(1, scalar.stream().distinct().count(), () -> String.join("\n", scalar));
    double[] expected = numbers(scalar.get(0));
    double[] actual = numbers(vector.get(0));
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], ACROSS_KERNELS * Math.abs(expected[i]));
    }
  }

  private static boolean hasVectorApi() {
    return ModuleFinder.ofSystem().find("jdk.incubator.vector").isPresent();
  }

  /** One line of objectives per number of threads, none where the kernels are refused. */
  private static List<String> histories(String kernels, Path rows, String start) throws Exception {
    List<String> options =
        kernels.equals("vector") ? List.of("--add-modules", "jdk.incubator.vector") : List.of();
    Process process =
        OwnProcess.of(options, Fits.class, List.of(kernels, rows.toString(), start))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    List<String> found = out.lines().filter(line -> line.contains("\"history\"")).toList();
    if (kernels.equals("scalar")) {
      assertEquals(Fits.THREADS.size(), found.size(), out);
    }
    return found;
  }

  /** The fits of one process, which has the kernels of its first. */
  static final class Fits {
    static final List<String> THREADS = List.of("1", "2", "3", "7");

    private Fits() {}

    public static void main(String[] arguments) {
      PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
      PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
      List<String> call = List.of("fit", arguments[1], "--start", arguments[2], "--kernels");
      for (String threads : THREADS) {
        Main.run(
            out,
            err,
            Stream.concat(
                    call.stream(),
                    Stream.of(
                        arguments[0],
                        "--threads",
                        threads,
                        "--iterations",
                        "4",
                        "--errors",
                        "none",
                        "--format",
                        "json"))
                .toArray(String[]::new));
      }
    }
  }

  private static double[] numbers(String history) {
    String inner = history.substring(history.indexOf('[') + 1, history.lastIndexOf(']'));
    return Arrays.stream(inner.split(",")).mapToDouble(Double::parseDouble).toArray();
  }

  private static List<String> lines(double distance) {
    SplittableRandom random = new SplittableRandom(11);
    return IntStream.range(0, ROWS)
        .mapToObj(
            row -> {
              double[] x = random.doubles(COLUMNS).map(u -> Math.log(u / (1 - u))).toArray();
              x[row % COMPONENTS] += distance;
              return Arrays.stream(x).mapToObj(Double::toString).collect(Collectors.joining(","));
            })
        .toList();
  }

  /** Beside the clusters, with round covariances that the passes must turn. */
  private static String start(double distance) {
    return IntStream.range(0, COMPONENTS)
        .mapToObj(k -> 1.0 / COMPONENTS + "*gaussian(" + mean(k, distance) + "," + round() + ")")
        .collect(Collectors.joining("+"));
  }

  private static String mean(int component, double distance) {
    return list(
        j -> String.format(Locale.ROOT, "%.3f", j == component ? 0.9 * distance : 0.01 * j));
  }

  private static String round() {
    return list(i -> list(j -> i == j ? "2.5" : "0"));
  }

  private static String list(IntFunction<String> entry) {
    return IntStream.range(0, COLUMNS).mapToObj(entry).collect(Collectors.joining(",", "[", "]"));
  }
}
