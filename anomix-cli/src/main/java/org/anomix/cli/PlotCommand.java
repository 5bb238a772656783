package org.anomix.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.anomix.Rows;
import org.anomix.detect.Detector;
import org.anomix.detect.ThresholdRule;
import org.anomix.io.ModelFile;
import org.anomix.io.Registry;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anomix plot}. */
@Command(
    name = "plot",
    description = {
      "Draw a model of one column, over data where they are given, as a PNG picture.",
      "",
      "With --threshold the data are also judged, and drawn a second time with their anomalies.",
      "",
      "The kinds qq and pit ask how well the model agrees with the data: of a true model 95 %% of"
          + " the points or bars lie in the grey band."
    },
    footer = {
      "",
      "Example: a fit over its data, and how well it agrees with them",
      "  anomix plot faithful.csv --columns waiting --model model.json -o waiting.png",
      "  anomix plot faithful.csv --columns waiting --model model.json --kind qq -o qq.png"
    })
final class PlotCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DATA",
      arity = "0..1",
      description = "A CSV, .npy or .mat file, gzipped or not, or - for standard input.")
  private Optional<String> data = Optional.empty();

  @Mixin private DataOptions dataOptions = new DataOptions();
  @Mixin private ModelOption modelOption = new ModelOption();
  @Mixin private ScorerOption scorerOption = new ScorerOption();

  @Option(
      names = "--kind",
      paramLabel = "density|qq|pit",
      description =
          "The density over the data (the default), observed against model quantiles, or a"
              + " histogram of probability integral transforms.")
  private PictureKind kind = PictureKind.DENSITY;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of the random points that pit takes within jumps; 0 if not given.")
  private long seed;

  @Option(
      names = "--threshold",
      paramLabel = "RULE",
      description = "Also judge the data by this rule, such as confidence=0.95: see detect.")
  private Optional<String> threshold = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The picture, a PNG file.")
  private Path output = Path.of("");

  @Override
  public Integer call() throws IOException {
    requireMeaning();
    Optional<ThresholdRule> rule = threshold.map(ThresholdRule::parse);
    Registry registry = Registries.standard(spec);
    ModelFile file = modelOption.read(registry);
    Dimensions.requireOne(file.model());
    if (data.isEmpty()) {
      Drawing.model(file, output);
      return 0;
    }
    Optional<Detector> detector =
        rule.map(
            by ->
                Detector.of(
                    file.model(),
                    registry.scorer(scorerOption.name()),
                    scorerOption.options(),
                    by));
    Table table = dataOptions.read(data.get(), file.columns());
    Rows rows = table.rows();
    Dimensions.require(file.model(), rows);
    if (detector.isPresent()) {
      Drawing.detection(file.model(), rows, rows, detector.get().detect(rows), output);
    } else {
      switch (kind) {
        case DENSITY -> Drawing.density(file.model(), rows, output);
        case QQ -> Drawing.quantiles(file.model(), rows, output);
        case PIT -> Drawing.transforms(file.model(), rows, seed, output);
      }
    }
    dataOptions.report(table);
    return 0;
  }

  /** Refuses options that contradict each other. */
  private void requireMeaning() {
    if (threshold.isPresent() && data.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--threshold judges data, but no DATA is given");
    }
    if (kind != PictureKind.DENSITY && data.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--kind " + kind + " compares with data, but no DATA is given");
    }
    if (kind != PictureKind.DENSITY && threshold.isPresent()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--threshold marks anomalies in a density, but --kind is " + kind + "; give one of them");
    }
  }
}
