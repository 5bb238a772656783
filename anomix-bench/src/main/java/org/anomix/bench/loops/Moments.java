package org.anomix.bench.loops;

import java.util.List;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.Options;
import org.anomix.continuous.Normal;
import org.anomix.continuous.NormalFamily;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** Weights of a block to the sums of a normal law. */
@Measures("weighted sums of one block of 256 rows for a normal law")
public class Moments extends Loop {
  private Normal law;
  private ComponentEstimator estimator;
  private Block block;
  private double[] weights;
  private double[] state;

  /** Made by the benchmark runner. */
  public Moments() {}

  /** Makes what is measured. */
  @Setup
  public void prepare() {
    law = new Normal(0, 1);
    estimator = new NormalFamily().estimator(Options.none(), List.of());
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
