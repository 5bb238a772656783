package org.anomix.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.em.Candidate;
import org.anomix.em.Em;
import org.anomix.em.ParameterEstimate;
import org.anomix.em.Selection;
import org.anomix.em.SelectionTable;
import org.anomix.io.Components;
import org.anomix.io.Registry;
import org.anomix.mixture.UnivariateMixture;

/** Are the tails of daily returns heavy, and if so, how heavy? */
public final class DailyReturns {
  private DailyReturns() {}

  /**
   * Runs the example.
   *
   * @param arguments the folder of the shipped data
   * @throws IOException if the data cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "anomix-examples/data");
    double[] returns =
        Files.readAllLines(folder.resolve("returns.csv")).stream()
            .skip(1)
            .mapToDouble(Double::parseDouble)
            .toArray();

    Rows days = Rows.of(returns);
    List<Candidate> candidates = new ArrayList<>();
    for (String family : List.of("normal", "student-t")) {
      for (int k = 1; k <= 2; k++) {
        candidates.add(
            new Candidate(
                family, k, Components.parse(Registry.standard(), family, k, Options.none())));
      }
    }
    SelectionTable table = Selection.of(candidates).withThreads(2).select(days);
    for (SelectionTable.Entry entry : table.entries()) {
      // What each says of a day that loses more than 7 percent.
      UnivariateMixture model = (UnivariateMixture) entry.fit().orElseThrow().model();
      System.out.printf(
          Locale.ROOT,
          "%-9s  %d  BIC %.1f  P(loss > 7) %.1e%n",
          entry.candidate().family(),
          entry.candidate().components(),
          entry.fit().orElseThrow().bic(),
          model.cdf(-7));
    }

    Em em = Em.of(table.candidate().estimators());
    for (ParameterEstimate estimate : em.standardErrors(table.fit(), days)) {
      System.out.printf(
          Locale.ROOT,
          "%-8s  %.3f, standard error %.3f, 95 %% limits %.3f and %.3f%n",
          estimate.name(),
          estimate.value(),
          estimate.standardError(),
          estimate.lower(),
          estimate.upper());
    }
  }
}
