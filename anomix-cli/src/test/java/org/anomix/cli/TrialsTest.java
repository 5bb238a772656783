package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts out of a number of trials: fixed, settled from the rows, or in a column. */
final class TrialsTest {
  @TempDir private Path folder;
  private String data = "";

  /** Counts about a tenth and about two thirds of their trials. */
  @BeforeEach
  void writeFile() throws IOException {
    StringBuilder text = new StringBuilder("tried,day,hits,kind\n");
    for (int r = 0; r < 60; r++) {
      int trials = 20 + r % 7;
      int hits = r % 3 == 0 ? 12 + r % 5 : 1 + r % 4;
      text.append(trials).append(",d,").append(hits).append(",").append(r % 2).append('\n');
    }
    data = Files.writeString(folder.resolve("hits.csv"), text.toString()).toString();
  }

  private List<String> fit(String... more) {
    List<String> call = new ArrayList<>(List.of("fit", data, "--family", "binomial"));
    call.addAll(List.of("--components", "2"));
    call.addAll(List.of(more));
    return Outcome.lines(call.toArray(new String[0]));
  }

  @Test
  void columnOfTrialsIsTheLastOfTheValues() {
    List<String> named = fit("--columns", "hits", "--trials", "tried");
    assertEquals(named, fit("--columns", "2", "--trials", "0"));
    assertEquals(named, fit("--columns", "hits,tried"));
    assertEquals(named, fit("--columns", "tried,hits", "--trials", "tried"));
    assertEquals(named, fit("--trials", "tried", "--label", "kind"));
    assertTrue(
        named.get(0).matches(".*\\*binomial\\(p=0\\.1.*\\*binomial\\(p=0\\.6.*"), named.get(0));
    assertTrue(named.stream().anyMatch(line -> line.endsWith("columns hits, tried")));
  }

  @Test
  void modelFileFindsItsColumnsAgain() throws IOException {
    String model = folder.resolve("m.json").toString();
    fit("--columns", "hits", "--trials", "tried", "-o", model);
    List<String> scores = Outcome.lines("score", data, "--model", model);
    assertEquals(61, scores.size());
    String[] columns = {"--columns", "hits", "--trials", "tried"};
    String[] score = {"score", data, "--model", model};
    String[] all = new String[8];
    System.arraycopy(score, 0, all, 0, 4);
    System.arraycopy(columns, 0, all, 4, 4);
    assertEquals(scores, Outcome.lines(all));
    List<String> found =
        Outcome.lines("detect", data, "--model", model, "--threshold", "contamination=0.05");
    assertEquals(61, found.size());
    assertTrue(Outcome.lines("describe", "--model", model).get(0).contains("binomial(p="));
  }

  @Test
  void selectionComparesNumbersOfComponents() {
    List<String> table =
        Outcome.lines(
            "select",
            data,
            "--columns",
            "hits",
            "--trials",
            "tried",
            "--family",
            "binomial",
            "--components",
            "1:2",
            "--format",
            "csv");
    assertEquals(3, table.size());
  }

  @Test
  void trialsThatAreNotGivenAreSettledWithAWarning() {
    Outcome outcome =
        Outcome.of("fit", data, "--columns", "hits", "--family", "binomial", "--components", "1");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.err().contains("trials = 16 is the largest count"), outcome.err());
    assertTrue(outcome.out().contains("binomial(trials=16"), outcome.out());
  }

  @Test
  void fixedTrialsAreKept() {
    List<String> fixed = fit("--columns", "hits", "--fix", "trials=30");
    assertTrue(fixed.get(0).contains("binomial(trials=30"), fixed.get(0));
    List<String> atom =
        Outcome.lines(
            "fit",
            data,
            "--columns",
            "hits",
            "--family",
            "zero-inflated-binomial",
            "--components",
            "1",
            "--fix",
            "trials=30");
    assertTrue(atom.get(0).contains("*point(x=0) + "), atom.get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--trials day --columns hits | column 'day', row 0: 'd' but must be a number | 1",
        "--trials tried --columns hits --label tried | another column than --label | 2",
        "--trials no --columns hits | unknown column of trials 'no' | 2",
        "--columns hits --fix trials=5 | must lie in the support of binomial | 1",
        "--columns hits --trials tried --fix trials=30 | where trials are fixed | 1",
      })
  void mistakesAreNamed(String options, String expected, int code) {
    List<String> call = new ArrayList<>(List.of("fit", data, "--family", "binomial"));
    call.addAll(List.of("--components", "1"));
    call.addAll(List.of(options.split(" ", -1)));
    Outcome outcome = Outcome.of(call.toArray(new String[0]));
    assertTrue(outcome.err().contains(expected), outcome.err());
    assertEquals(code, outcome.code());
  }

  @Test
  void samplesAreDrawnForGivenTrials() {
    String model = "0.5*binomial(p=0) + 0.5*binomial(p=1)";
    List<String> rows =
        Outcome.lines("sample", "--model", model, "--rows", "20", "--trials", "7", "--labels");
    assertEquals("x1,x2,component", rows.get(0));
    for (String row : rows.subList(1, 21)) {
      assertTrue(row.equals("0.0,7.0,0") || row.equals("7.0,7.0,1"), row);
    }
    Outcome missing = Outcome.of("sample", "--model", model, "--rows", "2");
    assertEquals(2, missing.code());
    assertTrue(missing.err().contains("--trials is missing"), missing.err());
    Outcome idle = Outcome.of("sample", "--model", "poisson(2)", "--rows", "2", "--trials", "7");
    assertEquals(2, idle.code());
  }

  @Test
  void massesAreThoseOfTheLawGivenTrials() {
    String[] given = {
      "evaluate", "--model", "binomial(p=0.3)", "--function", "log-density", "--at", "3,10;0,4"
    };
    List<String> lines = Outcome.lines(given);
    List<String> first =
        Outcome.lines(
            "evaluate", "--model", "binomial(10, 0.3)", "--function", "log-density", "--at", "3");
    assertEquals(first.get(1), lines.get(1));
  }
}
