package org.anomix.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.anomix.Notation;
import org.anomix.Rows;
import org.anomix.continuous.WeibullFamily;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.mixture.UnivariateMixture;

/** Lifetimes with two ways to fail, of units many of which still ran when last seen. */
public final class CensoredLifetimes {
  private CensoredLifetimes() {}

  /**
   * Runs the example.
   *
   * @param arguments the folder of the shipped data
   * @throws IOException if the data cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "anomix-examples/data");
    List<String[]> table =
        Files.readAllLines(folder.resolve("lifetimes.csv")).stream()
            .skip(1)
            .map(line -> line.split(",", -1))
            .toList();
    double[] hours = table.stream().mapToDouble(row -> Double.parseDouble(row[0])).toArray();
    boolean[] censored = new boolean[hours.length];
    for (int row = 0; row < censored.length; row++) {
      censored[row] = table.get(row)[1].equals("1");
    }

    // Of a unit that still ran we know that it fails later; of one that failed, both ends.
    double[] latest = hours.clone();
    for (int row = 0; row < latest.length; row++) {
      if (censored[row]) {
        latest[row] = Double.POSITIVE_INFINITY;
      }
    }
    Em em = Em.of(new WeibullFamily(), 2).withThreads(2);
    Fit right = em.fit(Rows.between(hours, latest));
    // As if every unit had failed when it was last seen.
    Fit wrong = em.fit(Rows.of(hours));
    for (Fit fit : List.of(right, wrong)) {
      UnivariateMixture model = (UnivariateMixture) fit.model();
      System.out.println(Notation.rounded(model));
      System.out.printf(Locale.ROOT, "  still running after 1200 h: %.3f%n", model.survival(1200));
    }
  }
}
