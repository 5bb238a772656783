package org.anomix.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.anomix.Rows;
import org.anomix.continuous.NormalFamily;
import org.anomix.em.Em;
import org.anomix.em.Fit;

/** Fits a mixture and reads the result. */
public final class FitAndRead {
  private FitAndRead() {}

  /**
   * Runs the example.
   *
   * @param arguments the folder of the shipped data
   * @throws IOException if the data cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "anomix-examples/data");
    double[] heights =
        Files.readAllLines(folder.resolve("heights.csv")).stream()
            .skip(1)
            .mapToDouble(Double::parseDouble)
            .toArray();

    Fit fit = Em.of(new NormalFamily(), 2).withSeed(0).withThreads(2).fit(Rows.of(heights));
    System.out.println(fit.model());
    System.out.println(fit.logLikelihood() + " " + fit.bic() + " " + fit.stopped());
    fit.diagnoses().forEach(diagnosis -> System.out.println(diagnosis.text()));
  }
}
