package org.anomix.bench.loops;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.anomix.Block;
import org.anomix.continuous.Normal;
import org.anomix.kernel.Kernels;
import org.anomix.mixture.Mixture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Log terms of a block to log-sum-exp and responsibilities. */
@Measures("log-sum-exp and responsibilities of one block of 256 rows")
public class Responsibilities extends Loop {
  /** Number of components. */
  @Param({"3", "10"})
  public int components = 3;

  private int rows;
  private double[] terms;
  private double[] work;
  private double[] logSums;
  private double[] logLargests;

  /** Made by the benchmark runner. */
  public Responsibilities() {}

  /** Makes what is measured. */
  @Setup
  public void prepare() {
    rows = scaled(Block.SIZE);
    terms = new double[components * rows];
    Mixture mixture = mixture();
    mixture.logTerms(Blocks.of(mixture, rows), terms, rows);
    work = new double[terms.length];
    logSums = new double[rows];
    logLargests = new double[rows];
  }

  /**
   * One call.
   *
   * @param cells counts what was done
   * @return a result, so that nothing is left out
   */
  @Benchmark
  public double[] measure(Cells cells) {
    System.arraycopy(terms, 0, work, 0, terms.length); // they are replaced in place
    Kernels.active().responsibilities(work, components, rows, rows, logSums, logLargests);
    cells.cell += (long) rows * components;
    return work;
  }

  private Mixture mixture() {
    double[] weights = new double[components];
    Arrays.fill(weights, 1.0 / components);
    return Mixture.of(
        weights, IntStream.range(0, components).mapToObj(k -> new Normal(k, 1)).toList());
  }
}
