package org.anomix.em;

import java.util.Arrays;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.UnivariateDistribution;

/**
 * The support of a law with a density, cut from the median outwards into pieces that each hold
 * about three quarters of the tail before it, or less where it is not smooth enough for its nodes.
 * Cuts are also made where the sums of the estimator have kinks, so that all is smooth within a
 * piece.
 */
final class SmoothPieces implements IntervalPieces {
  static final int NODES = Legendre.ORDER;

  /** ln of the tails beyond the outermost cuts. */
  private static final double OUTERMOST = -49;

  /** Intervals wholly beyond tails of this logarithm are cut by themselves. */
  private static final double FAR = -21;

  /** ln of the share of its probability that the cuts of such an interval may leave out. */
  private static final double NEGLIGIBLE = -45;

  /** How far to go at a constant hazard, and the least that may be left of a tail. */
  private static final double STEP = 1.25;

  private static final double TOO_FEW = -3;

  /** Error of the nodes of a piece in units of the tail before it, and how often it is halved. */
  private static final double PRECISION = 1e-11;

  private static final int HALVINGS = 6;

  /**
   * The most that the last polynomials may have of the density of a piece, whose sums have more.
   */
  private static final double ROUGHNESS = 1e-12;

  /** What nodes have of the spacing of the doubles they lie between, in pieces. */
  private static final double ROUNDING = 100;

  /** The share of a step below which halving is hopeless. */
  private static final double LEAST_REACH = 0x1p-8;

  /** How much longer than the last one a step may be that had to be halved. */
  private static final double GROWTH = 1.4;

  /** Below tails of this logarithm densities fall smoothly, and ends of supports have no digits. */
  private static final double WATCHED = -6;

  /** The most cuts in one direction. */
  private static final int STEPS = 1000;

  /** In coordinates; only a tail without density would ask for more. */
  private static final double LONGEST_STEP = 1e4;

  private final UnivariateDistribution law;
  private final RealLine line;
  private final double[] breaks;
  private final double[] cuts;
  private final double[] points;
  private final double[] masses;
  private final double nearLower;
  private final double nearUpper;

  SmoothPieces(UnivariateDistribution law, ComponentEstimator estimator) {
    this.law = law;
    this.line = RealLine.of(law);
    this.breaks =
        Arrays.stream(estimator.breaks(law)).map(line::coordinate).sorted().distinct().toArray();
    double median = line.coordinate(law.quantile(0.5));
    Walk below = new Walk(median, -1, OUTERMOST, Double.NEGATIVE_INFINITY);
    Walk above = new Walk(median, 1, OUTERMOST, Double.POSITIVE_INFINITY);
    int count = below.pieces + above.pieces;
    this.cuts = new double[count + 1];
    this.points = new double[count * NODES];
    this.masses = new double[count * NODES];
    for (int i = 0; i < below.pieces; i++) {
      cuts[below.pieces - 1 - i] = below.cuts[i + 1];
      take(below, i, below.pieces - 1 - i);
    }
    System.arraycopy(above.cuts, 0, cuts, below.pieces, above.pieces + 1);
    for (int i = 0; i < above.pieces; i++) {
      take(above, i, below.pieces + i);
    }
    this.nearLower = line.point(below.firstBeyond());
    this.nearUpper = line.point(above.firstBeyond());
  }

  private void take(Walk walk, int from, int to) {
    System.arraycopy(walk.points, from * NODES, points, to * NODES, NODES);
    for (int j = 0; j < NODES; j++) {
      masses[to * NODES + j] = Math.exp(walk.logMasses[from * NODES + j]);
    }
  }

  @Override
  public IntervalSums sums(ComponentEstimator estimator, double[] state) {
    return new SmoothIntervalSums(this, estimator, state);
  }

  UnivariateDistribution law() {
    return law;
  }

  RealLine line() {
    return line;
  }

  int count() {
    return cuts.length - 1;
  }

  /** The coordinate where a piece begins, or the last one ends. */
  double cut(int piece) {
    return cuts[piece];
  }

  /** The piece that holds a coordinate. */
  int at(double coordinate) {
    int at = Arrays.binarySearch(cuts, coordinate);
    return Math.max(0, Math.min(count() - 1, at >= 0 ? at : -at - 2));
  }

  /** Where a node lies. */
  double point(int node) {
    return points[node];
  }

  /** The density times the share of the line that a node stands for. */
  double mass(int node) {
    return masses[node];
  }

  boolean isFarAbove(double lower) {
    return lower >= nearUpper;
  }

  boolean isFarBelow(double upper) {
    return upper <= nearLower;
  }

  /** The pieces of an interval far out in a tail, from its near end outwards; 1 is up, -1 down. */
  Walk walk(double lower, double upper, int direction) {
    double near = direction > 0 ? lower : upper;
    double least = logTail(near, direction) + NEGLIGIBLE;
    return new Walk(line.coordinate(near), direction, least, farEnd(lower, upper, direction));
  }

