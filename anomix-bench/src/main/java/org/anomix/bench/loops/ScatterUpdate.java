package org.anomix.bench.loops;

import java.util.List;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.Options;
import org.anomix.multivariate.Gaussian;
import org.anomix.multivariate.GaussianFamily;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Weights of a block to the sums of a Gaussian law. */
@Measures("weighted sums of one block of 256 rows for a full covariance")
public class ScatterUpdate extends Loop {
  /** Number of columns. */
  @Param({"2", "10", "32", "64"})
  public int dimension = 2;

  private Gaussian law;
  private ComponentEstimator estimator;
  private Block block;
  private double[] weights;
  private double[] state;

  /** Made by the benchmark runner. */
  public ScatterUpdate() {}

  /** Makes what is measured. */
  @Setup
  public void prepare() {
    law = Blocks.gaussian(dimension);
    estimator = new GaussianFamily().estimator(Options.none(), List.of());
    block = Blocks.of(law, scaled(Block.SIZE));
    weights = Blocks.weights(block.rows());
    state = new double[estimator.stateSize(law)];
  }

  /**
   * One call.
   *
   * @param cells counts what was done
   * @return a result, so that nothing is left out
   */
  @Benchmark
  public double[] measure(Cells cells) {
    estimator.accumulate(law, block, weights, 0, state, 0);
    cells.cell += block.rows();
    return state;
  }
}
