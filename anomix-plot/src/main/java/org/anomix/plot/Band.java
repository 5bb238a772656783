package org.anomix.plot;

/**
 * Where 95 of 100 samples of a law would lie, at one place of a picture. A band of such places is
 * pointwise: that a sample leaves it somewhere is likelier than 5 %.
 *
 * @param lower the lower end, included
 * @param upper the upper end, included
 */
record Band(double lower, double upper) {
  /** The normal quantile at 0.975. */
  private static final double Z = 1.959963984540054;

  private static final double TAIL = 0.025;

  /** Terms of a binomial law below this share of the largest change no sum. */
  private static final double NEGLIGIBLE = 1e-18;

  /**
   * The band of the uniform order statistic at a plotting position p = (rank - 1/2)/rows, whose law
   * is beta(rank, rows + 1 - rank), by Abramowitz and Stegun (1964), 26.5.22. It covers 95.0 to
   * 95.3 % from the third row inwards, 95.6 % at the second, 97.7 % at the first.
   *
   * @param p the position, in [0, 1]
   * @param rows number of rows, or their weight
   */
  static Band ofOrderStatistic(double p, double rows) {
    // Ranks within the weight of the first or last row are taken for its own.
    double a = Math.max(1, p * rows + 0.5);
    double b = Math.max(1, (1 - p) * rows + 0.5);
    double ofA = 1 / (2 * a - 1);
    double ofB = 1 / (2 * b - 1);
    double h = 2 / (ofA + ofB);
    double lambda = (Z * Z - 3) / 6;
    double spread = Z * Math.sqrt(h + lambda) / h;
    double shift = (ofB - ofA) * (lambda + 5.0 / 6 - 2 / (3 * h));
    return new Band(
        a / (a + b * Math.exp(2 * (spread - shift))),
        a / (a + b * Math.exp(-2 * (spread + shift))));
  }

  /**
   * The band of the number of rows in a cell: beyond each end lie at most 2.5 % of its binomial
   * law.
   *
   * @param rows number of rows, or their weight
   * @param probability of the cell, between 0 and 1
   */
  static Band ofCount(double rows, double probability) {
    double odds = probability / (1 - probability);
    double mode = Math.min(Math.floor((rows + 1) * probability), Math.floor(rows));
    // Counted from the other end, what lies below the mode lies above it.
    double above = above(rows, odds, mode);
    double below = above(rows, 1 / odds, rows - mode);
    double tail = TAIL * (below + 1 + above);
    return new Band(
        rows - end(rows, 1 / odds, rows - mode, below - tail), end(rows, odds, mode, above - tail));
  }

  /** The sum of the binomial terms above a count, in units of the term there. */
  private static double above(double rows, double odds, double count) {
    double sum = 0;
    double term = 1;
    for (double c = count; c + 1 <= rows && term > NEGLIGIBLE; c++) {
      term *= (rows - c) / (c + 1) * odds;
      sum += term;
    }
    return sum;
  }

  /** The smallest count so far above another that the terms between them have a given sum. */
  private static double end(double rows, double odds, double count, double sum) {
    double c = count;
    double left = sum;
    for (double term = 1; left > 0 && c + 1 <= rows; c++) {
      term *= (rows - c) / (c + 1) * odds;
      left -= term;
    }
    return c;
  }

  boolean contains(double x) {
    return x >= lower && x <= upper;
  }
}
