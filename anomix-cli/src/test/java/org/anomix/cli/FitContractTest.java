package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scripts may rely on in the output of {@code fit}. */
final class FitContractTest {
  private static final String TRUTH = "0.4*normal(43, 1.5) + 0.6*normal(67, 3)";
  private static final String START = "0.5*normal(40, 5) + 0.5*normal(60, 5)";

  @TempDir static Path folder;
  private static String data;

  @BeforeAll
  static void drawData() {
    data = folder.resolve("heights.csv").toString();
    Outcome.lines("sample", "--model", TRUTH, "--rows", "300", "--seed", "1", "-o", data);
  }

  private static Json fit(String... options) {
    return fitTo(data, options);
  }

  private static Json fitTo(String file, String... options) {
    List<String> call = new ArrayList<>(List.of("fit", file, "--format", "json"));
    if (!List.of(options).contains("--family") && !List.of(options).contains("--start")) {
      call.addAll(List.of("--family", "normal"));
    }
    if (!List.of(options).contains("--components") && !List.of(options).contains("--start")) {
      call.addAll(List.of("--components", "2"));
    }
    call.addAll(List.of(options));
    return Json.parse(String.join("\n", Outcome.lines(call.toArray(new String[0]))));
  }

  private static String write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  @Test
  void everyFieldOfTheContractIsThere() {
    Json fit = fit();
    assertTrue(
        fit.members()
            .keySet()
            .containsAll(
                Set.of(
                    "model",
                    "components",
                    "logLikelihood",
                    "objective",
                    "rows",
                    "freeParameters",
                    "aic",
                    "bic",
                    "icl",
                    "iterations",
                    "stopped",
                    "history",
                    "warnings",
                    "seed",
                    "threads",
                    "kernels",
                    "seconds")),
        fit.members().keySet().toString());
    assertEquals(300, fit.whole("rows"));
    assertEquals(5, fit.whole("freeParameters"));
    assertEquals("CONVERGED", fit.text("stopped"));
    assertEquals("scalar", fit.text("kernels"));
    assertEquals(0, fit.whole("seed"));
    assertTrue(fit.whole("threads") >= 1);
    assertEquals(List.of(), fit.list("warnings"));
    for (Json component : fit.objects("components")) {
      assertEquals("normal", component.text("family"));
      assertEquals(Set.of("mean", "sd"), component.member("parameters").members().keySet());
    }
    for (String name : List.of("read", "start", "fit")) {
      assertTrue(fit.member("seconds").number(name) >= 0, name);
    }
  }

  @Test
  void figuresAgreeWithEachOther() {
    Json fit = fit();
    double logLikelihood = fit.number("logLikelihood");
    List<Double> history = fit.numbers("history");
    assertEquals(history.get(history.size() - 1), fit.number("objective"));
    assertEquals(fit.number("objective"), logLikelihood); // no prior
    assertEquals(history.size(), fit.whole("iterations"));
    assertTrue(fit.member("seconds").numbers("passes").size() >= history.size());
    assertEquals(-2 * logLikelihood + 2 * 5, fit.number("aic"), 1e-9);
    assertEquals(-2 * logLikelihood + 5 * Math.log(300), fit.number("bic"), 1e-9);
    assertTrue(fit.number("icl") >= fit.number("bic"));
    for (int i = 1; i < history.size(); i++) {
      double rounding = 1e-14 * Math.abs(logLikelihood);
      assertTrue(history.get(i) >= history.get(i - 1) - rounding, "falls at " + i);
    }
  }

  @Test
  void modelIsTheOneWhoseLogLikelihoodIsReported() {
    Json fit = fit("--iterations", "4");
    double sum =
        Outcome.lines("score", data, "--model", fit.text("model")).stream()
            .skip(1)
            .mapToDouble(Double::parseDouble)
            .sum();
    assertEquals(fit.number("logLikelihood"), -sum, 1e-9);
  }

  @Test
  void componentsSpellTheModel() {
    Json fit = fit();
    String spelled =
        fit.objects("components").stream()
            .map(
                c ->
                    c.number("weight")
                        + "*normal("
                        + c.member("parameters").number("mean")
                        + ", "
                        + c.member("parameters").number("sd")
                        + ")")
            .reduce((a, b) -> a + " + " + b)
            .orElseThrow();
    assertEquals(
        Outcome.lines("score", data, "--model", fit.text("model")),
        Outcome.lines("score", data, "--model", spelled));
  }

