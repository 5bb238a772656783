package org.anomix.bench.loops;

import java.util.SplittableRandom;
import org.anomix.Block;
import org.anomix.Distribution;
import org.anomix.bench.problem.Laws;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** Rows drawn from a law of each family. */
@Measures("256 rows drawn from one law")
public class Sampling extends FamilyLoop {
  private SplittableRandom random;
  private Distribution law;
  private int rows;
  private double[] out;

  /** Made by the benchmark runner. */
  public Sampling() {}

  /** Makes what is measured. */
  @Setup
  public void prepare() {
    random = new SplittableRandom(1);
    law = Laws.law(family);
    rows = scaled(Block.SIZE);
    out = new double[rows * law.dimension()];
  }

  /**
   * One call.
   *
   * @param cells counts what was done
   * @return a result, so that nothing is left out
   */
  @Benchmark
  public double[] measure(Cells cells) {
    law.sample(random, out, 0, rows);
    cells.cell += rows;
    return out;
  }
}
