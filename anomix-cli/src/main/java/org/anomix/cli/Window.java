package org.anomix.cli;

import org.anomix.em.Truncation;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The text of --truncated. */
final class Window {
  /** What the option is called beside a model. */
  static final String NAME = "truncated";

  private Window() {}

  /** The window that a text such as 0: is. */
  static Truncation parse(CommandSpec spec, String text) {
    String[] ends = text.split(":", -1);
    if (ends.length != 2) {
      throw wrong(spec, text);
    }
    return new Truncation(
        end(spec, text, ends[0], Double.NEGATIVE_INFINITY),
        end(spec, text, ends[1], Double.POSITIVE_INFINITY));
  }

  private static double end(CommandSpec spec, String text, String end, double none) {
    return end.isBlank() ? none : Numbers.parse(end).orElseThrow(() -> wrong(spec, text));
  }

  private static CommandLine.ParameterException wrong(CommandSpec spec, String text) {
    return new CommandLine.ParameterException(
        spec.commandLine(), "--truncated is '" + text + "' but must be A:B, A: or :B");
  }
}
