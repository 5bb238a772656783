package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Censored, binned and truncated data on the command line, and what a fit says of its errors. */
final class IntervalOptionsTest {
  @TempDir private Path folder;

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private static Json fit(String... arguments) {
    return Json.parse(String.join("\n", Outcome.lines(arguments)));
  }

  private static double rate(Json fit) {
    return fit.objects("components").get(0).member("parameters").number("rate");
  }

  @Test
  void censoredAndBetweenTellTheSame() throws IOException {
    String censored = file("a.csv", "t,c\n1,0\n2,0\n4,1\n3,0\n5,1\n");
    String between = file("b.csv", "lower,upper\n1,1\n2,2\n4,inf\n3,3\n5,Infinity\n");
    String[] rest = {"--family", "exponential", "--components", "1", "--format", "json"};
    Json one =
        fit(
            "fit",
            censored,
            "--columns",
            "t",
            "--censored",
            "c",
            rest[0],
            rest[1],
            rest[2],
            rest[3],
            rest[4],
            rest[5]);
    Json two =
        fit(
            "fit",
            between,
            "--between",
            "lower,upper",
            rest[0],
            rest[1],
            rest[2],
            rest[3],
            rest[4],
            rest[5]);
    assertEquals(one.text("model"), two.text("model"));
    assertEquals(3.0 / 15, rate(one), 1e-4); // three events in a total time of 15
  }

  @Test
  void binnedTableIsFittedWithItsCounts() throws IOException {
    String bins =
        file("bins.csv", "from,to,count\n-Infinity,-1,16\n-1,0,34\n0,1,34\n1,Infinity,16\n");
    Json fit =
        fit(
            "fit",
            bins,
            "--between",
            "from,to",
            "--weights",
            "count",
            "--family",
            "normal",
            "--components",
            "1",
            "--format",
            "json");
    Json law = fit.objects("components").get(0).member("parameters");
    assertEquals(0, law.number("mean"), 1e-3);
    assertEquals(1, law.number("sd"), 0.01); // P(|Z| <= 1) = 0.68
    assertEquals(100, fit.number("totalWeight"));
  }

  @Test
  void truncatedCountsAreThoseOfAllThatCouldBe() throws IOException {
    String counts = file("counts.csv", "k,n\n1,30\n2,15\n3,5\n");
    String model = folder.resolve("model.json").toString();
    Json fit =
        fit(
            "fit",
            counts,
            "--columns",
            "k",
            "--weights",
            "n",
            "--truncated",
            "0:",
            "--family",
            "poisson",
            "--components",
            "1",
            "--format",
            "json",
            "-o",
            model);
    double mean = fit.objects("components").get(0).member("parameters").number("mean");
    assertEquals(1.5, mean / -Math.expm1(-mean), 1e-4);
    assertTrue(Files.readString(Path.of(model)).contains("\"truncated\" : \"0:\""));
  }

  @Test
  void errorsStandInTheSummaryTheFileAndTheDescription() throws IOException {
    String data = file("x.csv", "x\n" + "1\n2\n4\n8\n3\n2.5\n".repeat(20));
    String model = folder.resolve("model.json").toString();
    List<String> text =
        Outcome.lines(
            "fit",
            data,
            "--family",
            "normal",
            "--components",
            "1",
            "--goodness",
            "--samples",
            "19",
            "-o",
            model);
    List<String> described = Outcome.lines("describe", "--model", model);
    for (String name : List.of("mean", "sd", "Kolmogorov-Smirnov", "Anderson-Darling")) {
      assertTrue(text.stream().anyMatch(line -> line.contains(name)), name);
      assertTrue(described.stream().anyMatch(line -> line.contains(name)), name);
    }
    assertTrue(
        Outcome.lines(
                "fit",
                data,
                "--family",
                "normal",
                "--components",
                "1",
                "--errors",
                "none",
                "--format",
                "json")
            .stream()
            .noneMatch(line -> line.contains("estimates")));
    Json sampled =
        fit(
            "fit",
            data,
            "--family",
            "normal",
            "--components",
            "1",
            "--errors",
            "weighted",
            "--samples",
            "20",
            "--format",
            "json");
    assertEquals(2, sampled.objects("estimates").size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--censored needs --columns|--censored c",
        "--between takes two columns|--between t",
        "--between takes two columns|--between t,c --columns t",
        "--truncated is '5' but must be A:B|--columns t --truncated 5",
        "lower = 5 but must be below 1|--columns t --truncated 5:1",
        "no column 'q'|--between t,q"
      })
  void contradictionsAreRefused(String says, String arguments) throws IOException {
    String data = file("a.csv", "t,c\n1,0\n2,0\n4,1\n");
    String[] call =
        ("fit " + data + " --family exponential --components 1 " + arguments).split(" ");
    Outcome outcome = Outcome.of(call);
    assertEquals(2, outcome.code(), outcome.err());
    assertTrue(outcome.err().contains(says) || says.startsWith("no column"), outcome.err());
  }

