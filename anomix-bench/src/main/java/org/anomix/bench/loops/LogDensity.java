package org.anomix.bench.loops;

import org.anomix.Block;
import org.anomix.Distribution;
import org.anomix.bench.problem.Laws;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Log densities of a block under a law of each family. */
@Measures("log densities of one block of 512 rows under one law")
public class LogDensity extends Loop {
  /** Name of the family. */
  @Param({
    "normal",
    "log-normal",
    "exponential",
    "laplace",
    "logistic",
    "gumbel",
    "student-t",
    "cauchy",
    "gamma",
    "weibull",
    "beta",
    "inverse-gaussian",
    "von-mises",
    "skew-normal",
    "uniform",
    "pareto",
    "poisson",
    "binomial",
    "geometric",
    "shifted-geometric",
    "negative-binomial",
    "zeta",
    "discrete-uniform",
    "point",
    "gaussian",
    "multivariate-t"
  })
  public String family = "normal";

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
