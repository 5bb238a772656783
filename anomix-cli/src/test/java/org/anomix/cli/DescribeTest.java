package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code describe} says of models whose answers are known. */
final class DescribeTest {
  @TempDir private Path folder;

  private static Json described(String model) {
    return Json.parse(
        String.join("\n", Outcome.lines("describe", "--model", model, "--format", "json")));
  }

  private static List<Double> modes(String model) {
    return described(model).objects("modes").stream().map(mode -> mode.number("x")).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "normal(3, 2) | 3",
        "exponential(2) | 0",
        "log-normal(1, 0.5) | 2.117000016612675", // exp(mu - sigma^2)
        "0.999*normal(0, 1) + 0.001*normal(3, 1e-6) | 0 3",
        "0.5*normal(-9, 1) + 0.5*normal(9, 1) | -9 9",
        "0.5*normal(-0.9, 1) + 0.5*normal(0.9, 1) | 0", // two modes only beyond one sd each side
        "0.3*normal(0, 1) + 0.7*normal(0, 1) | 0",
        "poisson(4.5) | 4",
        "0.5*poisson(2.5) + 0.5*poisson(40.5) | 2 40",
        "zero-inflated-poisson(0.3, 4.5) | 0 4",
        "0.5*point(0.5) + 0.5*normal(1, 1) | 1",
      })
  void modesAreWhereTheyAreKnownToBe(String model, String expected) {
    List<Double> modes = modes(model);
    String[] places = expected.split(" ", -1);
    assertEquals(places.length, modes.size(), modes.toString());
    for (int i = 0; i < places.length; i++) {
      assertEquals(Double.parseDouble(places[i]), modes.get(i), 1e-10); // seen: 2e-12
    }
  }

  @Test
  void modesOfTwoNormalsAreFixedPointsOfTheMeanShift() {
    double[] weights = {0.3, 0.7};
    double[] means = {-1, 1.6};
    double[] sds = {0.7, 1.1};
    for (double mode : modes("0.3*normal(-1, 0.7) + 0.7*normal(1.6, 1.1)")) {
      // f'(x) = 0 says x = sum w f m / s^2 over sum w f / s^2 (Carreira-Perpinan 2000).
      double above = 0;
      double below = 0;
      for (int k = 0; k < 2; k++) {
        double z = (mode - means[k]) / sds[k];
        double share = weights[k] * Math.exp(-z * z / 2) / (sds[k] * sds[k] * sds[k]);
        above += share * means[k];
        below += share;
      }
      assertEquals(above / below, mode, 1e-11); // seen: 3e-13
    }
  }

  @Test
  void plateauHasTwoEnds() {
    Json mode = described("uniform(2, 5)").objects("modes").get(0);
    assertEquals(2, mode.number("x"));
    assertEquals(5, mode.number("to"));
    assertEquals(1 / 3.0, mode.number("density"), 1e-15);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "uniform(2, 5) | mode             2 to 5 (density 0.333333)",
        "poisson(3) | mode of the mass 2 and 3 (probability 0.224042)",
        "poisson(3.5) | mode of the mass 3 (probability 0.215785)",
        // Narrower than the digits that are shown.
        "uniform(20, 20.0000000001) | mode             20 (density 1.00002E+10)",
      })
  void textNamesBothEndsWhereTheyDiffer(String model, String expected) {
    List<String> lines = Outcome.lines("describe", "--model", model);
    assertTrue(lines.contains(expected), lines::toString);
  }

  @Test
  void atomsAreListedApartWithTheProbabilityOfTheWhole() {
    Json atom = described("zero-inflated-poisson(0.3, 4)").objects("atoms").get(0);
    assertEquals(0, atom.number("x"));
    assertEquals(0.3 + 0.7 * Math.exp(-4), atom.number("probability"), 1e-15);
    assertEquals(List.of(), described("poisson(4)").list("atoms"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // 2 (1 - Phi(1)): equal laws two standard deviations apart, each taken for the other
        // beyond the middle.
        "0.5*normal(0, 1) + 0.5*normal(2, 1) | 0.15865525393145707 | 0.15865525393145707",
        // equal means: the wide one wins beyond |x| = sqrt(8 ln 2 / 3)
        "0.5*normal(0, 1) + 0.5*normal(0, 2) | 0.17397047408339821 | 0.5033549570818331",
        "0.5*uniform(0, 2) + 0.5*uniform(1, 5) | 0 | 0.25",
        "0.5*point(0) + 0.5*normal(0, 1) | 0 | 0",
        "0.3*point(0) + 0.7*poisson(4) | 0 | 0.018315638888734179",
        "0.3*normal(0, 1) + 0.7*normal(0, 1) | 1 | 0",
        "0.5*normal(0, 1) + 0.5*normal(60, 1) | 4.906713927148187e-198 | 4.906713927148187e-198",
      })
  void overlapOfUnivariateLawsIsExact(String model, double first, double second) {
    Json overlap = described(model).member("overlap");
    assertEquals("exact", overlap.text("method"));
    Json pair = overlap.objects("pairs").get(0);
    assertEquals(first, pair.number("firstAsSecond"), 1e-13 * first); // seen: 6e-15
    assertEquals(second, pair.number("secondAsFirst"), 1e-13 * second);
    assertEquals(
        pair.number("firstAsSecond") + pair.number("secondAsFirst"), pair.number("overlap"));
  }

  @Test
  void overlapOfCountingLawsIsTheSumOfTheSmallerMasses() {
    double first = 0;
    double second = 0;
    double p = Math.exp(-2);
    double q = Math.exp(-6);
    for (int x = 0; x < 200; x++) {
      first += 0.4 * p < 0.6 * q ? p : 0;
      second += 0.4 * p < 0.6 * q ? 0 : q;
      p *= 2.0 / (x + 1);
      q *= 6.0 / (x + 1);
    }
    Json pair =
        described("0.4*poisson(2) + 0.6*poisson(6)").member("overlap").objects("pairs").get(0);
    assertEquals(first, pair.number("firstAsSecond"), 1e-14);
    assertEquals(second, pair.number("secondAsFirst"), 1e-14);
  }

  @Test
  void overlapOfSeveralColumnsIsSimulatedWithAnHonestError() {
    Json overlap =
        described("0.5*gaussian([0, 0], [[1, 0], [0, 1]]) + 0.5*gaussian([2, 0], [[1, 0], [0, 1]])")
            .member("overlap");
    assertEquals("simulation", overlap.text("method"));
    Json pair = overlap.objects("pairs").get(0);
    double error = pair.number("standardError");
    assertTrue(error > 1e-3 && error < 2e-3, "" + error);
    // Of one seed, fixed: this cannot fail by luck.
    assertEquals(0.31731050786291415, pair.number("overlap"), 4 * error);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.4*normal(1, 2) + 0.6*exponential(0.5)", "0.9*point(3) + 0.1*point(7)"})
  void momentsAreThoseWithinAndBetweenComponents(String model) {
    Json json = described(model);
    double mean = 0;
    double square = 0;
    for (Json component : json.objects("components")) {
      double weight = component.number("weight");
      mean += weight * component.number("mean");
      square +=
          weight
              * (component.number("variance")
                  + component.number("mean") * component.number("mean"));
    }
    assertEquals(mean, json.member("moments").number("mean"), 1e-14);
    assertEquals(square - mean * mean, json.member("moments").number("variance"), 1e-13);
  }

  @Test
  void fittedModelIsDescribedWithItsFit() throws IOException {
    Path data = Files.writeString(folder.resolve("d.csv"), "u,v\n1,9\n2,4\n4,2\n5,8\n");
    String model = folder.resolve("m.json").toString();
    Outcome.lines("fit", data.toString(), "--family", "gaussian", "--components", "1", "-o", model);
    Json json = described(model);
    assertEquals(4, json.member("fit").whole("rows"));
    assertEquals(List.of("u", "v"), json.list("columns"));
    assertEquals(List.of(3.0, 5.75), json.member("moments").numbers("mean"));
    String text = String.join("\n", Outcome.lines("describe", "--model", model));
    assertTrue(text.contains("log-likelihood"), text);
    assertTrue(text.contains("columns          u, v"), text);
  }

  @Test
  void textNamesTheLargestOverlapsOnly() {
    StringBuilder model = new StringBuilder("0.125*normal(0, 1)");
    for (int k = 1; k < 8; k++) {
      model.append(" + 0.125*normal(").append(k).append(", 1)");
    }
    List<String> lines = Outcome.lines("describe", "--model", model.toString());
    assertEquals(10, lines.stream().filter(line -> line.startsWith("overlap")).count());
    assertTrue(lines.stream().anyMatch(line -> line.contains("and 18 smaller ones")));
    assertFalse(lines.stream().anyMatch(line -> line.contains("overlap 0, 7")));
  }
}
