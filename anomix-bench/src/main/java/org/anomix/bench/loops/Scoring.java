package org.anomix.bench.loops;

import org.anomix.Rows;
import org.anomix.bench.problem.Clusters;
import org.anomix.bench.problem.Problem;
import org.anomix.bench.problem.Shape;
import org.anomix.mixture.Mixture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Log densities of all rows under a mixture. */
@Measures("log densities of all rows of the shapes U1 to M5, on one thread")
public class Scoring extends Loop {
  /** Name of the shape: its columns, components and rows. */
  @Param({"U1", "U2", "M1", "M2", "M3", "M4", "M5"})
  public String shape = "U1";

  /** How far the components lie apart. */
  @Param({"overlapping", "separated"})
  public String clusters = "overlapping";

  private Mixture model;
  private Rows rows;

  /** Made by the benchmark runner. */
  public Scoring() {}

  /** Makes what is measured. */
  @Setup
  public void prepare() {
    Problem problem = Problem.of(Shape.named(shape).scaled(scale), Clusters.named(clusters));
    model = problem.start();
    rows = problem.rows();
  }

  /**
   * One call.
   *
   * @param cells counts what was done
   * @return a result, so that nothing is left out
   */
  @Benchmark
  public double[] measure(Cells cells) {
    cells.cell += (long) rows.size() * model.size();
    return model.logDensities(rows);
  }
}
