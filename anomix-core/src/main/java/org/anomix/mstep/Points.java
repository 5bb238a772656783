package org.anomix.mstep;

import java.util.Arrays;
import org.anomix.Distribution;

/** Which held laws claim the rows at their atoms before a start. */
public final class Points {
  private Points() {}

  /**
   * Whether a law has a single value: the rows there are its own, as zeros are those of inflation.
   * A held law of many atoms is noise beside the others instead.
   *
   * @param law any law
   * @return true if it has atoms and tells of no column that it varies
   */
  public static boolean isPoint(Distribution law) {
    return law.hasAtoms() && Arrays.stream(law.variances()).noneMatch(variance -> variance > 0);
  }
}
