package org.anomix.bench.peers;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The interpreters that have the other libraries. */
final class Interpreters {
  private Interpreters() {}

  /** A Python with scikit-learn and pandas: $PYTHON, the one on the path, or the system's. */
  static Optional<String> python() {
    return first(
        "PYTHON",
        List.of("python3", "/usr/bin/python3"),
        List.of("-c", "import sklearn.mixture, pandas"));
  }

  /** An R with mclust: $RSCRIPT or the one on the path. */
  static Optional<String> r() {
    return first("RSCRIPT", List.of("Rscript"), List.of("-e", "library(mclust)"));
  }

  private static Optional<String> first(
      String variable, List<String> usual, List<String> question) {
    String wanted = System.getenv(variable);
    List<String> candidates = wanted == null ? usual : List.of(wanted);
    return candidates.stream().filter(name -> answers(name, question)).findFirst();
  }

  private static boolean answers(String interpreter, List<String> question) {
    return new Call(Stream.concat(Stream.of(interpreter), question.stream()).toList()).succeeds();
  }
}
