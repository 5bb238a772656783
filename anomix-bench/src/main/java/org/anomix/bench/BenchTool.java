package org.anomix.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import org.anomix.bench.peers.Peers;
import org.anomix.bench.problem.Arguments;

/** What {@code ./anomix bench} runs: found as a tool, so that the command needs no benchmark. */
public final class BenchTool implements ToolProvider {
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
      if (!words.isEmpty() && words.get(0).equals("peers")) {
        Peers.run(home(), Arguments.of(words.subList(1, words.size())), out, err);
      }
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path home() {
    return Path.of(System.getProperty("anomix.home", ""));
  }
}
