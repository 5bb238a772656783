package org.anomix.examples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.anomix.Rows;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;
import org.anomix.multivariate.Gaussian;
import org.anomix.multivariate.GaussianFamily;
import org.anomix.plot.Animation;
import org.anomix.plot.MixturePlot;
import org.anomix.plot.Picture;

/** Listens to the steps of a fit of four components to two clusters, and shows them in turn. */
public final class StepsOfAFit {
  private StepsOfAFit() {}

  /**
   * Runs the example.
   *
   * @param arguments where the animation goes, a GIF file, if it is wanted
   */
  public static void main(String[] arguments) {
    Mixture truth =
        Mixture.of(
            Registry.standard()
                .parse(
                    "0.5*gaussian([0, 0], [[1, 0], [0, 1]])"
                        + " + 0.5*gaussian([-1, 3], [[2, 1], [1, 1]])"));
    Rows rows =
        truth
            .sampleInProportion(new SplittableRandom(3), 1000)
            .rows()
            .withColumnNames(List.of("x", "y"));

    // From a start of one's own every step is seen; the many short tries of a usual fit are not.
    // Without acceleration none is a jump.
    List<Gaussian> guesses = new ArrayList<>();
    for (int k = 0; k < 4; k++) {
      guesses.add(Gaussian.of(rows.row(k), new double[][] {{4, 0}, {0, 4}}));
    }
    Mixture start = Mixture.of(new double[] {0.25, 0.25, 0.25, 0.25}, guesses);

    List<Mixture> steps = new ArrayList<>();
    List<Double> objectives = new ArrayList<>();
    Fit fit =
        Em.of(new GaussianFamily(), 4)
            .withStart(start)
            .withLimit(200)
            .withAcceleration(false)
            .withListener(
                progress -> {
                  steps.add(progress.model());
                  objectives.add(progress.objective());
                  return true;
                })
            .fit(rows);

    for (int step = 0; step < steps.size(); step += 50) {
      System.out.printf(Locale.ROOT, "step %3d  %.3f%n", step + 1, objectives.get(step));
    }
    System.out.printf(
        Locale.ROOT, "%d steps, %s at %.3f%n", steps.size(), fit.stopped(), fit.objective());
    if (arguments.length > 0) {
      List<Mixture> some = new ArrayList<>();
      for (int step = 0; step < steps.size(); step += step < 50 ? 2 : 10) {
        some.add(steps.get(step));
      }
      List<Picture> frames =
          MixturePlot.planes(some, rows).stream().map(p -> p.withSize(480, 480)).toList();
      Animation.of(frames, 150).gif(Path.of(arguments[0]));
    }
  }
}
