package org.anomix.detect;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.anomix.Check;
import org.anomix.DataException;
import org.anomix.ParameterException;

/**
 * How well a line between scores separates rows known to be anomalous from the others: precision P,
 * the share of anomalies among the rows above the line, recall R, the share of anomalies that lie
 * above it, and F = (1 + β²) P R / (β² P + R), in which recall counts β times as much as precision
 * (van Rijsbergen 1979).
 *
 * @param beta the weight of recall
 * @param line anomalous are scores above it
 * @param found anomalies above the line
 * @param falseAlarms other rows above the line
 * @param missed anomalies not above the line
 */
public record FBeta(double beta, double line, int found, int falseAlarms, int missed) {
  /**
   * Judges a line.
   *
   * @param scores one score per row, higher is stranger; not NaN
   * @param anomalous for each row, whether it is known to be anomalous
   * @param beta the weight of recall, positive
   * @param line anomalous are scores above it
   * @return what the line finds
   * @throws DataException if a score is NaN, or the numbers of scores and labels differ
   * @throws ParameterException if beta is not positive and finite
   */
  public static FBeta of(double[] scores, boolean[] anomalous, double beta, double line) {
    check(scores, anomalous, beta);
    int found = 0;
    int falseAlarms = 0;
    int missed = 0;
    for (int r = 0; r < scores.length; r++) {
      boolean above = scores[r] > line;
      found += above && anomalous[r] ? 1 : 0;
      falseAlarms += above && !anomalous[r] ? 1 : 0;
      missed += !above && anomalous[r] ? 1 : 0;
    }
    return new FBeta(beta, line, found, falseAlarms, missed);
  }

  /**
   * The line of largest F. Every distinct score is tried, after one sort; of equals the highest
   * line, which alarms least.
   *
   * @param scores one score per row, higher is stranger; not NaN
   * @param anomalous for each row, whether it is known to be anomalous; some must be
   * @param beta the weight of recall, positive
   * @return the best line: halfway between two neighbouring scores where both are finite
   * @throws DataException if a score is NaN, the numbers of scores and labels differ, or no row is
   *     anomalous
   * @throws ParameterException if beta is not positive and finite
   */
  public static FBeta best(double[] scores, boolean[] anomalous, double beta) {
    check(scores, anomalous, beta);
    int anomalies = 0;
    for (boolean one : anomalous) {
      anomalies += one ? 1 : 0;
    }
    if (anomalies == 0) {
      throw new DataException("no row is labelled as anomalous: no line can be judged");
    }
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer r) -> -scores[r]))
            .mapToInt(r -> r)
            .toArray();
    FBeta best = new FBeta(beta, Double.POSITIVE_INFINITY, 0, 0, anomalies);
    int found = 0;
    for (int i = 0; i < order.length; i++) {
      found += anomalous[order[i]] ? 1 : 0;
      boolean last = i + 1 == order.length;
      if (last || scores[order[i + 1]] < scores[order[i]]) {
        double below = last ? Double.NEGATIVE_INFINITY : scores[order[i + 1]];
        FBeta here =
            new FBeta(
                beta, between(below, scores[order[i]]), found, i + 1 - found, anomalies - found);
        best = here.value() > best.value() ? here : best;
      }
    }
    return best;
  }

  /** A line below one score and not below another. */
  private static double between(double below, double above) {
    double middle = below + (above - below) / 2;
    return middle > below && middle < above ? middle : below;
  }

  private static void check(double[] scores, boolean[] anomalous, double beta) {
    Check.positive("f-beta", "beta", beta);
    if (scores.length != anomalous.length) {
      throw new DataException(anomalous.length + " labels for " + scores.length + " scores");
    }
    for (int r = 0; r < scores.length; r++) {
      if (Double.isNaN(scores[r])) {
        throw new DataException(r, "its score is NaN");
      }
    }
    if (scores.length == 0) {
      throw new DataException("no scores");
    }
  }

  /**
   * The share of anomalies among the rows above the line.
   *
   * @return the precision; NaN where no row is above
   */
  public double precision() {
    return (double) found / (found + falseAlarms);
  }

  /**
   * The share of anomalies that lie above the line.
   *
   * @return the recall; NaN where there are none
   */
  public double recall() {
    return (double) found / (found + missed);
  }

  /**
   * F, which is 1 where the line separates without error.
   *
   * @return (1 + β²) found / ((1 + β²) found + β² missed + false alarms); 0 where nothing is found
   */
  public double value() {
    double square = beta * beta;
    return found == 0
        ? 0
        : (1 + square) * found / ((1 + square) * found + square * missed + falseAlarms);
  }
}
