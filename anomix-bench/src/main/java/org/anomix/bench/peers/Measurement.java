package org.anomix.bench.peers;

import java.util.List;
import java.util.Optional;

/**
 * What one process says of one work.
 *
 * @param who library, version, and what else tells it from the others
 * @param work such as "pass"
 * @param seconds the least time
 * @param check a number that is the same for all who did the same work
 */
record Measurement(String who, String work, double seconds, double check) {
  /** Reads what the processes print: their name, then their measurements, one per line. */
  static List<Measurement> parse(List<String> lines, int threads) {
    String name =
        words(lines, "name").map(words -> words[1]).orElseThrow()
            + (threads == 1 ? "" : ", " + threads + " threads");
    return lines.stream()
        .map(line -> line.split("\t"))
        .filter(words -> words.length == 3)
        .map(
            words ->
                new Measurement(
                    name, words[0], Double.parseDouble(words[1]), Double.parseDouble(words[2])))
        .toList();
  }

  private static Optional<String[]> words(List<String> lines, String first) {
    return lines.stream()
        .map(line -> line.split("\t"))
        .filter(words -> words.length > 1 && words[0].equals(first))
        .findFirst();
  }
}
