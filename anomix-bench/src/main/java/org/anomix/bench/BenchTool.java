package org.anomix.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import org.anomix.bench.guard.Guard;
import org.anomix.bench.loops.LoopRun;
import org.anomix.bench.peers.FamilyTimes;
import org.anomix.bench.peers.Peers;
import org.anomix.bench.problem.Arguments;

/** What {@code ./anomix bench} runs: found as a tool, so that the command needs no benchmark. */
public final class BenchTool implements ToolProvider {
  private static final String PEERS = "peers";
  private static final String FAMILIES = "families";
  private static final String GUARD = "guard";

  /** The tool; all instances are alike. */
  public BenchTool() {}

  @Override
  public String name() {
    return "anomix-bench";
  }

  @Override
  public int run(PrintWriter out, PrintWriter err, String... arguments) {
    List<String> words = List.of(arguments);
    try {
      return run(out, err, words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int run(PrintWriter out, PrintWriter err, List<String> words) throws IOException {
    if (words.isEmpty()) {
      list(out);
      return 0;
    }
    Arguments others = Arguments.of(words.subList(1, words.size()));
    switch (words.get(0)) {
      case PEERS -> Peers.run(home(), others, out, err);
      case FAMILIES -> FamilyTimes.run(others, out);
      case GUARD -> {
        return Guard.run(others, out);
      }
      default -> LoopRun.run(Arguments.of(words), out, System.err);
    }
    return 0;
  }

  private static void list(PrintWriter out) {
    LoopRun.list(out);
    out.println();
    out.println(
        "guard            EM passes as multiples of plain loops, held against accepted values");
    out.println(
        "peers            the shapes U1 to M5 beside scikit-learn and mclust, if installed");
    out.flush();
  }

  private static Path home() {
    return Path.of(System.getProperty("anomix.home", ""));
  }
}
