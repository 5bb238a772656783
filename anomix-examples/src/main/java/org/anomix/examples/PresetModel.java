package org.anomix.examples;

import java.util.List;
import java.util.SplittableRandom;
import org.anomix.continuous.Normal;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;
import org.anomix.mixture.Sample;
import org.anomix.mixture.UnivariateMixture;

/** Makes a model without a fit, and asks it questions. */
public final class PresetModel {
  private PresetModel() {}

  /**
   * Runs the example.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    UnivariateMixture model =
        Mixture.univariate(
            new double[] {0.5, 0.5}, List.of(new Normal(43, 1.5), new Normal(67, 3)));
    System.out.println(model.quantile(0.99) + " " + model.logSurvival(100));

    Object same = Registry.standard().parse("0.5*normal(43, 1.5) + 0.5*normal(67, 3)");
    System.out.println(model.equals(same));

    Sample sample = model.sample(new SplittableRandom(1), 5);
    System.out.println(sample.rows().value(0, 0) + " from component " + sample.labels()[0]);
  }
}
