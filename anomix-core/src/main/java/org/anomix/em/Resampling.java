package org.anomix.em;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.anomix.DataException;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.mixture.Mixture;

/** How a bootstrap makes data like those of a fit. */
public enum Resampling {
  /** Rows drawn from the fitted model (Efron 1979; McLachlan and Peel 2000, section 2.16). */
  PARAMETRIC {
    @Override
    Rows draw(Rows rows, Mixture model, Truncation window, SplittableRandom random) {
      if (rows.weighted() || rows.hasIntervals()) {
        throw new ParameterException(
            "bootstrap",
            "resampling",
            "parametric",
            "weighted where rows carry weights or are known only to intervals");
      }
      if (!window.hides()) {
        return model.sample(random, rows).rows();
      }
      double[] inside = new double[rows.size()];
      double[] one = new double[1];
      long most = MOST_DRAWS * rows.size();
      int found = 0;
      for (long draw = 0; found < inside.length; draw++) {
        if (draw == most) {
          throw new DataException("the model has almost no values inside the truncation's window");
        }
        model.sample(random, one, 0, 1);
        if (one[0] > window.lower() && one[0] <= window.upper()) {
          inside[found++] = one[0];
        }
      }
      return Rows.of(inside);
    }
  },

  /**
   * The rows of the fit with random weights, exponential and scaled to the same total: the smooth
   * form of drawing rows with replacement, which loses no component of few rows (Rubin 1981).
   */
  WEIGHTED {
    @Override
    Rows draw(Rows rows, Mixture model, Truncation window, SplittableRandom random) {
      double[] weights = new double[rows.size()];
      for (int r = 0; r < weights.length; r++) {
        weights[r] = rows.weight(r) * random.nextExponential();
      }
      double factor = rows.totalWeight() / Arrays.stream(weights).sum();
      for (int r = 0; r < weights.length; r++) {
        weights[r] *= factor;
      }
      return rows.withWeights(weights);
    }
  };

  private static final long MOST_DRAWS = 1_000_000;

  /** One sample as large as the data. */
  abstract Rows draw(Rows rows, Mixture model, Truncation window, SplittableRandom random);
}
