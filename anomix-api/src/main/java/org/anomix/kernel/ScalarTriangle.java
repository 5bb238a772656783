package org.anomix.kernel;

import java.util.Arrays;

/** Forward substitution of a tile of rows at a time, so that the scratch stays near the core. */
final class ScalarTriangle {
  private static final int TILE = 128;

  /** One array per column: of loops over several arrays from index 0 a compiler makes vectors. */
  private static final ThreadLocal<double[][]> SCRATCH = ThreadLocal.withInitial(() -> scratch(0));

  private ScalarTriangle() {}

  private static double[][] scratch(int columns) {
    return new double[columns + 1][TILE];
  }

  private static double[][] scratchOf(int columns) {
    double[][] scratch = SCRATCH.get();
    if (scratch.length <= columns) {
      scratch = scratch(columns);
      SCRATCH.set(scratch);
    }
    return scratch;
  }

  static void squaredDistances(
      double[] x,
      int from,
      int stride,
      int rows,
      double[] centre,
      double[] forward,
      double[] out,
      int outFrom) {
    int dimension = centre.length;
    double[][] y = scratchOf(dimension);
    double[] squares = y[dimension];
    for (int start = 0; start < rows; start += TILE) {
      int tile = Math.min(TILE, rows - start);
      Arrays.fill(squares, 0, tile, 0);
      for (int i = 0; i < dimension; i++) {
        subtract(x, from + i * stride + start, centre[i], y[i], tile);
        substitute(y, i, forward, i * dimension, tile);
        multiply(y[i], forward[i * dimension + i], squares, tile);
      }
      System.arraycopy(squares, 0, out, outFrom + start, tile);
    }
  }

  private static void substitute(double[][] y, int i, double[] forward, int at, int rows) {
    int j = 0;
    for (; j + 3 < i; j += 4) {
      addFour(
          y[i],
          forward[at + j],
          y[j],
          forward[at + j + 1],
          y[j + 1],
          forward[at + j + 2],
          y[j + 2],
          forward[at + j + 3],
          y[j + 3],
          rows);
    }
    for (; j < i; j++) {
      addOne(y[i], forward[at + j], y[j], rows);
    }
  }

  private static void subtract(double[] x, int from, double centre, double[] out, int rows) {
    for (int r = 0; r < rows; r++) {
      out[r] = x[from + r] - centre;
    }
  }

  private static void addFour(
      double[] out,
      double a,
      double[] ya,
      double b,
      double[] yb,
      double c,
      double[] yc,
      double d,
      double[] yd,
      int rows) {
    for (int r = 0; r < rows; r++) {
      out[r] = out[r] + a * ya[r] + b * yb[r] + c * yc[r] + d * yd[r];
    }
  }

  private static void addOne(double[] out, double a, double[] ya, int rows) {
    for (int r = 0; r < rows; r++) {
      out[r] += a * ya[r];
    }
  }

  private static void multiply(double[] y, double reciprocal, double[] squares, int rows) {
    for (int r = 0; r < rows; r++) {
      double product = y[r] * reciprocal;
      y[r] = product;
      squares[r] += product * product;
    }
  }
}
