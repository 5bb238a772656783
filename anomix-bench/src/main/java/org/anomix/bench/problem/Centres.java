package org.anomix.bench.problem;

import java.util.random.RandomGenerator;

/** Where the components of a measured mixture lie. */
final class Centres {
  private static final int TRIES = 10_000;

  private Centres() {}

  /**
   * On a line in one column; in several columns in random directions, at one distance from the
   * origin and no nearer to each other than that.
   */
  static double[][] of(Shape shape, Clusters clusters, RandomGenerator random) {
    double[][] centres = new double[shape.components()][];
    for (int k = 0; k < centres.length; k++) {
      centres[k] =
          shape.dimension() == 1
              ? new double[] {k * clusters.distance()}
              : apart(centres, k, shape.dimension(), clusters.distance(), random);
    }
    return centres;
  }

  private static double[] apart(
      double[][] centres, int placed, int dimension, double radius, RandomGenerator random) {
    for (int i = 0; i < TRIES; i++) {
      double[] candidate = onSphere(dimension, radius, random);
      boolean far = true;
      for (int k = 0; k < placed && far; k++) {
        far = distance(candidate, centres[k]) >= radius;
      }
      if (far) {
        return candidate;
      }
    }
    throw new IllegalStateException(
        "no place for centre " + placed + " in " + dimension + " columns");
  }

  private static double[] onSphere(int dimension, double radius, RandomGenerator random) {
    double[] point = new double[dimension];
    double square = 0;
    for (int j = 0; j < dimension; j++) {
      point[j] = random.nextGaussian();
      square += point[j] * point[j];
    }
    for (int j = 0; j < dimension; j++) {
      point[j] *= radius / Math.sqrt(square);
    }
    return point;
  }

  private static double distance(double[] a, double[] b) {
    double square = 0;
    for (int j = 0; j < a.length; j++) {
      square += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return Math.sqrt(square);
  }
}
