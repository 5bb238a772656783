package org.anomix.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.anomix.Rows;
import org.anomix.detect.Detection;
import org.anomix.detect.Detector;
import org.anomix.detect.ThresholdRule;
import org.anomix.io.DetectionReport;
import org.anomix.io.ModelFile;
import org.anomix.io.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anomix detect}. */
@Command(
    name = "detect",
    description = {
      "Find the anomalous rows of a file.",
      "",
      "Where values are missing, the scorer density gives way to density-rank: -ln p, with p the"
          + " probability that the model draws a row no denser in the same columns, by simulation;"
          + " beyond the least dense draw it grows by the fall of the log density."
    },
    footer = {
      "",
      "Example: rows outside the central 95 %% of their component",
      "  anomix detect new.csv --model model.json --scorer tail --threshold confidence=0.95"
    })
final class DetectCommand implements Callable<Integer> {
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
      names = "--threshold",
      required = true,
      paramLabel = "RULE",
      description =
          "confidence=C flags p-values below 1 - C, contamination=Q the share Q of highest scores,"
              + " epsilon=E densities below E.")
  private String threshold = "";

  @Option(
      names = "--draws",
      paramLabel = "N",
      description =
          "Rows drawn for the p-values of density-rank; 9999 if not given. No p-value is below 1 / (N +"
              + " 1) of a row that the model can make at all, so confidence=C needs N above 1 / (1 - C).")
  private int draws = 9_999;

  @Option(names = "--seed", paramLabel = "S", description = "Seed of those draws; 0 if not given.")
  private long seed;

  @Option(
      names = "--format",
      paramLabel = "csv|json|text",
      description = "Form of the findings: csv (the default), json, or text for a person.")
  private TableForm format = TableForm.CSV;

  @Mixin private OutputOption output = new OutputOption();

  @Override
  public Integer call() throws IOException {
    kernelOption.settle();
    ThresholdRule rule = ThresholdRule.parse(threshold);
    Registry registry = Registries.standard(spec);
    ModelFile file = modelOption.read(registry);
    Detector detector =
        Detector.of(
                file.model(), registry.scorer(scorerOption.name()), scorerOption.options(), rule)
            .withDraws(draws, seed);
    Table table = dataOptions.read(data, file.columns());
    Rows rows = table.rows();
    Dimensions.require(file.model(), rows);
    Detection detection = detector.detect(rows);
    dataOptions.report(table);
    output.write(
        out -> {
          switch (format) {
            case TEXT -> out.print(DetectionText.table(detection, rows));
            case CSV -> DetectionText.csv(detection, out);
            case JSON -> out.print(DetectionReport.json(detection));
          }
        });
    return 0;
  }
}
