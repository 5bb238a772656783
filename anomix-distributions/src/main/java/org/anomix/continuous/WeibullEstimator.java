package org.anomix.continuous;

import java.util.OptionalDouble;
import org.anomix.Block;
import org.anomix.Distribution;
import org.anomix.Estimate;
import org.anomix.Notation;
import org.anomix.Options;
import org.anomix.Scaling;
import org.anomix.univariate.Moments;
import org.anomix.univariate.Scratch;

/**
 * Climbs to the maximum likelihood of shape and scale by the step of {@link ExtremeValueStep}, with
 * k the shape and v = shape · ln(x/scale). With a fixed shape the scale is exact. The shape is
 * capped because that of equal rows is unbounded.
 *
 * <p>As a family of location and scale it is that of ln x, whose location is ln scale and whose
 * scale is 1/shape.
 *
 * <p>State, with t = (x/scale)^shape: [0] Σw, [1] Σw ln t, [2] Σwt, [3] Σwt ln t, [4] Σwt ln² t.
 */
final class WeibullEstimator extends ExtremeValueEstimator {
  private static final Moments STANDARD = new Moments(-Gumbel.STANDARD_MEAN, Gumbel.STANDARD_SD);

  WeibullEstimator(Options options) {
    super(
        WeibullFamily.INSTANCE,
        options,
        STANDARD,
        mapped(options.fixed("scale"), false),
        mapped(options.fixed("shape"), true),
        1);
  }

  private static OptionalDouble mapped(OptionalDouble fixed, boolean shape) {
    if (fixed.isEmpty()) {
      return fixed;
    }
    double value = fixed.getAsDouble();
    return OptionalDouble.of(shape ? 1 / value : Math.log(value));
  }

  @Override
  Distribution law(double location, double scale) {
    return weibull(1 / scale, Math.exp(location));
  }

  /** Fixed values as they were given, for a way there and back would round them. */
  private Weibull weibull(double shape, double scale) {
    double inside = Math.min(Math.max(scale, Double.MIN_VALUE), Double.MAX_VALUE);
    return new Weibull(
        options().fixed("shape").orElse(shape), options().fixed("scale").orElse(inside));
  }

  @Override
  double scale(Distribution law) {
    return 1 / ((Weibull) law).shape();
  }

  @Override
  double coordinate(double x) {
    return Math.log(x);
  }

  @Override
  double unit(Scaling scaling) {
    return scaling.logUnit(0);
  }

  /** At least the least number whose reciprocal is finite. */
  @Override
  double floor(Scaling scaling) {
    return Math.max(scaling.logScaleFloor(0), Double.MIN_NORMAL);
  }

  @Override
  public boolean usesLogUnits() {
    return true;
  }

  @Override
  String atFloor(double least) {
    return "shape is held at its cap " + Notation.number(1 / least);
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    Weibull law = (Weibull) current;
    double shape = law.shape();
    double[] v = Scratch.of(x.rows()).array(0);
    law.logRatios(x, v);
    for (int r = 0; r < x.rows(); r++) {
      v[r] *= shape;
    }
    ExtremeValueStep.add(v, x.rows(), w, wFrom, state, stateFrom);
  }

  @Override
  public Estimate estimate(Distribution current, double[] state, Scaling scaling) {
    Weibull law = (Weibull) current;
    double cap = 1 / least(scaling);
    double room = Math.log(cap) - Math.log(law.shape());
    ExtremeValueStep step =
        ExtremeValueStep.of(
            state, fixedLocation().isPresent(), fixedScale().isPresent(), room, scaling.step());
    boolean high = fixedScale().isEmpty() && step.logRatio() >= room;
    double shape = high ? cap : law.shape() * Math.exp(step.logRatio());
    double logShift = step.logMean() / shape;
    if (Double.isNaN(logShift)) {
      return Estimate.of(current); // no rows, or sums beyond a double
    }
    Weibull found = weibull(shape, law.scale() * Math.exp(logShift));
    return high ? new Estimate(found, heldAtFloor(scaling)) : Estimate.of(found);
  }

  @Override
  Distribution project(Distribution law, Scaling scaling) {
    Weibull given = (Weibull) law;
    return weibull(Math.min(given.shape(), 1 / least(scaling)), given.scale());
  }
}
