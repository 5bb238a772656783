package org.anomix.cli;

import java.util.List;

/** Aligns the cells of a table for a person. */
final class TextTable {
  private TextTable() {}

  /**
   * Numbers to the right, and the last column, which is text, as it is; the first line is the head.
   */
  static String aligned(List<List<String>> lines) {
    return aligned(lines, false);
  }

  /** Words to the left; the first line is the head. */
  static String leftAligned(List<List<String>> lines) {
    return aligned(lines, true);
  }

  private static String aligned(List<List<String>> lines, boolean left) {
    int columns = lines.get(0).size();
    int[] widths = new int[columns];
    for (List<String> line : lines) {
      for (int j = 0; j < columns; j++) {
        widths[j] = Math.max(widths[j], line.get(j).length());
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int j = 0; j < columns - 1; j++) {
        String room = " ".repeat(widths[j] - line.get(j).length());
        text.append(left ? line.get(j) + room : room + line.get(j)).append("  ");
      }
      out.append(text.append(line.get(columns - 1)).toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }
}
