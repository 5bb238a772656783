package org.anomix.bench.loops;

import java.util.SplittableRandom;
import org.anomix.bench.problem.Laws;
import org.anomix.bench.problem.Sweep;
import org.anomix.em.EmPass;
import org.anomix.mixture.Mixture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A whole EM pass of each univariate family. */
@Measures("one EM pass over 1,000,000 rows, three components of one family, on one thread")
public class FamilyPass extends Loop {
  private static final int ROWS = 1_000_000;

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
    "point"
  })
  public String family = "normal";

  private Sweep sweep;

  /** Made by the benchmark runner. */
  public FamilyPass() {}

  /** Makes what is measured. */
  @Setup
  public void prepare() {
    Mixture mixture = Laws.mixture(family);
    sweep = Sweep.of(mixture.sample(new SplittableRandom(1), scaled(ROWS)).rows(), mixture);
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
