package org.anomix.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.anomix.Rows;
import org.anomix.discrete.PoissonFamily;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.em.Truncation;
import org.anomix.mixture.UnivariateMixture;

/** Counts of visits by those who came, and the number of those who did not. */
public final class VisitsOfCustomers {
  private VisitsOfCustomers() {}

  /**
   * Runs the example.
   *
   * @param arguments the folder of the shipped data
   * @throws IOException if the data cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "anomix-examples/data");
    double[] visits =
        Files.readAllLines(folder.resolve("visits.csv")).stream()
            .skip(1)
            .mapToDouble(Double::parseDouble)
            .toArray();

    // Who never came is in no list: a count of 0 could not be observed.
    Truncation seen = new Truncation(0, Double.POSITIVE_INFINITY);
    Fit fit = Em.of(new PoissonFamily(), 1).withTruncation(seen).fit(Rows.of(visits));
    UnivariateMixture model = (UnivariateMixture) fit.model();
    System.out.printf(Locale.ROOT, "visits of a customer: %.2f%n", model.mean());
    System.out.printf(
        Locale.ROOT,
        "customers who stayed away: %.0f%n",
        visits.length * model.cdf(0) / model.survival(0));
  }
}
