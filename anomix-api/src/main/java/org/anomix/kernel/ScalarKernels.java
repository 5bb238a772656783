package org.anomix.kernel;

import java.util.Arrays;

/** The loops in plain Java, written so that the compiler can unroll them. */
final class ScalarKernels implements Kernels {
  static final String NAME = "scalar";
  static final ScalarKernels INSTANCE = new ScalarKernels();

  /** ln(2π)/2. */
  private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

  /** So many rows at a time stay near the core. */
  private static final int TILE = 256;

  /** Numbers of the rows of a tile; of loops over arrays from index 0 a compiler makes vectors. */
  private static final ThreadLocal<double[][]> SCRATCH =
      ThreadLocal.withInitial(() -> new double[2][TILE]);

  private ScalarKernels() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void responsibilities(
      double[] terms, int components, int stride, int rows, double[] logSum, double[] logLargest) {
    largest(terms, 0, components, stride, rows, logSum);
    Arrays.fill(logLargest, 0, rows, 0);
    for (int k = 0; k < components; k++) {
      ScalarExponential.ofDistances(terms, k * stride, rows, logSum, logLargest);
    }
    for (int start = 0; start < rows; start += TILE) {
      divide(terms, start, components, stride, Math.min(TILE, rows - start), logLargest);
    }
    ScalarLogarithm.log(logLargest, 0, rows, logLargest, 0);
    for (int r = 0; r < rows; r++) {
      logSum[r] += Double.isInfinite(logSum[r]) ? 0 : logLargest[r];
      logLargest[r] = -logLargest[r];
    }
  }

  @Override
  public void logSumExp(
      double[] terms, int components, int stride, int rows, double[] out, int outFrom) {
    double[][] scratch = SCRATCH.get();
    double[] most = scratch[0];
    double[] sums = scratch[1];
    for (int start = 0; start < rows; start += TILE) {
      int tile = Math.min(TILE, rows - start);
      largest(terms, start, components, stride, tile, most);
      Arrays.fill(sums, 0, tile, 0);
      for (int k = 0; k < components; k++) {
        ScalarExponential.ofDistances(terms, start + k * stride, tile, most, sums);
      }
      ScalarLogarithm.log(sums, 0, tile, sums, 0);
      for (int r = 0; r < tile; r++) {
        out[outFrom + start + r] = most[r] + (Double.isInfinite(most[r]) ? 0 : sums[r]);
      }
    }
  }

  private static void largest(
      double[] terms, int from, int components, int stride, int rows, double[] largest) {
    System.arraycopy(terms, from, largest, 0, rows);
    for (int k = 1; k < components; k++) {
      for (int r = 0, i = from + k * stride; r < rows; r++, i++) {
        largest[r] = Math.max(largest[r], terms[i]);
      }
    }
  }

  /** One reciprocal per row. */
  private static void divide(
      double[] terms, int from, int components, int stride, int rows, double[] sums) {
    double[][] scratch = SCRATCH.get();
    double[] shares = scratch[0];
    double[] tile = scratch[1];
    System.arraycopy(sums, from, shares, 0, rows);
    for (int r = 0; r < rows; r++) {
      shares[r] = 1 / shares[r];
    }
    for (int k = 0; k < components; k++) {
      System.arraycopy(terms, from + k * stride, tile, 0, rows);
      for (int r = 0; r < rows; r++) {
        tile[r] *= shares[r];
      }
      System.arraycopy(tile, 0, terms, from + k * stride, rows);
    }
  }

  @Override
  public void exp(double[] x, int from, int count, double[] out, int outFrom) {
    ScalarExponential.exp(x, from, count, out, outFrom);
  }

  @Override
  public void log(double[] x, int from, int count, double[] out, int outFrom) {
    ScalarLogarithm.log(x, from, count, out, outFrom);
  }

  @Override
  public void log1p(double[] x, int from, int count, double[] out, int outFrom) {
    ScalarLogarithm.log1p(x, from, count, out, outFrom);
  }

  @Override
  public double sum(double[] x, int from, int count) {
    // Four chains: a single one would wait for the latency of every addition.
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int end = from + count;
    int i = from;
    for (; i + 3 < end; i += 4) {
      a += x[i];
      b += x[i + 1];
      c += x[i + 2];
      d += x[i + 3];
    }
    for (; i < end; i++) {
      a += x[i];
    }
    return (a + b) + (c + d);
  }

