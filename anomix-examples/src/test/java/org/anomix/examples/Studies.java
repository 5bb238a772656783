package org.anomix.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tests that come in two sizes: a glance in every build, the full grid where the property {@code
 * anomix.studies} is set, which also writes its figures into docs/studies.md.
 */
final class Studies {
  private static final Path PAGE = Path.of("..", "docs", "studies.md");

  private static final String INTRODUCTION =
      """
      # Studies

      Written by the tests of `anomix-examples` under `mvn verify -Pstudies`; do not edit.
      """;

  private Studies() {}

  /** Whether the full grids run. */
  static boolean full() {
    return Boolean.getBoolean("anomix.studies");
  }

  /** How many seeds to run: two in every build. */
  static int seeds(int inFull) {
    return full() ? Integer.getInteger("anomix.studies.seeds", inFull) : 2;
  }

  /** A number with so many digits, whatever the language of the machine. */
  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /**
   * Replaces a section of the page, or adds it; the others stay. Nothing outside of full grids.
   *
   * @param title what the section is called; sections stand in the order of their titles
   * @param lines its text
   */
  static synchronized void write(String title, List<String> lines) {
    if (!full()) {
      return;
    }
    try {
      Map<String, String> sections = new TreeMap<>();
      if (Files.exists(PAGE)) {
        String[] parts = Files.readString(PAGE).split("(?m)^## ", -1);
        for (int i = 1; i < parts.length; i++) {
          int end = parts[i].indexOf('\n');
          sections.put(parts[i].substring(0, end), parts[i].substring(end).strip());
        }
      }
      sections.put(title, String.join("\n", lines).strip());
      StringBuilder page = new StringBuilder(INTRODUCTION);
      sections.forEach(
          (name, text) ->
              page.append("\n## ").append(name).append("\n\n").append(text).append('\n'));
      Files.write(PAGE, page.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
