package org.anomix.detect;

import java.util.ArrayList;
import java.util.List;
import org.anomix.AnomalyScorer;
import org.anomix.Check;
import org.anomix.DataException;
import org.anomix.Distribution;
import org.anomix.Notation;
import org.anomix.Options;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.ScorerProvider;
import org.anomix.mixture.Mixture;

/**
 * A model, a scorer and a rule for the threshold: turns rows into findings. Immutable and
 * thread-safe.
 *
 * <p>Where values are missing, densities are those of different columns, which have different units
 * and no common line: the scorer {@code density} then gives way to {@code density-rank}, -ln p with
 * p the probability that the model draws a row no denser in the same columns, found by simulation.
 */
public final class Detector {
  private static final int DRAWS = 9_999;

  private final Mixture model;
  private final String scorerName;
  private final AnomalyScorer scorer;
  private final ThresholdRule rule;
  private final int draws;
  private final long seed;

  private Detector(
      Mixture model,
      String scorerName,
      AnomalyScorer scorer,
      ThresholdRule rule,
      int draws,
      long seed) {
    this.model = model;
    this.scorerName = scorerName;
    this.scorer = scorer;
    this.rule = rule;
    this.draws = draws;
    this.seed = seed;
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
    return new Detector(
        Mixture.of(model), scorer.name(), scorer.create(model, options), rule, DRAWS, 0);
  }

  /**
   * With another simulation of the p-values of rows with missing values; 9,999 draws and seed 0 if
   * not asked for. No p-value is below 1 / (draws + 1) unless the model cannot make the row, and a
   * confidence that asks for one is refused.
   *
   * @param number rows drawn from the model, at least 1
   * @param of seed of the draws
   * @return the changed copy
   */
  public Detector withDraws(int number, long of) {
    Check.atLeast("detector", "draws", number, 1);
    return new Detector(model, scorerName, scorer, rule, number, of);
  }

  /**
   * Judges rows.
   *
   * @param rows rows of the model's dimension; a row that the model cannot make is anomalous
   * @return one finding per row, in order
   * @throws DataException if a value is NaN or infinite, or the dimension is another
   * @throws ParameterException if the rule makes no sense for the scorer, or the p-values of so
   *     many draws cannot fall below it
   */
  public Detection detect(Rows rows) {
    rows.requireDimension("the model", model.dimension());
    rows.requireFinite();
    if (!(scorerName.equals(DensityScorerProvider.NAME) && rows.hasMissing())) {
      return detect(rows, scorerName, scorer);
    }
    DensityRanks ranks = new DensityRanks(model, draws, seed);
    if (rule instanceof ThresholdRule.Confidence confidence
        && !(ranks.leastPValue() < 1 - confidence.level())) {
      throw new ParameterException(
          "detector",
          "draws",
          draws,
          "above " + Notation.number(Math.floor(1 / (1 - confidence.level()))) + " for " + rule);
    }
    return detect(rows, DensityRanks.NAME, ranks);
  }

  /**
   * Scores rows, and refuses to pass on that a scorer has none for rows with missing values.
   *
   * @param name the name of the scorer
   * @param scorer the scorer
   * @param rows rows of its model's dimension
   * @return one score per row
   * @throws DataException naming the first row with missing values whose score is not a number
   */
  public static double[] scores(String name, AnomalyScorer scorer, Rows rows) {
    double[] scores = new double[rows.size()];
    scorer.score(rows, scores);
    for (int r = 0; r < scores.length && rows.hasMissing(); r++) {
      if (Double.isNaN(scores[r])) {
        throw new DataException(r, "values are missing but must be known to the scorer " + name);
      }
    }
    return scores;
  }

  private Detection detect(Rows rows, String name, AnomalyScorer by) {
    double[] scores = scores(name, by, rows);
    Threshold threshold = rule.draw(name, by, scores);
    int[] winners = new int[rows.size()];
    double[] responsibilities = new double[rows.size()];
    model.mostResponsible(rows, winners, responsibilities);
    List<Finding> findings = new ArrayList<>(scores.length);
    for (int r = 0; r < scores.length; r++) {
      double pValue = pValue(by, scores[r], winners[r]);
      findings.add(
          new Finding(
              r,
              scores[r],
              pValue,
              threshold.exceededBy(scores[r], pValue),
              winners[r],
              responsibilities[r]));
    }
    return new Detection(model, name, threshold, findings);
  }

  private static double pValue(AnomalyScorer scorer, double score, int winner) {
    if (scorer.hasPValues()) {
      return scorer.pValue(score);
    }
    // Whatever statistic one would have taken, the model makes no such row.
    return winner < 0 ? 0 : Double.NaN;
  }
}
