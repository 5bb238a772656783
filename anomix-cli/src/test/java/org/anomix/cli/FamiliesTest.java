package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code families} lists. */
final class FamiliesTest {
  private static List<Json> families() {
    return Json.parse(String.join("\n", Outcome.lines("families", "--format", "json")))
        .objects("families");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "normal | mean, sd | exact",
        "point | x | held",
        "uniform | lower, upper | held",
        "gaussian | mean, covariance | exact",
        "mixture | weights | by parts",
      })
  void familyHasItsParametersAndItsTier(String name, String parameters, String estimation) {
    Json family =
        families().stream().filter(f -> f.text("name").equals(name)).findFirst().orElseThrow();
    List<String> names =
        family.objects("parameters").stream().map(parameter -> parameter.text("name")).toList();
    assertEquals(parameters, String.join(", ", names));
    assertEquals(estimation, family.text("estimation"));
    assertTrue(family.text("provider").startsWith("org.anomix."), family.text("provider"));
  }

  @Test
  void parameterHasItsDomainAndRole() {
    Json sd =
        families().stream()
            .filter(f -> f.text("name").equals("normal"))
            .findFirst()
            .orElseThrow()
            .objects("parameters")
            .get(1);
    assertEquals("(0, ∞)", sd.text("domain"));
    assertEquals("scale", sd.text("role"));
    assertTrue(sd.flag("fixable"));
  }

  @Test
  void textNamesTheProviderOfEveryFamilyAndScorer() {
    List<String> text = Outcome.lines("families");
    Json json = Json.parse(String.join("\n", Outcome.lines("families", "--format", "json")));
    for (Json family : json.objects("families")) {
      String line = "family " + family.text("name") + ": " + family.text("provider");
      assertTrue(family.text("name").equals("mixture") || text.contains(line), line);
    }
    for (Json scorer : json.objects("scorers")) {
      String line = "scorer " + scorer.text("name") + ": " + scorer.text("provider");
      assertTrue(text.contains(line), line);
    }
  }

  @Test
  void textFitsIntoAHundredColumnsAndNamesEveryFamily() {
    List<String> lines = Outcome.lines("families");
    for (String line : lines) {
      assertTrue(line.length() <= 100, line);
    }
    for (Json family : families()) {
      String name = family.text("name");
      assertTrue(
          name.equals("mixture") || lines.stream().anyMatch(line -> line.startsWith(name + " ")),
          name);
    }
  }
}
