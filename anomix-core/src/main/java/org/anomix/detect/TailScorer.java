package org.anomix.detect;

import org.anomix.AnomalyScorer;
import org.anomix.Rows;
import org.anomix.UnivariateDistribution;
import org.anomix.mixture.UnivariateMixture;

/** -ln of the tail probability of the most responsible component. */
record TailScorer(UnivariateMixture model, Side side) implements AnomalyScorer {
  @Override
  public void score(Rows rows, double[] scores) {
    int[] winners = model.mostLikelyComponents(rows);
    for (int r = 0; r < winners.length; r++) {
      double x = rows.value(r, 0);
      if (winners[r] < 0) {
        scores[r] = Double.isNaN(x) ? Double.NaN : Double.POSITIVE_INFINITY;
      } else {
        UnivariateDistribution winner = (UnivariateDistribution) model.components().get(winners[r]);
        scores[r] = 0.0 - side.logTail(winner, x);
      }
    }
  }

  @Override
  public boolean hasPValues() {
    return true;
  }

  @Override
  public double pValue(double score) {
    return Math.exp(-score);
  }
}
