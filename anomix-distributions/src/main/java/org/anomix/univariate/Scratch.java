package org.anomix.univariate;

import java.util.Arrays;
import org.anomix.Block;
import org.anomix.Distribution;

/**
 * Arrays in which a loop over the rows of a block leaves what the next one needs. Every thread has
 * its own, so that a pass over any number of rows makes none; who is handed them may not call
 * another law before being done with them.
 */
public final class Scratch {
  private static final int ARRAYS = 8;

  private static final ThreadLocal<Scratch> OWN = ThreadLocal.withInitial(() -> new Scratch(0));

  private final int rows;
  private final double[][] arrays;
  private final double[] sums = new double[3];

  private Scratch(int rows) {
    this.rows = rows;
    this.arrays = new double[ARRAYS][rows];
  }

  /**
   * The arrays of this thread, with whatever stands in them.
   *
   * @param rows the least number of rows
   * @return the arrays
   */
  public static Scratch of(int rows) {
    Scratch own = OWN.get();
    if (own.rows < rows) {
      own = new Scratch(rows);
      OWN.set(own);
    }
    return own;
  }

  /**
   * One of the arrays.
   *
   * @param i from 0 to 7
   * @return room for one number per row
   */
  public double[] array(int i) {
    return arrays[i];
  }

  /**
   * One of the arrays with a copy of neighbouring numbers: of loops over arrays that all begin at
   * index 0, and of no others, a compiler makes vectors.
   *
   * @param i from 0 to 7
   * @param values where the numbers are
   * @param from index of the first
   * @param count how many there are, at most the rows asked for
   * @return the array
   */
  public double[] copy(int i, double[] values, int from, int count) {
    System.arraycopy(values, from, arrays[i], 0, count);
    return arrays[i];
  }

  /**
   * Room for three sums.
   *
   * @return three zeros
   */
  public double[] sums() {
    Arrays.fill(sums, 0);
    return sums;
  }

  /**
   * The log density of a single value under a law that has loops over blocks only.
   *
   * @param law a law of one dimension
   * @param x the value
   * @return its log density
   */
  public static double logDensity(Distribution law, double x) {
    double[] out = new double[1];
    law.logDensity(Block.ofRow(x), out, 0);
    return out[0];
  }
}
