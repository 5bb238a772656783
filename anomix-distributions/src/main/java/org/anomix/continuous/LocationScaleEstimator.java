package org.anomix.continuous;

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
import org.anomix.univariate.Moments;
import org.anomix.univariate.Ties;

/**
 * What estimators have in common whose law is that of location + scale · Z, or of a value some
 * coordinate of which is: the scale has a floor, either parameter may be fixed, and first laws come
 * from the moments. What is left to say is the M-step.
 */
abstract class LocationScaleEstimator implements ComponentEstimator {
  private final ScalarFamily<?> family;
  private final Options options;
  private final Moments standard;
  private final OptionalDouble fixedLocation;
  private final OptionalDouble fixedScale;

  /**
   * For laws whose two parameters are the location and the scale.
   *
   * @param standard mean and sd of Z
   */
  LocationScaleEstimator(ScalarFamily<?> family, Options options, Moments standard) {
    this(
        family,
        options,
        standard,
        options.fixed(family.parameters().get(0).name()),
        options.fixed(family.parameters().get(1).name()));
  }

  LocationScaleEstimator(
      ScalarFamily<?> family,
      Options options,
      Moments standard,
      OptionalDouble fixedLocation,
      OptionalDouble fixedScale) {
    this.family = family;
    this.options = options;
    this.standard = standard;
    this.fixedLocation = fixedLocation;
    this.fixedScale = fixedScale;
  }

  abstract Distribution law(double location, double scale);

  final double location(Distribution law) {
    return family.values(law)[0];
  }

  double scale(Distribution law) {
    return family.values(law)[1];
  }

  final OptionalDouble fixedLocation() {
    return fixedLocation;
  }

  final OptionalDouble fixedScale() {
    return fixedScale;
  }

  /** The coordinate that has a location; NaN or infinite outside the support. */
  double coordinate(double x) {
    return x;
  }

  double unit(Scaling scaling) {
    return scaling.unit(0);
  }

  double floor(Scaling scaling) {
    return scaling.scaleFloor(0);
  }

  /** The floor as a positive number: that of subnormal units is 0. */
  final double least(Scaling scaling) {
    return Math.max(floor(scaling), Double.MIN_VALUE);
  }

  /** What to say of a scale at its floor. */
  String atFloor(double least) {
    return family.parameters().get(1).name() + " is held at its floor " + Notation.number(least);
  }

  final List<Diagnosis> heldAtFloor(Scaling scaling) {
    return List.of(Diagnosis.guard(atFloor(least(scaling))));
  }

  /** The law at the floor, with a word about it. */
  final Estimate atFloor(double location, Scaling scaling) {
    Distribution law = law(fixedLocation.orElse(location), least(scaling));
    return new Estimate(law, heldAtFloor(scaling));
  }

  /** The law, or the one at the floor; fixed values win over those found. */
  final Estimate bounded(double location, double scale, Scaling scaling) {
    return fixedScale.isEmpty() && scale < least(scaling)
        ? atFloor(location, scaling)
        : Estimate.of(law(fixedLocation.orElse(location), fixedScale.orElse(scale)));
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
  public final Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
    Moments moments = Moments.of(rows, weights, this::coordinate);
    double sd = Double.isFinite(moments.sd()) ? moments.sd() : unit(scaling);
    double scale = fixedScale.orElse(Math.max(sd / standard.sd(), least(scaling)));
    double location = fixedLocation.orElse(moments.mean() - scale * standard.mean());
    return anchor(location, scale, rows, weights);
  }

  /** A first law of some location and scale, or of others where rows would be impossible. */
  Distribution anchor(double location, double scale, Rows rows, double[] weights) {
    return law(location, scale);
  }

  /** Whether one scale is common to all components. */
  boolean sharesScale() {
    return false;
  }

  @Override
  public final List<Distribution> project(List<Distribution> group, Scaling scaling) {
    List<Distribution> projected = group.stream().map(law -> project(law, scaling)).toList();
    if (!sharesScale()) {
      return projected;
    }
    double common = Ties.geometricMean(projected, this::scale);
    return projected.stream().map(law -> law(location(law), common)).toList();
  }

  Distribution project(Distribution law, Scaling scaling) {
    return law(
        fixedLocation.orElse(location(law)),
        fixedScale.orElse(Math.max(scale(law), least(scaling))));
  }

  @Override
  public final int freeParameters(List<? extends Distribution> group) {
    int scales = fixedScale.isPresent() ? 0 : sharesScale() ? 1 : group.size();
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
    return ownsScale() ? new double[] {scale(law)} : new double[0];
  }

  private boolean ownsScale() {
    return fixedScale.isEmpty() && !sharesScale();
  }
}
