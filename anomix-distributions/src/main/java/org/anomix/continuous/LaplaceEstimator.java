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
 * <p>The distance |x - m'| from a new location m' is at most (d² /|x - m| + |x - m|)/2 with d = x -
 * m', and a row at the current location m adds exactly |m' - m|. Both together bound Σw|x - m'| by
 * a parabola with a kink at m. Its least value over m' (Vardi and Zhang 2000, in one dimension) is
 * at m itself if the weight there is at least |Σw sign(x - m)| of the other rows, so that no data
 * point holds a location that is not the best. That value divided by Σw is the scale: where m' = m
 * it is the mean absolute deviation, elsewhere a little more, and never so much that the likelihood
 * falls.
 *
 * <p>State, in units of the current scale, z = (x - m)/scale: [0] Σw, [1] Σw over the rows at m;
 * over the others [2] Σw/|z|, [3] Σw sign z, [4] Σw|z|.
 */
final class LaplaceEstimator extends LocationScaleEstimator {
  private static final Moments STANDARD = new Moments(0, Math.sqrt(2));

  /** Rows nearer than this count as being at the location, lest 1/|z| overflow. */
  private static final double AT_LOCATION = 0x1p-1000;

  LaplaceEstimator(Options options) {
    super(LaplaceFamily.INSTANCE, options, STANDARD);
  }

  @Override
  Distribution law(double location, double scale) {
    return new Laplace(location, scale);
  }

  @Override
  public Tier tier() {
    return Tier.MINORISED;
  }

  @Override
  public int stateSize(Distribution current) {
    return 5;
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    Laplace law = (Laplace) current;
    double[] values = x.values();
    double weight = 0;
    double atLocation = 0;
    double precision = 0;
    double sign = 0;
    double distance = 0;
    for (int row = 0, i = x.column(0); row < x.rows(); row++, i++) {
      double rowWeight = w[wFrom + row];
      if (rowWeight != 0) { // else an infinite x would turn it into NaN
        double z = LocationScale.standardize(values[i], law.location(), law.scale());
        double a = Math.abs(z);
        weight += rowWeight;
        if (a < AT_LOCATION) {
          atLocation += rowWeight;
        } else {
          precision += rowWeight / a;
          sign += z < 0 ? -rowWeight : rowWeight;
          distance += rowWeight * a;
        }
      }
    }
    state[stateFrom] += weight;
    state[stateFrom + 1] += atLocation;
    state[stateFrom + 2] += precision;
    state[stateFrom + 3] += sign;
    state[stateFrom + 4] += distance;
  }

  @Override
  public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    Laplace law = (Laplace) current;
    double shift =
        fixedLocation().isPresent()
            ? LocationScale.standardize(fixedLocation().getAsDouble(), law.location(), law.scale())
            : shift(state);
    double distance =
        state[4]
            + Math.abs(shift) * (state[1] + 0.5 * Math.abs(shift) * state[2])
            - shift * state[3];
    double location = LocationScale.at(shift, law.location(), law.scale());
    double scale = law.scale() * (distance / state[0]);
    if (!(state[0] > 0 && Double.isFinite(location) && Double.isFinite(scale))) {
      return Estimate.of(current); // no rows, or distances beyond a double
    }
    return bounded(location, scale, scaling);
  }

  /** What is left of the pull of the other rows after the weight at the location resisted. */
  private static double shift(double[] state) {
    double pull = Math.abs(state[3]) - state[1];
    return pull > 0 ? Math.copySign(pull / state[2], state[3]) : 0;
  }
}
