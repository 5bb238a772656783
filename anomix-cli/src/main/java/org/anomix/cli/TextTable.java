package org.anomix.cli;

import java.util.List;

/** Aligns the cells of a table for a person. */
final class TextTable {
  private TextTable() {}

  /** Pads every column but the last, which is text; the first line is the head. */
  static String aligned(List<List<String>> lines) {
    int columns = lines.get(0).size();
    StringBuilder out = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int j = 0; j < columns - 1; j++) {
        int width = 0;
        for (List<String> other : lines) {
          width = Math.max(width, other.get(j).length());
        }
        text.append(" ".repeat(width - line.get(j).length())).append(line.get(j)).append("  ");
      }
      out.append(text.append(line.get(columns - 1)).toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }
}
