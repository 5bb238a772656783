package org.anomix.em;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.anomix.Block;
import org.anomix.ComponentEstimator;
import org.anomix.DataException;
import org.anomix.UnivariateDistribution;

/**
 * The probable counts of a law, few of them one by one. Where they are many, the probabilities of
 * neighbours are alike: 2^e counts are summed by some of them ({@link CountRule}), e being so small
 * that they hold no more than three quarters of the tail before them, and lie farther from the ends
 * of the support than from each other.
 */
final class CountPieces implements IntervalPieces {
  /** Tails that are left out, and their logarithm. */
  private static final double TAIL = 0x1p-70;

  private static final double LOG_TAIL = -48.5;

  /** So many counts are taken one by one, whatever their law. */
  private static final int FEW = 1 << 9;

  /** The most pieces, a megabyte. */
  private static final int MOST = 1 << 16;

  /** How far to go at a constant hazard. */
  private static final double STEP = 1.5;

  /** Error of the nodes of a piece in units of the tail before it. */
  private static final double PRECISION = 1e-11;

  /** Of the tail that an interval begins with, as a logarithm, what may be left out. */
  private static final double NEGLIGIBLE = -45;

  /** As far as a tail is followed. */
  private static final double LARGEST = 0x1p1000;

  /**
   * Some neighbouring counts.
   *
   * @param from the first of them
   * @param exponent of two, the number of them; 0 for the first alone
   */
  record Piece(double from, int exponent) {
    double to() {
      return from + (Math.scalb(1.0, exponent) - 1);
    }

    int nodes() {
      return exponent == 0 ? 1 : CountRule.NODES;
    }
  }

  private final UnivariateDistribution law;
  private final double low;
  private final double high;
  private final double[] breaks;

  /** The probable counts from below. */
  private final List<Piece> pieces;

  private final double[] starts;
  private final double[] points;
  private final double[] masses;

  CountPieces(UnivariateDistribution law, ComponentEstimator estimator) {
    this.law = law;
    this.low = law.quantile(0);
    this.high = law.inverseSurvival(0);
    this.breaks = estimator.breaks(law).clone();
    Arrays.sort(breaks);
    this.pieces = probable();
    this.starts = pieces.stream().mapToDouble(Piece::from).toArray();
    int nodes = pieces.stream().mapToInt(Piece::nodes).sum();
    this.points = new double[nodes];
    this.masses = new double[nodes];
    int at = 0;
    for (Piece piece : pieces) {
      nodes(piece, points, masses, at);
      at += piece.nodes();
    }
    for (int i = 0; i < nodes; i++) {
      masses[i] = Math.exp(masses[i]);
    }
  }

  private List<Piece> probable() {
    double first = law.quantile(TAIL);
    double last = law.inverseSurvival(TAIL);
    if (last - first < FEW) {
      List<Piece> all = new ArrayList<>();
      for (double count = first; count <= last; count++) {
        all.add(new Piece(count, 0));
      }
      return all;
    }
    double median = Math.max(first, Math.min(law.quantile(0.5), last));
    List<Piece> all = outwards(median - 1, low, -1, LOG_TAIL);
    Collections.reverse(all);
    all.addAll(outwards(median, Math.min(high, LARGEST), 1, LOG_TAIL));
    return all;
  }

  @Override
  public IntervalSums sums(ComponentEstimator estimator, double[] state) {
    return new CountIntervalSums(this, estimator, state);
  }

  UnivariateDistribution law() {
    return law;
  }

  int count() {
    return starts.length;
  }

  Piece piece(int i) {
    return pieces.get(i);
  }

  /** The piece that holds a count. */
  int at(double count) {
    int at = Arrays.binarySearch(starts, count);
    return at >= 0 ? at : -at - 2;
  }

  double first() {
    return starts[0];
  }

  double last() {
    return pieces.get(starts.length - 1).to();
  }

  double point(int node) {
    return points[node];
  }

  /** The probability of the counts that a node stands for. */
  double mass(int node) {
    return masses[node];
  }

  /** The nodes of a piece and ln of what each stands for. */
  void nodes(Piece piece, double[] at, double[] logMasses, int from) {
    int count = piece.nodes();
    for (int j = 0; j < count; j++) {
      at[from + j] = piece.from() + (count == 1 ? 0 : CountRule.offset(piece.exponent(), j));
    }
    law.logDensity(Block.of(at, from, count, count, 1), logMasses, from);
    for (int j = 0; count > 1 && j < count; j++) {
      logMasses[from + j] += Math.log(CountRule.weight(piece.exponent(), j));
    }
  }

