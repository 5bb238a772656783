package org.anomix.continuous;

import org.anomix.Block;
import org.anomix.Distribution;
import org.anomix.Estimate;
import org.anomix.Options;
import org.anomix.Scaling;
import org.anomix.Tier;
import org.anomix.univariate.Moments;

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
    double[] values = x.values();
    double weight = 0;
    double precision = 0;
    double linear = 0;
    double square = 0;
    for (int row = 0, i = x.column(0); row < x.rows(); row++, i++) {
      double rowWeight = w[wFrom + row];
      if (rowWeight != 0) { // else an infinite x would turn it into NaN
        double z = LocationScale.standardize(values[i], law.location(), law.scale());
        double a = Math.abs(z);
        double slope = slope(a);
        weight += rowWeight;
        precision += a > 0 ? rowWeight * (slope / a) : 0.5 * rowWeight;
        linear += z < 0 ? -rowWeight * slope : rowWeight * slope;
        square += rowWeight * slope * a;
      }
    }
    state[stateFrom] += weight;
    state[stateFrom + 1] += precision;
    state[stateFrom + 2] += linear;
    state[stateFrom + 3] += square;
  }

  /** tanh(a/2) for a ≥ 0; where 1 - exp(-a) would lose digits, without the subtraction. */
  private static double slope(double a) {
    double complement = a < 0.5 ? -Math.expm1(-a) : 1 - Math.exp(-a);
    return complement / (2 - complement);
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
