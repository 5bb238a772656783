package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every program of the guide compiles, runs, and stands in the guide as it is. */
final class GuideTest {
  private static final Path SOURCES = Path.of("src", "main", "java", "org", "anomix", "examples");
  private static final Pattern BLOCK =
      Pattern.compile("<!-- (\\w+)\\.java -->\\s*```java\\n(.*?)```", Pattern.DOTALL);

  @Test
  void theGuideShowsTheProgramsAsTheyAre() throws IOException {
    List<String> shown = new ArrayList<>();
    for (String page : List.of("../docs/guide.md", "../docs/examples.md", "../README.md")) {
      Matcher blocks = BLOCK.matcher(Files.readString(Path.of(page)));
      while (blocks.find()) {
        String source = Files.readString(SOURCES.resolve(blocks.group(1) + ".java"));
        assertTrue(
            squeezed(source).contains(squeezed(blocks.group(2))),
            page + " shows what " + blocks.group(1) + ".java does not say:\n" + blocks.group(2));
        shown.add(blocks.group(1));
      }
    }
    assertTrue(
        shown.containsAll(
            List.of(
                "Heights",
                "FitAndRead",
                "PresetModel",
                "ScoreRows",
                "SaveAndLoad",
                "ChooseComponents",
                "SeveralColumns",
                "Factories",
                "Cardiotocography",
                "StepsOfAFit",
                "StopEarly",
                "Server",
                "FailuresPerDay",
                "DailyReturns",
                "WordFrequencies",
                "CensoredLifetimes",
                "VisitsOfCustomers")),
        shown.toString());
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", "");
  }

  @Test
  void theFitPrintsWhatItFound() throws Exception {
    List<String> lines = Printed.by(() -> FitAndRead.main(new String[] {"data"}));
    assertTrue(lines.get(0).startsWith("0.49999999"), lines.get(0));
    assertTrue(lines.get(1).endsWith("CONVERGED"), lines.get(1));
    assertEquals(2, lines.size());
  }

  @Test
  void thePresetModelEqualsItsNotation() throws Exception {
    List<String> lines = Printed.by(() -> PresetModel.main(new String[0]));
    assertEquals("true", lines.get(1));
  }

  @Test
  void theOwnThresholdFlagsTheRowsBetweenAndBeyondTheGroups() throws Exception {
    List<String> lines = Printed.by(() -> ScoreRows.main(new String[0]));
    assertEquals(List.of("row 1", "row 4"), lines.subList(1, lines.size()));
  }

  @Test
  void holesAreFittedAndFilledAsThePageSays() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "guide.md"));
    for (String line : Printed.by(() -> SeveralColumns.main(new String[] {"data"}))) {
      assertTrue(page.contains("`" + line + "`"), line);
    }
  }

  @Test
  void theLoadedModelIsTheSavedOne() throws Exception {
    assertEquals(List.of("true", "true"), Printed.by(() -> SaveAndLoad.main(new String[0])));
  }

  @Test
  void theTableFindsTheNumberOfGroupsThatMadeTheRows() throws Exception {
    List<String> lines = Printed.by(() -> ChooseComponents.main(new String[0]));
    assertTrue(lines.get(0).endsWith(" 2"), lines.get(0));
  }

  @Test
  void theListenerStopsTheFit() throws Exception {
    List<String> lines = Printed.by(() -> StopEarly.main(new String[0]));
    assertEquals("STOPPED", lines.get(lines.size() - 1));
  }

  @Test
  void sixteenThreadsShareOneDetector() throws Exception {
    List<String> lines = Printed.by(() -> Server.main(new String[0]));
    // Of the values 40 to 79, each four times: 47 to 59 and 75 to 79 are out, 18 of 40.
    assertEquals("72 of 160 are anomalous", lines.get(0));
  }
}
