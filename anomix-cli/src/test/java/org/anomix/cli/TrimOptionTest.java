package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trimmed fits on the command line. */
final class TrimOptionTest {
  @TempDir private Path folder;

  private String data() throws IOException {
    String good = "1.5\n2.25\n3\n2\n2.5\n1.75\n".repeat(3);
    return Files.writeString(
            folder.resolve("x.csv"), "x,n\n900,0\n" + good.replace("\n", ",0\n") + "-400,0\n")
        .toString();
  }

  private static String[] fit(String data, String... more) {
    return Stream.concat(
            Stream.of("fit", data, "--columns", "x", "--family", "normal", "--components", "1"),
            Stream.of(more))
        .toArray(String[]::new);
  }

  @Test
  void whatWasTrimmedStandsInTheSummaryTheFileAndTheDescription() throws IOException {
    String data = data();
    String model = folder.resolve("model.json").toString();
    List<String> text = Outcome.lines(fit(data, "--trim", "0.1", "-o", model));
    assertTrue(text.contains("trimmed          2 of 20 rows: 0, 19"), text::toString);
    Json trimmed =
        Json.parse(String.join("\n", Outcome.lines(fit(data, "--trim", "0.1", "--format", "json"))))
            .member("trimmed");
    assertEquals(0.1, trimmed.number("share"));
    assertEquals(2, trimmed.whole("count"));
    assertEquals(List.of(0L, 19L), trimmed.list("rows"));
    assertTrue(
        Outcome.lines("describe", "--model", model)
            .contains("trimmed          2 of 20 rows: 0, 19"));
    Outcome plain = Outcome.of(fit(data, "--trim", "0", "--format", "json"));
    assertFalse(plain.out().contains("trimmed"));
    assertEquals(0, plain.code());
  }

  @Test
  void selectTrimsEveryCandidateAlike() throws IOException {
    List<String> csv =
        Outcome.lines(
            "select",
            data(),
            "--columns",
            "x",
            "--family",
            "normal,laplace",
            "--components",
            "1",
            "--folds",
            "2",
            "--trim",
            "0.1",
            "--format",
            "csv");
    assertEquals(3, csv.size());
    for (String line : csv.subList(1, 3)) {
      assertTrue(Double.parseDouble(line.split(",", -1)[2]) > -40, line); // with 900: below -100
    }
  }

  @Test
  void whatCannotBeTrimmedIsAFaultOfUsage() throws IOException {
    String data = data();
    String censored =
        Files.writeString(folder.resolve("censored.csv"), "x,n\n1,0\n2,1\n3,0\n4,0\n").toString();
    for (String[] call :
        List.of(
            fit(data, "--trim", "0.5"),
            fit(data, "--trim", "half"),
            fit(data, "--trim", "0.1", "--truncated", "-1000:"),
            fit(censored, "--trim", "0.1", "--censored", "n"),
            fit(data, "--trim", "0.1", "--goodness"),
            fit(data, "--trim", "0.1", "--errors", "curvature"))) {
      Outcome outcome = Outcome.of(call);
      assertEquals(2, outcome.code(), outcome.err());
      assertTrue(outcome.err().contains("trim"), outcome.err());
    }
    Outcome test =
        Outcome.of(
            "select",
            data,
            "--columns",
            "x",
            "--family",
            "normal",
            "--components",
            "1:2",
            "--trim",
            "0.1",
            "--bootstrap",
            "5");
    assertEquals(2, test.code());
  }
}
