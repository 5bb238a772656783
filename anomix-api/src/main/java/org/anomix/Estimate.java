package org.anomix;

import java.util.List;

/**
 * What an M-step found for one component.
 *
 * @param law the new law
 * @param diagnoses guards and boundaries that it touched, none in the ordinary case
 */
public record Estimate(Distribution law, List<Diagnosis> diagnoses) {
  /** Copies the list. */
  public Estimate {
    diagnoses = List.copyOf(diagnoses);
  }

  /**
   * An estimate with nothing to report.
   *
   * @param law the new law
   * @return the estimate
   */
  public static Estimate of(Distribution law) {
    return new Estimate(law, List.of());
  }
}
