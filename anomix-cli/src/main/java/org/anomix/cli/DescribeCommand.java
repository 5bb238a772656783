package org.anomix.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.anomix.io.ModelFile;
import org.anomix.io.ModelSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code anomix describe}. */
@Command(
    name = "describe",
    description = {
      "Describe a model: components, moments, modes, overlap, and the fit it came from.",
      "",
      "The overlap of two components is the probability that a row of the one would be given to the"
          + " other, P(w2 f2(X) > w1 f1(X)) with X from the first, plus the same the other way"
          + " (Maitra and Melnykov 2010, eq. 2): exact for one column, else simulated from 100000"
          + " rows per component, with its standard error."
    },
    footer = {
      "",
      "Example: where a mixture has its modes",
      "  anomix describe --model '0.5*normal(0, 1) + 0.5*normal(5, 2)'"
    })
final class DescribeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ModelOption modelOption = new ModelOption();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of the simulated overlap; 0 if not given.")
  private long seed;

  @Option(names = "--format", paramLabel = "text|json", description = "Form of the description.")
  private Form format = Form.TEXT;

  @Mixin private OutputOption output = new OutputOption();

  @Override
  public Integer call() throws IOException {
    ModelFile file = modelOption.read(Registries.standard(spec));
    ModelSummary summary = ModelSummary.of(file, seed);
    output.write(
        out -> out.print(format == Form.JSON ? summary.json() : DescriptionText.of(summary)));
    return 0;
  }
}
