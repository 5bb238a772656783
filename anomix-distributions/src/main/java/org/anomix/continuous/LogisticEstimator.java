package org.anomix.continuous;

import org.anomix.Block;
import org.anomix.Distribution;
import org.anomix.Estimate;
import org.anomix.Options;
import org.anomix.Scaling;
import org.anomix.Tier;
import org.anomix.kernel.Kernels;
import org.anomix.univariate.LocationScale;
import org.anomix.univariate.Moments;
import org.anomix.univariate.Scratch;

/**
 * Maximises a bound of the likelihood that touches it at the current law.
 *
 * <p>Up to the scale, log f is -2 ln(2 cosh(z/2)), which is convex as a function of z². Its tangent
 * at the current z of each row, of slope -tanh(z/2)/(2z), lies below it whatever location and scale
 * are tried (Jaakkola and Jordan 2000). The sum of these bounds is the log-likelihood of a normal
 * law with weights u = tanh(z/2)/z; its maximum in both parameters, the mean of x with weights wu
 * and scale² = Σwu(x - location)²/Σw, is therefore no less likely than the current law.
 *
 * <p>State, in units of the current scale: [0] Σw, [1] Σwu, [2] Σwuz, [3] Σwuz².
 */
final class LogisticEstimator extends LocationScaleEstimator {
  private static final Moments STANDARD = new Moments(0, Math.PI / Math.sqrt(3));

  /** Share of the mean square about the current location that is rounding about a new one. */
  private static final double ROUNDING = 0x1p-50;

  /** Up to here the third term of the series of tanh(z/2)/z is below its rounding. */
  private static final double NEAR = 0x1p-12;

  LogisticEstimator(Options options) {
    super(LogisticFamily.INSTANCE, options, STANDARD);
  }

  @Override
  Distribution law(double location, double scale) {
    return new Logistic(location, scale);
  }

  @Override
  public Tier tier() {
    return Tier.MINORISED;
  }

  @Override
  public int stateSize(Distribution current) {
    return 4;
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    Logistic law = (Logistic) current;
    int rows = x.rows();
    double[] z = Scratch.of(rows).array(0);
    double[] e = Scratch.of(rows).array(1);
    double[] weights = Scratch.of(rows).copy(2, w, wFrom, rows);
    LocationScale.standardizeForSums(x, law.location(), law.scale(), z);
    for (int r = 0; r < rows; r++) {
      e[r] = -Math.abs(z[r]);
    }
    Kernels.active().exp(e, 0, rows, e, 0);
    multiplyByPrecisions(z, rows, weights, e);
    state[stateFrom] += Kernels.active().sum(w, wFrom, rows);
    Kernels.active().moments(z, 0, rows, 0, e, 0, state, stateFrom + 1);
  }

  /** Turns e^-|z| into the weight of the row times u. */
  private static void multiplyByPrecisions(double[] z, int rows, double[] weights, double[] e) {
    for (int r = 0; r < rows; r++) {
      e[r] = weights[r] * ((1 - e[r]) / ((1 + e[r]) * Math.abs(z[r])));
    }
    for (int r = 0; r < rows; r++) {
      if (!(Math.abs(z[r]) > NEAR)) {
        // Where 1 - exp(-|z|) would lose digits, two terms of its series have them all.
        e[r] = weights[r] == 0 ? 0 : weights[r] * (0.5 - z[r] * z[r] / 24);
      }
    }
  }

  @Override
  public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    Logistic law = (Logistic) current;
    double shift =
        fixedLocation().isPresent()
            ? LocationScale.standardize(fixedLocation().getAsDouble(), law.location(), law.scale())
            : state[2] / state[1];
    double square = state[3] - shift * (2 * state[2] - shift * state[1]);
    double meanSquare = Math.max(square, ROUNDING * state[3]) / state[0];
    double location = LocationScale.at(shift, law.location(), law.scale());
    double scale = law.scale() * Math.sqrt(meanSquare);
    if (!(state[0] > 0 && Double.isFinite(location) && Double.isFinite(scale))) {
      return Estimate.of(current); // no rows, or distances beyond a double
    }
    return bounded(location, scale, scaling);
  }
}
