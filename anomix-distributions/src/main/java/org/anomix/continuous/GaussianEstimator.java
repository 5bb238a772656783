package org.anomix.continuous;

import java.util.ArrayList;
import java.util.List;
import org.anomix.Distribution;
import org.anomix.Estimate;
import org.anomix.Options;
import org.anomix.ScalarFamily;
import org.anomix.Scaling;
import org.anomix.Tier;
import org.anomix.univariate.Moments;
import org.anomix.univariate.Ties;

/**
 * Maximum likelihood of location and scale where some coordinate y of a value is normal: the
 * weighted mean of y, and the root of its mean square about the location. A scale that all
 * components share is the root of the pooled mean square.
 *
 * <p>State: [0] Σw, [1] Σw(y - m), [2] Σw(y - m)², where m is the current location.
 */
abstract class GaussianEstimator extends LocationScaleEstimator {
  private final boolean sharesScale;

  GaussianEstimator(ScalarFamily<?> family, Options options) {
    super(family, options, new Moments(0, 1));
    String scale = family.parameters().get(1).name();
    this.sharesScale = Ties.shares(options, scale) && fixedScale().isEmpty();
  }

  @Override
  final boolean sharesScale() {
    return sharesScale;
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
    return estimate(List.of(current), List.of(state), scaling).get(0);
  }

  @Override
  public final List<Estimate> estimate(
      List<Distribution> group, List<double[]> states, Scaling scaling) {
    List<Part> parts = new ArrayList<>(group.size());
    double weight = 0;
    double square = 0;
    for (int k = 0; k < group.size(); k++) {
      Part part = part(group.get(k), states.get(k));
      parts.add(part);
      weight += part.weight;
      square += part.weight * part.variance;
    }
    List<Estimate> estimates = new ArrayList<>(group.size());
    for (Part part : parts) {
      double variance = sharesScale ? square / weight : part.variance;
      boolean known = sharesScale ? weight > 0 : part.weight > 0;
      estimates.add(
          known ? bounded(part.location, Math.sqrt(variance), scaling) : Estimate.of(part.current));
    }
    return estimates;
  }

  /** What the sums say of one component, of weight 0 where they say nothing. */
  private record Part(Distribution current, double weight, double location, double variance) {}

  private Part part(Distribution current, double[] state) {
    double anchor = location(current);
    double shift = state[1] / state[0];
    double location = fixedLocation().orElse(anchor + shift);
    double bias = fixedLocation().isPresent() ? anchor + shift - location : 0;
    double variance = Math.max(state[2] / state[0] - shift * shift, 0) + bias * bias;
    return state[0] > 0 && Double.isFinite(location) && Double.isFinite(variance)
        ? new Part(current, state[0], location, variance)
        : new Part(current, 0, anchor, 0); // no rows, or squares beyond a double
  }
}
