package org.anomix.bench.problem;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** What times are read from. */
public enum Clock {
  /** For the work of several threads. */
  WALL {
    @Override
    public long nanoseconds() {
      return System.nanoTime();
    }
  },
  /** For the work of the thread that asks: other processes of a busy machine do not count. */
  PROCESSOR {
    @Override
    public long nanoseconds() {
      return THREADS.getCurrentThreadCpuTime();
    }
  };

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /**
   * The time since some moment.
   *
   * @return nanoseconds
   */
  public abstract long nanoseconds();
}
