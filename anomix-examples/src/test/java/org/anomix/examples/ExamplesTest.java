package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The programs of the page of examples find the truth that made their data, and print what the page
 * says. The data are fixed, so that nothing fails by luck; tolerances are four standard errors.
 */
final class ExamplesTest {
  private static final String[] DATA = {"data"};
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w-])-?\\d+(\\.\\d+)?(e-?\\d+)?");
  private static final Map<String, List<String>> PRINTED = new TreeMap<>();

  @BeforeAll
  static void run() throws Exception {
    PRINTED.put("FailuresPerDay", Printed.by(() -> FailuresPerDay.main(DATA)));
    PRINTED.put("DailyReturns", Printed.by(() -> DailyReturns.main(DATA)));
    PRINTED.put("WordFrequencies", Printed.by(() -> WordFrequencies.main(DATA)));
    PRINTED.put("CensoredLifetimes", Printed.by(() -> CensoredLifetimes.main(DATA)));
    PRINTED.put("VisitsOfCustomers", Printed.by(() -> VisitsOfCustomers.main(DATA)));
    PRINTED.put("Factories", Printed.by(() -> Factories.main(DATA)));
    PRINTED.put("StepsOfAFit", Printed.by(() -> StepsOfAFit.main(new String[0])));
  }

  /** The numbers that stand alone in a line of what a program printed. */
  private static List<Double> numbers(String program, int line) {
    return NUMBER
        .matcher(PRINTED.get(program).get(line))
        .results()
        .map(MatchResult::group)
        .map(Double::valueOf)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FailuresPerDay",
        "DailyReturns",
        "WordFrequencies",
        "CensoredLifetimes",
        "VisitsOfCustomers",
        "Factories",
        "StepsOfAFit"
      })
  void thePageShowsWhatTheProgramPrints(String program) throws IOException {
    String page = Files.readString(Path.of("..", "docs", "examples.md"));
    String lines =
        PRINTED.get(program).stream()
            .map(line -> "    " + line + "\n")
            .collect(Collectors.joining("", "prints\n\n", "\n"));
    assertTrue(page.contains(lines), "the page does not show\n" + lines);
  }

  @Test
  void programsThatNeedArgumentsSayWhichWithout() throws Exception {
    String[] none = {};
    assertEquals(
        List.of("usage: Cardiotocography CSV [SEED [PICTURE.png]]"),
        Printed.asErrorsBy(() -> Cardiotocography.main(none)));
    assertEquals(
        List.of("usage: PluginLayer JAR_OR_FOLDER"),
        Printed.asErrorsBy(() -> PluginLayer.main(none)));
  }

  @Test
  void javaRunsAProgramFromItsOneFile(@TempDir Path folder) throws Exception {
    String own = Path.of("target", "classes").toAbsolutePath().toString();
    String others =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !entry.equals(own))
            .collect(Collectors.joining(File.pathSeparator));
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                others,
                "src/main/java/org/anomix/examples/VisitsOfCustomers.java",
                "data")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(PRINTED.get("VisitsOfCustomers"), Files.readAllLines(output));
  }

  @Test
  void onlyTheLawWithAnAtomIsKept() {
    List<Double> poisson = numbers("FailuresPerDay", 0);
    List<Double> negativeBinomial = numbers("FailuresPerDay", 1);
    List<Double> zeroInflated = numbers("FailuresPerDay", 2);
    assertEquals(0.01, poisson.get(2)); // the least that 99 samples can say
    assertEquals(0.01, negativeBinomial.get(2));
    assertTrue(zeroInflated.get(2) > 0.05, zeroInflated.toString());
    assertTrue(zeroInflated.get(0) < negativeBinomial.get(0));
    assertTrue(zeroInflated.get(0) < poisson.get(0));
  }

  @Test
  void theAtomIsTheDaysOfRest() {
    List<Double> law = numbers("FailuresPerDay", 3);
    assertEquals(0.35, law.get(0), 4 * 0.022);
    assertEquals(2.2, law.get(3), 4 * 0.078);
  }

  @Test
  void oneStudentLawIsChosen() {
    double chosen = numbers("DailyReturns", 2).get(1);
    for (int other : new int[] {0, 1, 3}) {
      assertTrue(chosen < numbers("DailyReturns", other).get(1), "BIC of line " + other);
    }
  }

  @Test
  void theDegreesOfFreedomAreFoundWithTheirError() {
    List<Double> df = numbers("DailyReturns", 4);
    assertEquals(4, df.get(0), 4 * df.get(1));
    // By SciPy 1.17: the maximum, and the inverse of the numerical Hessian there.
    assertEquals(4.40728, df.get(0), 0.001);
    assertEquals(0.52275, df.get(1), 0.001);
    assertTrue(df.get(3) < 4 && 4 < df.get(4), df.toString());
  }

  @Test
  void theExponentHasTheErrorOfAllWords() {
    List<Double> s = numbers("WordFrequencies", 0);
    // By SciPy 1.17: the root of the score, and 1/√(4000 (ln ζ)''(s)).
    assertEquals(1.88955, s.get(0), 0.0005);
    assertEquals(0.01479, s.get(1), 0.0005);
    assertEquals(1.9, s.get(0), 4 * s.get(1));
  }

  @Test
  void censoredRowsLeaveTheWearWhereItIs() {
    List<Double> right = numbers("CensoredLifetimes", 0);
    assertEquals(List.of(0.21, 1.21, 60.1, 0.79, 3.56, 1220.0), right); // SciPy 1.17 finds the same
    assertEquals(1200, right.get(5), 4 * 25);
    assertEquals(0.8 * Math.exp(-1), numbers("CensoredLifetimes", 1).get(1), 4 * 0.022);
  }

  @Test
  void censoringTimesTakenForFailuresShortenTheLife() {
    List<Double> wrong = numbers("CensoredLifetimes", 2);
    assertTrue(wrong.get(5) < 1200 - 4 * 25, wrong.toString());
    assertTrue(numbers("CensoredLifetimes", 3).get(1) < 0.8 * Math.exp(-1) - 4 * 0.022);
  }

  @Test
  void thoseWhoStayedAwayAreCounted() {
    double mean = numbers("VisitsOfCustomers", 0).get(0);
    // The root of mean / (1 - exp(-mean)) = 1051 / 600, by SciPy 1.17: 1.24961.
    assertEquals(1.25, mean);
    assertEquals(1.3, mean, 4 * 0.055);
    assertEquals(241, numbers("VisitsOfCustomers", 1).get(0));
  }

  @Test
  void theFactoriesAreFoundAtTheMaximumToEveryDigit() {
    // By Newton's method to a gradient of 1e-13, elsewhere.
    assertEquals(List.of(0.5130836, -1.9562161, -1.9515175), numbers("Factories", 2));
    assertEquals(List.of(0.4869164, 0.0062294, 0.0408971), numbers("Factories", 3));
    assertEquals(List.of(-2.7970626867), numbers("Factories", 4));
    assertEquals(6.0436e-10, numbers("Factories", 5).get(2));
  }

  @Test
  void everyStepIsSeenAndNoneFalls() {
    double before = Double.NEGATIVE_INFINITY;
    for (int line = 0; line < 4; line++) {
      double objective = numbers("StepsOfAFit", line).get(1);
      assertTrue(objective > before);
      before = objective;
    }
  }

  @Test
  void picturesOfTheProgramsAreDrawn(@TempDir Path folder) throws Exception {
    Path plane = folder.resolve("plane.png");
    Printed.by(() -> Factories.main(new String[] {"data", plane.toString()}));
    Path steps = folder.resolve("steps.gif");
    Printed.by(() -> StepsOfAFit.main(new String[] {steps.toString()}));
    assertTrue(Files.size(plane) > 10_000);
    assertTrue(Files.size(steps) > 100_000);
  }
}
