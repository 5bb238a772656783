package org.anomix.bench.loops;

import org.anomix.Block;
import org.anomix.Distribution;
import org.anomix.bench.problem.Laws;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** Log densities of a block under a law of each family. */
@Measures("log densities of one block of 256 rows under one law")
public class LogDensity extends FamilyLoop {
  private Distribution law;
  private Block block;
  private double[] out;

  /** Made by the benchmark runner. */
  public LogDensity() {}

  /** Makes what is measured. */
  @Setup
  public void prepare() {
    law = Laws.law(family);
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
    law.logDensity(block, out, 0);
    cells.cell += block.rows();
    return out;
  }
}
