package org.anomix.em;

import java.util.Arrays;
import java.util.Optional;
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
    Rows require(Rows rows) {
      Optional<Rows> written = rows.hasIntervals() ? Optional.empty() : Repetitions.of(rows);
      return written.orElseThrow(
          () ->
              new ParameterException(
                  "bootstrap",
                  "resampling",
                  "parametric",
                  "weighted where rows are known only to intervals, or carry weights that are no"
                      + " counts of at most 10 million rows"));
    }

    @Override
    Rows draw(Rows rows, Mixture model, Truncation window, SplittableRandom random) {
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
   * The rows of the fit with random weights, scaled to the same total: exponential, the smooth form
   * of drawing rows with replacement, which loses no component of few rows (Rubin 1981); a row of
   * weight w has the sum of w of them, as w equal rows would, a gamma variable of that shape.
   */
  WEIGHTED {
    @Override
    Rows require(Rows rows) {
      return rows;
    }

    @Override
    Rows draw(Rows rows, Mixture model, Truncation window, SplittableRandom random) {
      double[] weights = new double[rows.size()];
      for (int r = 0; r < weights.length; r++) {
        weights[r] = StandardGamma.draw(random, rows.weight(r));
      }
      double sum = Arrays.stream(weights).sum();
      if (!(sum > 0)) {
        throw new DataException("all random weights are 0: those of the rows are too small");
      }
      for (int r = 0; r < weights.length; r++) {
        weights[r] *= rows.totalWeight() / sum;
      }
      return rows.withWeights(weights);
    }
  };

  private static final long MOST_DRAWS = 1_000_000;

  /**
   * The rows that samples are made like.
   *
   * @throws ParameterException if the rows of a fit do not allow this resampling
   */
  abstract Rows require(Rows rows);

  /** One sample as large as the data. */
  abstract Rows draw(Rows rows, Mixture model, Truncation window, SplittableRandom random);
}
