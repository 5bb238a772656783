package org.anomix.bench.loops;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Counts rows times components, so that a second result tells the time of one: sizes vary too much
 * for times per call to be compared.
 */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class Cells {
  /** Rows times components so far. */
  public long cell;

  /** Nothing counted yet. */
  public Cells() {}
}
