package org.anomix.continuous;

import org.anomix.Block;
import org.anomix.Distribution;
import org.anomix.Estimate;
import org.anomix.Options;
import org.anomix.Scaling;
import org.anomix.univariate.LocationScale;
import org.anomix.univariate.Moments;

/**
 * Climbs to the maximum likelihood of location and scale by the step of {@link ExtremeValueStep},
 * with k = 1/scale and v = -z. With a fixed scale the location is exact.
 *
 * <p>State, with z = (x - location)/scale: [0] Σw, [1] -Σwz, [2] Σw exp(-z), [3] -Σwz exp(-z), [4]
 * Σwz² exp(-z).
 */
final class GumbelEstimator extends ExtremeValueEstimator {
  private static final Moments STANDARD = new Moments(Gumbel.STANDARD_MEAN, Gumbel.STANDARD_SD);

  GumbelEstimator(Options options) {
    super(
        GumbelFamily.INSTANCE,
        options,
        STANDARD,
        options.fixed("location"),
        options.fixed("scale"),
        -1);
  }

  @Override
  Distribution law(double location, double scale) {
    return new Gumbel(location, scale);
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    Gumbel law = (Gumbel) current;
    double[] values = x.values();
    for (int row = 0, i = x.column(0); row < x.rows(); row++, i++) {
      if (w[wFrom + row] != 0) {
        double z = LocationScale.standardize(values[i], law.location(), law.scale());
        ExtremeValueStep.add(-z, w[wFrom + row], state, stateFrom);
      }
    }
  }

  @Override
  public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    Gumbel law = (Gumbel) current;
    double least = least(scaling);
    double room = Math.log(law.scale()) - Math.log(least);
    ExtremeValueStep step =
        ExtremeValueStep.of(
            state, fixedLocation().isPresent(), fixedScale().isPresent(), room, scaling.step());
    boolean low = fixedScale().isEmpty() && step.logRatio() >= room;
    double scale = low ? least : law.scale() * Math.exp(-step.logRatio());
    double location = law.location() - scale * step.logMean();
    if (!(Double.isFinite(location) && scale < Double.POSITIVE_INFINITY)) {
      return Estimate.of(current); // no rows, or sums beyond a double
    }
    return low ? atFloor(location, scaling) : bounded(location, scale, scaling);
  }
}
