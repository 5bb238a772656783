package org.anomix.em;

import java.util.List;

/**
 * Standard errors and limits from fits to resampled data.
 *
 * @param estimates every estimated number, component by component
 * @param samples number of samples that could be fitted
 * @param failed number of samples that could not, as those without variety
 */
public record BootstrapErrors(List<ParameterEstimate> estimates, int samples, int failed) {
  /** Copies the list. */
  public BootstrapErrors {
    estimates = List.copyOf(estimates);
  }
}
