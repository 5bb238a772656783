package org.anomix.vector;

import org.anomix.kernel.Kernels;

/** Hands each loop to the class that holds it. */
final class VectorKernels implements Kernels {
  static final VectorKernels INSTANCE = new VectorKernels();

  private VectorKernels() {}

  @Override
  public String name() {
    return "vector";
  }

  @Override
  public void responsibilities(
      double[] terms, int components, int stride, int rows, double[] logSum, double[] logLargest) {
    Responsibilities.compute(terms, components, stride, rows, logSum, logLargest);
  }

  @Override
  public void logSumExp(
      double[] terms, int components, int stride, int rows, double[] out, int outFrom) {
    Responsibilities.logSumExp(terms, components, stride, rows, out, outFrom);
  }

  @Override
  public void exp(double[] x, int from, int count, double[] out, int outFrom) {
    Exponential.exp(x, from, count, out, outFrom);
  }

  @Override
  public void log(double[] x, int from, int count, double[] out, int outFrom) {
    Logarithm.log(x, from, count, out, outFrom);
  }

  @Override
  public void log1p(double[] x, int from, int count, double[] out, int outFrom) {
    Logarithm.log1p(x, from, count, out, outFrom);
  }

  @Override
  public double sum(double[] x, int from, int count) {
    return Moments.sum(x, from, count);
  }

  @Override
  public double sumOfMagnitudes(double[] x, int from, int count) {
    return Moments.sumOfMagnitudes(x, from, count);
  }

  @Override
  public void normalLogDensity(
      double[] x, int from, int count, double mean, double sd, double[] out, int outFrom) {
    NormalLogDensity.compute(x, from, count, mean, sd, out, outFrom);
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
    Moments.add(x, from, count, anchor, w, wFrom, sums, sumsFrom);
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
    Triangle.squaredDistances(x, from, stride, rows, centre, forward, out, outFrom);
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
    Diagonal.squaredDistances(x, from, stride, rows, centre, reciprocals, out, outFrom);
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
    Scatter.add(x, from, stride, rows, anchor, w, wFrom, sums, sumsFrom);
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
    Diagonal.scatter(x, from, stride, rows, anchor, w, wFrom, sums, sumsFrom);
  }
}
