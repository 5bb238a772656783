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
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scripts may rely on in {@code select}, and in {@code fit} where there is a choice. */
final class SelectTest {
  /** So few rows that two components stand on single rows, and folds take them away. */
  private static final String FIVE = "x\n1\n2\n3\n4\n6\n";

  private static final String[] QUICK_FIT = {"--family=normal", "--restarts=3"};
  private static final String[] QUICK = {"--family=normal", "--restarts=3", "--folds=0"};

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

  // covariance structures

  @Test
  void structuresAreComparedForFamiliesThatHaveThem() throws IOException {
    String file = plane();
    Json selected =
        json("select", file, "--family=gaussian", "--components=1:2", "--covariance=all");
    List<Json> table = selected.objects("table");
    assertEquals(28, table.size());
    assertEquals("gaussian EII", table.get(0).text("family"));
    assertFalse(table.get(0).members().containsKey("cvLogDensity"));
    assertEquals(
        20,
        json(
                "select",
                file,
                "--family=gaussian",
                "--components=1:10",
                "--covariance=EII,tied",
                "--restarts=1",
                "--folds=2")
            .objects("table")
            .stream()
            .filter(entry -> entry.members().containsKey("cvLogDensity"))
            .count());
  }

  @Test
  void structureOfTwoNamesIsComparedOnce() throws IOException {
    List<Json> table =
        json(
                "select",
                plane(),
                "--family=gaussian",
                "--components=1",
                "--covariance=VEV,vev,full,VVV",
                "--folds=0")
            .objects("table");
    assertEquals(
        List.of("gaussian VEV", "gaussian full"),
        table.stream().map(entry -> entry.text("family")).toList());
  }

  @Test
  void chosenStructureIsWrittenWithTheModel() throws IOException {
    String model = folder.resolve("plane.json").toString();
    Outcome outcome =
        Outcome.of(
            "fit",
            plane(),
            "--family=gaussian",
            "--components=1",
            "--covariance=full,EII",
            "-o",
            model);
    assertEquals(0, outcome.code(), outcome.err());
    String written = Files.readString(Path.of(model)).replaceAll("\\s", "");
    assertTrue(written.contains("\"covariance\":\"EII\""), written);
  }

  @Test
  void unknownStructureIsRefusedBeforeTheDataAreRead() {
    Outcome outcome =
        Outcome.of(
            "select",
            "nowhere.csv",
            "--family=gaussian",
            "--components=2",
            "--covariance=full,round");
    assertEquals(2, outcome.code(), outcome.err());
    assertTrue(outcome.err().contains("'round'"), outcome.err());
    assertTrue(outcome.err().contains("tied-diagonal"), outcome.err());
  }

