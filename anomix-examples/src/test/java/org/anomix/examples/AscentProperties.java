package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.anomix.Rows;
import org.anomix.continuous.NormalFamily;
import org.anomix.em.Em;
import org.anomix.em.EmListener;
import org.anomix.em.Fit;
import org.anomix.em.Stop;
import org.anomix.mixture.Mixture;
import org.anomix.multivariate.GaussianFamily;

/**
 * The objective never falls, whatever the data, the weights, the number of components, the seed.
 */
final class AscentProperties {
  @Property(tries = 100)
  void noPassOfAnyRunLowersTheObjective(
      @ForAll long seed,
      @ForAll @IntRange(min = 8, max = 80) int size,
      @ForAll @IntRange(min = 1, max = 5) int components,
      @ForAll @IntRange(max = 2) int kind,
      @ForAll boolean weighted) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = new double[size];
    double[] w = new double[size];
    for (int r = 0; r < size; r++) {
      x[r] = value(random, kind);
      w[r] = random.nextInt(6) == 0 ? 0 : 3 * random.nextDouble();
    }
    for (int r = 0; r < 6; r++) {
      x[r] = r; // enough distinct rows for all components
      w[r] = 1;
    }
    Rows rows = weighted ? Rows.of(x).withWeights(w) : Rows.of(x);
    List<EmListener.Progress> passes = new ArrayList<>();
    Fit fit =
        Em.of(new NormalFamily(), components)
            .withSeed(seed)
            .withRestarts(3)
            .withLimit(300)
            .withListener(passes::add)
            .fit(rows);
    assertTrue(fit.stopped() != Stop.STOPPED, fit.diagnoses()::toString);
    for (int i = 1; i < passes.size(); i++) {
      EmListener.Progress before = passes.get(i - 1);
      EmListener.Progress after = passes.get(i);
      if (after.iteration() == before.iteration() + 1 && after.run() == before.run()) {
        assertNoFall(before.objective(), after.objective(), magnitude(rows, after.model()));
      }
    }
    List<Double> history = fit.history();
    for (int i = 1; i < history.size(); i++) {
      assertNoFall(history.get(i - 1), history.get(i), magnitude(rows, fit.model()));
    }
    assertEquals(fit.objective(), history.get(history.size() - 1));
  }

  private static double value(SplittableRandom random, int kind) {
    return switch (kind) {
      case 0 -> random.nextInt(8); // many ties
      case 1 -> random.nextGaussian() + (random.nextBoolean() ? 6 : 0);
      default -> Math.exp(3 * random.nextGaussian()); // far rows
    };
  }

  private static double magnitude(Rows rows, Mixture model) {
    double[] log = model.logDensities(rows);
    double sum = 0;
    for (int r = 0; r < log.length; r++) {
      sum += rows.weight(r) > 0 ? rows.weight(r) * Math.abs(log[r]) : 0;
    }
    return sum;
  }

  private static void assertNoFall(double before, double after, double magnitude) {
    assertTrue(before - after <= 1e-14 * magnitude, () -> before + " fell to " + after);
  }

  /** Two columns of wild spread and their sum, so that every component sits on its floor. */
  @Property(tries = 25)
  void dependentColumnsLowerNoAcceptedObjectiveAndNoFallIsCalledConvergence(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[180];
    for (int r = 0; r < 60; r++) {
      values[3 * r] = random.nextGaussian();
      values[3 * r + 1] = Math.pow(10, 6 * random.nextDouble()) * random.nextGaussian();
      values[3 * r + 2] = 3 * values[3 * r] + values[3 * r + 1];
    }
    Fit fit =
        Em.of(new GaussianFamily(), 2).withSeed(seed).withRestarts(4).fit(Rows.rowMajor(values, 3));
    for (int i = 1; i < fit.history().size(); i++) {
      double before = fit.history().get(i - 1);
      assertTrue(fit.history().get(i) >= before - 1e-13 * Math.abs(before), "pass " + i);
    }
    boolean reported = fit.diagnoses().stream().anyMatch(d -> d.text().contains("objective fell"));
    assertEquals(reported, fit.stopped() == Stop.STOPPED);
  }
}
