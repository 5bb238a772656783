package org.anomix.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.detect.Detector;
import org.anomix.detect.ThresholdRule;
import org.anomix.em.Truncation;
import org.anomix.io.FitSummary;
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
      "Draw a model, over data where they are given, as a PNG picture.",
      "",
      "One column is drawn as a density over a histogram; two as lines around 50 %% and 95 %% of each"
          + " component, over the rows in the colours of the components. Of more columns the picture"
          + " shows the law of those that --axes names.",
      "",
      "With --threshold the data are also judged, and drawn a second time with their anomalies.",
      "",
      "The kinds qq and pit ask how well the model agrees with one column of the data: of a true model 95 %% of"
          + " the points or bars lie in the grey band."
    },
    footer = {
      "",
      "Example: a fit over its data, and how well it agrees with them",
      "  anomix plot faithful.csv --columns waiting --model model.json -o waiting.png",
      "  anomix plot faithful.csv --columns waiting --model model.json --kind qq -o qq.png",
      "  anomix plot iris.csv --model iris.json --axes Petal.Length,Petal.Width -o petals.png"
    })
final class PlotCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DATA",
      arity = "0..1",
      description = "A CSV, .npy or .mat file, gzipped or not, or - for standard input.")
  private Optional<String> data = Optional.empty();

  @Mixin private DataOptions dataOptions = new DataOptions();
  @Mixin private IntervalOptions intervalOptions = new IntervalOptions();
  @Mixin private ModelOption modelOption = new ModelOption();
  @Mixin private ScorerOption scorerOption = new ScorerOption();
  @Mixin private PlotAxes plotAxes = new PlotAxes();

  @Option(
      names = "--kind",
      paramLabel = "density|qq|pit",
      description =
          "The density over the data (the default), observed against model quantiles, or a"
              + " histogram of probability integral transforms.")
  private PictureKind kind = PictureKind.DENSITY;

  @Option(
      names = "--truncated",
      paramLabel = "A:B",
      description =
          "The window outside which no value could be observed, above A and not above B; that of"
              + " the fit in the model file if not given, and none where it is only a colon.")
  private Optional<String> truncated = Optional.empty();

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
    List<Integer> axes = plotAxes.of(file);
    requireOneColumn(file, axes);
    Drawing drawing = new Drawing(file.model(), axes, output);
    if (data.isEmpty()) {
      drawing.model(file.columns());
    } else {
      Optional<Detector> detector =
          rule.map(
              by ->
                  Detector.of(
                      file.model(),
                      registry.scorer(scorerOption.name()),
                      scorerOption.options(),
                      by));
      drawOver(data.get(), file, drawing, detector);
    }
    plotAxes.report(file);
    return 0;
  }

  private void drawOver(String given, ModelFile file, Drawing drawing, Optional<Detector> detector)
      throws IOException {
    Options fitted = file.fit().map(FitSummary::options).orElse(Options.none());
    Truncation window =
        truncated
            .or(() -> Optional.ofNullable(fitted.values().get(Window.NAME)))
            .map(text -> Window.parse(spec, text))
            .orElse(Truncation.NONE);
    if (detector.isEmpty()) {
      intervalOptions.orAsOf(fitted);
    }
    Table table = intervalOptions.read(dataOptions, given, file.columns());
    Rows rows = table.rows();
    Dimensions.require(file.model(), rows);
    if (detector.isPresent()) {
      drawing.detection(rows, rows, detector.get().detect(rows));
    } else {
      switch (kind) {
        case DENSITY -> drawing.density(rows, window);
        case QQ -> drawing.quantiles(rows, window);
        case PIT -> drawing.transforms(rows, window, seed);
      }
    }
    dataOptions.report(table);
  }

  /** Refuses what is known of one column only. */
  private void requireOneColumn(ModelFile file, List<Integer> axes) {
    if (kind != PictureKind.DENSITY && axes.size() > 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--kind " + kind + " is of one column: --axes names it");
    }
    if (truncated.isPresent() && file.model().dimension() > 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--truncated is of one column but the model has " + file.model().dimension());
    }
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
    if (threshold.isPresent() && intervalOptions.given()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--threshold judges exact values, not intervals");
    }
  }
}
