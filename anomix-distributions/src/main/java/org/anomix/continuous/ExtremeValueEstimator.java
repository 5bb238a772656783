package org.anomix.continuous;

import java.util.OptionalDouble;
import org.anomix.Distribution;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.ScalarFamily;
import org.anomix.Tier;
import org.anomix.univariate.Moments;

/**
 * What the estimators of Weibull and Gumbel laws share beside the step of {@link ExtremeValueStep}:
 * on one side of the location the log density falls exponentially, so that a first law must not
 * leave a row too far out there.
 */
abstract class ExtremeValueEstimator extends LocationScaleEstimator {
  /** So many scales off a log density is -e^500, and sums of its powers are doubles. */
  private static final double REACH = 500;

  private final int side;

  /**
   * An estimator.
   *
   * @param side 1 where the density falls fast above the location, -1 where it does so below
   */
  ExtremeValueEstimator(
      ScalarFamily<?> family,
      Options options,
      Moments standard,
      OptionalDouble fixedLocation,
      OptionalDouble fixedScale,
      int side) {
    super(family, options, standard, fixedLocation, fixedScale);
    this.side = side;
  }

  /** Widened, or moved where the scale is fixed, until the farthest row is within reach. */
  @Override
  Distribution anchor(double location, double scale, Rows rows, double[] weights) {
    double farthest = farthest(rows, weights);
    double from = side * location;
    double wide = fixedScale().orElse(Math.max(scale, farthest / REACH - from / REACH));
    double reaching = Math.max(from, farthest - REACH * wide);
    return law(fixedLocation().orElse(side * reaching), wide);
  }

  private double farthest(Rows rows, double[] weights) {
    double farthest = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < rows.size(); row++) {
      double y = side * coordinate(rows.value(row, 0));
      if (weights[row] > 0 && Double.isFinite(y)) {
        farthest = Math.max(farthest, y);
      }
    }
    return farthest;
  }

  @Override
  public Tier tier() {
    return fixedScale().isPresent() ? Tier.EXACT : Tier.GUARDED;
  }

  @Override
  public int stateSize(Distribution current) {
    return ExtremeValueStep.SUMS;
  }
}
