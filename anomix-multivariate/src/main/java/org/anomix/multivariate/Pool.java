package org.anomix.multivariate;

import java.util.List;

/** Weighted means of matrices. */
final class Pool {
  private Pool() {}

  /**
   * Their weighted mean.
   *
   * @param weights one per matrix, not negative, some positive
   * @param matrices entries, all of the same length
   */
  static double[] of(double[] weights, List<double[]> matrices) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double[] mean = new double[matrices.get(0).length];
    for (int k = 0; k < weights.length; k++) {
      double share = weights[k] / total;
      for (int i = 0; i < mean.length; i++) {
        mean[i] += share * matrices.get(k)[i];
      }
    }
    return mean;
  }
}
