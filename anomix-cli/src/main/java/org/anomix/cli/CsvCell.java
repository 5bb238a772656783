package org.anomix.cli;

/** Text as a cell of a CSV file (RFC 4180). */
final class CsvCell {
  private CsvCell() {}

  /** The text, in quotes where it holds a comma, a quote or a line break. */
  static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
