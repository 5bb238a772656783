package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Help, manual and completion, which all come from the commands themselves. */
final class ManualTest {
  private static List<CommandLine> commands() {
    return List.copyOf(Main.commandLine(Progress.none()).getSubcommands().values());
  }

  @Test
  void pageOfTheDocumentationIsThatOfTheCommands() throws IOException {
    Path page = Path.of("..", "docs", "cli.md");
    assertEquals(
        Outcome.of("manual").out(),
        Files.readString(page),
        "docs/cli.md is out of date; renew it by: ./anomix manual -o docs/cli.md");
  }

  @Test
  void pageOfTheFamiliesIsThatOfTheFamilies() throws IOException {
    assertEquals(
        Outcome.of("manual", "--page", "families").out(),
        Files.readString(Path.of("..", "docs", "families.md")),
        "docs/families.md is out of date; renew it by: "
            + "./anomix manual --page families -o docs/families.md");
  }

  @Test
  void everyCommandHasAnExampleInItsHelp() {
    assertTrue(commands().size() >= 12);
    for (CommandLine command : commands()) {
      String help = String.join("\n", Outcome.lines(command.getCommandName(), "--help"));
      assertTrue(help.contains("\nExample: "), help);
      assertTrue(
          help.indexOf("anomix " + command.getCommandName(), help.indexOf("\nExample: ")) > 0,
          help);
      assertFalse(help.contains("%%"), help);
    }
  }

  @Test
  void commandAloneTakesTheSameOptionsAsAmongAllOthers() {
    for (CommandLine command : commands()) {
      String name = command.getCommandName();
      assertEquals(
          Outcome.of(name, "--help").out(), Outcome.of("--plugins", "", name, "--help").out());
    }
  }

  @Test
  void completionKnowsCommandsAndChoices() {
    String script = String.join("\n", Outcome.lines("completion"));
    for (CommandLine command : commands()) {
      boolean hidden = command.getCommandSpec().usageMessage().hidden();
      assertEquals(!hidden, script.contains("_picocli_anomix_" + command.getCommandName() + "()"));
    }
    assertTrue(script.contains("\"text\" \"json\""), script);
  }
}