  @Test
  void iterationsAreExactlySoManySweeps() {
    for (int sweeps : new int[] {1, 2, 7, 120}) {
      Json fit = fit("--iterations", Integer.toString(sweeps));
      assertEquals(sweeps, fit.whole("iterations"));
      assertEquals(sweeps, fit.list("history").size());
      assertEquals(sweeps, fit.member("seconds").numbers("passes").size());
      assertEquals("MAX_ITERATIONS", fit.text("stopped"));
    }
  }

  @Test
  void moreIterationsGoOnWhereFewerEnded() {
    List<Double> few = fit("--iterations", "5").numbers("history");
    assertEquals(few, fit("--iterations", "9").numbers("history").subList(0, 5));
  }

  @Test
  void oneIterationEvaluatesTheStart() {
    Json fit = fit("--iterations", "1", "--start", START);
    assertEquals("0.5*normal(mean=40, sd=5) + 0.5*normal(mean=60, sd=5)", fit.text("model"));
  }

  @Test
  void startIsAModelFileOrNotation() {
    String file = folder.resolve("start.json").toString();
    Outcome.lines("fit", data, "--start", START, "--iterations", "1", "-o", file);
    assertEquals(
        fit("--start", START, "--iterations", "6").numbers("history"),
        fit("--start", file, "--iterations", "6").numbers("history"));
  }

  @Test
  void threadsAndRepetitionChangeNothing() {
    String[] fields = {"model", "logLikelihood", "history", "otherOptima"};
    Json one = fit("--threads", "1", "--seed", "9223372036854775807");
    Json three = fit("--threads", "3", "--seed", "9223372036854775807");
    assertEquals(9223372036854775807L, one.whole("seed"));
    assertEquals(3, three.whole("threads"));
    for (String field : fields) {
      assertEquals(one.members().get(field), three.members().get(field), field);
    }
  }

  @Test
  void outputIsTheModelFileWhileTheSummaryStaysOnStandardOutput() throws IOException {
    Path file = folder.resolve("model.json");
    String seed = "9223372036854775807"; // more digits than a double has
    List<String> call =
        List.of("fit", data, "--family", "normal", "--components", "2", "--seed", seed);
    List<String> plain = Outcome.lines(call.toArray(new String[0]));
    List<String> withFile =
        Outcome.lines(
            Stream.concat(call.stream(), Stream.of("-o", file.toString())).toArray(String[]::new));
    assertEquals(plain, withFile);
    Json written = Json.parse(Files.readString(file));
    assertEquals("anomix-model", written.text("format"));
    assertEquals(1, written.whole("version"));
    assertEquals(Long.parseLong(seed), written.member("fit").whole("seed"));
  }

  @Test
  void modelFileScoresLikeTheNotationBitForBit() {
    String file = folder.resolve("bits.json").toString();
    String model = fit("-o", file, "--seed", "-1").text("model");
    for (String scorer : List.of("density", "tail")) {
      assertEquals(
          Outcome.lines("score", data, "--model", model, "--scorer", scorer, "--responsibilities"),
          Outcome.lines("score", data, "--model", file, "--scorer", scorer, "--responsibilities"));
    }
  }

  @Test
  void textSaysWhatWasFoundAndWhyItStopped() {
    List<String> lines = Outcome.lines("fit", data, "--family", "normal", "--components", "2");
    assertTrue(lines.get(0).matches("0\\.\\d+\\*normal\\(mean=.*\\) \\+ .*"), lines.get(0));
    String text = String.join("\n", lines);
    for (String part : List.of("log-likelihood", "BIC", "converged after", "columns x")) {
      assertTrue(text.contains(part), text);
    }
  }

  // What may be asked for.

  @Test
  void zeroInflatedFamilyIsAnAtomFirstAndFlat() throws IOException {
    String file = write("zeros.csv", "x\n0\n0\n0\n1\n3\n2\n7\n4\n5\n2\n0\n1\n");
    Json fit = fitTo(file, "--family", "zero-inflated-poisson", "--components", "2");
    List<String> families = fit.objects("components").stream().map(c -> c.text("family")).toList();
    assertEquals(List.of("point", "poisson", "poisson"), families);
    assertEquals(4, fit.whole("freeParameters"));
  }