  @Test
  void wrongStatusAndValuesOutsideTheWindowNameTheirRow() throws IOException {
    String data = file("a.csv", "t,c\n1,0\n2,7\n");
    Outcome status =
        Outcome.of(
            "fit",
            data,
            "--columns",
            "t",
            "--censored",
            "c",
            "--family",
            "exponential",
            "--components",
            "1");
    assertEquals(1, status.code());
    assertTrue(status.err().contains("column 'c', row 1: 7.0 but must be 0, 1 or -1"));
    Outcome outside =
        Outcome.of(
            "fit",
            data,
            "--columns",
            "t",
            "--truncated",
            ":1.5",
            "--family",
            "exponential",
            "--components",
            "1");
    assertEquals(1, outside.code());
    assertTrue(outside.err().contains("row 1: 2.0 but must lie in the window"), outside.err());
  }

  @Test
  void fitOutlivesErrorsThatCannotBeTold() throws IOException {
    StringBuilder csv = new StringBuilder("x\n");
    for (int i = 0; i < 100; i++) {
      csv.append(i == 0 ? 0 : 1 + i % 4).append('\n'); // fewer zeros than a Poisson law's
    }
    String counts = file("counts.csv", csv.toString());
    String model = folder.resolve("model.json").toString();
    Outcome fit =
        Outcome.of(
            "fit", counts, "--family", "zero-inflated-poisson", "--components", "1", "-o", model);
    assertEquals(0, fit.code(), fit.err());
    Outcome described = Outcome.of("describe", "--model", model);
    assertTrue(described.out().contains(" - "), described.out()); // and reads it back
    assertTrue(!Files.readString(Path.of(model)).contains("NaN"));
  }

  @Test
  void allCensoredRowsMayHaveNoBestFit() throws IOException {
    String rows = file("all.csv", "x,c\n1,1\n2,1\n5,1\n");
    Outcome fit =
        Outcome.of(
            "fit",
            rows,
            "--columns",
            "x",
            "--censored",
            "c",
            "--family",
            "normal",
            "--components",
            "1");
    assertEquals(0, fit.code());
    assertTrue(fit.err().contains("every value is known only to be larger"), fit.err());
  }

  @Test
  void oneCellIsNoTestOfFit() throws IOException {
    String ones = file("ones.csv", "x\n1\n1\n1\n2\n1\n1\n");
    Outcome fit =
        Outcome.of(
            "fit",
            ones,
            "--family",
            "shifted-geometric",
            "--components",
            "1",
            "--goodness",
            "--samples",
            "9");
    assertEquals(0, fit.code(), fit.err());
    assertTrue(fit.err().contains("tests of fit: none"), fit.err());
    assertTrue(!fit.out().contains("chi-square"), fit.out());
  }

  @Test
  void hugeWeightsDoNotMakeHundredsOfDigits() throws IOException {
    String heavy = file("heavy.csv", "x,w\n1,1e300\n2,1e300\n4,1e300\n");
    Outcome fit =
        Outcome.of("fit", heavy, "--weights", "w", "--family", "normal", "--components", "1");
    assertEquals(0, fit.code(), fit.err());
    assertTrue(fit.outLines().stream().allMatch(line -> line.length() < 100), fit.out());
  }

  @Test
  void endsInTheWrongOrderAreNamedWithTheirColumns() throws IOException {
    String file = file("wrong.csv", "from,to\n1,2\n3,-Inf\n");
    Outcome outcome =
        Outcome.of("fit", file, "--between", "from,to", "--family", "normal", "--components", "1");
    assertEquals(1, outcome.code());
    assertTrue(
        outcome.err().contains("row 1: column 'from' is 3.0 and column 'to' is -Infinity but"),
        outcome::err);
  }
}
