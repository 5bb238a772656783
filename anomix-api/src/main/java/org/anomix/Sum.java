package org.anomix;

/**
 * A compensated running sum (Neumaier 1974): its error does not grow with the number of terms. Not
 * thread-safe.
 */
public final class Sum {
  private double sum;
  private double lost;

  /** An empty sum. */
  public Sum() {}

  /**
   * Adds one term.
   *
   * @param term the term
   */
  public void add(double term) {
    double next = sum + term;
    // An infinite sum has no rounding to recover, and inf - inf would turn it into NaN.
    if (!Double.isInfinite(next)) {
      lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
    }
    sum = next;
  }

  /**
   * Adds the terms of another sum.
   *
   * @param other the other sum, left as it is
   */
  public void add(Sum other) {
    add(other.sum);
    lost += other.lost;
  }

  /** Forgets all terms. */
  public void clear() {
    sum = 0;
    lost = 0;
  }

  /**
   * The sum of all terms so far.
   *
   * @return the sum, 0 if there was none
   */
  public double value() {
    return sum + lost;
  }
}
