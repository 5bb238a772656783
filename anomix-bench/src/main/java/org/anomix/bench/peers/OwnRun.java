package org.anomix.bench.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import org.anomix.Rows;
import org.anomix.bench.problem.Clock;
import org.anomix.bench.problem.Problem;
import org.anomix.bench.problem.Shape;
import org.anomix.bench.problem.StartValues;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.kernel.Kernels;
import org.anomix.mixture.Mixture;

/**
 * The part of anomix in a comparison, in a process of its own: times the same work as the scripts
 * of the other libraries and prints it in the same words.
 */
final class OwnRun {
  private final Rows rows;
  private final Mixture start;
  private final Em em;
  private final Clock clock;
  private final double seconds;

  private OwnRun(Shape shape, Path folder, int threads, int passes, double seconds)
      throws IOException {
    this.rows = Rows.rowMajor(NumbersFile.read(folder.resolve("rows.npy")), shape.dimension());
    this.start = StartValues.of(shape, NumbersFile.read(folder.resolve("start.npy"))).mixture();
    this.em =
        Em.of(Collections.nCopies(shape.components(), Problem.estimator(shape)))
            .withStart(start)
            .withThreads(threads)
            .withIterations(passes);
    this.clock = threads == 1 ? Clock.PROCESSOR : Clock.WALL;
    this.seconds = seconds;
  }

  /**
   * Runs one case.
   *
   * @param arguments shape, rows, folder of the numbers, threads, passes per fit, seconds to spend
   *     on each work
   * @throws IOException if the numbers cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    Shape named = Shape.named(arguments[0]);
    Shape shape =
        new Shape(
            named.name(),
            named.dimension(),
            named.components(),
            Integer.parseInt(arguments[1]),
            named.diagonal());
    int threads = Integer.parseInt(arguments[3]);
    OwnRun run =
        new OwnRun(
            shape,
            Path.of(arguments[2]),
            threads,
            Integer.parseInt(arguments[4]),
            Double.parseDouble(arguments[5]));
    print("name", "anomix " + Kernels.active().name() + " on Java " + Runtime.version().feature());
    run.passes();
    if (threads == 1) {
      run.scoring();
    }
  }

  /** The least time from the end of one pass to that of the next: an E-step and an M-step. */
  private void passes() {
    PassTimes times = new PassTimes(clock);
    long end = System.nanoTime() + (long) (1e9 * seconds);
    Fit fit;
    do {
      times.begin();
      fit = em.withListener(times).fit(rows);
    } while (System.nanoTime() < end);
    print("pass", times.least(), fit.logLikelihood());
  }

  private void scoring() {
    double least = Double.POSITIVE_INFINITY;
    double sum = 0;
    long end = System.nanoTime() + (long) (1e9 * seconds);
    do {
      long from = clock.nanoseconds();
      double[] scores = start.logDensities(rows);
      least = Math.min(least, 1e-9 * (clock.nanoseconds() - from));
      sum = 0;
      for (double score : scores) {
        sum += score;
      }
    } while (System.nanoTime() < end);
    print("score", least, sum);
  }

  private static void print(String what, double seconds, double check) {
    print(what, String.format(Locale.ROOT, "%.9g\t%.17g", seconds, check));
  }

  private static void print(String what, String rest) {
    System.out.println(what + "\t" + rest);
  }
}
