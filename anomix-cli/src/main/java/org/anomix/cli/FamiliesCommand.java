package org.anomix.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.anomix.io.FamiliesReport;
import org.anomix.io.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code anomix families}. */
@Command(
    name = "families",
    description = "List the families and scorers, those of plug-ins among them.",
    footer = {
      "",
      "Example: what a jar of plug-ins brings",
      "  anomix families --plugins maxwell.jar"
    })
final class FamiliesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--format", paramLabel = "text|json", description = "Form of the list.")
  private Form format = Form.TEXT;

  @Mixin private OutputOption output = new OutputOption();

  @Override
  public Integer call() throws IOException {
    Registry registry = Registries.standard(spec);
    output.write(
        out ->
            out.print(
                format == Form.JSON ? FamiliesReport.json(registry) : FamiliesText.of(registry)));
    return 0;
  }
}