  @Override
  public double sumOfMagnitudes(double[] x, int from, int count) {
    double a = 0;
    double b = 0;
    int end = from + count;
    int i = from;
    for (; i + 1 < end; i += 2) {
      a += Math.abs(x[i]);
      b += Math.abs(x[i + 1]);
    }
    if (i < end) {
      a += Math.abs(x[i]);
    }
    return a + b;
  }

  @Override
  public void normalLogDensity(
      double[] x, int from, int count, double mean, double sd, double[] out, int outFrom) {
    double constant = -Math.log(sd) - HALF_LOG_TWO_PI;
    double[] tile = SCRATCH.get()[0];
    for (int start = 0; start < count; start += TILE) {
      int rows = Math.min(TILE, count - start);
      System.arraycopy(x, from + start, tile, 0, rows);
      for (int r = 0; r < rows; r++) {
        double z = (tile[r] - mean) / sd;
        tile[r] = constant - 0.5 * z * z;
      }
      System.arraycopy(tile, 0, out, outFrom + start, rows);
    }
  }

  @Override
  public void moments(
      double[] x,
      int from,
      int count,
      double anchor,
      double[] w,
      int wFrom,
      double[] sums,
      int sumsFrom) {
    sums[sumsFrom] += sum(w, wFrom, count);
    momentsAbout(x, from, count, anchor, w, wFrom, sums, sumsFrom + 1, sumsFrom + 2);
  }

  private static void momentsAbout(
      double[] x,
      int from,
      int count,
      double anchor,
      double[] w,
      int wFrom,
      double[] sums,
      int firstAt,
      int secondAt) {
    // Two chains per sum, as above.
    double firstA = 0;
    double firstB = 0;
    double secondA = 0;
    double secondB = 0;
    int even = count & ~1;
    for (int r = 0; r < even; r += 2) {
      double wa = w[wFrom + r];
      double wb = w[wFrom + r + 1];
      double da = wa == 0 ? 0 : x[from + r] - anchor;
      double db = wb == 0 ? 0 : x[from + r + 1] - anchor;
      double ua = wa * da;
      double ub = wb * db;
      firstA += ua;
      firstB += ub;
      secondA += ua * da;
      secondB += ub * db;
    }
    if (even < count) {
      double d = w[wFrom + even] == 0 ? 0 : x[from + even] - anchor;
      double u = w[wFrom + even] * d;
      firstA += u;
      secondA += u * d;
    }
    sums[firstAt] += firstA + firstB;
    sums[secondAt] += secondA + secondB;
  }

  @Override
  public void squaredDistances(
      double[] x,
      int from,
      int stride,
      int rows,
      double[] centre,
      double[] forward,
      double[] out,
      int outFrom) {
    ScalarTriangle.squaredDistances(x, from, stride, rows, centre, forward, out, outFrom);
  }

  @Override
  public void diagonalSquaredDistances(
      double[] x,
      int from,
      int stride,
      int rows,
      double[] centre,
      double[] reciprocals,
      double[] out,
      int outFrom) {
    Arrays.fill(out, outFrom, outFrom + rows, 0);
    for (int j = 0; j < centre.length; j++) {
      addSquares(x, from + j * stride, rows, centre[j], reciprocals[j], out, outFrom);
    }
  }

  private static void addSquares(
      double[] x, int from, int rows, double centre, double factor, double[] out, int outFrom) {
    for (int r = 0; r < rows; r++) {
      double z = (x[from + r] - centre) * factor;
      out[outFrom + r] += z * z;
    }
  }

  @Override
  public void scatter(
      double[] x,
      int from,
      int stride,
      int rows,
      double[] anchor,
      double[] w,
      int wFrom,
      double[] sums,
      int sumsFrom) {
    if (anchor.length < ScalarWideScatter.LEAST_DIMENSION) {
      ScalarScatter.accumulate(x, from, stride, rows, anchor, w, wFrom, sums, sumsFrom);
    } else {
      ScalarWideScatter.accumulate(x, from, stride, rows, anchor, w, wFrom, sums, sumsFrom);
    }
  }

  @Override
  public void diagonalScatter(
      double[] x,
      int from,
      int stride,
      int rows,
      double[] anchor,
      double[] w,
      int wFrom,
      double[] sums,
      int sumsFrom) {
    sums[sumsFrom] += sum(w, wFrom, rows);
    int square = sumsFrom + 1 + anchor.length;
    for (int j = 0; j < anchor.length; j++) {
      momentsAbout(x, from + j * stride, rows, anchor[j], w, wFrom, sums, sumsFrom + 1 + j, square);
      square += j + 2;
    }
  }
}
