package org.anomix.em;

import java.util.Arrays;
import org.anomix.ComponentEstimator;
import org.anomix.UnivariateDistribution;

/**
 * Intervals under a law with a density. The support is cut at quantiles of halving tails; whole
 * pieces are shared by all intervals that cover them, so that an interval costs the nodes of its
 * two ends. An interval far out in one tail is walked through from its near end, each step about
 * halving what is left.
 */
final class SmoothIntervalSums extends IntervalSums {
  /** Gauss-Legendre, eight nodes: positive halves of the symmetric nodes and their weights. */
  private static final double[] HALF_NODES = {
    0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363
  };

  private static final double[] HALF_WEIGHTS = {
    0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763
  };

  /** Tails of the outermost cuts: 2^-70. */
  private static final int HALVINGS = 70;

  /** Intervals wholly beyond tails of 2^-30 are walked through one by one. */
  private static final int FAR = 30;

  /** ln of what a walk may leave out, and the most steps it takes. */
  private static final double NEGLIGIBLE = -45;

  private static final int STEPS = 400;
  private static final double LN_TWO = 0.6931471805599453;

  private final RealLine line;
  private final double[] cuts;
  private final double[] shares;
  private final double nearLower;
  private final double nearUpper;

  SmoothIntervalSums(UnivariateDistribution law, ComponentEstimator estimator, double[] state) {
    super(law, estimator, state);
    this.line = RealLine.of(law);
    this.cuts = new double[2 * HALVINGS - 1];
    for (int i = 0; i < HALVINGS; i++) {
      cuts[i] = line.coordinate(law.quantile(Math.scalb(1.0, i - HALVINGS)));
      cuts[cuts.length - 1 - i] =
          line.coordinate(law.inverseSurvival(Math.scalb(1.0, i - HALVINGS)));
    }
    this.shares = new double[cuts.length - 1];
    this.nearLower = law.quantile(Math.scalb(1.0, -FAR));
    this.nearUpper = law.inverseSurvival(Math.scalb(1.0, -FAR));
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
    double far = line.coordinate(direction > 0 ? upper : lower);
    double logProbability = law().logProbability(lower, upper);
    double start = logTail(near, direction);
    double at = line.coordinate(near);
    for (int step = 0; step < STEPS && direction * (far - at) > 0; step++) {
      double x = line.point(at);
      double left = logTail(x, direction);
      if (!(left - start > NEGLIGIBLE)) {
        break;
      }
      double length = LN_TWO * Math.exp(left - law().logDensity(x) - line.logDerivative(at));
      if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
        break;
      }
      double next = at + direction * length;
      next = direction > 0 ? Math.min(next, far) : Math.max(next, far);
      nodes(Math.min(at, next), Math.max(at, next), Math.log(weight) - logProbability);
      if (next == at) {
        break;
      }
      at = next;
    }
  }

  private double logTail(double x, int direction) {
    return direction > 0 ? law().logSurvival(x) : law().logCdf(x);
  }
}
