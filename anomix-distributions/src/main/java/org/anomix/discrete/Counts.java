package org.anomix.discrete;

import static java.lang.Double.NEGATIVE_INFINITY;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.anomix.Block;
import org.anomix.Domain;
import org.anomix.ParameterException;
import org.anomix.univariate.Scratch;

/** What laws of whole numbers do alike with the rows of a block. */
final class Counts {
  /** Counts below this repeat within a block: each is computed once. */
  private static final int REPEATING = 512;

  private Counts() {}

  /** Whether a number is whole, finite and within some ends. */
  static boolean isWhole(double x, double least, double greatest) {
    return x >= least && x <= greatest && x == Math.rint(x) && Double.isFinite(x);
  }

  /** Refuses a parameter outside a domain of whole numbers. */
  static void checkWhole(String owner, String name, double value, Domain whole) {
    if (!whole.contains(value)) {
      throw new ParameterException(owner, name, value, "in " + whole);
    }
  }

  /** Whether a number is a count. */
  static boolean isCount(double x) {
    return isWhole(x, 0, Double.MAX_VALUE);
  }

  /** The log mass at any number, given that at counts. */
  static double logMass(double x, DoubleUnaryOperator ofCount) {
    return isCount(x) ? ofCount.applyAsDouble(x) : Double.isNaN(x) ? x : NEGATIVE_INFINITY;
  }

  /** The log masses of a block, given that of a count. */
  static void logMasses(Block x, DoubleUnaryOperator ofCount, double[] out, int outFrom) {
    double[] values = x.values();
    int few = Math.min(x.rows(), REPEATING);
    double[] known = Scratch.of(few).array(0);
    Arrays.fill(known, 0, few, Double.NaN);
    for (int row = 0, i = x.column(0); row < x.rows(); row++, i++) {
      int count = (int) values[i];
      if (count == values[i] && count >= 0 && count < few) {
        if (Double.isNaN(known[count])) {
          known[count] = ofCount.applyAsDouble(count);
        }
        out[outFrom + row] = known[count];
      } else {
        out[outFrom + row] = logMass(values[i], ofCount);
      }
    }
  }

  /**
   * One atom at every whole number between the ends, whatever its mass: which rows are atoms must
   * not depend on a start.
   */
  static void atomOrder(Block x, double least, double greatest, int[] out, int outFrom) {
    double[] values = x.values();
    for (int row = 0, i = x.column(0); row < x.rows(); row++, i++) {
      out[outFrom + row] = isWhole(values[i], least, greatest) ? 1 : 0;
    }
  }
}
