package org.anomix.kernel;

import java.util.Arrays;

/**
 * Weighted sums of squares and products of many columns. Four rows at a time are added to all sums
 * of one column with those before it: a compiler makes vectors of a loop over sums, but not of one
 * that adds up over rows.
 */
final class ScalarWideScatter {
  /** With fewer columns the loops are too short to be worth it. */
  static final int LEAST_DIMENSION = 16;

  private static final int TILE = 128;
  private static final int TOGETHER = 4;

  private static final ThreadLocal<ScalarWideScatter> SCRATCH =
      ThreadLocal.withInitial(() -> new ScalarWideScatter(0));

  private final int dimension;

  /** Of each row of a tile (1, x - a). */
  private final double[][] z;

  private final double[][] sums;
  private final double[] weights = new double[TILE];
  private final int[] counted = new int[TILE];

  private ScalarWideScatter(int dimension) {
    this.dimension = dimension;
    this.z = new double[TILE][dimension + 1];
    this.sums = new double[dimension + 1][dimension + 1];
  }

  static void accumulate(
      double[] x,
      int from,
      int stride,
      int rows,
      double[] anchor,
      double[] w,
      int wFrom,
      double[] state,
      int stateFrom) {
    ScalarWideScatter scratch = SCRATCH.get();
    if (scratch.dimension != anchor.length) {
      scratch = new ScalarWideScatter(anchor.length);
      SCRATCH.set(scratch);
    }
    scratch.add(x, from, stride, rows, anchor, w, wFrom);
    scratch.addTo(state, stateFrom);
  }

  private void add(
      double[] x, int from, int stride, int rows, double[] anchor, double[] w, int wFrom) {
    for (double[] row : sums) {
      Arrays.fill(row, 0);
    }
    for (int start = 0; start < rows; start += TILE) {
      int tile = ScalarScatter.counted(w, wFrom + start, Math.min(TILE, rows - start), counted);
      for (int r = 0; r < tile; r++) {
        z[r][0] = 1;
        weights[r] = w[wFrom + start + counted[r]];
      }
      for (int j = 0; j < dimension; j++) {
        gather(x, from + j * stride + start, anchor[j], tile, j + 1);
      }
      int whole = fill(tile);
      for (int r = 0; r < whole; r += TOGETHER) {
        for (int i = 0; i <= dimension; i++) {
          addRows(z[r], z[r + 1], z[r + 2], z[r + 3], r, i);
        }
      }
    }
  }

  private void gather(double[] x, int from, double origin, int rows, int column) {
    for (int r = 0; r < rows; r++) {
      z[r][column] = x[from + counted[r]] - origin;
    }
  }

  /** Adds rows without weight until their number is a multiple of those taken together. */
  private int fill(int rows) {
    int whole = (rows + TOGETHER - 1) / TOGETHER * TOGETHER;
    for (int r = rows; r < whole; r++) {
      Arrays.fill(z[r], 0);
      weights[r] = 0;
    }
    return whole;
  }

  private void addRows(double[] za, double[] zb, double[] zc, double[] zd, int r, int i) {
    addRows(
        sums[i],
        weights[r] * za[i],
        za,
        weights[r + 1] * zb[i],
        zb,
        weights[r + 2] * zc[i],
        zc,
        weights[r + 3] * zd[i],
        zd,
        i + 1);
  }

  private static void addRows(
      double[] sums,
      double a,
      double[] za,
      double b,
      double[] zb,
      double c,
      double[] zc,
      double d,
      double[] zd,
      int columns) {
    for (int j = 0; j < columns; j++) {
      sums[j] = sums[j] + a * za[j] + b * zb[j] + c * zc[j] + d * zd[j];
    }
  }

  private void addTo(double[] state, int stateFrom) {
    for (int i = 0; i <= dimension; i++) {
      state[stateFrom + i] += sums[i][0];
    }
    int at = stateFrom + 1 + dimension;
    for (int i = 1; i <= dimension; i++) {
      for (int j = 1; j <= i; j++) {
        state[at++] += sums[i][j];
      }
    }
  }
}
