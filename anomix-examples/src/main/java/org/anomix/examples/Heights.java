package org.anomix.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.continuous.NormalFamily;
import org.anomix.detect.Detection;
import org.anomix.detect.Detector;
import org.anomix.detect.TailScorerProvider;
import org.anomix.detect.ThresholdRule;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.mixture.UnivariateMixture;

/** Fits two groups of heights and says which rows of a new batch belong to neither. */
public final class Heights {
  private Heights() {}

  /**
   * Runs the example.
   *
   * @param arguments the folder of the shipped data
   * @throws IOException if a file cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "anomix-examples/data");
    double[] heights = column(folder.resolve("heights.csv"));
    double[] newHeights = column(folder.resolve("heights-new.csv"));

    Fit fit = Em.of(new NormalFamily(), 2).withSeed(0).withThreads(4).fit(Rows.of(heights));
    UnivariateMixture model = (UnivariateMixture) fit.model();
    System.out.println(model);
    System.out.println("log-likelihood " + fit.logLikelihood() + ", BIC " + fit.bic());
    System.out.println("share taller than 80: " + model.survival(80));

    Detection detection =
        Detector.of(
                model,
                new TailScorerProvider(),
                Options.none(),
                ThresholdRule.parse("confidence=0.95"))
            .detect(Rows.of(newHeights));
    detection
        .anomalies()
        .forEach(finding -> System.out.println(finding.row() + ": " + detection.reason(finding)));
  }

  private static double[] column(Path file) throws IOException {
    return Files.readAllLines(file).stream().skip(1).mapToDouble(Double::parseDouble).toArray();
  }
}
