package org.anomix.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.anomix.Distribution;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.io.Components;
import org.anomix.io.Registry;

/** Fits ellipsoids of one shape to rows with holes, and says what a hole may hold. */
public final class SeveralColumns {
  private SeveralColumns() {}

  /**
   * Runs the example.
   *
   * @param arguments the folder of the shipped data
   * @throws IOException if the data cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "anomix-examples/data");
    double[][] faithful =
        Files.readAllLines(folder.resolve("faithful.csv")).stream()
            .skip(1)
            .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
            .toArray(double[][]::new);
    // One waiting time in ten was not written down.
    SplittableRandom random = new SplittableRandom(1);
    for (double[] row : faithful) {
      row[1] = random.nextInt(10) == 0 ? Double.NaN : row[1];
    }

    Rows rows = Rows.of(faithful).withColumnNames(List.of("eruptions", "waiting")).withMissing();
    Options equal = Options.none().with("covariance", "EEE");
    Fit fit = Em.of(Components.parse(Registry.standard(), "gaussian", 3, equal)).fit(rows);
    System.out.printf(
        Locale.ROOT,
        "log-likelihood %.3f with %d parameters%n",
        fit.logLikelihood(),
        fit.freeParameters());

    Distribution waiting = fit.model().conditional(2, Double.NaN);
    System.out.printf(
        Locale.ROOT,
        "after an eruption of 2 minutes: %.1f minutes, sd %.1f%n",
        waiting.expectation()[0],
        Math.sqrt(waiting.variances()[0]));
  }
}
