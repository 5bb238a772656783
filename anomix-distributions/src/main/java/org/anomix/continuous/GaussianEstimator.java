package org.anomix.continuous;

import org.anomix.Distribution;
import org.anomix.Estimate;
import org.anomix.Options;
import org.anomix.ScalarFamily;
import org.anomix.Scaling;
import org.anomix.Tier;
import org.anomix.univariate.Moments;

/**
 * Maximum likelihood of location and scale where some coordinate y of a value is normal: the
 * weighted mean of y, and the root of its mean square about the location.
 *
 * <p>State: [0] Σw, [1] Σw(y - m), [2] Σw(y - m)², where m is the current location.
 */
abstract class GaussianEstimator extends LocationScaleEstimator {
  GaussianEstimator(ScalarFamily<?> family, Options options) {
    super(family, options, new Moments(0, 1));
  }

  @Override
  public final Tier tier() {
    return Tier.EXACT;
  }

  @Override
  public final int stateSize(Distribution current) {
    return 3;
  }

  @Override
  public final Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    double anchor = location(current);
    double shift = state[1] / state[0];
    double location = fixedLocation().orElse(anchor + shift);
    double bias = fixedLocation().isPresent() ? anchor + shift - location : 0;
    double variance = Math.max(state[2] / state[0] - shift * shift, 0) + bias * bias;
    if (!(state[0] > 0 && Double.isFinite(location) && Double.isFinite(variance))) {
      return Estimate.of(current); // no rows, or squares beyond a double
    }
    return bounded(location, Math.sqrt(variance), scaling);
  }
}
