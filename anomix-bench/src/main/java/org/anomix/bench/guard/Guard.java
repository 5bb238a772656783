package org.anomix.bench.guard;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.anomix.bench.problem.Arguments;
import org.anomix.bench.problem.Clock;
import org.anomix.bench.problem.Clusters;
import org.anomix.bench.problem.Problem;
import org.anomix.bench.problem.Shape;
import org.anomix.bench.problem.Sweep;
import org.anomix.kernel.Kernels;

/**
 * Compares EM passes with plain loops of the same JVM. The ratio of the two depends little on the
 * machine, so that it can be held against a value in the repository.
 */
public final class Guard {
  private static final List<String> SHAPES = List.of("U1", "M2", "M3");

  /** So few rows that a pass takes some milliseconds, and yet many blocks. */
  private static final double SHARE = 0.05;

  /** Machines, and runs on one of them, differ by less. */
  private static final double TOLERANCE = 1.3;

  private final double seconds;

  private Guard(double seconds) {
    this.seconds = seconds;
  }

  /**
   * Measures, prints, and judges.
   *
   * @param arguments seconds to spend on each shape
   * @param out receives the table and the verdict
   * @return 0, or 1 if something is slower than what was accepted
   * @throws IOException if the accepted values cannot be read
   */
  public static int run(Arguments arguments, PrintWriter out) throws IOException {
    arguments.requireKnown(List.of("seconds"));
    Guard guard = new Guard(arguments.positive("seconds", 4));
    Accepted accepted = Accepted.read();
    boolean slower = false;
    out.printf(Locale.ROOT, "%-14s %9s %9s  %s%n", "pass", "ratio", "accepted", "verdict");
    for (String shape : SHAPES) {
      String key = Accepted.key(Kernels.active().name(), shape);
      double ratio = guard.ratio(Shape.named(shape).scaled(SHARE));
      OptionalDouble bound = accepted.ratio(key);
      out.printf(
          Locale.ROOT,
          "%-14s %9.2f %9s  %s%n",
          key,
          ratio,
          bound.isPresent() ? String.format(Locale.ROOT, "%.2f", bound.getAsDouble()) : "-",
          verdict(ratio, bound));
      out.flush();
      slower |= isSlower(ratio, bound);
    }
    return slower ? 1 : 0;
  }

  private static boolean isSlower(double ratio, OptionalDouble accepted) {
    return accepted.isPresent() && ratio > TOLERANCE * accepted.getAsDouble();
  }

  private static String verdict(double ratio, OptionalDouble accepted) {
    if (accepted.isEmpty()) {
      return "no value was accepted yet";
    }
    if (isSlower(ratio, accepted)) {
      return String.format(Locale.ROOT, "SLOWER by %.2fx", ratio / accepted.getAsDouble());
    }
    return accepted.getAsDouble() > TOLERANCE * ratio ? "faster: accept the new ratio" : "as fast";
  }

  /** The least time of a pass over the least of the reference, measured by turns. */
  private double ratio(Shape shape) {
    Sweep sweep = Sweep.of(Problem.of(shape, Clusters.OVERLAPPING));
    Reference reference = new Reference(shape);
    long own = Long.MAX_VALUE;
    long plain = Long.MAX_VALUE;
    long end = System.nanoTime() + (long) (1e9 * seconds);
    do {
      own = Math.min(own, time(() -> sweep.next().model().weight(0)));
      plain = Math.min(plain, time(reference::run));
    } while (System.nanoTime() < end);
    return (double) own / plain;
  }

  private static long time(Supplier<Double> work) {
    long from = Clock.PROCESSOR.nanoseconds();
    double result = work.get();
    long took = Clock.PROCESSOR.nanoseconds() - from;
    if (Double.isNaN(result)) { // asked, so that no compiler leaves the work out
      throw new IllegalStateException("the measured work is not a number");
    }
    return took;
  }
}
