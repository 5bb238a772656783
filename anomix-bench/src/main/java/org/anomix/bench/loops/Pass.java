package org.anomix.bench.loops;

import org.anomix.bench.problem.Clusters;
import org.anomix.bench.problem.Problem;
import org.anomix.bench.problem.Shape;
import org.anomix.bench.problem.Sweep;
import org.anomix.em.EmPass;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A whole EM pass, E-step and M-step. */
@Measures("one EM pass over all rows of the shapes U1 to M5, on one thread")
public class Pass extends Loop {
  /** Name of the shape: its columns, components and rows. */
  @Param({"U1", "U2", "M1", "M2", "M3", "M4", "M5"})
  public String shape = "U1";

  /** How far the components lie apart. */
  @Param({"overlapping", "separated"})
  public String clusters = "overlapping";

  private Sweep sweep;

  /** Made by the benchmark runner. */
  public Pass() {}

  /** Makes what is measured. */
  @Setup
  public void prepare() {
    sweep = Sweep.of(Problem.of(Shape.named(shape).scaled(scale), Clusters.named(clusters)));
  }

  /**
   * One call.
   *
   * @param cells counts what was done
   * @return a result, so that nothing is left out
   */
  @Benchmark
  public EmPass.Step measure(Cells cells) {
    cells.cell += sweep.cells();
    return sweep.next();
  }
}
