package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What scripts may rely on in {@code evaluate}, {@code score}, {@code detect}, {@code sample}. */
final class CommandContractTest {
  private static final String MODEL = "0.25*normal(0, 1) + 0.75*normal(10, 2)";
  private static final String PLANE = "gaussian([0, 0], [[1, 0], [0, 4]])";

  @TempDir private Path folder;

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private String integers(int count) throws IOException {
    StringBuilder rows = new StringBuilder("x\n");
    IntStream.range(0, count).forEach(i -> rows.append(i).append('\n'));
    return file("integers.csv", rows.toString());
  }

  private static List<String[]> cells(List<String> lines) {
    return lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
  }

  // evaluate

  @Test
  void evaluatePrintsOneColumnPerFunctionInTheOrderAskedFor() {
    assertEquals(
        List.of("survival,density,survival", "0.75,0.25,0.75"),
        Outcome.lines(
            "evaluate",
            "--model",
            "uniform(0, 4)",
            "--function",
            "survival,density,survival",
            "--at",
            "1"));
  }

  @Test
  void pointsMayStartWithAMinus() {
    for (String[] at :
        new String[][] {{"--at", "-1,0,2.5"}, {"--at=-1,0,2.5"}, {"--at", "-1;0;2.5"}}) {
      List<String> call =
          new ArrayList<>(List.of("evaluate", "--model", "uniform(-2, 2)", "--function", "cdf"));
      call.addAll(List.of(at));
      assertEquals(
          List.of("cdf", "0.25", "0.5", "1.0"), Outcome.lines(call.toArray(new String[0])));
    }
  }

  @Test
  void rowsOfSeveralNumbersAreSeparatedBySemicolons() {
    List<String> lines =
        Outcome.lines(
            "evaluate", "--model", PLANE, "--function", "log-density", "--at", "-1,2;0,0; 1 , -2 ");
    assertEquals(4, lines.size());
    assertEquals(-2.5310242469692907, Double.parseDouble(lines.get(2)), 1e-15);
    assertEquals(lines.get(1), lines.get(3));
  }

  @Test
  void numbersAreShortestDecimalsAndInfinityAsJavaPrintsIt() {
    assertEquals(
        List.of("log-density,cdf", "-Infinity,0.0", "-Infinity,1.0"),
        Outcome.lines(
            "evaluate",
            "--model",
            "normal(0, 1)",
            "--function",
            "log-density,cdf",
            "--at",
            "-Infinity,Infinity"));
    assertEquals(
        List.of("quantile", "-Infinity", "0.1", "Infinity"),
        Outcome.lines(
            "evaluate", "--model", "normal(0.1, 1)", "--function", "quantile", "--at", "0,0.5,1"));
  }

