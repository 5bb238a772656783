package org.anomix.em;

import java.util.Arrays;
import org.anomix.ComponentEstimator;
import org.anomix.UnivariateDistribution;

/**
 * Intervals under a law with a density. From the median outwards the support is cut into pieces,
 * each about halving the tail that is left; whole pieces are shared by all intervals that cover
 * them, so that an interval costs the nodes of its two ends. An interval far out in one tail is cut
 * in the same way from its near end.
 */
final class SmoothIntervalSums extends IntervalSums {
  /** Gauss-Legendre, eight nodes: positive halves of the symmetric nodes and their weights. */
  private static final double[] HALF_NODES = {
    0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363
  };

  private static final double[] HALF_WEIGHTS = {
    0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763
  };

  /** ln of the tails beyond the outermost cuts. */
  private static final double OUTERMOST = -49;

  /** Intervals wholly beyond tails of this logarithm are cut by themselves. */
  private static final double FAR = -21;

  /** ln of the share of its probability that the cuts of such an interval may leave out. */
  private static final double NEGLIGIBLE = -45;

  /** A step that leaves less than this of a tail, as a logarithm, is too long. */
  private static final double TOO_FEW = -2;

  /** Error of the nodes of a piece in units of the tail before it, and how often it is halved. */
  private static final double PRECISION = 1e-11;

  private static final int HALVINGS = 6;

  /** Below tails of this logarithm densities fall smoothly, and ends of supports have no digits. */
  private static final double WATCHED = -6;

  /** The most cuts in one direction. */
  private static final int STEPS = 1000;

  /** In coordinates; only a tail without density would ask for more. */
  private static final double LONGEST_STEP = 1e4;

  private static final double LN_TWO = 0.6931471805599453;

  private final RealLine line;
  private final double[] cuts;
  private final double[] shares;
  private final double nearLower;
  private final double nearUpper;

  SmoothIntervalSums(UnivariateDistribution law, ComponentEstimator estimator, double[] state) {
    super(law, estimator, state);
    this.line = RealLine.of(law);
    double median = line.coordinate(law.quantile(0.5));
    double[] below = cuts(median, -1, OUTERMOST, Double.NEGATIVE_INFINITY);
    double[] above = cuts(median, 1, OUTERMOST, Double.POSITIVE_INFINITY);
    this.cuts = new double[below.length + above.length - 1];
    for (int i = 0; i < below.length; i++) {
      cuts[i] = below[below.length - 1 - i];
    }
    System.arraycopy(above, 1, cuts, below.length, above.length - 1);
    this.shares = new double[cuts.length - 1];
    this.nearLower = line.point(firstBeyond(below, -1));
    this.nearUpper = line.point(firstBeyond(above, 1));
  }

  private double firstBeyond(double[] outwards, int direction) {
    for (double cut : outwards) {
      if (logTail(line.point(cut), direction) < FAR) {
        return cut;
      }
    }
    return outwards[outwards.length - 1];
  }

  /** Cuts from a coordinate outwards, the first of them, as far as a tail or an end. */
  private double[] cuts(double from, int direction, double leastLogTail, double end) {
    double[] found = new double[STEPS];
    int count = 0;
    found[count++] = from;
    double at = from;
    double left = logTail(line.point(at), direction);
    while (count < STEPS && left > leastLogTail && at != end) {
      double next = next(at, left, direction, end);
      if (next == at) {
        break;
      }
      double rest = logTail(line.point(next), direction);
      for (int halving = 0; halving < HALVINGS && !seen(at, next, left, rest); halving++) {
        next = 0.5 * at + 0.5 * next;
        rest = logTail(line.point(next), direction);
      }
      at = next;
      left = rest;
      found[count++] = at;
    }
    return Arrays.copyOf(found, count);
  }

  /** Whether the nodes of a piece see the probability that the tails say it has. */
  private boolean seen(double at, double next, double left, double rest) {
    if (left < WATCHED) {
      return true;
    }
    double expected = -Math.expm1(Math.min(rest - left, 0));
    double found = Math.exp(logMass(Math.min(at, next), Math.max(at, next)) - left);
    return !(Math.abs(found - expected) > PRECISION);
  }

  /** About where half of a tail is left; the coordinate itself where doubles end. */
  private double next(double at, double left, int direction, double end) {
    double hazard = law().logDensity(line.point(at)) + line.logDerivative(at) - left;
    double length = Math.min(LN_TWO * Math.exp(-hazard), LONGEST_STEP);
    while (length > 0) {
      double next = at + direction * length;
      next = direction > 0 ? Math.min(next, end) : Math.max(next, end);
      if (next == at || next == end || logTail(line.point(next), direction) - left > TOO_FEW) {
        return next;
      }
      length /= 2;
    }
    return at;
  }

