package org.anomix.kernel;

import java.util.Arrays;

/** The loops in plain Java, written so that the compiler can unroll them. */
final class ScalarKernels implements Kernels {
  static final ScalarKernels INSTANCE = new ScalarKernels();

  /** ln(2π)/2. */
  private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

  /** Below this distance from the largest term a responsibility is lost in rounding. */
  private static final double NEGLIGIBLE = -745.2;

  private ScalarKernels() {}

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public void responsibilities(
      double[] terms, int components, int stride, int rows, double[] logSum, double[] logLargest) {
    largest(terms, components, stride, rows, logSum);
    Arrays.fill(logLargest, 0, rows, 0);
    for (int k = 0; k < components; k++) {
      exponentials(terms, k * stride, rows, logSum, logLargest);
    }
    for (int k = 0; k < components; k++) {
      divide(terms, k * stride, rows, logLargest);
    }
    for (int r = 0; r < rows; r++) {
      double log = Math.log(logLargest[r]);
      logSum[r] += Double.isInfinite(logSum[r]) ? 0 : log;
      logLargest[r] = -log;
    }
  }

  private static void largest(
      double[] terms, int components, int stride, int rows, double[] largest) {
    System.arraycopy(terms, 0, largest, 0, rows);
    for (int k = 1; k < components; k++) {
      for (int r = 0, i = k * stride; r < rows; r++, i++) {
        largest[r] = Math.max(largest[r], terms[i]);
      }
    }
  }

  private static void exponentials(
      double[] terms, int from, int rows, double[] largest, double[] sum) {
    for (int r = 0, i = from; r < rows; r++, i++) {
      double distance = terms[i] - largest[r];
      double e = distance == 0 ? 1 : distance < NEGLIGIBLE ? 0 : Math.exp(distance);
      terms[i] = e;
      sum[r] += e;
    }
  }

  private static void divide(double[] terms, int from, int rows, double[] sum) {
    for (int r = 0, i = from; r < rows; r++, i++) {
      terms[i] /= sum[r];
    }
  }

  @Override
  public void normalLogDensity(
      double[] x, int from, int count, double mean, double sd, double[] out, int outFrom) {
    double constant = -Math.log(sd) - HALF_LOG_TWO_PI;
    for (int r = 0; r < count; r++) {
      double z = (x[from + r] - mean) / sd;
      out[outFrom + r] = constant - 0.5 * z * z;
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
    // Two chains per sum: a single one would wait for the latency of every addition.
    double s0a = 0;
    double s0b = 0;
    double s1a = 0;
    double s1b = 0;
    double s2a = 0;
    double s2b = 0;
    int even = count & ~1;
    for (int r = 0; r < even; r += 2) {
      double wa = w[wFrom + r];
      double wb = w[wFrom + r + 1];
      double da = wa == 0 ? 0 : x[from + r] - anchor;
      double db = wb == 0 ? 0 : x[from + r + 1] - anchor;
      double ua = wa * da;
      double ub = wb * db;
      s0a += wa;
      s0b += wb;
      s1a += ua;
      s1b += ub;
      s2a += ua * da;
      s2b += ub * db;
    }
    if (even < count) {
      double d = w[wFrom + even] == 0 ? 0 : x[from + even] - anchor;
      double u = w[wFrom + even] * d;
      s0a += w[wFrom + even];
      s1a += u;
      s2a += u * d;
    }
    sums[sumsFrom] += s0a + s0b;
    sums[sumsFrom + 1] += s1a + s1b;
    sums[sumsFrom + 2] += s2a + s2b;
  }
}
