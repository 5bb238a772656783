package org.anomix.continuous;

import java.util.OptionalDouble;
import org.anomix.Distribution;
import org.anomix.Options;

/** A step towards the maximum likelihood of location and scale: Student's with df = 1. */
final class CauchyEstimator extends LatentScaleEstimator {
  CauchyEstimator(Options options) {
    super(CauchyFamily.INSTANCE, options, OptionalDouble.of(1), false);
  }

  @Override
  Distribution law(double df, double location, double scale) {
    return new Cauchy(location, scale);
  }

  @Override
  double df(Distribution law) {
    return 1;
  }

  @Override
  double location(Distribution law) {
    return ((Cauchy) law).location();
  }

  @Override
  double scale(Distribution law) {
    return ((Cauchy) law).scale();
  }
}
