package org.anomix.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.em.Candidate;
import org.anomix.em.Criterion;
import org.anomix.em.Selection;
import org.anomix.em.SelectionTable;
import org.anomix.io.Components;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;

/** Chooses the number of components and the family from one table. */
public final class ChooseComponents {
  private ChooseComponents() {}

  /**
   * Runs the example.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    Registry registry = Registry.standard();
    Mixture truth = Mixture.of(registry.parse("0.4*normal(10, 1) + 0.6*normal(20, 2)"));
    Rows rows = truth.sample(new SplittableRandom(1), 500).rows();

    List<Candidate> candidates = new ArrayList<>();
    for (String family : List.of("normal", "log-normal")) {
      for (int k = 1; k <= 3; k++) {
        candidates.add(
            new Candidate(family, k, Components.parse(registry, family, k, Options.none())));
      }
    }
    SelectionTable table =
        Selection.of(candidates).withCriterion(Criterion.BIC).withThreads(2).select(rows);
    System.out.println(table.candidate().family() + " " + table.candidate().components());
    System.out.println(table.fit().model());
  }
}
