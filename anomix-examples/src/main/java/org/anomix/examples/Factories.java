package org.anomix.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.detect.DensityScorerProvider;
import org.anomix.detect.Detector;
import org.anomix.detect.ThresholdRule;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.io.Components;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;
import org.anomix.plot.MixturePlot;

/** Parts of one factory, then of two that work unlike each other: which parts are of neither? */
public final class Factories {
  private Factories() {}

  /**
   * Runs the example.
   *
   * @param arguments the folder of the shipped data, and where the picture goes if it is wanted
   * @throws IOException if the data cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "anomix-examples/data");
    Registry registry = Registry.standard();

    // One factory: two measures that have nothing to do with each other, of sd 2.
    Mixture truth = Mixture.of(registry.parse("product(normal(0, 2), normal(0, 2))"));
    Rows parts = truth.sample(new SplittableRandom(1), 10_000).rows();
    Fit one =
        Em.of(Components.parse(registry, "product(normal, normal)", 1, Options.none())).fit(parts);
    print(one.model(), "epsilon=1e-6", new double[][] {{-20, 20}, {1, -3}});

    // Two factories that aim at different points, the second more precisely.
    double[][] measured =
        Files.readAllLines(folder.resolve("factories.csv")).stream()
            .skip(1)
            .map(line -> List.of(line.split(",")))
            .map(cells -> cells.stream().mapToDouble(Double::parseDouble).toArray())
            .toArray(double[][]::new);
    Rows mixed = Rows.of(measured).withColumnNames(List.of("length", "width"));
    Em em = Em.of(Components.parse(registry, "gaussian", 2, Options.none()));
    // A fit stops where no more than 1e-7 of log-likelihood is to be gained, which leaves five
    // digits of an estimate. Fifty sweeps more, from there, leave all that are printed.
    Fit two = em.withStart(em.fit(mixed).model()).withIterations(50).fit(mixed);
    for (int k = 0; k < 2; k++) {
      double[] mean = two.model().components().get(k).expectation();
      System.out.printf(
          Locale.ROOT, "weight %.7f, mean %.7f, %.7f%n", two.model().weight(k), mean[0], mean[1]);
    }
    System.out.printf(
        Locale.ROOT, "mean log-likelihood %.10f%n", two.logLikelihood() / mixed.size());
    print(two.model(), "epsilon=1e-5", new double[][] {{3.75, 0.62}, {-2, -2}});
    if (arguments.length > 1) {
      MixturePlot.plane(two.model(), mixed).png(Path.of(arguments[1]));
    }
  }

  private static void print(Mixture model, String rule, double[][] rows) {
    Detector detector =
        Detector.of(model, new DensityScorerProvider(), Options.none(), ThresholdRule.parse(rule));
    detector
        .detect(Rows.of(rows))
        .findings()
        .forEach(
            finding ->
                System.out.printf(
                    Locale.ROOT,
                    "(%s, %s) has density %.4e and is %s at %s%n",
                    rows[finding.row()][0],
                    rows[finding.row()][1],
                    Math.exp(model.logDensity(rows[finding.row()])),
                    finding.anomaly() ? "anomalous" : "normal",
                    rule));
  }
}
