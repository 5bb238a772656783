package org.anomix.continuous;

import org.anomix.Distribution;
import org.anomix.Options;
import org.anomix.univariate.Ties;

/** A step towards the maximum likelihood of df, location and scale; df may be shared. */
final class StudentTEstimator extends LatentScaleEstimator {
  StudentTEstimator(Options options) {
    super(StudentTFamily.INSTANCE, options, options.fixed("df"), Ties.shares(options, "df"));
  }

  @Override
  Distribution law(double df, double location, double scale) {
    return StudentT.of(df, location, scale);
  }

  @Override
  double df(Distribution law) {
    return ((StudentT) law).df();
  }

  @Override
  double location(Distribution law) {
    return ((StudentT) law).location();
  }

  @Override
  double scale(Distribution law) {
    return ((StudentT) law).scale();
  }
}
