package org.anomix.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.anomix.AnomalyScorer;
import org.anomix.Rows;
import org.anomix.detect.Detector;
import org.anomix.io.ModelFile;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anomix score}. */
@Command(
    name = "score",
    description = {
      "Score the rows of a file: higher is stranger.",
      "",
      "Densities of rows of which different columns are known have different units: detect compares"
          + " their ranks instead."
    },
    footer = {
      "",
      "Example: negative log densities under a fitted model",
      "  anomix score new.csv --model model.json"
    })
final class ScoreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DATA",
      description = "A CSV, .npy or .mat file, gzipped or not, or - for standard input.")
  private String data = "";

  @Mixin private DataOptions dataOptions = new DataOptions();
  @Mixin private KernelOption kernelOption = new KernelOption();
  @Mixin private ModelOption modelOption = new ModelOption();
  @Mixin private ScorerOption scorerOption = new ScorerOption();

  @Option(
      names = "--responsibilities",
      description = "Also the most responsible component, 0-based, and all responsibilities.")
  private boolean responsibilities;

  @Mixin private OutputOption output = new OutputOption();

  @Override
  public Integer call() throws IOException {
    kernelOption.settle();
    Registry registry = Registries.standard(spec);
    ModelFile file = modelOption.read(registry);
    Mixture model = Mixture.of(file.model());
    AnomalyScorer scorer =
        registry.scorer(scorerOption.name()).create(model, scorerOption.options());
    Table table = dataOptions.read(data, file.columns());
    Rows rows = table.rows();
    Dimensions.require(model, rows);
    rows.requireFinite();
    double[] scores = Detector.scores(scorerOption.name(), scorer, rows);
    double[] shares = new double[responsibilities ? rows.size() * model.size() : 0];
    int[] winners = new int[0];
    if (responsibilities) {
      model.responsibilities(rows, shares);
      winners = model.mostLikelyComponents(rows);
    }
    int[] components = winners;
    dataOptions.report(table);
    output.write(
        out -> {
          StringBuilder line = new StringBuilder("score");
          if (responsibilities) {
            line.append(",component");
            for (int k = 0; k < model.size(); k++) {
              line.append(",responsibility_").append(k);
            }
          }
          out.println(line);
          for (int r = 0; r < scores.length; r++) {
            line.setLength(0);
            line.append(Numbers.text(scores[r]));
            if (responsibilities) {
              line.append(',').append(components[r]);
              for (int k = 0; k < model.size(); k++) {
                line.append(',').append(Numbers.text(shares[r * model.size() + k]));
              }
            }
            out.println(line);
          }
        });
    return 0;
  }
}
