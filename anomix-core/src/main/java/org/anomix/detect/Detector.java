package org.anomix.detect;

import java.util.ArrayList;
import java.util.List;
import org.anomix.AnomalyScorer;
import org.anomix.DataException;
import org.anomix.Distribution;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.ScorerProvider;
import org.anomix.mixture.Mixture;

/**
 * A model, a scorer and a rule for the threshold: turns rows into findings. Immutable and
 * thread-safe.
 */
public final class Detector {
  private final Mixture model;
  private final String scorerName;
  private final AnomalyScorer scorer;
  private final ThresholdRule rule;

  private Detector(Mixture model, String scorerName, AnomalyScorer scorer, ThresholdRule rule) {
    this.model = model;
    this.scorerName = scorerName;
    this.scorer = scorer;
    this.rule = rule;
  }

  /**
   * A detector.
   *
   * @param model the law that says what is normal
   * @param scorer the kind of scorer
   * @param options the scorer's options
   * @param rule how the threshold is drawn
   * @return the detector
   */
  public static Detector of(
      Distribution model, ScorerProvider scorer, Options options, ThresholdRule rule) {
    return new Detector(Mixture.of(model), scorer.name(), scorer.create(model, options), rule);
  }

  /**
   * Judges rows.
   *
   * @param rows rows of the model's dimension; a row that the model cannot make is anomalous
   * @return one finding per row, in order
   * @throws DataException if a value is NaN or infinite, or the dimension is another
   */
  public Detection detect(Rows rows) {
    if (rows.dimension() != model.dimension()) {
      throw new DataException(
          "the model takes rows of "
              + model.dimension()
              + " columns but the data have "
              + rows.dimension());
    }
    rows.requireFinite();
    double[] scores = new double[rows.size()];
    scorer.score(rows, scores);
    Threshold threshold = rule.draw(scorerName, scorer, scores);
    int[] winners = new int[rows.size()];
    double[] responsibilities = new double[rows.size()];
    model.mostResponsible(rows, winners, responsibilities);
    List<Finding> findings = new ArrayList<>(scores.length);
    for (int r = 0; r < scores.length; r++) {
      double pValue = pValue(scores[r], winners[r]);
      findings.add(
          new Finding(
              r,
              scores[r],
              pValue,
              threshold.exceededBy(scores[r], pValue),
              winners[r],
              responsibilities[r]));
    }
    return new Detection(model, scorerName, threshold, findings);
  }

  private double pValue(double score, int winner) {
    if (scorer.hasPValues()) {
      return scorer.pValue(score);
    }
    // Whatever statistic one would have taken, the model makes no such row.
    return winner < 0 ? 0 : Double.NaN;
  }
}
