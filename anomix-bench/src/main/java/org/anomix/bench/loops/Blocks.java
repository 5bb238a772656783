package org.anomix.bench.loops;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.anomix.Block;
import org.anomix.Distribution;
import org.anomix.bench.problem.Clusters;
import org.anomix.bench.problem.Problem;
import org.anomix.bench.problem.Shape;
import org.anomix.multivariate.Gaussian;

/** What the benchmarks of one block work on. */
final class Blocks {
  private static final long SEED = 1;

  private Blocks() {}

  /** Rows drawn from a law, column after column. */
  static Block of(Distribution law, int rows) {
    int dimension = law.dimension();
    double[] rowMajor = new double[rows * dimension];
    law.sample(new SplittableRandom(SEED), rowMajor, 0, rows);
    double[] columns = new double[rowMajor.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = rowMajor[i % rows * dimension + i / rows];
    }
    return Block.of(columns, 0, rows, rows, dimension);
  }

  /** Responsibilities between 0 and 1. */
  static double[] weights(int rows) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] weights = new double[rows];
    Arrays.setAll(weights, row -> random.nextDouble());
    return weights;
  }

  /** A law with a full covariance. */
  static Gaussian gaussian(int dimension) {
    Shape shape = new Shape("block", dimension, 1, 1, false);
    return (Gaussian) Problem.of(shape, Clusters.OVERLAPPING).start().components().get(0);
  }
}
