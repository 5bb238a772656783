package org.anomix.em;

import java.util.Arrays;
import java.util.List;
import org.anomix.ComponentEstimator;

/**
 * Intervals under a counting law: pieces of its probable counts are shared by the intervals that
 * cover them, so that one costs two additions and the counts at its ends. An unlikely interval is
 * summed for itself, from its likelier end.
 */
final class CountIntervalSums extends IntervalSums {
  /**
   * Intervals less likely than e^-8 share nothing: their shares are so large that the rounding of
   * their sum would be felt by the counts after them.
   */
  private static final double UNLIKELY = -8;

  private final CountPieces pieces;

  /** What changes at each piece, and after the last one. */
  private final double[] changes;

  CountIntervalSums(CountPieces pieces, ComponentEstimator estimator, double[] state) {
    super(pieces.law(), estimator, state);
    this.pieces = pieces;
    this.changes = new double[pieces.count() + 1];
  }

  @Override
  void add(double lower, double upper, double logProbability, double weight) {
    double from = Math.max(Math.floor(lower) + 1, law().quantile(0));
    double to = Math.min(Math.floor(upper), law().inverseSurvival(0));
    if (from > pieces.last() || to < pieces.first() || logProbability < UNLIKELY) {
      addNodes(pieces.walk(from, to), Math.log(weight) - logProbability);
      return;
    }
    share(
        Math.max(from, pieces.first()),
        Math.min(to, pieces.last()),
        Math.log(weight) - logProbability);
  }

  private void share(double from, double to, double logShare) {
    int first = pieces.at(from);
    int last = pieces.at(to);
    int whole = pieces.piece(first).from() < from ? first + 1 : first;
    int wholeTo = pieces.piece(last).to() > to ? last - 1 : last;
    if (whole > wholeTo + 1) { // within one piece
      addNodes(pieces.within(from, to), logShare);
      return;
    }
    if (whole > first) {
      addNodes(pieces.within(from, pieces.piece(first).to()), logShare);
    }
    if (wholeTo < last) {
      addNodes(pieces.within(pieces.piece(last).from(), to), logShare);
    }
    changes[whole] += Math.exp(logShare);
    changes[wholeTo + 1] -= Math.exp(logShare);
  }

  private void addNodes(List<CountPieces.Piece> parts, double logShare) {
    double[] points = new double[CountRule.NODES];
    double[] logs = new double[CountRule.NODES];
    for (CountPieces.Piece piece : parts) {
      pieces.nodes(piece, points, logs, 0);
      for (int j = 0; j < piece.nodes(); j++) {
        node(points[j], Math.exp(logs[j] + logShare));
      }
    }
  }

  @Override
  void flushShared() {
    double share = 0;
    int node = 0;
    for (int i = 0; i < pieces.count(); i++) {
      share += changes[i];
      int end = node + pieces.piece(i).nodes();
      for (; node < end; node++) {
        if (share > 0) {
          node(pieces.point(node), pieces.mass(node) * share);
        }
      }
    }
    Arrays.fill(changes, 0);
  }
}
