package org.anomix.bench.peers;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Times of everybody for every work, as a table of Markdown, and behind them how many times faster
 * than the yardstick that is.
 */
final class PeerTable {
  /** The library that others are told in multiples of. */
  private static final String YARDSTICK = "scikit-learn";

  /** Relative difference of sums beyond which somebody did other work. */
  private static final double SAME = 1e-9;

  /** What is timed, and what its seconds are multiplied by to be shown. */
  private record Work(String label, double factor) {}

  private final String head;
  private final Map<Work, Map<String, Measurement>> works = new LinkedHashMap<>();
  private final Set<String> names = new LinkedHashSet<>();

  /** A table of what its head says. */
  PeerTable(String head) {
    this.head = head;
  }

  /** Adds a measurement; of several of the same work by the same one the fastest counts. */
  void add(String label, double factor, Measurement measured) {
    names.add(measured.who());
    works
        .computeIfAbsent(new Work(label, factor), work -> new LinkedHashMap<>())
        .merge(measured.who(), measured, (a, b) -> a.seconds() <= b.seconds() ? a : b);
  }

  void print(PrintWriter out) {
    out.println("| " + head + " | " + String.join(" | ", names) + " |");
    out.println("|---" + "|--:".repeat(names.size()) + "|");
    works.forEach((work, measured) -> out.println(line(work, measured)));
    out.println();
    List<String> differing = differing();
    out.println(
        differing.isEmpty()
            ? "All sums agree to " + SAME + ": everybody did the same work."
            : "Other sums than the first, hence other work: " + String.join("; ", differing));
    out.flush();
  }

  private String line(Work work, Map<String, Measurement> measured) {
    StringBuilder line = new StringBuilder("| ").append(work.label);
    Optional<Measurement> yardstick =
        measured.values().stream().filter(m -> m.who().startsWith(YARDSTICK)).findFirst();
    for (String name : names) {
      line.append(" | ").append(cell(work, measured, name, yardstick));
    }
    return line.append(" |").toString();
  }

  private static String cell(
      Work work, Map<String, Measurement> measured, String name, Optional<Measurement> yardstick) {
    if (!measured.containsKey(name)) {
      return "";
    }
    Measurement own = measured.get(name);
    double shown = work.factor * own.seconds();
    String time = String.format(Locale.ROOT, shown < 100 ? "%.3g" : "%.0f", shown);
    return yardstick.isEmpty() || own.equals(yardstick.get())
        ? time
        : time + String.format(Locale.ROOT, " (%.1fx)", yardstick.get().seconds() / own.seconds());
  }

  private List<String> differing() {
    List<String> differing = new ArrayList<>();
    works.forEach(
        (work, measured) -> {
          double first = measured.values().iterator().next().check();
          for (Measurement other : measured.values()) {
            double difference = Math.abs(other.check() - first) / Math.abs(first);
            if (!(difference <= SAME)) {
              differing.add(work.label + ", " + other.who() + ": " + difference);
            }
          }
        });
    return differing;
  }
}
