package org.anomix.multivariate;

import java.util.List;

/** A covariance that an M-step found. */
final class CovarianceEstimate {
  private final double[] entries;
  private final List<String> faults;

  CovarianceEstimate(double[] entries, List<String> faults) {
    this.entries = entries;
    this.faults = faults;
  }

  /** The entries row after row; the caller's own. */
  double[] entries() {
    return entries;
  }

  /** What had collapsed, for a person; nothing where the floor was not touched. */
  List<String> faults() {
    return faults;
  }
}
