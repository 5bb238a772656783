package org.anomix.vector;

import java.util.Optional;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The vectors of this machine, and the arithmetic that all loops share. */
final class Doubles {
  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  /** Numbers in a vector. */
  static final int LANES = SPECIES.length();

  /** With fewer lanes what a compiler makes of the scalar loops is as good. */
  private static final int FEWEST_LANES = 4;

  private Doubles() {}

  /**
   * Why vectors do not pay here. A machine whose vectors hold four doubles also multiplies and adds
   * in one instruction, which the loops rely on.
   */
  static Optional<String> obstacle() {
    return LANES >= FEWEST_LANES
        ? Optional.empty()
        : Optional.of("the vectors of this machine hold " + LANES + " doubles, fewer than four");
  }

  /** The sum of the lanes that were written to an array, in an order that never changes. */
  static double sumOfLanes(double[] lanes, int from) {
    double sum = 0;
    for (int i = from; i < from + LANES; i += 4) {
      sum += (lanes[i] + lanes[i + 1]) + (lanes[i + 2] + lanes[i + 3]);
    }
    return sum;
  }
}
