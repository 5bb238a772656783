package org.anomix.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.anomix.Check;
import org.anomix.Rows;
import org.anomix.io.ModelFile;
import org.anomix.mixture.Mixture;
import org.anomix.mixture.Sample;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code anomix sample}. */
@Command(
    name = "sample",
    description = "Draw rows from a model.",
    footer = {
      "",
      "Example: a thousand heights of two groups, and which group made each",
      "  anomix sample --model '0.5*normal(43, 1.5) + 0.5*normal(67, 3)' --rows 1000 --labels"
    })
final class SampleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ModelOption modelOption = new ModelOption();

  @Option(names = "--rows", required = true, paramLabel = "N", description = "Number of rows.")
  private int rows;

  @Option(names = "--labels", description = "Also the 0-based component that made each row.")
  private boolean labels;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "Trials of every row, for binomial laws that leave them to a second column.")
  private Optional<Integer> trials = Optional.empty();

  @Option(names = "--seed", paramLabel = "S", description = "Seed; 0 if not given.")
  private long seed;

  @Mixin private OutputOption output = new OutputOption();

  @Override
  public Integer call() throws IOException {
    ModelFile file = modelOption.read(Registries.standard(spec));
    Mixture model = Mixture.of(file.model());
    Sample sample = sample(model);
    List<String> names = new ArrayList<>(file.columns());
    for (int j = names.size(); j < model.dimension(); j++) {
      names.add(model.dimension() == 1 ? "x" : "x" + (j + 1));
    }
    int[] components = sample.labels();
    output.write(
        out -> {
          out.println(
              names.stream().map(CsvCell::quoted).collect(Collectors.joining(","))
                  + (labels ? ",component" : ""));
          StringBuilder line = new StringBuilder();
          for (int r = 0; r < rows; r++) {
            line.setLength(0);
            for (int j = 0; j < model.dimension(); j++) {
              line.append(j == 0 ? "" : ",").append(Numbers.text(sample.rows().value(r, j)));
            }
            out.println(labels ? line.append(',').append(components[r]) : line);
          }
        });
    return 0;
  }

  /** Columns that the model takes as given are the trials of every row. */
  private Sample sample(Mixture model) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean[] given = new boolean[model.dimension()];
    boolean any = false;
    for (int j = 0; j < given.length; j++) {
      given[j] = model.isGiven(j);
      any |= given[j];
    }
    if (any != trials.isPresent()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          any
              ? "--trials is missing: the model leaves the trials of a row to its second column"
              : "--trials is given but the model does not leave trials to a second column");
    }
    if (!any) {
      return model.sample(random, rows);
    }
    double[] values =
        new double[Math.multiplyExact(Check.atLeast("sample", "rows", rows, 0), given.length)];
    for (int i = 0; i < values.length; i++) {
      values[i] = given[i % given.length] ? trials.orElseThrow() : 0;
    }
    return model.sample(random, Rows.rowMajor(values, given.length));
  }
}
