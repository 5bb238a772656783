package org.anomix.continuous;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.anomix.ComponentEstimator;
import org.anomix.Diagnosis;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Estimate;
import org.anomix.Notation;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.ScalarFamily;
import org.anomix.Scaling;
import org.anomix.Tier;
import org.anomix.univariate.Moments;

/**
 * Maximum likelihood of location and scale where some coordinate y of a value is normal: the
 * weighted mean of y, and the root of its mean square about the location. A scale that all
 * components share is the root of the mean of these squares, by weight.
 *
 * <p>State: [0] Σw, [1] Σw(y - m), [2] Σw(y - m)², where m is the current location.
 */
abstract class GaussianEstimator implements ComponentEstimator {
  private final ScalarFamily<?> family;
  private final Options options;
  private final String scaleName;
  private final OptionalDouble fixedLocation;
  private final OptionalDouble fixedScale;
  private final boolean sharedScale;

  GaussianEstimator(ScalarFamily<?> family, Options options) {
    this.family = family;
    this.options = options;
    this.scaleName = family.parameters().get(1).name();
    this.fixedLocation = options.fixed(family.parameters().get(0).name());
    this.fixedScale = options.fixed(scaleName);
    this.sharedScale = Ties.shares(options, scaleName) && fixedScale.isEmpty();
  }

  abstract Distribution law(double location, double scale);

  /** The coordinate that is normal; NaN or infinite outside the support. */
  abstract double coordinate(double x);

  abstract double unit(Scaling scaling);

  abstract double floor(Scaling scaling);

  private double least(Scaling scaling) {
    return Math.max(floor(scaling), Double.MIN_VALUE); // a floor of subnormal units is 0
  }

  @Override
  public final DistributionFamily family() {
    return family;
  }

  @Override
  public final Options options() {
    return options;
  }

  @Override
  public final Tier tier() {
    return Tier.EXACT;
  }

  @Override
  public final Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
    Moments moments = Moments.of(rows, weights, this::coordinate);
    double scale = Double.isFinite(moments.sd()) ? moments.sd() : unit(scaling);
    return feasible(moments.mean(), scale, scaling);
  }

  private Distribution feasible(double location, double scale, Scaling scaling) {
    return law(fixedLocation.orElse(location), fixedScale.orElse(Math.max(scale, least(scaling))));
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
      double variance = sharedScale ? square / weight : part.variance;
      boolean known = sharedScale ? weight > 0 : part.weight > 0;
      estimates.add(known ? estimate(part, variance, scaling) : Estimate.of(part.current));
    }
    return estimates;
  }

  /** What the sums say of one component, of weight 0 where they say nothing. */
  private record Part(Distribution current, double weight, double location, double variance) {}

  private Part part(Distribution current, double[] state) {
    double anchor = family.values(current)[0];
    double shift = state[1] / state[0];
    double location = fixedLocation.orElse(anchor + shift);
    double bias = fixedLocation.isPresent() ? anchor + shift - location : 0;
    double variance = Math.max(state[2] / state[0] - shift * shift, 0) + bias * bias;
    return state[0] > 0 && Double.isFinite(location) && Double.isFinite(variance)
        ? new Part(current, state[0], location, variance)
        : new Part(current, 0, anchor, 0); // no rows, or squares beyond a double
  }

  private Estimate estimate(Part part, double variance, Scaling scaling) {
    double scale = Math.sqrt(variance);
    if (fixedScale.isEmpty() && scale < least(scaling)) {
      String text = scaleName + " is held at its floor " + Notation.number(least(scaling));
      return new Estimate(law(part.location, least(scaling)), List.of(Diagnosis.guard(text)));
    }
    return Estimate.of(law(part.location, fixedScale.orElse(scale)));
  }

  @Override
  public final List<Distribution> project(List<Distribution> group, Scaling scaling) {
    double common =
        sharedScale ? Ties.geometricMean(group, law -> family.values(law)[1]) : Double.NaN;
    List<Distribution> projected = new ArrayList<>(group.size());
    for (Distribution law : group) {
      double[] values = family.values(law);
      projected.add(feasible(values[0], sharedScale ? common : values[1], scaling));
    }
    return projected;
  }

  @Override
  public final int freeParameters(List<? extends Distribution> group) {
    int scales = fixedScale.isPresent() ? 0 : sharedScale ? 1 : group.size();
    return (fixedLocation.isPresent() ? 0 : group.size()) + Math.min(scales, group.size());
  }

  @Override
  public final double minimumRows(int dimension) {
    return held() ? 0 : ownsScale() ? 2.5 : 1;
  }

  @Override
  public final boolean held() {
    return fixedLocation.isPresent() && fixedScale.isPresent();
  }

  @Override
  public final double[] scales(Distribution law) {
    return ownsScale() ? new double[] {family.values(law)[1]} : new double[0];
  }

  private boolean ownsScale() {
    return fixedScale.isEmpty() && !sharedScale;
  }
}
