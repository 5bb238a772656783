package org.anomix.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.anomix.DataException;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.detect.Detection;
import org.anomix.detect.Detector;
import org.anomix.detect.ThresholdRule;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.io.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code anomix demo}: the main job on shipped data. */
@Command(
    name = "demo",
    description = "Fit, judge and draw the data that come with anomix.",
    footer = {"", "Example: leave the pictures in a folder", "  anomix demo -o pictures"})
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Folder for the pictures, made if missing; the current one if not given.")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(folder.toAbsolutePath());
    PrintWriter out = spec.commandLine().getOut();
    out.println("1. Two groups of heights, and a new batch that lies between them");
    out.println();
    Rows heights = shipped("heights.csv", "height");
    show(out, heights, shipped("heights-new.csv", "height"), "heights.png");
    out.println();
    out.println(
        "2. Waiting times between the eruptions of Old Faithful, judged by their own model");
    out.println();
    Rows waiting = shipped("faithful.csv", "waiting");
    show(out, waiting, waiting, "faithful.png");
    out.println();
    out.println("The last fit by hand, from the folder of the sources:");
    out.println(
        "  ./anomix fit anomix-examples/data/faithful.csv --columns waiting --family normal"
            + " --components 2");
    out.flush();
    return 0;
  }

  private void show(PrintWriter out, Rows rows, Rows batch, String picture) throws IOException {
    Registry registry = Registries.standard(spec);
    Fit fit = Em.of(registry.family("normal"), 2).withThreads(2).fit(rows);
    out.println(FitText.of(fit, rows.columnNames()));
    Detection detection =
        Detector.of(
                fit.model(),
                registry.scorer("tail"),
                Options.none(),
                ThresholdRule.parse("confidence=0.95"))
            .detect(batch);
    out.print(DetectionText.table(detection, batch));
    Path file = folder.resolve(picture);
    new Drawing(fit.model(), List.of(0), file).detection(rows, batch, detection);
    out.println();
    out.println("picture: " + file);
  }

  private static Rows shipped(String name, String column) throws IOException {
    try (InputStream in = DemoCommand.class.getResourceAsStream("data/" + name)) {
      if (in == null) {
        throw new DataException("the shipped file " + name + " is missing from this build");
      }
      return CsvFile.read(in, name, ColumnChoice.Wish.columns(List.of(column))).rows();
    }
  }
}
