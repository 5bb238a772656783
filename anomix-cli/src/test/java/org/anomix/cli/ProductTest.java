package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.anomix.ComponentEstimator;
import org.anomix.Options;
import org.anomix.io.Components;
import org.anomix.io.ModelFile;
import org.anomix.io.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns of several kinds, and noise, on the command line. */
final class ProductTest {
  @TempDir private Path folder;
  private String data = "";

  /** Two groups of a positive size and a count, a third of the small group's counts lost. */
  @BeforeEach
  void writeFile() throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    StringBuilder text = new StringBuilder("size,count,height\n");
    for (int r = 0; r < 200; r++) {
      boolean large = r % 5 < 3;
      double size = Math.exp((large ? 2 : 0) + 0.3 * random.nextGaussian());
      int count = large ? 6 + random.nextInt(5) : r % 3 == 0 ? 0 : 1 + random.nextInt(4);
      double height = (large ? 180 : 160) + 5 * random.nextGaussian();
      text.append(size).append(',').append(count).append(',').append(height).append('\n');
    }
    data = Files.writeString(folder.resolve("sizes.csv"), text.toString()).toString();
  }

  private Outcome fit(String family, String... more) {
    List<String> call = new ArrayList<>(List.of("fit", data, "--family", family));
    call.addAll(List.of(more));
    return Outcome.of(call.toArray(new String[0]));
  }

  private static String firstLines(Outcome outcome) {
    assertEquals(0, outcome.code(), outcome.err());
    return String.join("\n", outcome.outLines().subList(0, 2));
  }

  @Test
  void columnsOfThreeKindsAreFittedTogether() {
    String model =
        firstLines(fit("product(log-normal, zero-inflated-poisson, normal)", "--components", "2"));
    assertTrue(
        model.matches(
            "(?s).*0\\.4.*product\\(log-normal\\(mu=.*, 0\\.2.*\\*point\\(x=0\\) \\+ 0\\.7.*"
                + "poisson\\(mean=2\\..*normal\\(mean=(160|161).*product\\(.*"),
        model);
  }

  @Test
  void blockTakesItsColumnsAndAnOpenPartWhatIsLeft() {
    String[] order = {"--components", "2", "--columns", "size,height,count"};
    Outcome counted = fit("product(gaussian(2), poisson)", order);
    assertEquals(0, counted.code(), counted.err());
    assertEquals(counted.out(), fit("product(gaussian, poisson)", order).out());
  }

  @Test
  void modelFileRestoresTheProductToTheBit() throws IOException {
    String model = folder.resolve("m.json").toString();
    Outcome written =
        fit("product(log-normal, zero-inflated-poisson, normal)", "--components", "2", "-o", model);
    assertEquals(0, written.code(), written.err());
    List<String> byFile = Outcome.lines("score", data, "--model", model);
    String notation = ModelFile.read(Path.of(model), Registry.standard()).model().toString();
    assertEquals(byFile, Outcome.lines("score", data, "--model", notation));
    Outcome again = Outcome.of("fit", data, "--start", model);
    assertEquals(0, again.code(), again.err());
  }

  @Test
  void fixedValueGoesToThePartsThatKnowIt() {
    String model =
        firstLines(
            fit(
                "product(log-normal, poisson, normal)",
                "--components",
                "2",
                "--fix",
                "sd=5,sigma=0.25"));
    assertTrue(model.matches("(?s).*sigma=0.25\\).*sd=5\\).*sigma=0.25\\).*sd=5\\).*"), model);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "product(normal, poisson) | takes rows of 2 columns but the data have 3: size, count, height",
        "product(gaussian(2), normal, poisson) | takes rows of 4 columns",
        "product(gaussian, gaussian(3)) | takes rows of at least 4 columns",
        "product(normal, normal | expected ',' or ')' at character 23",
        "product(normal, nosuch) | unknown family 'nosuch'",
        "product(gaussian(0), poisson) | a number of columns is a whole number",
        "product(gaussian(2)+gaussian(1), poisson) | equally many columns",
        "product() | parts = 0",
        "product(2) | product takes 0 parameters",
        "gaussian(3) | the rows tell how many columns",
        "normal(poisson) | parts = 1 but must be none",
      })
  void familyThatDoesNotFitIsRefused(String family, String message) {
    Outcome outcome = fit(family, "--components", "2");
    assertEquals(message.startsWith("takes rows") ? 1 : 2, outcome.code(), outcome.out());
    assertTrue(outcome.err().contains(message), outcome.err());
    assertEquals("", outcome.out());
  }

  @Test
  void fixedValueThatNoPartKnowsIsRefused() {
    Outcome outcome =
        fit("product(normal, normal, normal)", "--components", "2", "--fix", "rate=1");
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains("to fix 'rate'; known: mean, sd"), outcome.err());
  }

  @Test
  void noiseIsUniformInOneColumnAndABoxInSeveral() {
    String[] two = {"--components", "2", "--noise"};
    Outcome one = fit("normal", two[0], two[1], two[2], "--columns", "height");
    assertTrue(firstLines(one).contains("uniform(lower="), one.out());
    Outcome several = fit("gaussian", two[0], two[1], two[2], "--columns", "size,height");
    assertTrue(several.out().contains("*uniform-box(lower=["), several.out());
    Outcome table =
        Outcome.of(
            "select",
            data,
            "--columns",
            "size,height",
            "--family",
            "gaussian",
            "--components",
            "1:2",
            "--noise",
            "--folds",
            "0");
    assertTrue(table.out().contains("*uniform-box(lower=["), table.out() + table.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "product(gaussian(2), poisson) | [uniform-box, discrete-uniform] 2,0",
        "product(poisson, gaussian) | [discrete-uniform, uniform-box] 0,2",
        "product(normal, poisson+point(99), normal) |"
            + " [uniform-box, discrete-uniform, uniform-box] 1,0,1",
        "product(poisson, normal, zero-inflated-normal) | [discrete-uniform, uniform-box] 0,2",
        "product(normal, normal, zero-inflated-normal) | [] "
      })
  void noiseIsOfCountsWhereAllOthersAre(String family, String noise) {
    Registry registry = Registry.standard();
    List<ComponentEstimator> components = Components.parse(registry, family, 1, Options.none());
    ComponentEstimator found = Components.noise(registry, components, 3);
    List<String> parts = found.parts().stream().map(part -> part.family().name()).toList();
    String columns = found.options().values().getOrDefault("columns", "");
    assertEquals(noise.strip(), (parts + " " + columns).strip());
    assertEquals(parts.isEmpty() ? "uniform-box" : "product", found.family().name());
  }

  @Test
  void noiseTakesWhatLiesFarFromMixedColumns() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    StringBuilder text = new StringBuilder("x,n\n");
    for (int r = 0; r < 220; r++) {
      double x = r < 200 ? random.nextGaussian() : random.nextDouble(-60, 60);
      text.append(x).append(',').append(random.nextInt(7)).append('\n');
    }
    Path file = Files.writeString(folder.resolve("far.csv"), text.toString());
    String model =
        Outcome.lines(
                "fit",
                file.toString(),
                "--family",
                "product(normal, poisson)",
                "--components",
                "1",
                "--noise")
            .get(0);
    assertTrue(
        model.matches("0\\.[89]\\d*\\*product\\(normal.* \\+ 0\\.[01]\\d*\\*product\\(.*"), model);
    assertTrue(
        Outcome.lines(
                "fit",
                file.toString(),
                "--columns",
                "n",
                "--family",
                "poisson",
                "--components",
                "1",
                "--noise")
            .get(0)
            .contains("discrete-uniform(lower=0, upper=6)"));
  }

  @Test
  void endsOfNoiseCanBeFixedColumnByColumn() {
    String[] columns = {"--columns", "size,height"};
    String model = fit("uniform-box(lower=[-1, 100])+gaussian", columns).out();
    assertTrue(model.contains("uniform-box(lower=[-1, 100], upper=["), model);
    Outcome entry = fit("uniform-box+gaussian", columns[0], columns[1], "--fix", "lower[1]=99");
    assertTrue(entry.out().contains(", 99], upper=["), entry.out() + entry.err());
  }

  @Test
  void noiseBesideAGivenStartIsRefused() {
    Outcome outcome =
        Outcome.of("fit", data, "--start", "normal(0, 1)", "--columns", "size", "--noise");
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains("--noise has no meaning with --start"), outcome.err());
  }

  @Test
  void valueOutsideTheSupportOfOneColumnIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("half.csv"), "x,n\n1,2\n2,0\n0.5,1.5\n3,4\n");
    Outcome outcome =
        Outcome.of(
            "fit", file.toString(), "--family", "product(normal, poisson)", "--components", "1");
    assertEquals(1, outcome.code(), outcome.out());
    assertTrue(
        outcome.err().contains("column 'n', row 2: 1.5 but must lie in the support of poisson ("),
        outcome.err());
  }

  @Test
  void partsOfAComponentAreInItsJson() {
    Outcome outcome =
        fit("product(normal, poisson, normal)", "--components", "2", "--format", "json");
    assertEquals(0, outcome.code(), outcome.err());
    Json component = Json.parse(outcome.out()).objects("components").get(0);
    assertEquals("product", component.text("family"));
    List<Json> parts = component.objects("parts");
    assertEquals(
        List.of("normal", "poisson", "normal"), parts.stream().map(p -> p.text("family")).toList());
    assertTrue(parts.get(1).member("parameters").number("mean") > 0, outcome.out());
  }
}
