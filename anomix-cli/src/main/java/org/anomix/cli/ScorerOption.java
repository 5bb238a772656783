package org.anomix.cli;

import java.util.Optional;
import org.anomix.Options;
import picocli.CommandLine.Option;

/** The options that choose a scorer. */
final class ScorerOption {
  @Option(
      names = "--scorer",
      paramLabel = "NAME",
      description = "How strange a row is: density (the default) or tail.")
  private String scorer = "density";

  @Option(
      names = "--side",
      paramLabel = "both|lower|upper",
      description = "Which tail counts for the scorer tail; both if not given.")
  private Optional<String> side = Optional.empty();

  String name() {
    return scorer;
  }

  Options options() {
    return side.map(value -> Options.none().with("side", value)).orElse(Options.none());
  }
}
