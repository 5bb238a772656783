package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about plug-ins shows their code as it is; what it leaves out is marked by dots. */
final class PluginPageTest {
  private static final Path PAGE = Path.of("..", "docs", "plugins.md");
  private static final Pattern BLOCK =
      Pattern.compile("<!-- (\\S+\\.java) -->\\s*```java\\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyPieceOfCodeStandsInItsFile() throws IOException {
    String page = Files.readString(PAGE);
    Matcher blocks = BLOCK.matcher(page);
    int count = 0;
    while (blocks.find()) {
      String source = squeezed(Files.readString(Path.of(blocks.group(1))));
      for (String piece : blocks.group(2).split("// \\.\\.\\.\n", -1)) {
        assertTrue(source.contains(squeezed(piece)), blocks.group(1) + " does not say:\n" + piece);
      }
      count++;
    }
    assertEquals(page.split("```java", -1).length - 1, count, "code without the name of its file");
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", "");
  }
}
