package org.anomix.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.anomix.Rows;
import org.anomix.io.ModelFile;
import org.anomix.mixture.Imputation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anomix impute}. */
@Command(
    name = "impute",
    description = {
      "Fill the missing values of a file with what a model expects of them.",
      "",
      "Each is the mean of its law given the values known of its row. The result has the columns of"
          + " the model; what is known stays as it is. Filled values vary less than real ones: fit"
          + " the data as they are, not the result."
    },
    footer = {
      "",
      "Example: fit rows with gaps, then fill the gaps",
      "  anomix fit gaps.csv --missing NA --family gaussian --components 3 -o model.json",
      "  anomix impute gaps.csv --missing NA --model model.json -o filled.csv"
    })
final class ImputeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DATA",
      description = "A CSV, .npy or .mat file, gzipped or not, or - for standard input.")
  private String data = "";

  @Mixin private DataOptions dataOptions = new DataOptions();
  @Mixin private KernelOption kernelOption = new KernelOption();
  @Mixin private ModelOption modelOption = new ModelOption();
  @Mixin private OutputOption output = new OutputOption();

  @Override
  public Integer call() throws IOException {
    kernelOption.settle();
    ModelFile file = modelOption.read(Registries.standard(spec));
    Table table = dataOptions.read(data, file.columns());
    Dimensions.require(file.model(), table.rows());
    table.rows().requireFinite();
    Rows filled = Imputation.complete(file.model(), table.rows());
    dataOptions.report(table);
    output.write(out -> write(filled, dataOptions.hasHeader(), out));
    return 0;
  }

  private static void write(Rows rows, boolean header, PrintWriter out) {
    // Numbers stand for names that the file does not have.
    if (header || !rows.columnNames().stream().allMatch(name -> name.matches("\\d+"))) {
      out.println(
          rows.columnNames().stream().map(CsvCell::quoted).collect(Collectors.joining(",")));
    }
    StringBuilder line = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      line.setLength(0);
      for (int j = 0; j < rows.dimension(); j++) {
        line.append(j == 0 ? "" : ",").append(Numbers.text(rows.value(r, j)));
      }
      out.println(line);
    }
  }
}
