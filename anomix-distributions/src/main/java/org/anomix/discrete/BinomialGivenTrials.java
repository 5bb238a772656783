package org.anomix.discrete;

import static java.lang.Double.NEGATIVE_INFINITY;

import java.util.random.RandomGenerator;
import org.anomix.Block;
import org.anomix.Check;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Notation;

/**
 * The binomial law of rows (count, trials), given the trials: log f = ln C(trials, count) + count
 * ln p + (trials - count) ln(1 - p) for whole numbers 0 ≤ count ≤ trials, and -∞ elsewhere. The
 * masses of the counts sum to 1 for every number of trials; nothing is said about that number, and
 * {@link #sample} reads it where it writes the count beside it.
 *
 * @param p the probability of success in each trial, from 0 to 1
 */
public record BinomialGivenTrials(double p) implements Distribution {
  /** The column of the trials; the count is in the first. */
  private static final int TRIALS = 1;

  /** Checks the parameter. */
  public BinomialGivenTrials {
    Check.probability("binomial", "p", p);
  }

  @Override
  public DistributionFamily family() {
    return BinomialGivenTrialsFamily.INSTANCE;
  }

  @Override
  public int dimension() {
    return 2;
  }

  @Override
  public boolean isGiven(int column) {
    return column == TRIALS;
  }

  @Override
  public void logDensity(Block x, double[] out, int outFrom) {
    BinomialMass mass = new BinomialMass(p);
    double[] values = x.values();
    for (int row = 0, i = x.column(0), j = x.column(TRIALS); row < x.rows(); row++, i++, j++) {
      double either = values[i] + values[j];
      out[outFrom + row] =
          isPossible(values[i], values[j])
              ? mass.log(values[i], values[j])
              : Double.isNaN(values[i]) || Double.isNaN(values[j]) ? either : NEGATIVE_INFINITY;
    }
  }

  /** Whether a count can be that of so many trials. */
  static boolean isPossible(double count, double trials) {
    return Counts.isWhole(trials, 0, BinomialFamily.TRIALS.upper())
        && Counts.isWhole(count, 0, trials);
  }

  @Override
  public boolean hasAtoms() {
    return true;
  }

  /** The count carries mass wherever it is possible; the trials are given. */
  @Override
  public void atomOrder(Block x, int[] out, int outFrom) {
    double[] values = x.values();
    for (int row = 0, i = x.column(0), j = x.column(TRIALS); row < x.rows(); row++, i++, j++) {
      out[outFrom + row] = isPossible(values[i], values[j]) ? 1 : 0;
    }
  }

  /**
   * Draws a count for the trials that stand in the second column of each row already.
   *
   * @param random the source of randomness
   * @param out holds the trials and receives the counts
   * @param from first row to fill
   * @param to row after the last
   */
  @Override
  public void sample(RandomGenerator random, double[] out, int from, int to) {
    for (int row = from; row < to; row++) {
      double trials = out[2 * row + TRIALS];
      Counts.checkWhole("binomial", "trials", trials, BinomialFamily.TRIALS);
      out[2 * row] = new BinomialSampler(trials, p).draw(random);
    }
  }

  @Override
  public String toString() {
    return Notation.of(this);
  }
}
