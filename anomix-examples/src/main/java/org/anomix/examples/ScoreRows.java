package org.anomix.examples;

import java.util.Arrays;
import org.anomix.AnomalyScorer;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.detect.DensityScorerProvider;
import org.anomix.detect.Detection;
import org.anomix.detect.Detector;
import org.anomix.detect.TailScorerProvider;
import org.anomix.detect.Threshold;
import org.anomix.detect.ThresholdRule;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;

/** Scores rows, and draws a line by a rule of one's own. */
public final class ScoreRows {
  private ScoreRows() {}

  /**
   * Runs the example.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    Mixture model =
        Mixture.of(Registry.standard().parse("0.5*normal(43, 1.5) + 0.5*normal(67, 3)"));
    Rows rows = Rows.of(42.5, 55, 66, 70, 80);

    AnomalyScorer scorer = new DensityScorerProvider().create(model, Options.none());
    double[] scores = new double[rows.size()];
    scorer.score(rows, scores);
    System.out.println("least strange: " + scores[0]);

    ThresholdRule threeNats =
        (name, made, all) -> {
          double least = Arrays.stream(all).min().orElse(0);
          return new Threshold(ThresholdRule.parse("epsilon=1e-3"), Threshold.Of.SCORE, least + 3);
        };
    Detection detection =
        Detector.of(model, new TailScorerProvider(), Options.none(), threeNats).detect(rows);
    detection.anomalies().forEach(finding -> System.out.println("row " + finding.row()));
  }
}
