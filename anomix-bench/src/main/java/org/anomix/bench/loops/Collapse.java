package org.anomix.bench.loops;

import java.util.SplittableRandom;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.bench.problem.Laws;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.io.Components;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** What whole numbers cost before the first pass: they are counted. */
@Measures("a fit of one pass to 1,000,000 whole numbers of few values: their count, per row")
public class Collapse extends Loop {
  private static final int ROWS = 1_000_000;

  private Em em;
  private Rows rows;

  /** Made by the benchmark runner. */
  public Collapse() {}

  /** Makes what is measured. */
  @Setup
  public void prepare() {
    Mixture mixture = Laws.mixture("poisson");
    rows = mixture.sample(new SplittableRandom(1), scaled(ROWS)).rows();
    em =
        Em.of(Components.like(Registry.standard(), mixture, Options.none()))
            .withStart(mixture)
            .withIterations(1);
  }

  /**
   * One call.
   *
   * @param cells counts what was done
   * @return a result, so that nothing is left out
   */
  @Benchmark
  public Fit measure(Cells cells) {
    cells.cell += rows.size();
    return em.fit(rows);
  }
}
