package org.anomix;

/** The probability of an interval from the two tails of a law. */
final class LogProbability {
  private static final double LN_TWO = 0.6931471805599453;

  /** Tails closer than this share of themselves lose too many digits in their difference. */
  private static final double NARROW = 1e-6;

  /** Gauss-Legendre nodes and weights on [-1, 1], five of them: exact to the ninth power. */
  private static final double[] NODES = {
    -0.9061798459386640, -0.5384693101056831, 0, 0.5384693101056831, 0.9061798459386640
  };

  private static final double[] WEIGHTS = {
    0.2369268850561891,
    0.4786286704993665,
    0.5688888888888889,
    0.4786286704993665,
    0.2369268850561891
  };

  private LogProbability() {}

  static double between(UnivariateDistribution law, double lower, double upper) {
    boolean turns = law.period() < Double.POSITIVE_INFINITY && lower < upper;
    return turns && Double.isFinite(lower) && Double.isFinite(upper)
        ? onTurn(law, lower, upper)
        : onLine(law, lower, upper);
  }

  /** Brought onto the turn of the tails, where an interval may be in two parts. */
  private static double onTurn(UnivariateDistribution law, double lower, double upper) {
    double period = law.period();
    if (upper - lower >= period) {
      return 0;
    }
    double turns = Math.floor((lower - law.quantile(0)) / period) * period;
    double from = lower - turns;
    double to = upper - turns;
    if (to <= law.inverseSurvival(0)) {
      return onLine(law, from, to);
    }
    double above = law.logSurvival(from);
    double below = law.logCdf(to - period);
    double larger = Math.max(above, below);
    return larger == Double.NEGATIVE_INFINITY
        ? larger
        : larger + Math.log1p(Math.exp(Math.min(above, below) - larger));
  }

  private static double onLine(UnivariateDistribution law, double lower, double upper) {
    if (lower >= upper) {
      return Double.NEGATIVE_INFINITY;
    }
    if (lower == Double.NEGATIVE_INFINITY) {
      return law.logCdf(upper);
    }
    if (upper == Double.POSITIVE_INFINITY) {
      return law.logSurvival(lower);
    }
    double below = law.logCdf(upper);
    double above = law.logSurvival(lower);
    double larger = Math.min(below, above);
    double smaller = below <= above ? law.logCdf(lower) : law.logSurvival(upper);
    if (larger == Double.NEGATIVE_INFINITY) {
      return larger;
    }
    double byDensity = Double.NaN;
    if (smaller - larger > -NARROW) {
      byDensity = law.hasAtoms() ? sum(law, lower, upper) : integral(law, lower, upper);
    }
    return Double.isFinite(byDensity) ? byDensity : larger + oneMinusExp(smaller - larger);
  }

  /** Over counts that are so few of those beyond them, their probabilities lie on a parabola. */
  private static double sum(UnivariateDistribution law, double lower, double upper) {
    double first = Math.floor(lower) + 1;
    double last = Math.floor(upper);
    double middle = Math.rint(0.5 * first + 0.5 * last);
    double half = Math.min(middle - first, last - middle);
    double height = law.logDensity(middle);
    double sum = 1;
    if (half > 0) {
      double below = Math.exp(law.logDensity(middle - half) - height);
      double above = Math.exp(law.logDensity(middle + half) - height);
      double meanSquare = (half + 1) / (3 * half);
      sum = (2 * half + 1) * (1 + 0.5 * ((below - 1) + (above - 1)) * meanSquare);
    }
    for (double beyond : new double[] {middle - half - 1, middle + half + 1}) {
      sum += beyond >= first && beyond <= last ? Math.exp(law.logDensity(beyond) - height) : 0;
    }
    return height + Math.log(sum);
  }

  /** ln(1 - e^y) for y ≤ 0. */
  private static double oneMinusExp(double y) {
    if (y >= 0) {
      return Double.NEGATIVE_INFINITY; // the tails agree to the last digit
    }
    return y > -LN_TWO ? Math.log(-Math.expm1(y)) : Math.log1p(-Math.exp(y));
  }

  /** Over an interval this narrow a density is nearly straight. */
  private static double integral(UnivariateDistribution law, double lower, double upper) {
    double half = 0.5 * (upper - lower);
    double middle = lower + half;
    double[] logs = new double[NODES.length];
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < logs.length; i++) {
      logs[i] = law.logDensity(middle + half * NODES[i]);
      largest = Math.max(largest, logs[i]);
    }
    double sum = 0;
    for (int i = 0; i < logs.length; i++) {
      sum += WEIGHTS[i] * Math.exp(logs[i] - largest);
    }
    return largest + Math.log(half * sum);
  }
}
