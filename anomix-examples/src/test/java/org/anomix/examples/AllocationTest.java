package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import org.anomix.ComponentEstimator;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.continuous.Normal;
import org.anomix.continuous.NormalFamily;
import org.anomix.em.Em;
import org.anomix.em.EmPass;
import org.anomix.mixture.Mixture;
import org.junit.jupiter.api.Test;

/** Nothing of size rows times components is ever stored: a pass allocates next to nothing. */
final class AllocationTest {
  private static final Mixture MODEL =
      Mixture.of(
          new double[] {0.2, 0.3, 0.5},
          List.of(new Normal(0, 1), new Normal(3, 1), new Normal(6, 2)));

  private static final int MOST_REPETITIONS = 300;
  private static final long LITTLE = 100_000;

  /** Far less than an object per block, of which a million rows have four thousand. */
  private static final long SLACK = 20_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private long allocatedBy(Runnable work) {
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    work.run();
    return threads.getThreadAllocatedBytes(thread) - before;
  }

  private static Rows rows(int size) {
    double[] x = new double[size];
    for (int r = 0; r < size; r++) {
      x[r] = r % 97 / 12.0;
    }
    return Rows.of(x);
  }

  private static void pass(Rows rows) {
    ComponentEstimator estimator = new NormalFamily().estimator(Options.none(), List.of());
    EmPass pass = new EmPass(MODEL, Collections.nCopies(3, estimator));
    pass.add(rows, 0, rows.size());
  }

  /** Repeats work until it allocates little: what is not yet compiled makes objects of vectors. */
  private long leastAllocatedBy(Runnable work) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < MOST_REPETITIONS && least > LITTLE; i++) {
      least = Math.min(least, allocatedBy(work));
    }
    return least;
  }

  /** Bytes per pass, from two numbers of passes, so that what a fit allocates once drops out. */
  private long bytesPerPassOfAFit(Rows rows) {
    Em em = Em.of(new NormalFamily(), 3).withStart(MODEL);
    leastAllocatedBy(() -> pass(rows));
    long few = allocatedBy(() -> em.withIterations(2).fit(rows));
    long more = allocatedBy(() -> em.withIterations(12).fit(rows));
    return (more - few) / 10;
  }

  @Test
  void aPassAllocatesTheSameForAMillionRowsAsForAHundredThousand() {
    Rows small = rows(100_000);
    Rows large = rows(1_000_000);
    long forSmall = leastAllocatedBy(() -> pass(small));
    long forLarge = leastAllocatedBy(() -> pass(large));
    assertTrue(forSmall < LITTLE, forSmall + " bytes for 1e5 rows");
    assertTrue(forLarge < forSmall + SLACK, forLarge + " bytes for 1e6 rows, not " + forSmall);
  }

  @Test
  void aSweepOfAFitAllocatesTheSameForAMillionRowsAsForAHundredThousand() {
    long forLarge = bytesPerPassOfAFit(rows(1_000_000));
    long forSmall = bytesPerPassOfAFit(rows(100_000));
    assertTrue(forSmall < LITTLE, forSmall + " bytes for 1e5 rows");
    assertTrue(forLarge < forSmall + SLACK, forLarge + " bytes for 1e6 rows, not " + forSmall);
  }
}
