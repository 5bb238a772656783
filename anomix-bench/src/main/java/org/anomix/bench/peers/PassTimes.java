package org.anomix.bench.peers;

import org.anomix.bench.problem.Clock;
import org.anomix.em.EmListener;

/** The least time between the ends of two neighbouring passes of the same fit. */
final class PassTimes implements EmListener {
  private final Clock clock;
  private long last;
  private boolean first;
  private long least = Long.MAX_VALUE;

  PassTimes(Clock clock) {
    this.clock = clock;
  }

  /** Another fit begins: the time to its first pass is not that of a pass. */
  void begin() {
    first = true;
  }

  @Override
  public boolean afterPass(Progress progress) {
    long now = clock.nanoseconds();
    if (!first) {
      least = Math.min(least, now - last);
    }
    first = false;
    last = now;
    return true;
  }

  /** In seconds. */
  double least() {
    return 1e-9 * least;
  }
}
