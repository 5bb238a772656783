package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Missing values on the command line, from the fit to the findings. */
final class MissingOptionTest {
  private static final String PLANE = "gaussian([1, 2], [[4, 1], [1, 9]])";

  @TempDir private Path folder;

  private String file(String content) throws IOException {
    return Files.writeString(folder.resolve("gaps.csv"), content).toString();
  }

  /** Two clusters with gaps, and a last row far off in its only known column. */
  private String gaps() throws IOException {
    SplittableRandom random = new SplittableRandom(4);
    StringBuilder text = new StringBuilder("a,b,name\n");
    for (int r = 0; r < 120; r++) {
      double at = r % 2 * 9;
      String a = r % 5 == 0 ? "NA" : Double.toString(at + random.nextGaussian());
      String b = r % 7 == 1 ? "NA" : Double.toString(at + random.nextGaussian());
      text.append(a).append(',').append(r % 5 == 0 && r % 7 == 1 ? "1" : b).append(",x\n");
    }
    return file(text.append("NA,70,x\n").toString());
  }

  private static List<String> lines(String[] head, String... more) {
    return Outcome.lines(Stream.concat(Stream.of(head), Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void gapsAreFittedScoredJudgedAndFilled() throws IOException {
    String data = gaps();
    String model = folder.resolve("model.json").toString();
    String[] fit = {
      "fit", data, "--missing", "NA", "--family", "gaussian", "--components", "2", "-o", model
    };
    List<String> text = lines(fit);
    assertTrue(
        text.stream().anyMatch(line -> line.matches("missing +39 values, integrated out")),
        text::toString);
    Json json = Json.parse(String.join("\n", lines(fit, "--format", "json")));
    assertTrue(json.whole("missingValues") == 39);
    assertTrue(
        Outcome.lines("describe", "--model", model).stream()
            .anyMatch(line -> line.startsWith("missing ")));
    assertEquals(122, Outcome.lines("score", data, "--missing", "NA", "--model", model).size());
    String[] detect = {"detect", data, "--missing", "NA", "--model", model, "--draws", "499"};
    List<String> findings = lines(detect, "--threshold", "confidence=0.99");
    String last = findings.get(121);
    assertTrue(last.contains(",0.002,true,"), last);
    assertTrue(findings.stream().filter(line -> line.contains(",true,")).count() <= 5);
    List<String> table = lines(detect, "--threshold", "contamination=0.01", "--format", "text");
    assertTrue(table.get(0).contains("scorer density-rank"), table.get(0));
    List<String> filled = Outcome.lines("impute", data, "--missing", "NA", "--model", model);
    List<String> before = Files.readAllLines(Path.of(data));
    assertEquals("a,b", filled.get(0));
    for (int r = 1; r < before.size(); r++) {
      String[] old = before.get(r).split(",", -1);
      String[] now = filled.get(r).split(",", -1);
      for (int j = 0; j < 2; j++) {
        assertEquals(
            old[j].equals("NA") ? now[j] : Double.toString(Double.parseDouble(old[j])), now[j]);
        assertTrue(Double.isFinite(Double.parseDouble(now[j])));
      }
    }
  }

  @Test
  void selectComparesCandidatesOnRowsWithGaps() throws IOException {
    String data = gaps();
    List<String> csv =
        Outcome.lines(
            "select",
            data,
            "--missing",
            "NA",
            "--family",
            "gaussian",
            "--components",
            "1:2",
            "--folds",
            "2",
            "--restarts",
            "5",
            "--format",
            "csv");
    assertEquals(3, csv.size());
    assertTrue(csv.get(2).contains(",true,"), csv.get(2));
  }

  @Test
  void oneGaussianFillsByRegression() throws IOException {
    String data = file("0.5,NA\n,7.25\n3,NA\n");
    List<String> filled =
        Outcome.lines("impute", data, "--no-header", "--missing", ",NA", "--model", PLANE);
    List<double[]> rows = new ArrayList<>();
    for (String line : filled) {
      rows.add(Stream.of(line.split(",")).mapToDouble(Double::parseDouble).toArray());
    }
    assertEquals(3, rows.size()); // no header where there was none
    assertEquals(2 + (0.5 - 1) / 4, rows.get(0)[1], 1e-14);
    assertEquals(1 + (7.25 - 2) / 9, rows.get(1)[0], 1e-14);
    assertEquals(2.5, rows.get(2)[1], 1e-14);
  }

  @Test
  void evaluateTakesTheDensityOfTheKnownColumns() {
    List<String> known =
        Outcome.lines(
            "evaluate",
            "--model",
            PLANE,
            "--function",
            "log-density",
            "--missing",
            "NA",
            "--at",
            "3,NA;NA,5;3,5");
    List<String> alone =
        Outcome.lines(
            "evaluate", "--model", "normal(1, 2)", "--function", "log-density", "--at", "3");
    assertEquals(Double.parseDouble(alone.get(1)), Double.parseDouble(known.get(1)), 1e-14);
    assertEquals(4, known.size());
  }

  @Test
  void namesOfDigitsThatAreToldStayNames() throws IOException {
    String data = file("2020,2021\n1,NA\n2,3\n");
    assertEquals(
        "2020,2021",
        Outcome.lines("impute", data, "--header", "--missing", "NA", "--model", PLANE).get(0));
  }
}
