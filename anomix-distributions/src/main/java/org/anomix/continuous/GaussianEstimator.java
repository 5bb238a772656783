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
 * weighted mean of y, and the root of its mean square about the location.
 *
 * <p>State: [0] Σw, [1] Σw(y - m), [2] Σw(y - m)², where m is the current location.
 */
abstract class GaussianEstimator implements ComponentEstimator {
  private final ScalarFamily<?> family;
  private final Options options;
  private final String scaleName;
  private final OptionalDouble fixedLocation;
  private final OptionalDouble fixedScale;

  GaussianEstimator(ScalarFamily<?> family, Options options) {
    this.family = family;
    this.options = options;
    this.scaleName = family.parameters().get(1).name();
    this.fixedLocation = options.fixed(family.parameters().get(0).name());
    this.fixedScale = options.fixed(scaleName);
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
    double anchor = family.values(current)[0];
    double shift = state[1] / state[0];
    double location = fixedLocation.orElse(anchor + shift);
    double bias = fixedLocation.isPresent() ? anchor + shift - location : 0;
    double variance = Math.max(state[2] / state[0] - shift * shift, 0) + bias * bias;
    if (!(state[0] > 0 && Double.isFinite(location) && Double.isFinite(variance))) {
      return Estimate.of(current); // no rows, or squares beyond a double
    }
    double scale = Math.sqrt(variance);
    if (fixedScale.isEmpty() && scale < least(scaling)) {
      String text = scaleName + " is held at its floor " + Notation.number(least(scaling));
      return new Estimate(law(location, least(scaling)), List.of(Diagnosis.guard(text)));
    }
    return Estimate.of(law(location, fixedScale.orElse(scale)));
  }

  @Override
  public final List<Distribution> project(List<Distribution> group, Scaling scaling) {
    List<Distribution> projected = new ArrayList<>(group.size());
    for (Distribution law : group) {
      double[] values = family.values(law);
      projected.add(feasible(values[0], values[1], scaling));
    }
    return projected;
  }

  @Override
  public final int freeParameters(List<? extends Distribution> group) {
    return group.size() * (2 - options.fixed().size());
  }

  @Override
  public final double minimumRows(int dimension) {
    return held() ? 0 : fixedScale.isPresent() ? 1 : 2.5;
  }

  @Override
  public final boolean held() {
    return fixedLocation.isPresent() && fixedScale.isPresent();
  }

  @Override
  public final double[] scales(Distribution law) {
    return fixedScale.isPresent() ? new double[0] : new double[] {family.values(law)[1]};
  }
}
