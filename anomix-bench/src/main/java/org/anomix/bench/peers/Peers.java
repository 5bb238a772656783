package org.anomix.bench.peers;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
      List.of(
          "only", "clusters", "jdk", "kernels", "threads", "seconds", "rounds", "scale", "core");

  /** The name under which whole processes are compared. */
  private static final String FILES = "files";

  private static final int PASSES = 5;

  private final Path home;
  private final Arguments arguments;
  private final PrintWriter progress;
  private final Contenders contenders;
  private final Contender.Budget budget;

  private Peers(Path home, Arguments arguments, PrintWriter progress) {
    this.home = home;
    this.arguments = arguments;
    this.progress = progress;
    this.contenders = new Contenders(home, arguments);
    this.budget = new Contender.Budget(PASSES, arguments.positive("seconds", 2));
  }

  /**
   * Runs the comparison.
   *
   * @param home the folder of the sources, which has the scripts
   * @param arguments names of shapes, or "files" for whole processes, all if there are none; and
   *     settings
   * @param out receives the table
   * @param progress receives what is going on
   * @throws IOException if a file cannot be written or read
   */
  public static void run(Path home, Arguments arguments, PrintWriter out, PrintWriter progress)
      throws IOException {
    arguments.requireKnown(SETTINGS);
    new Peers(home, arguments, progress).run(out);
  }

  private void run(PrintWriter out) throws IOException {
    List<String> names = arguments.names();
    List<Shape> shapes =
        names.isEmpty()
            ? Shape.ALL
            : names.stream().filter(name -> !name.equals(FILES)).map(Shape::named).toList();
    if (!shapes.isEmpty()) {
      compareLoops(shapes, out);
    }
    if (names.isEmpty() || names.contains(FILES)) {
      compareProcesses(out);
    }
  }

  private void compareLoops(List<Shape> shapes, PrintWriter out) throws IOException {
    List<Clusters> distances = clusters();
    List<Contender> all = contenders.all(this::say);
    PeerTable table = new PeerTable("ns per row and component");
    for (Shape named : shapes) {
      for (Clusters clusters : distances) {
        Shape shape = named.scaled(arguments.positive("scale", 1));
        Path folder = Files.createTempDirectory("anomix-peers");
        try {
          write(Problem.of(shape, clusters), folder);
          measure(shape, clusters, folder, all, table);
        } finally {
          delete(folder);
        }
      }
    }
    table.print(out);
  }

  private void compareProcesses(PrintWriter out) throws IOException {
    PeerTable table = new PeerTable("seconds from start to end");
    WholeProcesses processes =
        new WholeProcesses(home, Interpreters.python(), contenders.jdks(), this::say);
    Path folder = Files.createTempDirectory("anomix-peers");
    try {
      for (FileFit fit : FileFit.all(home, folder, arguments.positive("scale", 1))) {
        Path start = folder.resolve("start.npy");
        NumbersFile.write(start, fit.start().numbers(), 1);
        processes.measure(fit, start, (int) arguments.positive("rounds", 5), table);
      }
    } finally {
      delete(folder);
    }
    table.print(out);
  }

  private List<Clusters> clusters() {
    return arguments
        .values("clusters", List.of(Clusters.OVERLAPPING.label(), Clusters.SEPARATED.label()))
        .stream()
        .map(Clusters::named)
        .toList();
  }

  private static void write(Problem problem, Path folder) throws IOException {
    NumbersFile.write(folder.resolve("rows.npy"), problem.rowMajor(), problem.shape().dimension());
    NumbersFile.write(folder.resolve("start.npy"), problem.startValues().numbers(), 1);
  }

  private void measure(
      Shape shape, Clusters clusters, Path folder, List<Contender> all, PeerTable table) {
    for (int round = 0; round < arguments.positive("rounds", 1); round++) {
      for (Contender contender : all) {
        say(shape.name() + " " + clusters.label() + ": " + contender.label());
        try {
          for (Measurement measured : contender.measure(shape, folder, budget)) {
            String label = shape.name() + " " + clusters.label() + " " + measured.work();
            double factor = 1e9 / shape.cells();
            table.add(label, factor, measured);
            say(
                String.format(
                    Locale.ROOT, "  %s %.3g", measured.work(), factor * measured.seconds()));
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
