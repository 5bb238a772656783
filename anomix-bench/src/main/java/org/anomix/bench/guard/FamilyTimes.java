package org.anomix.bench.guard;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.anomix.bench.problem.Arguments;
import org.anomix.bench.problem.Clock;
import org.anomix.bench.problem.Laws;
import org.anomix.bench.problem.Sweep;
import org.anomix.mixture.Mixture;

/**
 * One EM pass of each family of one column as a multiple of the normal's: the least processor time,
 * which a busy machine hardly disturbs.
 */
public final class FamilyTimes {
  private static final String YARDSTICK = "normal";
  private static final int ROWS = 1_000_000;

  private final int rows;
  private final double seconds;

  private FamilyTimes(int rows, double seconds) {
    this.rows = rows;
    this.seconds = seconds;
  }

  /**
   * Measures and prints.
   *
   * @param arguments names of families, all if there are none; a share of a million rows, and
   *     seconds to spend on each family
   * @param out receives the table
   */
  public static void run(Arguments arguments, PrintWriter out) {
    arguments.requireKnown(List.of("scale", "seconds"));
    FamilyTimes times =
        new FamilyTimes(
            (int) Math.max(1, arguments.positive("scale", 1) * ROWS),
            arguments.positive("seconds", 3));
    List<String> families = arguments.names().isEmpty() ? Laws.families() : arguments.names();
    List<Mixture> mixtures = families.stream().map(Laws::mixture).toList();
    double normal = times.perCell(Laws.mixture(YARDSTICK));
    out.println("| one EM pass | ns per row and component | times the normal's |");
    out.println("|---|--:|--:|");
    for (int i = 0; i < families.size(); i++) {
      if (mixtures.get(i).dimension() == 1) {
        double own = families.get(i).equals(YARDSTICK) ? normal : times.perCell(mixtures.get(i));
        out.printf(Locale.ROOT, "| %s | %.1f | %.2f |%n", families.get(i), own, own / normal);
        out.flush();
      }
    }
  }

  private double perCell(Mixture mixture) {
    Sweep sweep = Sweep.of(mixture.sample(new SplittableRandom(1), rows).rows(), mixture);
    long least = Long.MAX_VALUE;
    long end = Clock.WALL.nanoseconds() + (long) (1e9 * seconds);
    do {
      long from = Clock.PROCESSOR.nanoseconds();
      sweep.next();
      least = Math.min(least, Clock.PROCESSOR.nanoseconds() - from);
    } while (Clock.WALL.nanoseconds() < end);
    return (double) least / sweep.cells();
  }
}