  @Override
  void add(double lower, double upper, double logProbability, double weight) {
    if (lower >= nearUpper) {
      walk(lower, upper, weight, 1);
    } else if (upper <= nearLower) {
      walk(lower, upper, weight, -1);
    } else {
      share(lower, upper, logProbability, weight);
    }
  }

  private void share(double lower, double upper, double logProbability, double weight) {
    double from = Math.max(line.coordinate(Math.max(lower, law().quantile(0))), cuts[0]);
    double to =
        Math.min(line.coordinate(Math.min(upper, law().inverseSurvival(0))), cuts[cuts.length - 1]);
    int first = piece(from);
    int last = piece(to);
    if (first == last) {
      // How much of a narrow interval's own width survives rounding decides nothing this way.
      conditional(from, to, weight);
      return;
    }
    double logShare = Math.log(weight) - logProbability;
    nodes(from, cuts[first + 1], logShare);
    double share = Math.exp(logShare);
    for (int i = first + 1; i < last; i++) {
      shares[i] += share;
    }
    nodes(cuts[last], to, logShare);
  }

  private int piece(double coordinate) {
    int at = Arrays.binarySearch(cuts, coordinate);
    return Math.max(0, Math.min(shares.length - 1, at >= 0 ? at : -at - 2));
  }

  @Override
  void flushShared() {
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] > 0) {
        nodes(cuts[i], cuts[i + 1], Math.log(shares[i]));
      }
    }
    Arrays.fill(shares, 0);
  }

  /** The density times a factor between two coordinates, as nodes. */
  private void nodes(double from, double to, double logFactor) {
    double half = 0.5 * (to - from);
    for (int i = 0; half > 0 && i < 2 * HALF_NODES.length; i++) {
      double at = coordinate(from, half, i);
      node(line.point(at), Math.exp(logWeight(at, half, i) + logFactor));
    }
  }

  private double coordinate(double from, double half, int i) {
    double offset = half * HALF_NODES[i / 2];
    return from + half + (i % 2 == 0 ? -offset : offset);
  }

  private double logWeight(double at, double half, int i) {
    double log = law().logDensity(line.point(at)) + line.logDerivative(at);
    return log + Math.log(half * HALF_WEIGHTS[i / 2]);
  }

  /** The law between two coordinates of one piece, as nodes whose weights have a given sum. */
  private void conditional(double from, double to, double weight) {
    double half = 0.5 * (to - from);
    double[] logs = new double[2 * HALF_NODES.length];
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; half > 0 && i < logs.length; i++) {
      logs[i] = logWeight(coordinate(from, half, i), half, i);
      largest = Math.max(largest, logs[i]);
    }
    if (!Double.isFinite(largest)) {
      node(line.point(from + half), weight); // ends that are one point to a double
      return;
    }
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log - largest);
    }
    for (int i = 0; i < logs.length; i++) {
      node(line.point(coordinate(from, half, i)), weight * (Math.exp(logs[i] - largest) / sum));
    }
  }

  /** From the near end of an interval outwards; direction 1 is up, -1 down. */
  private void walk(double lower, double upper, double weight, int direction) {
    double near = direction > 0 ? lower : upper;
    double least = logTail(near, direction) + NEGLIGIBLE;
    double[] own = cuts(line.coordinate(near), direction, least, farEnd(lower, upper, direction));
    double sum = Double.NEGATIVE_INFINITY;
    for (int i = 1; i < own.length; i++) {
      sum = logSum(sum, logMass(Math.min(own[i - 1], own[i]), Math.max(own[i - 1], own[i])));
    }
    if (!Double.isFinite(sum)) {
      node(near, weight); // nothing but its near end is left of it
      return;
    }
    for (int i = 1; i < own.length; i++) {
      double from = Math.min(own[i - 1], own[i]);
      nodes(from, Math.max(own[i - 1], own[i]), Math.log(weight) - sum);
    }
  }

  /** Where an interval ends that may reach beyond the support. */
  private double farEnd(double lower, double upper, int direction) {
    if (direction > 0) {
      boolean beyond = upper >= law().inverseSurvival(0);
      return beyond ? Double.POSITIVE_INFINITY : line.coordinate(upper);
    }
    boolean beyond = lower <= law().quantile(0);
    return beyond ? Double.NEGATIVE_INFINITY : line.coordinate(lower);
  }

  /** ln of the probability between two coordinates, as the nodes see it. */
  private double logMass(double from, double to) {
    double half = 0.5 * (to - from);
    double sum = Double.NEGATIVE_INFINITY;
    for (int i = 0; half > 0 && i < 2 * HALF_NODES.length; i++) {
      sum = logSum(sum, logWeight(coordinate(from, half, i), half, i));
    }
    return sum;
  }

  private static double logSum(double a, double b) {
    double larger = Math.max(a, b);
    return larger == Double.NEGATIVE_INFINITY
        ? larger
        : larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
  }

  private double logTail(double x, int direction) {
    return direction > 0 ? law().logSurvival(x) : law().logCdf(x);
  }
}