  /** The pieces of an interval, from the end of larger probability on. */
  List<Piece> walk(double from, double to) {
    return law.logDensity(from) >= law.logDensity(to)
        ? outwards(from, Math.min(to, LARGEST), 1, logTail(from, 1) + NEGLIGIBLE)
        : outwards(to, from, -1, logTail(to, -1) + NEGLIGIBLE);
  }

  /** Pieces of the counts between two, both included. */
  List<Piece> within(double from, double to) {
    List<Piece> found = new ArrayList<>();
    double at = from;
    while (at <= to) {
      int exponent = exponent(to - at + 1);
      found.add(new Piece(at, exponent));
      double then = at + Math.scalb(1.0, exponent);
      if (then == at) {
        return found;
      }
      at = then;
    }
    return found;
  }

  private List<Piece> outwards(double from, double end, int direction, double leastLogTail) {
    List<Piece> found = new ArrayList<>();
    double at = from;
    double left = logTail(at, direction);
    while (left > leastLogTail && direction * at <= direction * end) {
      int exponent = exponent(length(at, end, direction, left));
      while (exponent > 0 && !seen(piece(at, exponent, direction), left)) {
        exponent = exponent == CountRule.LEAST_EXPONENT ? 0 : exponent - 1;
      }
      int several = exponent > 0 ? 1 : 1 << CountRule.LEAST_EXPONENT;
      for (int i = 0; i < several && direction * at <= direction * end; i++) {
        Piece next = piece(at, exponent, direction);
        found.add(next);
        double then = at + direction * Math.scalb(1.0, exponent);
        if (then == at) {
          return found; // beyond 2^53 counts are as close as doubles
        }
        at = then;
      }
      if (found.size() > MOST) {
        throw unlike();
      }
      left = logTail(at, direction);
    }
    return found;
  }

  private DataException unlike() {
    return new DataException(
        "intervals and truncation cannot be used with "
            + law
            + ": the probabilities of more than "
            + MOST
            + " counts are not alike");
  }

  private static Piece piece(double at, int exponent, int direction) {
    return new Piece(direction > 0 ? at : at - (Math.scalb(1.0, exponent) - 1), exponent);
  }

  /** The largest exponent of a rule for no more than so many counts; 0 for too few. */
  private static int exponent(double counts) {
    int exponent = counts >= 1 ? Math.getExponent(counts) : 0;
    return exponent < CountRule.LEAST_EXPONENT ? 0 : exponent;
  }

  /** How many counts may be one piece. */
  private double length(double at, double end, int direction, double left) {
    double byHazard = STEP * Math.exp(left - law.logDensity(at));
    double toEnd = Math.min(Math.abs(end - at), toBreak(at, direction)) + 1;
    double below = at - low + 1;
    double above = high - at + 1;
    double toEnds = direction > 0 ? Math.min(below, above / 2) : Math.min(above, below / 2);
    return Math.min(Math.min(byHazard, toEnd), toEnds);
  }

  /** How far the last count before the next break is; a break parts a count from those below it. */
  private double toBreak(double at, int direction) {
    int found = Arrays.binarySearch(breaks, at);
    if (direction > 0) {
      int next = found >= 0 ? found + 1 : -found - 1;
      return next < breaks.length ? Math.max(breaks[next] - 1 - at, 0) : Double.POSITIVE_INFINITY;
    }
    int next = found >= 0 ? found : -found - 2;
    return next >= 0 ? at - breaks[next] : Double.POSITIVE_INFINITY;
  }

  /** Whether the nodes of a piece see the probability that the tails say it has. */
  private boolean seen(Piece piece, double left) {
    double[] at = new double[piece.nodes()];
    double[] logs = new double[at.length];
    nodes(piece, at, logs, 0);
    double found = 0;
    for (double log : logs) {
      found += Math.exp(log - left);
    }
    double expected = Math.exp(law.logProbability(piece.from() - 1, piece.to()) - left);
    return !(Math.abs(found - expected) > PRECISION);
  }

  /** ln of the probability of a count and all beyond it. */
  private double logTail(double at, int direction) {
    return direction > 0 ? law.logSurvival(at - 1) : law.logCdf(at);
  }
}
