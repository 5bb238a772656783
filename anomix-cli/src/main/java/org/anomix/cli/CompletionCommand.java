package org.anomix.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code anomix completion}. */
@Command(
    name = "completion",
    description = "Print a script by which bash and zsh complete the command line.",
    footer = {"", "Example: in the shell that is open", "  source <(anomix completion)"})
final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private OutputOption output = new OutputOption();

  @Override
  public Integer call() throws IOException {
    String script = AutoComplete.bash(spec.root().name(), spec.root().commandLine());
    output.write(out -> out.print(script));
    return 0;
  }
}