  @Test
  void sumOfFamiliesNeedsNoNumberOfComponents() throws IOException {
    String file = write("mixed.csv", "x\n0\n0\n0\n1.5\n3\n2\n7.5\n41\n45\n42\n40\n44\n");
    List<String> call = List.of("fit", file, "--format", "json");
    String sum = "point(0) + exponential + normal(sd=2)";
    Json fit =
        Json.parse(
            String.join(
                "\n",
                Outcome.lines(
                    Stream.concat(call.stream(), Stream.of("--family", sum))
                        .toArray(String[]::new))));
    List<Json> components = fit.objects("components");
    assertEquals(
        List.of("point", "exponential", "normal"),
        components.stream().map(c -> c.text("family")).toList());
    assertEquals(2.0, components.get(2).member("parameters").number("sd"));
    assertEquals(4, fit.whole("freeParameters"));
  }

  @Test
  void fixedParametersKeepTheirValueAndAreNotCounted() {
    Json fit = fit("--fix", "sd=1.25");
    for (Json component : fit.objects("components")) {
      assertEquals(1.25, component.member("parameters").number("sd"));
    }
    assertEquals(3, fit.whole("freeParameters"));
  }

  @Test
  void sharedParametersAreOneAndAreCountedOnce() {
    Json fit = fit("--shared", "sd");
    List<Json> components = fit.objects("components");
    assertEquals(
        components.get(0).member("parameters").number("sd"),
        components.get(1).member("parameters").number("sd"));
    assertEquals(4, fit.whole("freeParameters"));
  }

  @Test
  void weightsCountLikeRepeatedRows() throws IOException {
    StringBuilder weighted = new StringBuilder("x,count\n");
    StringBuilder repeated = new StringBuilder("x\n");
    for (int i = 0; i < 40; i++) {
      double x = i < 20 ? 40 + i * 0.3 : 55 + i * 0.45;
      weighted.append(x).append(',').append(i % 4).append('\n');
      repeated.append((x + "\n").repeat(i % 4));
    }
    String start = "0.5*normal(42, 2) + 0.5*normal(66, 4)";
    Json one =
        fitTo(write("weighted.csv", weighted.toString()), "--weights", "count", "--start", start);
    Json other = fitTo(write("repeated.csv", repeated.toString()), "--start", start);
    List<Double> history = one.numbers("history");
    assertEquals(history.size(), other.list("history").size());
    for (int i = 0; i < history.size(); i++) {
      double expected = other.numbers("history").get(i);
      assertEquals(expected, history.get(i), 1e-12 * Math.abs(expected));
    }
    assertEquals(40, one.whole("rows"));
    assertEquals(60.0, one.number("totalWeight"));
    assertEquals(other.number("bic"), one.number("bic"), 1e-9);
  }

  @Test
  void labelIsNeverFitted() throws IOException {
    String file = write("labelled.csv", "label,x\n0,1\n1,2\n0,4\n1,9\n");
    Json fit = fitTo(file, "--components", "1", "--label", "label");
    assertEquals(4.0, fit.objects("components").get(0).member("parameters").number("mean"));
  }

  @Test
  void covarianceStructureThatIsTheDefaultMayBeNamed() throws IOException {
    String file = write("plane.csv", "a,b\n1,2\n3,1\n4,7\n9,3\n5,5\n");
    assertEquals(
        fitTo(file, "--family", "gaussian", "--components", "1").text("model"),
        fitTo(file, "--family", "gaussian", "--components", "1", "--covariance", "full")
            .text("model"));
  }

  @Test
  void warningsGoToStandardErrorAndIntoTheReport() throws IOException {
    String file = write("constant.csv", "x,y\n1,7\n2,7\n3,7\n4,7\n9,7\n");
    Outcome outcome =
        Outcome.of("fit", file, "--family", "gaussian", "--components", "1", "--format", "json");
    Json fit = Json.parse(outcome.out());
    assertFalse(fit.list("warnings").isEmpty());
    assertEquals("anomix: warning: " + fit.list("warnings").get(0), outcome.errLines().get(0));
  }
}
