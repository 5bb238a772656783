package org.anomix.bench.peers;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anomix.bench.problem.Arguments;
import org.anomix.bench.problem.Laws;

/**
 * One EM pass of each family of one column as a multiple of the normal's: the least processor time,
 * which a busy machine hardly disturbs.
 */
public final class FamilyTimes {
  private static final String YARDSTICK = "normal";
  private static final int ROWS = 1_000_000;

  private final List<String> settings;

  private FamilyTimes(int rows, double seconds) {
    this.settings = List.of(String.valueOf(rows), String.valueOf(seconds));
  }

  /**
   * Measures and prints, on the JDK and with the options of this process.
   *
   * @param arguments names of families, all if there are none; a share of a million rows, and
   *     seconds to spend on each family
   * @param out receives the table
   * @throws IOException if a process cannot be started, or fails
   */
  public static void run(Arguments arguments, PrintWriter out) throws IOException {
    arguments.requireKnown(List.of("scale", "seconds"));
    FamilyTimes times =
        new FamilyTimes(
            (int) Math.max(1, arguments.positive("scale", 1) * ROWS),
            arguments.positive("seconds", 3));
    List<String> families = arguments.names().isEmpty() ? Laws.families() : arguments.names();
    List<String> univariate =
        families.stream().filter(name -> Laws.mixture(name).dimension() == 1).toList();
    double normal = times.perCell(YARDSTICK);
    out.println("| one EM pass | ns per row and component | times the normal's |");
    out.println("|---|--:|--:|");
    for (String family : univariate) {
      double own = family.equals(YARDSTICK) ? normal : times.perCell(family);
      out.printf(Locale.ROOT, "| %s | %.1f | %.2f |%n", family, own, own / normal);
      out.flush();
    }
  }

  private double perCell(String family) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), FamilyRun.class.getName(), family));
    command.addAll(settings);
    return Double.parseDouble(new Call(command).output().get(0));
  }
}
