package org.anomix.bench.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anomix.bench.problem.Clock;

/**
 * Fits files as a user does, in whole processes from their start to their end, by turns, with as
 * many threads as each takes by itself.
 */
final class WholeProcesses {
  private static final Pattern HISTORY = Pattern.compile("\"history\"\\s*:\\s*\\[([^\\]]*)\\]");

  private final Path home;
  private final Optional<String> python;
  private final List<String> jdks;
  private final Consumer<String> progress;

  WholeProcesses(Path home, Optional<String> python, List<String> jdks, Consumer<String> progress) {
    this.home = home;
    this.python = python;
    this.jdks = jdks;
    this.progress = progress;
  }

  /** A process: the log-likelihood before its last M-step, by which all are compared. */
  private interface Run {
    double logLikelihood() throws IOException;
  }

  /** Runs everybody so many times and adds what they took. */
  void measure(FileFit fit, Path start, int rounds, PeerTable table) {
    for (int round = 0; round < rounds; round++) {
      python.ifPresent(
          interpreter ->
              measure(fit, "scikit-learn", () -> pythonRun(interpreter, fit, start), table));
      for (String jdk : jdks) {
        measure(fit, "anomix on " + Path.of(jdk).getFileName(), () -> ownRun(jdk, fit), table);
      }
    }
  }

  private void measure(FileFit fit, String who, Run run, PeerTable table) {
    progress.accept(fit.label() + ": " + who);
    try {
      long from = Clock.WALL.nanoseconds();
      double logLikelihood = run.logLikelihood();
      double seconds = 1e-9 * (Clock.WALL.nanoseconds() - from);
      table.add(fit.label(), 1, new Measurement(who, "", seconds, logLikelihood));
    } catch (IOException e) {
      progress.accept(who + " failed: " + e.getMessage());
    }
  }

  private double pythonRun(String interpreter, FileFit fit, Path start) throws IOException {
    List<String> command =
        List.of(
            interpreter,
            home.resolve("anomix-bench").resolve("peers").resolve("end_to_end.py").toString(),
            fit.data().toString(),
            String.valueOf(fit.shape().dimension()),
            String.valueOf(fit.shape().components()),
            start.toString(),
            String.valueOf(fit.steps()));
    return Double.parseDouble(new Call(command).withAllThreads().output().get(0));
  }

  private double ownRun(String jdk, FileFit fit) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                home.resolve("anomix").toString(),
                "fit",
                fit.data().toString(),
                "--family",
                "gaussian",
                "--components",
                String.valueOf(fit.shape().components()),
                "--start",
                fit.start().mixture().toString(),
                "--iterations",
                String.valueOf(fit.steps() + 1),
                "--format",
                "json"));
    String json =
        String.join("", new Call(command).with("JAVA_HOME", jdk).withAllThreads().output());
    Matcher history = HISTORY.matcher(json);
    if (!history.find()) {
      throw new IOException("no history in what anomix printed");
    }
    String[] objectives = history.group(1).split(",", -1);
    return Double.parseDouble(objectives[fit.steps() - 1].strip());
  }
}
