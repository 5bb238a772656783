package org.anomix.kernel;

import java.util.Arrays;

/** Weighted sums of squares and products of a tile of rows at a time. */
final class ScalarScatter {
  /** So many rows are multiplied together: the scratch stays near the core. */
  private static final int TILE = 128;

  private static final ThreadLocal<ScalarScatter> SCRATCH =
      ThreadLocal.withInitial(() -> new ScalarScatter(0));

  private final int dimension;

  /** An even number of columns lets sums be formed two by two. */
  private final int side;

  private final double[][] z;
  private final double[] sums;
  private final double[] weights = new double[TILE];
  private final double[] first = new double[TILE];
  private final double[] second = new double[TILE];
  private final int[] counted = new int[TILE];

  private ScalarScatter(int dimension) {
    this.dimension = dimension;
    // All sums at once are the products of z = (1, x - a) with itself.
    this.side = (dimension + 2) & ~1;
    this.z = new double[side][TILE];
    this.sums = new double[side * side];
    Arrays.fill(z[0], 1);
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
    ScalarScatter scratch = SCRATCH.get();
    if (scratch.dimension != anchor.length) {
      scratch = new ScalarScatter(anchor.length);
      SCRATCH.set(scratch);
    }
    scratch.add(x, from, stride, rows, anchor, w, wFrom);
    scratch.addTo(state, stateFrom);
  }

  private void add(
      double[] x, int from, int stride, int rows, double[] anchor, double[] w, int wFrom) {
    Arrays.fill(sums, 0);
    for (int start = 0; start < rows; start += TILE) {
      int tile = counted(w, wFrom + start, Math.min(TILE, rows - start), counted);
      gather(w, wFrom + start, 0, counted, tile, weights);
      for (int j = 0; j < dimension; j++) {
        gather(x, from + j * stride + start, anchor[j], counted, tile, z[j + 1]);
      }
      for (int i = 0; i < side; i += 2) {
        multiply(z[i], weights, first, tile);
        multiply(z[i + 1], weights, second, tile);
        for (int j = 0; j <= i; j += 2) {
          addProducts(first, second, z[j], z[j + 1], tile, sums, i * side + j, side);
        }
      }
    }
  }

  /** Lists the rows whose weight is not 0 and returns their number. */
  static int counted(double[] w, int from, int rows, int[] counted) {
    int count = 0;
    for (int r = 0; r < rows; r++) {
      counted[count] = r;
      count += w[from + r] == 0 ? 0 : 1;
    }
    return count;
  }

  private static void gather(
      double[] values, int from, double origin, int[] counted, int rows, double[] out) {
    for (int r = 0; r < rows; r++) {
      out[r] = values[from + counted[r]] - origin;
    }
  }

  private static void multiply(double[] z, double[] weights, double[] out, int rows) {
    for (int r = 0; r < rows; r++) {
      out[r] = z[r] * weights[r];
    }
  }

  /** Four sums side by side: each addition waits for the one before it, but only within a sum. */
  private static void addProducts(
      double[] first,
      double[] second,
      double[] left,
      double[] right,
      int rows,
      double[] sums,
      int at,
      int side) {
    double firstLeft = 0;
    double firstRight = 0;
    double secondLeft = 0;
    double secondRight = 0;
    for (int r = 0; r < rows; r++) {
      double a = first[r];
      double b = second[r];
      double c = left[r];
      double d = right[r];
      firstLeft += a * c;
      firstRight += a * d;
      secondLeft += b * c;
      secondRight += b * d;
    }
    sums[at] += firstLeft;
    sums[at + 1] += firstRight;
    sums[at + side] += secondLeft;
    sums[at + side + 1] += secondRight;
  }

  private void addTo(double[] state, int stateFrom) {
    for (int i = 0; i <= dimension; i++) {
      state[stateFrom + i] += sums[i * side];
    }
    int at = stateFrom + 1 + dimension;
    for (int i = 1; i <= dimension; i++) {
      for (int j = 1; j <= i; j++) {
        state[at++] += sums[i * side + j];
      }
    }
  }
}
