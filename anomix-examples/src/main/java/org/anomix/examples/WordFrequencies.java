package org.anomix.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.anomix.Rows;
import org.anomix.discrete.ZetaFamily;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.em.ParameterEstimate;
import org.anomix.mixture.UnivariateMixture;

/** Zipf's law of word frequencies, from a table that says how many words occur how often. */
public final class WordFrequencies {
  private WordFrequencies() {}

  /**
   * Runs the example.
   *
   * @param arguments the folder of the shipped data
   * @throws IOException if the data cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "anomix-examples/data");
    List<String[]> table =
        Files.readAllLines(folder.resolve("words.csv")).stream()
            .skip(1)
            .map(line -> line.split(",", -1))
            .toList();
    double[] occurrences = table.stream().mapToDouble(row -> Double.parseDouble(row[0])).toArray();
    double[] words = table.stream().mapToDouble(row -> Double.parseDouble(row[1])).toArray();

    // A row of the table stands for as many equal rows as its weight says.
    Rows rows = Rows.of(occurrences).withWeights(words);
    Em em = Em.of(new ZetaFamily(), 1);
    Fit fit = em.fit(rows);
    ParameterEstimate s = em.standardErrors(fit, rows).get(0);
    System.out.printf(Locale.ROOT, "s = %.3f, standard error %.3f%n", s.value(), s.standardError());

    UnivariateMixture model = (UnivariateMixture) fit.model();
    for (int row = 0; row < 5; row++) {
      System.out.printf(
          Locale.ROOT,
          "%.0f times: %.0f words, %.0f expected%n",
          occurrences[row],
          words[row],
          rows.totalWeight() * Math.exp(model.logDensity(occurrences[row])));
    }
  }
}
