package org.anomix.cli;

import java.util.stream.Collectors;
import org.anomix.Notation;
import org.anomix.em.Trimming;

/** What a trimmed fit left out, for a person. */
final class TrimmedText {
  private static final int MOST_ROWS = 10;

  private TrimmedText() {}

  /** One line, such as {@code 3 of 60 rows: 4, 17, 58}. */
  static String of(Trimming trimming, int rows) {
    int count = trimming.rows().size();
    return count
        + " of "
        + Numbers.count(rows, "row", "rows")
        + (trimming.weight() == count ? "" : ", weight " + Notation.number(trimming.weight()))
        + (count == 0 ? "" : ": ")
        + trimming.rows().stream()
            .limit(MOST_ROWS)
            .map(Object::toString)
            .collect(Collectors.joining(", "))
        + (count > MOST_ROWS ? ", ..." : "");
  }
}
