package org.anomix.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of all commands, from the same model that parses them. */
final class Manual {
  /** Whatever the page itself must say; the rest is taken from the commands. */
  private static final String PREFACE =
      """
      # The command line

      <!-- Made by `./anomix manual -o docs/cli.md`; edit the commands, not this page. -->

      Results go to standard output, or to the file of `-o`, which is replaced as a whole or not at
      all; messages and progress go to standard error. The exit code is 0, 1 for a fault of data or
      fit (one line that says what and where), 2 for a fault of usage (one line and a hint). A call
      that is killed may leave a file `.NAME.*.part` beside that of `-o`, which nothing reads.

      Data are CSV files, arrays of NumPy or MAT files of MATLAB, told apart by their first bytes and
      not by their names, as is gzip. Arrays have one dimension or two and hold f8, f4, i8 or i4 in
      either order of bytes (no bool, u1, i2 or f2, and no .npz archive); their columns have numbers for
      names. A model file finds its columns by name; data without names, and models of such data, go by
      position.

      Of a MAT file of level 5 (MATLAB before 7.3, or `-v7`) all real matrices with as many rows as the
      largest stand side by side, in the order of the file; whatever else it holds is named and left
      out. The columns of a matrix `X` are called `X1`, `X2` and so on, and that of a matrix `y` of one
      column `y`. So a `y` that holds labels is a value like the others unless `--label y` says what it
      is, or `--columns` or `--exclude` leave it out.

      A value is missing where `--missing` says so and never by accident: any other NaN is a fault. Fits
      integrate missing values out and scores are those of the known columns, which is right where values
      are missing at random: where the chance that one is missing depends on what is known, not on the
      value itself (Rubin 1976; Little and Rubin 2002). Laws of one column cannot miss their value.

      """;

  private Manual() {}

  static String page(CommandLine root) {
    StringBuilder out = new StringBuilder(PREFACE);
    rootSection(root, out);
    for (CommandLine command : root.getSubcommands().values()) {
      if (!command.getCommandSpec().usageMessage().hidden()) {
        section(command, out);
      }
    }
    return out.toString().stripTrailing() + "\n";
  }

  private static void rootSection(CommandLine root, StringBuilder out) {
    heading(root.getCommandSpec(), out);
    out.append("| argument of every command | meaning |\n|---|---|\n");
    root.getCommandSpec().options().forEach(option -> row(option, out));
    out.append('\n');
  }

  private static void section(CommandLine command, StringBuilder out) {
    CommandSpec spec = command.getCommandSpec();
    heading(spec, out);
    out.append("| argument | meaning |\n|---|---|\n");
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      row(parameter.paramLabel(), parameter, out);
    }
    for (OptionSpec option : spec.options()) {
      if (option.inherited() || option.usageHelp() || option.versionHelp()) {
        continue; // of every command: the section of the root has them
      }
      row(option, out);
    }
    out.append('\n');
    List<String> footer = List.of(spec.usageMessage().footer());
    if (!footer.isEmpty()) {
      out.append(
          footer.stream()
              .filter(line -> !line.isBlank())
              .map(line -> line.startsWith(" ") ? "\n  " + line : line + ":")
              .map(line -> line.replace("%%", "%"))
              .collect(Collectors.joining("\n")));
      out.append("\n\n");
    }
  }

  private static void heading(CommandSpec spec, StringBuilder out) {
    out.append("## ").append(spec.qualifiedName()).append("\n\n");
    List<String> description = List.of(spec.usageMessage().description());
    out.append(text(String.join("\n", description))).append("\n\n");
    String synopsis =
        new Help(spec, Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0).stripTrailing();
    out.append("    ").append(synopsis.replace("\n", "\n    ")).append("\n\n");
  }

  private static void row(OptionSpec option, StringBuilder out) {
    String names = String.join(", ", option.names());
    row(option.arity().max() == 0 ? names : names + " " + option.paramLabel(), option, out);
  }

  private static void row(String name, ArgSpec argument, StringBuilder out) {
    String meaning = text(String.join(" ", argument.description())).replace("|", "\\|");
    out.append("| `")
        .append(name.replace("|", "\\|"))
        .append("` | ")
        .append(meaning)
        .append(" |\n");
  }

  /** A description as it is shown: two percent signs are one. */
  private static String text(String description) {
    return description.replace("%%", "%").replace("*", "\\*").replace("$", "\\$");
  }
}
