package org.anomix.bench.loops;

import org.anomix.Block;
import org.anomix.multivariate.Gaussian;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Squared Mahalanobis distances of a block. */
@Measures("squared Mahalanobis distances of one block of 256 rows (triangular product)")
public class Distances extends Loop {
  /** Number of columns. */
  @Param({"2", "10", "32", "64"})
  public int dimension = 2;

  private Gaussian law;
  private Block block;
  private double[] out;

  /** Made by the benchmark runner. */
  public Distances() {}

  /** Makes what is measured. */
  @Setup
  public void prepare() {
    law = Blocks.gaussian(dimension);
    block = Blocks.of(law, scaled(Block.SIZE));
    out = new double[block.rows()];
  }

  /**
   * One call.
   *
   * @param cells counts what was done
   * @return a result, so that nothing is left out
   */
  @Benchmark
  public double[] measure(Cells cells) {
    law.mahalanobis2(block, out, 0);
    cells.cell += block.rows();
    return out;
  }
}
