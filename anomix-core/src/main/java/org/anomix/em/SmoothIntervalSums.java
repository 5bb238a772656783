package org.anomix.em;

import java.util.Arrays;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.UnivariateDistribution;

/**
 * Intervals under a law with a density. Whole pieces are shared by all intervals that cover them;
 * an end within a piece is a step of the weight that its density carries, and adds to the integrals
 * by which that weight is known ({@link Legendre}). So an interval costs two short recurrences. One
 * far out in a tail is cut for itself.
 */
final class SmoothIntervalSums extends IntervalSums {
  /**
   * Of a piece. Narrower intervals would be the difference of steps that agree in too many digits;
   * their density is nearly straight.
   */
  private static final double NARROW = 1e-3;

  /** Gauss-Legendre, three nodes. */
  private static final double[] FEW_NODES = {-Math.sqrt(0.6), 0, Math.sqrt(0.6)};

  private static final double[] FEW_WEIGHTS = {5 / 9.0, 8 / 9.0, 5 / 9.0};

  private final SmoothPieces pieces;
  private final RealLine line;
  private final double[] shares;
  private final double[] integrals;
  private final boolean[] stepped;
  private final double[] few = new double[2 * FEW_NODES.length];
  private final double[] fewLogs = new double[2 * FEW_NODES.length];

  SmoothIntervalSums(SmoothPieces pieces, ComponentEstimator estimator, double[] state) {
    super(pieces.law(), estimator, state);
    this.pieces = pieces;
    this.line = pieces.line();
    this.shares = new double[pieces.count()];
    this.integrals = new double[pieces.count() * Legendre.ORDER];
    this.stepped = new boolean[pieces.count()];
  }

  @Override
  void add(double lower, double upper, double logProbability, double weight) {
    boolean turns = law().period() < Double.POSITIVE_INFINITY;
    if (turns && Double.isFinite(lower) && Double.isFinite(upper)) {
      addOnTurn(lower, upper, logProbability, weight);
    } else {
      addOnLine(lower, upper, logProbability, weight);
    }
  }

  /** Brings an interval onto the turn where the law has its tails, in two parts if it must be. */
  private void addOnTurn(double lower, double upper, double logProbability, double weight) {
    double period = law().period();
    double turns = Math.floor((lower - law().quantile(0)) / period) * period;
    double last = upper - turns;
    if (upper - lower >= period) {
      addOnLine(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0, weight);
    } else if (last <= law().inverseSurvival(0)) {
      addOnLine(lower - turns, last, logProbability, weight);
    } else {
      double above = law().logSurvival(lower - turns);
      double below = law().logCdf(last - period);
      addPart(lower - turns, Double.POSITIVE_INFINITY, above, logProbability, weight);
      addPart(Double.NEGATIVE_INFINITY, last - period, below, logProbability, weight);
    }
  }

  private void addPart(double lower, double upper, double log, double logWhole, double weight) {
    if (log > Double.NEGATIVE_INFINITY) {
      addOnLine(lower, upper, log, weight * Math.exp(log - logWhole));
    }
  }

  private void addOnLine(double lower, double upper, double logProbability, double weight) {
    if (pieces.isFarAbove(lower)) {
      walk(lower, upper, weight, 1);
    } else if (pieces.isFarBelow(upper)) {
      walk(lower, upper, weight, -1);
    } else {
      share(lower, upper, logProbability, weight);
    }
  }

  private void share(double lower, double upper, double logProbability, double weight) {
    UnivariateDistribution law = law();
    double from = Math.max(line.coordinate(Math.max(lower, law.quantile(0))), pieces.cut(0));
    double to =
        Math.min(
            line.coordinate(Math.min(upper, law.inverseSurvival(0))), pieces.cut(shares.length));
    int first = pieces.at(from);
    int last = pieces.at(to);
    double size = Math.max(size(first), size(last));
    if (last - first <= 1 && !(to - from > NARROW * size)) {
      // How much of a narrow interval's own width survives rounding decides nothing this way.
      conditional(from, Math.min(to, pieces.cut(first + 1)), to, weight);
      return;
    }
    double share = Math.exp(Math.log(weight) - logProbability);
    for (int i = first; i <= last; i++) {
      shares[i] += share;
    }
    cutBefore(first, from, share);
    cutBefore(last, to, -share);
    shares[last] -= share;
  }

  private double size(int piece) {
    return pieces.cut(piece + 1) - pieces.cut(piece);
  }

  /** Takes a share from the part of a piece before a coordinate. */
  private void cutBefore(int piece, double coordinate, double share) {
    double half = 0.5 * size(piece);
    double at = (coordinate - pieces.cut(piece)) / half - 1;
    stepped[piece] = true;
    Legendre.addBefore(Math.max(-1, Math.min(at, 1)), -share, integrals, piece * Legendre.ORDER);
  }

  @Override
  void flushShared() {
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] != 0 || stepped[i]) {
        for (int j = 0; j < Legendre.ORDER; j++) {
          int node = i * Legendre.ORDER + j;
          double share = shares[i];
          if (stepped[i]) {
            share += Legendre.valueAt(j, integrals, i * Legendre.ORDER);
          }
          node(pieces.point(node), share * pieces.mass(node));
        }
      }
    }
    Arrays.fill(shares, 0);
    Arrays.fill(integrals, 0);
    Arrays.fill(stepped, false);
  }

  /** The law in a narrow interval, cut once, as nodes whose weights have a given sum. */
  private void conditional(double from, double cut, double to, double weight) {
    spread(from, cut, 0);
    spread(cut, to, FEW_NODES.length);
    double[] logDensities = new double[few.length];
    law().logDensity(Block.of(few, 0, few.length, few.length, 1), logDensities, 0);
    for (int i = 0; i < few.length; i++) {
      fewLogs[i] += logDensities[i];
    }
    if (!nodes(few, fewLogs, few.length, weight)) {
      node(line.point(0.5 * from + 0.5 * to), weight); // ends that are one point to a double
    }
  }

  private void spread(double from, double to, int at) {
    double half = 0.5 * (to - from);
    for (int j = 0; j < FEW_NODES.length; j++) {
      double coordinate = from + half * (1 + FEW_NODES[j]);
      few[at + j] = line.point(coordinate);
      fewLogs[at + j] = line.logDerivative(coordinate) + Math.log(half * FEW_WEIGHTS[j]);
    }
  }

  /** From the near end of an interval outwards; direction 1 is up, -1 down. */
  private void walk(double lower, double upper, double weight, int direction) {
    SmoothPieces.Walk own = pieces.walk(lower, upper, direction);
    if (!nodes(own.points(), own.logMasses(), own.nodes(), weight)) {
      node(direction > 0 ? lower : upper, weight); // nothing but its near end is left of it
    }
  }

  /**
   * Takes the first of some points as nodes, whose weights have a given sum and the ratios of their
   * masses.
   *
   * @return false, and nothing taken, where there is no mass
   */
  private boolean nodes(double[] points, double[] logMasses, int count, double weight) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      largest = Math.max(largest, logMasses[i]);
    }
    if (!Double.isFinite(largest)) {
      return false;
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.exp(logMasses[i] - largest);
    }
    for (int i = 0; i < count; i++) {
      node(points[i], weight * (Math.exp(logMasses[i] - largest) / sum));
    }
    return true;
  }
}
