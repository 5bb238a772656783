package org.anomix.em;

import java.util.List;
import org.anomix.Check;
import org.anomix.ComponentEstimator;

/**
 * One model to be compared with others.
 *
 * @param family what its components are called in the table
 * @param components the number of components shown in the table
 * @param estimators one estimator per component
 */
public record Candidate(String family, int components, List<ComponentEstimator> estimators) {
  /** Copies the list and refuses an empty one. */
  public Candidate {
    estimators = List.copyOf(estimators);
    Check.atLeast("candidate", "estimators", estimators.size(), 1);
  }
}
