package org.anomix.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.spi.ToolProvider;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code anomix bench}: hands over to the benchmarks, which are a tool of their own beside the
 * command, on the class path only where the launcher has put them.
 */
@Command(
    name = "bench",
    description =
        "Measure the hot loops, alone or beside other libraries. From the sources only: the launcher"
            + " builds the benchmarks at the first call.",
    footer = {
      "",
      "Example: what can be measured",
      "  anomix bench",
      "",
      "Example: one EM pass over a tenth of the rows of two shapes, components far apart",
      "  anomix bench pass shape=M2,M3 clusters=separated scale=0.1",
      "",
      "Example: whether passes are as fast as they were, whatever the machine",
      "  anomix bench guard",
      "",
      "Example: beside scikit-learn and mclust, where they are installed",
      "  anomix bench peers U1 M3"
    })
final class BenchCommand implements Callable<Integer> {
  private static final String TOOL = "anomix-bench";

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      description =
          "What to measure, and what about it: names, and settings like scale=0.1. Without any, all"
              + " that can be measured is listed.")
  private List<String> words = List.of();

  @Override
  public Integer call() {
    CommandLine command = spec.commandLine();
    ToolProvider tool =
        ToolProvider.findFirst(TOOL)
            .orElseThrow(
                () ->
                    new CommandLine.ParameterException(
                        command,
                        "this build has no benchmarks: call ./anomix bench in the folder of the"
                            + " sources"));
    PrintWriter out = command.getOut();
    return tool.run(out, command.getErr(), words.toArray(String[]::new));
  }
}
