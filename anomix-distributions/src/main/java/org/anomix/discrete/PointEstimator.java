package org.anomix.discrete;

import java.util.Collections;
import java.util.List;
import org.anomix.Distribution;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.Scaling;
import org.anomix.univariate.HeldEstimator;

/**
 * Holds a point where the options put it: an atom that moved would lose its rows at once.
 *
 * <p>State: [0] Σw.
 */
final class PointEstimator extends HeldEstimator {
  private final Point law;

  PointEstimator(Options options, Point law) {
    super(PointFamily.INSTANCE, options);
    this.law = law;
  }

  @Override
  public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
    return law;
  }

  @Override
  public List<Distribution> project(List<Distribution> group, Scaling scaling) {
    return Collections.nCopies(group.size(), law);
  }

  @Override
  public int freeParameters(List<? extends Distribution> group) {
    return 0;
  }
}
