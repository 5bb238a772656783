package org.anomix.examples;

import java.util.SplittableRandom;
import org.anomix.Rows;
import org.anomix.continuous.NormalFamily;
import org.anomix.em.Em;
import org.anomix.em.Fit;

/** Watches a fit pass by pass and stops it. */
public final class StopEarly {
  private StopEarly() {}

  /**
   * Runs the example.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    double[] x = new SplittableRandom(1).doubles(2_000, 0, 10).toArray();
    Fit fit =
        Em.of(new NormalFamily(), 3)
            .withListener(
                progress -> {
                  System.out.println(progress.iteration() + " " + progress.objective());
                  return progress.iteration() < 60;
                })
            .fit(Rows.of(x));
    System.out.println(fit.stopped());
  }
}
