package org.anomix.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anomix.Notation;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.em.Candidate;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.em.GoodnessOfFit;
import org.anomix.em.Selection;
import org.anomix.em.SelectionTable;
import org.anomix.io.Components;
import org.anomix.io.Registry;

/** Counts with more zeros than their law explains: which law, and is it good enough? */
public final class FailuresPerDay {
  private FailuresPerDay() {}

  /**
   * Runs the example.
   *
   * @param arguments the folder of the shipped data
   * @throws IOException if the data cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "anomix-examples/data");
    double[] failures =
        Files.readAllLines(folder.resolve("failures.csv")).stream()
            .skip(1)
            .mapToDouble(Double::parseDouble)
            .toArray();

    Rows days = Rows.of(failures);
    List<Candidate> candidates = new ArrayList<>();
    for (String family : List.of("poisson", "negative-binomial", "zero-inflated-poisson")) {
      candidates.add(
          new Candidate(
              family, 1, Components.parse(Registry.standard(), family, 1, Options.none())));
    }
    SelectionTable table = Selection.of(candidates).select(days);
    for (SelectionTable.Entry entry : table.entries()) {
      Fit fit = entry.fit().orElseThrow();
      // BIC only ranks the three. Whether one is good enough is told by its distance from the
      // days, beside that of 99 samples of the fit, each fitted again.
      Em em = Em.of(entry.candidate().estimators()).withThreads(2);
      GoodnessOfFit.Test test = em.goodnessOfFit(fit, days, 99).tests().get(0);
      System.out.printf(
          Locale.ROOT,
          "%-21s  BIC %.1f  %s %.1f, p = %.2f%n",
          entry.candidate().family(),
          fit.bic(),
          test.name(),
          test.statistic(),
          test.pValue());
    }
    System.out.println(Notation.rounded(table.fit().model()));
  }
}
