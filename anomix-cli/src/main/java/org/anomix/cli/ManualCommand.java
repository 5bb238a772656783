package org.anomix.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code anomix manual}, which makes the page of the documentation. */
@Command(
    name = "manual",
    description = "Print the manual of all commands, or the page of all families, as Markdown.",
    footer = {
      "",
      "Example: renew the page of the sources",
      "  anomix manual --page commands -o docs/cli.md"
    },
    hidden = true)
final class ManualCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--page",
      paramLabel = "commands|families",
      description = "Which page; that of the commands if not given.")
  private Page wanted = Page.COMMANDS;

  /** What can be printed. */
  enum Page {
    COMMANDS,
    FAMILIES
  }

  @Mixin private OutputOption output = new OutputOption();

  @Override
  public Integer call() throws IOException {
    String page =
        wanted == Page.FAMILIES
            ? FamiliesPage.of(Registries.standard(spec))
            : Manual.page(spec.root().commandLine());
    output.write(out -> out.print(page));
    return 0;
  }
}
