package org.anomix.bench.guard;

import org.anomix.bench.problem.Shape;

/**
 * A plain loop that does the least arithmetic that a pass cannot do without, written so that any
 * compiler makes the best of it: what a pass costs is told as a multiple of it.
 */
final class Reference {
  /** Few enough to stay in the nearest cache. */
  private static final int LENGTH = 512;

  /** Multiply-adds between reading a number and writing one, so that memory counts for little. */
  private static final int DEGREE = 16;

  private final double[] numbers = new double[LENGTH];
  private final double[] results = new double[LENGTH];
  private final long repetitions;
  private final boolean exponentials;

  /** One exponential per row and component in one column, else d(d + 1) multiply-adds. */
  Reference(Shape shape) {
    int d = shape.dimension();
    this.exponentials = d == 1;
    this.repetitions =
        exponentials ? shape.cells() / LENGTH : shape.cells() * d * (d + 1) / (LENGTH * DEGREE);
    for (int i = 0; i < LENGTH; i++) {
      numbers[i] = -1.0 * i / LENGTH;
    }
  }

  /** Runs the loop once, and answers with something that depends on all of it. */
  double run() {
    for (long i = 0; i < repetitions; i++) {
      if (exponentials) {
        exponentials(numbers, results);
      } else {
        polynomials(numbers, results);
      }
    }
    return results[0];
  }

  private static void exponentials(double[] x, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] += Math.exp(x[i]);
    }
  }

  private static void polynomials(double[] x, double[] out) {
    for (int i = 0; i < out.length; i++) {
      double y = x[i];
      double p = y * 0.01 + 0.02;
      p = p * y + 0.03;
      p = p * y + 0.04;
      p = p * y + 0.05;
      p = p * y + 0.06;
      p = p * y + 0.07;
      p = p * y + 0.08;
      p = p * y + 0.09;
      p = p * y + 0.10;
      p = p * y + 0.11;
      p = p * y + 0.12;
      p = p * y + 0.13;
      p = p * y + 0.14;
      p = p * y + 0.15;
      out[i] += p * y + 0.16;
    }
  }
}
