package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scripts may rely on in {@code select}, and in {@code fit} where there is a choice. */
final class SelectTest {
  /** So few rows that two components stand on single rows, and folds take them away. */
  private static final String FIVE = "x\n1\n2\n3\n4\n6\n";

  @TempDir static Path folder;
  private static String data;

  @BeforeAll
  static void drawData() {
    data = folder.resolve("heights.csv").toString();
    String truth = "0.4*normal(43, 1.5) + 0.6*normal(67, 3)";
    Outcome.lines("sample", "--model", truth, "--rows", "60", "--seed", "1", "-o", data);
  }

  private static String[] call(String command, String file, String... options) {
    return Stream.concat(Stream.of(command, file), Arrays.stream(options)).toArray(String[]::new);
  }

  private static Json json(String command, String file, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--format", "json"));
    return Json.parse(
        String.join("\n", Outcome.lines(call(command, file, all.toArray(new String[0])))));
  }

  private static String five() throws IOException {
    return Files.writeString(folder.resolve("five.csv"), FIVE).toString();
  }

  // cross-validation

  @Test
  void criterionThatNoCandidateHasChoosesNone() throws IOException {
    Outcome outcome =
        Outcome.of(
            call(
                "select",
                five(),
                "--family=normal,log-normal",
                "--components=5",
                "--folds=5",
                "--criterion=cv"));
    assertEquals(1, outcome.code(), outcome.out());
    assertEquals(1, outcome.errLines().size(), outcome.err());
    assertTrue(
        outcome.err().contains("no candidate has a value of CV; the first: fold 0: "),
        outcome.err());
    assertTrue(outcome.err().contains("distinct rows"), outcome.err());
  }

  @Test
  void foldThatFailsIsNamedInTheDiagnosis() throws IOException {
    Json selected = json("select", five(), "--family=normal", "--components=1:5", "--folds=5");
    List<Json> table = selected.objects("table");
    assertTrue(table.get(0).members().containsKey("cvLogDensity"));
    assertEquals("", table.get(0).text("diagnosis"));
    assertFalse(table.get(4).members().containsKey("cvLogDensity"));
    String diagnosis = table.get(4).text("diagnosis");
    assertTrue(
        diagnosis.contains("not cross-validated: fold 0: 5 components but only 4 distinct rows"),
        diagnosis);
  }
}
