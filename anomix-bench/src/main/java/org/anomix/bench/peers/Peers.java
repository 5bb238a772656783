package org.anomix.bench.peers;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anomix.bench.problem.Arguments;
import org.anomix.bench.problem.Clusters;
import org.anomix.bench.problem.Problem;
import org.anomix.bench.problem.Shape;

/**
 * Runs anomix and every other library that is installed on the same rows, from the same starts, on
 * the same core, and prints one table.
 */
public final class Peers {
  private static final List<String> SETTINGS =
      List.of("clusters", "jdk", "kernels", "threads", "seconds", "rounds", "scale", "core");

  private static final int PASSES = 5;

  private final Path scripts;
  private final Arguments arguments;
  private final PrintWriter progress;
  private final Cores cores;
  private final Contender.Budget budget;

  private Peers(Path scripts, Arguments arguments, PrintWriter progress) {
    this.scripts = scripts;
    this.arguments = arguments;
    this.progress = progress;
    this.cores =
        Cores.of(
            arguments.settings().containsKey("core")
                ? (int) arguments.positive("core", 1)
                : Runtime.getRuntime().availableProcessors() - 1);
    this.budget = new Contender.Budget(PASSES, arguments.positive("seconds", 2));
  }

  /**
   * Runs the comparison.
   *
   * @param home the folder of the sources, which has the scripts
   * @param arguments names of shapes, all if there are none, and settings
   * @param out receives the table
   * @param progress receives what is going on
   * @throws IOException if a file cannot be written or read
   */
  public static void run(Path home, Arguments arguments, PrintWriter out, PrintWriter progress)
      throws IOException {
    arguments.requireKnown(SETTINGS);
    new Peers(home.resolve("anomix-bench").resolve("peers"), arguments, progress).run(out);
  }

  private void run(PrintWriter out) throws IOException {
    List<Shape> shapes =
        arguments.names().isEmpty()
            ? Shape.ALL
            : arguments.names().stream().map(Shape::named).toList();
    List<Contender> contenders = contenders();
    PeerTable table = new PeerTable();
    for (Shape named : shapes) {
      for (Clusters clusters : clusters()) {
        Shape shape = named.scaled(arguments.positive("scale", 1));
        Path folder = Files.createTempDirectory("anomix-peers");
        try {
          write(Problem.of(shape, clusters), folder);
          measure(shape, clusters, folder, contenders, table);
        } finally {
          delete(folder);
        }
      }
    }
    table.print(out);
  }

  private List<Clusters> clusters() {
    return arguments
        .values("clusters", List.of(Clusters.OVERLAPPING.label(), Clusters.SEPARATED.label()))
        .stream()
        .map(name -> Clusters.valueOf(name.toUpperCase(Locale.ROOT)))
        .toList();
  }

  private List<Contender> contenders() {
    List<Contender> all = new ArrayList<>();
    addScript(all, Interpreters.python(), "scikit_learn.py");
    addScript(all, Interpreters.r(), "mclust.R");
    for (String jdk : arguments.values("jdk", List.of(System.getProperty("java.home")))) {
      for (String kernels : arguments.values("kernels", List.of("scalar", "vector"))) {
        for (String threads : arguments.values("threads", List.of("1", "2"))) {
          all.add(new OwnContender(Path.of(jdk), kernels, Integer.parseInt(threads), cores));
        }
      }
    }
    return all;
  }

  private void addScript(List<Contender> all, Optional<String> interpreter, String name) {
    interpreter.ifPresentOrElse(
        found -> all.add(new ScriptContender(found, scripts.resolve(name), cores)),
        () -> say(name + " is left out: what it needs is not installed"));
  }

  private static void write(Problem problem, Path folder) throws IOException {
    NumbersFile.write(folder.resolve("rows.npy"), problem.rowMajor(), problem.shape().dimension());
    NumbersFile.write(folder.resolve("start.npy"), problem.startValues().numbers(), 1);
  }

  private void measure(
      Shape shape, Clusters clusters, Path folder, List<Contender> contenders, PeerTable table) {
    for (int round = 0; round < arguments.positive("rounds", 1); round++) {
      for (Contender contender : contenders) {
        say(shape.name() + " " + clusters.label() + ": " + contender.label());
        try {
          for (Measurement measured : contender.measure(shape, folder, budget)) {
            table.add(shape, clusters, measured);
          }
        } catch (IOException e) {
          say(contender.label() + " failed: " + e.getMessage());
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private void say(String message) {
    progress.println(message);
    progress.flush();
  }
}
