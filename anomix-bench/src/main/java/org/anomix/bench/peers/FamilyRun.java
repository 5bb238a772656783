package org.anomix.bench.peers;

import java.util.SplittableRandom;
import org.anomix.bench.problem.Clock;
import org.anomix.bench.problem.Laws;
import org.anomix.bench.problem.Sweep;
import org.anomix.mixture.Mixture;

/**
 * EM passes of one family in a process of its own, so that no other family's laws slow its loops.
 */
final class FamilyRun {
  private FamilyRun() {}

  /**
   * Prints the least processor time of a pass, in nanoseconds per row and component.
   *
   * @param arguments the family, the number of rows, seconds of processor time to spend
   */
  public static void main(String[] arguments) {
    Mixture mixture = Laws.mixture(arguments[0]);
    int rows = Integer.parseInt(arguments[1]);
    Sweep sweep = Sweep.of(mixture.sample(new SplittableRandom(1), rows).rows(), mixture);
    long least = Long.MAX_VALUE;
    long spent = 0;
    while (spent < 1e9 * Double.parseDouble(arguments[2])) {
      long from = Clock.PROCESSOR.nanoseconds();
      sweep.next();
      long took = Clock.PROCESSOR.nanoseconds() - from;
      least = Math.min(least, took);
      spent += took;
    }
    System.out.println((double) least / sweep.cells());
  }
}
