package org.anomix.mixture;

import java.util.Arrays;
import org.anomix.Block;
import org.anomix.BlockReader;

/**
 * The terms of the sum that makes a mixture's density, block after block, without those that leave
 * no trace. Where components lie far apart, most of the work of a pass is spent on learning that a
 * row has nothing to do with a component. So each component is first asked for {@linkplain
 * org.anomix.Distribution#boundLogDensity bounds}; the one that promises most is evaluated, and of
 * the others only those that could come within e<sup>-50</sup> of it: what a row adds to any sum,
 * its square included, is less than that part of one row, so that not even 10<sup>9</sup> rows
 * together add 10<sup>-12</sup> of one.
 *
 * <p>Where more than half of the terms have to be evaluated all the same, the bounds cost more than
 * they save, and the next blocks go without. Which blocks do so depends on the rows since the last
 * {@link #restart} alone. Not thread-safe.
 */
public final class LogTerms {
  /** A term this far below another of the same row is left out. */
  private static final double TRACE = -50;

  /** Blocks that go without bounds after one for which they did not pay. */
  private static final int PAUSE = 31;

  /** Fewer rows are not worth the sorting. */
  private static final int FEWEST_ROWS = 32;

  private static final double MOST_EVALUATED = 0.5;

  private final Mixture law;

  /** Where the rows of each candidate begin among those sorted by them, and where the next goes. */
  private final int[] starts;

  private final int[] next;
  private final HighestOrder orders = new HighestOrder();
  private final BlockReader reader = new BlockReader();
  private boolean bounded;
  private int pause;

  private double[] bounds = {};
  private double[] best = {};
  private int[] candidate = {};
  private int[] sorted = {};
  private int[] chosen = {};
  private double[] logs = {};

  /**
   * The terms of a mixture.
   *
   * @param law the mixture
   */
  public LogTerms(Mixture law) {
    this.law = law;
    this.starts = new int[law.size() + 1];
    this.next = new int[law.size()];
    this.bounded = law.size() > 1 && !law.hasAtoms();
  }

  /** The mixture. */
  Mixture law() {
    return law;
  }

  /** Forgets what the blocks so far have told. */
  public void restart() {
    pause = 0;
  }

  /**
   * The terms of a block: {@link Mixture#logTerms}, or -∞ for terms without a trace.
   *
   * @param x at most {@link Block#SIZE} rows
   * @param terms receives them component-major: component k's rows begin at k times the stride
   * @param stride distance between two components, at least the number of rows
   */
  public void compute(Block x, double[] terms, int stride) {
    if (!bounded || x.rows() < FEWEST_ROWS || pause > 0) {
      pause--;
      law.logTerms(x, terms, stride, orders);
      return;
    }
    reserve(stride);
    bounded = law.boundLogTerms(x, bounds, stride);
    if (!bounded) {
      law.logTerms(x, terms, stride, orders);
      return;
    }
    int rows = x.rows();
    findCandidates(rows, stride);
    sortByCandidate(rows);
    for (int k = 0; k < law.size(); k++) {
      Arrays.fill(terms, k * stride, k * stride + rows, Double.NEGATIVE_INFINITY);
      int count = starts[k + 1] - starts[k];
      System.arraycopy(sorted, starts[k], chosen, 0, count);
      evaluate(x, k, count, terms, k * stride);
    }
    for (int r = 0; r < rows; r++) {
      best[r] = terms[candidate[r] * stride + r];
    }
    int evaluated = rows;
    for (int k = 0; k < law.size(); k++) {
      int count = chooseOthers(k, rows, stride);
      evaluate(x, k, count, terms, k * stride);
      evaluated += count;
    }
    pause = evaluated > MOST_EVALUATED * law.size() * rows ? PAUSE : 0;
  }

  private void reserve(int stride) {
    if (best.length < stride) {
      best = new double[stride];
      candidate = new int[stride];
      sorted = new int[stride];
      chosen = new int[stride];
      logs = new double[stride];
      bounds = new double[law.size() * stride];
    }
  }

  /** The component that promises most, of each row. */
  private void findCandidates(int rows, int stride) {
    Arrays.fill(candidate, 0, rows, 0);
    System.arraycopy(bounds, 0, best, 0, rows);
    for (int k = 1; k < law.size(); k++) {
      for (int r = 0, i = k * stride; r < rows; r++, i++) {
        if (bounds[i] > best[r]) {
          best[r] = bounds[i];
          candidate[r] = k;
        }
      }
    }
  }

  /** Sorts the rows by their candidates, by counting. */
  private void sortByCandidate(int rows) {
    Arrays.fill(starts, 0);
    for (int r = 0; r < rows; r++) {
      starts[candidate[r] + 1]++;
    }
    for (int k = 0; k < law.size(); k++) {
      starts[k + 1] += starts[k];
      next[k] = starts[k];
    }
    for (int r = 0; r < rows; r++) {
      sorted[next[candidate[r]]++] = r;
    }
  }

  /** NaN, of which nothing is known, is chosen. */
  private int chooseOthers(int component, int rows, int stride) {
    int count = 0;
    for (int r = 0, i = component * stride; r < rows; r++, i++) {
      boolean traceless = bounds[i] <= best[r] + TRACE;
      chosen[count] = r;
      count += traceless || candidate[r] == component ? 0 : 1;
    }
    return count;
  }

  /** Writes the terms of chosen rows. */
  private void evaluate(Block x, int component, int count, double[] terms, int from) {
    if (count == x.rows()) {
      law.logTerm(component, x, terms, from);
    } else if (count > 0) {
      law.logTerm(component, reader.select(x, chosen, count), logs, 0);
      for (int i = 0; i < count; i++) {
        terms[from + chosen[i]] = logs[i];
      }
    }
  }
}
