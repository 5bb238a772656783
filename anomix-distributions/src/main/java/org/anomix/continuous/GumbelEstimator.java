package org.anomix.continuous;

import org.anomix.Block;
import org.anomix.Distribution;
import org.anomix.Estimate;
import org.anomix.Options;
import org.anomix.Scaling;
import org.anomix.univariate.LocationScale;
import org.anomix.univariate.Moments;
import org.anomix.univariate.Scratch;

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
    double[] v = Scratch.of(x.rows()).array(0);
    LocationScale.standardizeForSums(x, law.location(), law.scale(), v);
    for (int r = 0; r < x.rows(); r++) {
      v[r] = -v[r];
    }
    ExtremeValueStep.add(v, x.rows(), w, wFrom, state, stateFrom);
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