  @Test
  void everyNumberPrintedReadsBackToTheSameDouble() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      String text = Numbers.text(number);
      assertEquals(number, Double.parseDouble(text));
      assertTrue(text.length() <= Double.toString(number).length(), text);
    }
    assertEquals("NaN", Numbers.text(Double.NaN));
    assertEquals("-Infinity", Numbers.text(Double.NEGATIVE_INFINITY));
  }

  @Test
  void pointsOfAFileAreThoseOfTheOption() throws IOException {
    String file = file("points.csv", "p\n0.25\n0.5\n");
    List<String> call = List.of("evaluate", "--model", MODEL, "--function", "quantile");
    List<String> withFile = new ArrayList<>(call);
    withFile.add(file);
    List<String> withOption = new ArrayList<>(call);
    withOption.addAll(List.of("--at", "0.25,0.5"));
    assertEquals(
        Outcome.lines(withOption.toArray(new String[0])),
        Outcome.lines(withFile.toArray(new String[0])));
  }

  @Test
  void quantilesInvertTheTails() {
    List<String> lines =
        Outcome.lines(
            "evaluate",
            "--model",
            MODEL,
            "--function",
            "quantile,inverse-survival",
            "--at",
            "0.1,0.9,1e-300");
    for (String[] row : cells(lines)) {
      String at = row[0] + "," + row[1];
      List<String[]> tails =
          cells(
              Outcome.lines(
                  "evaluate", "--model", MODEL, "--function", "cdf,survival", "--at", at));
      double p = Double.parseDouble(tails.get(0)[0]);
      assertEquals(p, Double.parseDouble(tails.get(1)[1]), 1e-12 * p);
    }
  }

  // score

  @Test
  void scoreIsOneColumnAndOneLinePerRow() throws IOException {
    List<String> scores = Outcome.lines("score", integers(700), "--model", MODEL);
    assertEquals("score", scores.get(0));
    assertEquals(701, scores.size());
    List<String> logs =
        Outcome.lines("evaluate", integers(700), "--model", MODEL, "--function", "log-density");
    for (int r = 1; r < 701; r++) {
      assertEquals(-Double.parseDouble(logs.get(r)), Double.parseDouble(scores.get(r)));
    }
  }

  @Test
  void responsibilitiesSumToOneAndTheComponentHasTheLargest() throws IOException {
    List<String> lines =
        Outcome.lines("score", integers(20), "--model", MODEL, "--responsibilities");
    assertEquals("score,component,responsibility_0,responsibility_1", lines.get(0));
    for (String[] row : cells(lines)) {
      double first = Double.parseDouble(row[2]);
      double second = Double.parseDouble(row[3]);
      assertEquals(1, first + second, 1e-15);
      assertEquals(first >= second ? "0" : "1", row[1]);
    }
  }

  @Test
  void tailScoreIsMinusLogOfTheTailOfTheWinner() throws IOException {
    String file = file("x.csv", "x\n-3\n14\n");
    double lower = 0.0013498980316300946; // of the standard normal law at -3
    double upper = 0.022750131948179212; // of the other component, 2 sd above its mean
    double[][] expected = {
      {2 * lower, 2 * upper}, {lower, 1 - upper}, {1 - lower, upper},
    };
    List<String> sides = List.of("both", "lower", "upper");
    for (int s = 0; s < 3; s++) {
      List<String> lines =
          Outcome.lines(
              "score", file, "--model", MODEL, "--scorer", "tail", "--side", sides.get(s));
      for (int r = 0; r < 2; r++) {
        assertEquals(-Math.log(expected[s][r]), Double.parseDouble(lines.get(r + 1)), 1e-14);
      }
    }
    assertEquals(
        Outcome.lines("score", file, "--model", MODEL, "--scorer", "tail"),
        Outcome.lines("score", file, "--model", MODEL, "--scorer", "tail", "--side", "both"));
  }

  // detect

  @Test
  void findingsAreCsvWithOneLinePerRow() throws IOException {
    List<String> lines =
        Outcome.lines(
            "detect",
            integers(20),
            "--model",
            MODEL,
            "--scorer",
            "tail",
            "--threshold",
            "confidence=0.95");
    assertEquals("row,score,p_value,anomaly,component,responsibility", lines.get(0));
    List<String[]> rows = cells(lines);
    assertEquals(20, rows.size());
    for (int r = 0; r < 20; r++) {
      assertEquals(Integer.toString(r), rows.get(r)[0]);
      double p = Double.parseDouble(rows.get(r)[2]);
      assertEquals(Math.exp(-Double.parseDouble(rows.get(r)[1])), p, 1e-15);
      assertEquals(p < 1 - 0.95, Boolean.parseBoolean(rows.get(r)[3]));
    }
    assertEquals("true", rows.get(19)[3]);
    assertEquals("false", rows.get(10)[3]);
  }

  @Test
  void jsonAndCsvTellTheSame() throws IOException {
    String data = integers(20);
    List<String> call =
        List.of("detect", data, "--model", MODEL, "--threshold", "epsilon=1e-3", "--format");
    List<String> csv = new ArrayList<>(call);
    csv.add("csv");
    List<String> json = new ArrayList<>(call);
    json.add("json");
    List<String[]> rows = cells(Outcome.lines(csv.toArray(new String[0])));
    Json report = Json.parse(String.join("\n", Outcome.lines(json.toArray(new String[0]))));
    List<Json> findings = report.objects("findings");
    assertEquals(20, report.whole("rows"));
    assertEquals("density", report.text("scorer"));
    assertEquals("epsilon=0.001", report.member("threshold").text("rule"));
    assertEquals(-Math.log(1e-3), report.member("threshold").number("line"));
    for (int r = 0; r < 20; r++) {
      assertEquals(r, findings.get(r).whole("row"));
      assertEquals(Double.parseDouble(rows.get(r)[1]), findings.get(r).number("score"));
      assertEquals(Boolean.parseBoolean(rows.get(r)[3]), findings.get(r).flag("anomaly"));
    }
    assertEquals(
        rows.stream().filter(row -> row[3].equals("true")).count(), report.whole("anomalies"));
  }

  @Test
  void textNamesTheAnomalousRowsAndWhy() throws IOException {
    List<String> lines =
        Outcome.lines(
            "detect",
            file("few.csv", "height\n0\n30\n"),
            "--model",
            MODEL,
            "--scorer",
            "tail",
            "--threshold",
            "confidence=0.95",
            "--format",
            "text");
    assertEquals("1 of 2 rows is anomalous (scorer tail, threshold confidence=0.95)", lines.get(0));
    assertTrue(lines.get(1).matches("row +height +score +why"), lines.get(1));
    assertTrue(lines.get(2).contains("component 1, normal(mean=10, sd=2)"), lines.get(2));
    assertEquals(3, lines.size());
  }

  @ParameterizedTest
  @CsvSource({"0.05, 1", "0.1, 2", "0.3, 6", "0.049, 0", "0.99, 19"})
  void contaminationFlagsItsShareOfTheRows(String share, int expected) throws IOException {
    List<String[]> rows =
        cells(
            Outcome.lines(
                "detect",
                integers(20),
                "--model",
                "exponential(1)",
                "--threshold",
                "contamination=" + share));
    assertEquals(expected, rows.stream().filter(row -> row[3].equals("true")).count());
    for (int r = 0; r < 20; r++) { // the largest values are the strangest
      assertEquals(r >= 20 - expected, rows.get(r)[3].equals("true"));
    }
  }

  @Test
  void rowsTiedAcrossTheLineAreLeftOut() throws IOException {
    String file = file("ties.csv", "x\n1\n5\n5\n5\n9\n");
    List<String[]> rows =
        cells(
            Outcome.lines(
                "detect", file, "--model", "exponential(1)", "--threshold", "contamination=0.6"));
    assertEquals(
        List.of("false", "false", "false", "false", "true"), rows.stream().map(r -> r[3]).toList());
  }

  @Test
  void sidesFlagTheirOwnEnd() throws IOException {
    String file = file("ends.csv", "x\n-9\n0\n9\n");
    String[][] expected = {
      {"both", "true", "false", "true"},
      {"lower", "true", "false", "false"},
      {"upper", "false", "false", "true"}
    };
    for (String[] side : expected) {
      List<String[]> rows =
          cells(
              Outcome.lines(
                  "detect",
                  file,
                  "--model",
                  "normal(0, 1)",
                  "--scorer",
                  "tail",
                  "--side",
                  side[0],
                  "--threshold",
                  "confidence=0.95"));
      assertEquals(List.of(side).subList(1, 4), rows.stream().map(r -> r[3]).toList());
    }
  }

  // sample

  @Test
  void sampleIsReproducedByItsSeedAlone() {
    List<String> first = sample("--seed", "5");
    assertEquals(first, sample("--seed", "5"));
    assertNotEquals(first, sample("--seed", "6"));
    assertEquals(sample(), sample("--seed", "0"));
    assertEquals("x", first.get(0));
    assertEquals(101, first.size());
  }

  private static List<String> sample(String... options) {
    List<String> call = new ArrayList<>(List.of("sample", "--model", MODEL, "--rows", "100"));
    call.addAll(List.of(options));
    return Outcome.lines(call.toArray(new String[0]));
  }

  @Test
  void labelsNameTheComponentThatMadeTheRow() {
    List<String> lines = sample("--labels");
    assertEquals("x,component", lines.get(0));
    for (String[] row : cells(lines)) {
      double x = Double.parseDouble(row[0]); // 6 sd from the one law, 1.5 from the other
      assertEquals(x < 4.5 ? "0" : "1", row[1], row[0]);
    }
    List<String> values = lines.stream().map(line -> line.split(",", -1)[0]).toList();
    assertEquals(sample(), values);
  }

  @Test
  void sampleOfAModelFileHasItsColumnNames() throws IOException {
    String train = file("train.csv", "u,v\n1,9\n2,4\n4,2\n");
    String model = folder.resolve("model.json").toString();
    Outcome.lines("fit", train, "--family", "gaussian", "--components", "1", "-o", model);
    assertEquals("u,v", Outcome.lines("sample", "--model", model, "--rows", "2").get(0));
    assertEquals("x1,x2", Outcome.lines("sample", "--model", PLANE, "--rows", "2").get(0));
  }

  @Test
  void outputOptionTakesTheResultInsteadOfStandardOutput() throws IOException {
    Path file = folder.resolve("out.csv");
    assertEquals(List.of(), sample("-o", file.toString()));
    assertEquals(sample(), Files.readAllLines(file));
  }

  @Test
  void minusStandsForStandardOutput() throws IOException {
    assertEquals(sample(), sample("-o", "-"));
    assertFalse(Files.exists(Path.of("-")));
    String train = file("train.csv", "x\n1\n2\n4\n");
    Outcome fit = Outcome.of("fit", train, "--family", "normal", "--components", "1", "-o", "-");
    assertEquals(2, fit.code());
    assertTrue(fit.err().contains("-o must name a file"), fit.err());
  }

  @Test
  void helpAndVersionGoToStandardOutput() {
    PrintStream before = System.err;
    ByteArrayOutputStream warnings = new ByteArrayOutputStream();
    System.setErr(new PrintStream(warnings, true, StandardCharsets.UTF_8));
    try {
      for (String[] call :
          new String[][] {
            {"--help"},
            {"--version"},
            {"detect", "-V"},
            {"fit", "--help"},
            {"evaluate", "--help"},
            {"score", "--help"},
            {"detect", "--help"},
            {"sample", "--help"}
          }) {
        Outcome outcome = Outcome.of(call);
        assertEquals(0, outcome.code());
        assertEquals("", outcome.err());
        assertTrue(outcome.out().contains("anomix"), outcome.out());
      }
    } finally {
      System.setErr(before);
    }
    // The library behind the help warns there of texts that it cannot lay out.
    assertEquals("", warnings.toString(StandardCharsets.UTF_8));
  }
}