  /** Round clusters, so that few parameters suffice. */
  private static String plane() {
    String file = folder.resolve("plane.csv").toString();
    String truth = "gaussian([0, 0], [[1, 0], [0, 1]])";
    Outcome.lines("sample", "--model", truth, "--rows", "80", "--seed", "3", "-o", file);
    return file;
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

  // the table

  private static String[] with(String[] head, String... tail) {
    return Stream.concat(Stream.of(head), Stream.of(tail)).toArray(String[]::new);
  }

  @Test
  void twoGroupsAreFoundByEveryCriterionAndMarkedInTheTable() {
    for (String criterion : List.of("bic", "aic", "icl", "cv")) {
      String[] options = {
        "--family=normal", "--restarts=3", "--components=1:2", "--folds=3", "--criterion", criterion
      };
      Json selected = json("select", data, options);
      assertEquals(criterion.toUpperCase(Locale.ROOT), selected.text("criterion"));
      assertEquals("normal", selected.text("family"));
      assertEquals(2, selected.whole("components"));
      List<Json> table = selected.objects("table");
      assertEquals(List.of(1L, 2L), table.stream().map(row -> row.whole("components")).toList());
      assertEquals(List.of(false, true), table.stream().map(row -> row.flag("chosen")).toList());
      assertTrue(table.get(0).number("bic") > table.get(1).number("bic"));
      assertTrue(table.get(0).number("cvLogDensity") < table.get(1).number("cvLogDensity"));
    }
  }

  @Test
  void textCsvAndJsonTellTheSame() {
    String[] options = with(QUICK, "--components=1:2");
    List<Json> table = json("select", data, options).objects("table");
    List<String> csv = Outcome.lines(call("select", data, with(options, "--format=csv")));
    List<String> text = Outcome.lines(call("select", data, options));
    assertEquals(
        "components,family,log_likelihood,free_parameters,aic,bic,icl,cv_log_density,"
            + "cv_standard_error,seconds,chosen,diagnosis,bootstrap_statistic,bootstrap_p_value,"
            + "bootstrap_samples",
        csv.get(0));
    assertEquals(3, csv.size());
    assertTrue(text.get(0).matches(" +K +family +log-lik +free +AIC +BIC +ICL.*"), text.get(0));
    for (int i = 0; i < 2; i++) {
      String[] cells = csv.get(i + 1).split(",", -1);
      Json row = table.get(i);
      assertEquals(15, cells.length);
      assertEquals(row.whole("components"), Long.parseLong(cells[0]));
      assertEquals(row.text("family"), cells[1]);
      assertEquals(row.number("logLikelihood"), Double.parseDouble(cells[2]));
      assertEquals(row.whole("freeParameters"), Long.parseLong(cells[3]));
      assertEquals(row.number("bic"), Double.parseDouble(cells[5]));
      assertEquals("", cells[7]);
      assertEquals(row.flag("chosen"), Boolean.parseBoolean(cells[10]));
      String bic = String.format(Locale.ROOT, "%.3f", row.number("bic"));
      assertTrue(text.get(i + 1).contains(" " + bic + " "), text.get(i + 1));
      assertEquals(row.flag("chosen"), text.get(i + 1).startsWith("*"));
    }
    assertEquals("chosen by BIC: normal with K = 2", text.get(4));
  }

  @Test
  void fitWithARangeIsTheFitThatSelectChooses() throws IOException {
    Path model = folder.resolve("chosen.json");
    String[] options = {"--family=normal", "--restarts=3", "--components=1:2"};
    Json fit = json("fit", data, with(options, "--criterion=icl", "-o", model.toString()));
    Json selected = json("select", data, with(options, "--criterion=icl", "--folds=0"));
    assertEquals(selected.text("model"), fit.text("model"));
    assertEquals("ICL", fit.text("criterion"));
    assertEquals("normal", fit.text("family"));
    assertEquals(2, fit.objects("table").size());
    assertEquals(2, fit.objects("components").size());
    assertTrue(Files.readString(model).contains("\"anomix-model\""));
    List<String> text = Outcome.lines(call("fit", data, with(options, "--criterion=icl")));
    assertEquals("chosen by ICL: normal with K = 2", text.get(4));
  }

  @Test
  void fitComparesFamilies() {
    Json fit = json("fit", data, "--family=normal,normal+normal", "--restarts=3", "--components=1");
    assertEquals("normal+normal", fit.text("family"));
    assertEquals(
        List.of("normal", "normal+normal"),
        fit.objects("table").stream().map(row -> row.text("family")).toList());
  }

  @Test
  void parametersAreHeldInEveryCandidate() {
    Json fit = json("fit", data, with(QUICK_FIT, "--components=1:2", "--fix", "sd=4"));
    for (Json component : fit.objects("components")) {
      assertEquals(4, component.member("parameters").number("sd"));
    }
  }

  // the bootstrap test

  @Test
  void bootstrapIsToldInEveryFormat() {
    String[] options = with(QUICK, "--components=1:3", "--bootstrap=3", "--threads=2");
    List<Json> tests = json("select", data, options).objects("tests");
    List<String> csv = Outcome.lines(call("select", data, with(options, "--format=csv")));
    List<String> text = Outcome.lines(call("select", data, options));
    // The least p-value of 3 samples is 1/4, which is not significant: no further test is made.
    assertEquals(1, tests.size());
    assertEquals(1, tests.get(0).whole("components"));
    assertEquals(0.25, tests.get(0).number("pValue"));
    String statistic = Numbers.text(tests.get(0).number("statistic"));
    assertTrue(csv.get(1).endsWith("," + statistic + ",0.25,3"), csv.get(1));
    assertTrue(csv.get(2).endsWith(",,,"), csv.get(2));
    assertTrue(
        text.stream().anyMatch(line -> line.matches("K = 1 against 2: .* 0.2500 of 3 .*")),
        String.join("\n", text));
  }

  @Test
  void bootstrapStandsOnTheFitsOfTheTable() {
    Json selected =
        json(
            "select",
            data,
            "--family=normal",
            "--restarts=1",
            "--folds=0",
            "--components=4:5",
            "--bootstrap=1");
    List<Json> table = selected.objects("table");
    assertEquals(
        2 * (table.get(1).number("logLikelihood") - table.get(0).number("logLikelihood")),
        selected.objects("tests").get(0).number("statistic"));
  }

  @Test
  void testWithoutASampleThatCanBeFittedIsAFault() throws IOException {
    // A sample of the mean 0.05 is zeros alone with probability e^-1, and has no two components.
    Path file = folder.resolve("rare.csv");
    Files.writeString(file, "x\n" + "0\n".repeat(19) + "1\n");
    String[] options = {"--family=poisson", "--components=1:2", "--folds=0", "--bootstrap=1"};
    boolean seen = false;
    for (int seed = 0; seed < 30 && !seen; seed++) { // none in 30: once in a million
      Outcome outcome =
          Outcome.of(call("select", file.toString(), with(options, "--seed=" + seed)));
      seen = outcome.code() == 1;
      assertTrue(
          !seen || outcome.err().contains("none of 1 simulated samples can be fitted"),
          outcome.err());
    }
    assertTrue(seen);
  }
}