  /** Where an interval ends that may reach beyond the support. */
  private double farEnd(double lower, double upper, int direction) {
    if (direction > 0) {
      boolean beyond = upper >= law.inverseSurvival(0);
      return beyond ? Double.POSITIVE_INFINITY : line.coordinate(upper);
    }
    boolean beyond = lower <= law.quantile(0);
    return beyond ? Double.NEGATIVE_INFINITY : line.coordinate(lower);
  }

  private double logTail(double x, int direction) {
    return direction > 0 ? law.logSurvival(x) : law.logCdf(x);
  }

  /** Neighbouring pieces from a coordinate outwards, as far as a tail or an end. */
  final class Walk {
    private final int direction;
    private double[] cuts = new double[NODES];
    private double[] points = new double[NODES * NODES];
    private double[] logMasses = new double[NODES * NODES];
    private int pieces;

    /** The share of a step that was short enough. */
    private double reach = 1;

    Walk(double from, int direction, double leastLogTail, double end) {
      this.direction = direction;
      double at = from;
      double left = logTail(line.point(at), direction);
      cuts[0] = at;
      while (pieces < STEPS && left > leastLogTail && at != end) {
        double next = next(at, left, end);
        if (next == at) {
          break;
        }
        fill(at, next);
        double rest = logTail(line.point(next), direction);
        for (int halving = 0; halving < HALVINGS && !seen(left, rest); halving++) {
          next = 0.5 * at + 0.5 * next;
          reach = Math.max(0.5 * reach, LEAST_REACH);
          fill(at, next);
          rest = logTail(line.point(next), direction);
        }
        if (next == at) {
          break;
        }
        at = next;
        left = rest;
        reach = Math.min(1, GROWTH * reach);
        cuts[++pieces] = at;
      }
    }

    int nodes() {
      return pieces * NODES;
    }

    /** The nodes and maybe more, never to be written. */
    double[] points() {
      return points;
    }

    /** The log masses of the nodes and maybe more, never to be written. */
    double[] logMasses() {
      return logMasses;
    }

    private double firstBeyond() {
      for (int i = 0; i <= pieces; i++) {
        if (logTail(line.point(cuts[i]), direction) < FAR) {
          return cuts[i];
        }
      }
      return cuts[pieces];
    }

    /** A step's length onwards, or as far as a break; the coordinate itself where doubles end. */
    private double next(double at, double left, double end) {
      double limit = beforeBreak(at, end);
      double hazard = law.logDensity(line.point(at)) + line.logDerivative(at) - left;
      double length = Math.min(reach * STEP * Math.exp(-hazard), LONGEST_STEP);
      while (length > 0) {
        double next = at + direction * length;
        next = direction > 0 ? Math.min(next, limit) : Math.max(next, limit);
        if (next == at || next == end || logTail(line.point(next), direction) - left > TOO_FEW) {
          return next;
        }
        length /= 2;
      }
      return at;
    }

    private double beforeBreak(double at, double end) {
      int found = Arrays.binarySearch(breaks, at);
      int next = found >= 0 ? found + direction : direction > 0 ? -found - 1 : -found - 2;
      if (next < 0 || next >= breaks.length) {
        return end;
      }
      return direction > 0 ? Math.min(breaks[next], end) : Math.max(breaks[next], end);
    }

    /** Sets the nodes of the piece after the last one. */
    private void fill(double from, double to) {
      if (cuts.length < pieces + 2) {
        cuts = Arrays.copyOf(cuts, 2 * cuts.length);
        points = Arrays.copyOf(points, 2 * points.length);
        logMasses = Arrays.copyOf(logMasses, 2 * logMasses.length);
      }
      int at = pieces * NODES;
      double middle = 0.5 * from + 0.5 * to;
      double half = 0.5 * Math.abs(to - from);
      double[] logDerivatives = new double[NODES];
      for (int j = 0; j < NODES; j++) {
        double coordinate = middle + half * Legendre.node(j);
        points[at + j] = line.point(coordinate);
        logDerivatives[j] = line.logDerivative(coordinate);
      }
      law.logDensity(Block.of(points, at, NODES, NODES, 1), logMasses, at);
      for (int j = 0; j < NODES; j++) {
        logMasses[at + j] += logDerivatives[j] + Math.log(half * Legendre.weight(j));
      }
    }

    /** Whether a piece is smooth and its nodes see the probability that the tails say it has. */
    private boolean seen(double left, double rest) {
      double near = points[pieces * NODES];
      double far = points[(pieces + 1) * NODES - 1];
      double spacing = Math.ulp(Math.max(Math.abs(near), Math.abs(far)));
      double rounding = ROUNDING * spacing / Math.abs(far - near);
      if (Legendre.roughness(logMasses, pieces * NODES) > ROUGHNESS + rounding) {
        return false;
      }
      if (left < WATCHED) {
        return true;
      }
      double expected = -Math.expm1(Math.min(rest - left, 0));
      double found = 0;
      for (int i = pieces * NODES; i < (pieces + 1) * NODES; i++) {
        found += Math.exp(logMasses[i] - left);
      }
      return !(Math.abs(found - expected) > PRECISION + rounding);
    }
  }
}
