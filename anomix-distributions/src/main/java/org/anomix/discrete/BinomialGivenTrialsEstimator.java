package org.anomix.discrete;

import java.util.List;
import org.anomix.Block;
import org.anomix.Diagnosis;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.Scaling;

/** Maximum likelihood of p where every row has its own trials. State: see the base. */
final class BinomialGivenTrialsEstimator extends SuccessEstimator {
  BinomialGivenTrialsEstimator(Options options) {
    super(options);
  }

  @Override
  public DistributionFamily family() {
    return BinomialGivenTrialsFamily.INSTANCE;
  }

  @Override
  Distribution law(Distribution current, double p) {
    return new BinomialGivenTrials(p);
  }

  @Override
  List<Diagnosis> notes() {
    return List.of();
  }

  @Override
  public Distribution anchor(Rows rows, double[] weights, Scaling scaling) {
    return new BinomialGivenTrials(anchored(rows, weights));
  }

  @Override
  void addPossible(Rows rows, int row, double weight, double[] sums) {
    double count = rows.value(row, 0);
    double trials = rows.value(row, 1);
    if (BinomialGivenTrials.isPossible(count, trials)) {
      add(count, trials, weight, sums, 0);
    }
  }

  @Override
  public void accumulate(
      Distribution current, Block x, double[] w, int wFrom, double[] state, int stateFrom) {
    double[] values = x.values();
    for (int row = 0, i = x.column(0), j = x.column(1); row < x.rows(); row++, i++, j++) {
      if (w[wFrom + row] != 0) {
        add(values[i], values[j], w[wFrom + row], state, stateFrom);
      }
    }
  }

  @Override
  public List<Distribution> project(List<Distribution> group, Scaling scaling) {
    return group.stream()
        .<Distribution>map(
            law ->
                new BinomialGivenTrials(
                    options().fixed("p").orElse(((BinomialGivenTrials) law).p())))
        .toList();
  }

  @Override
  public int freeParameters(List<? extends Distribution> group) {
    return held() ? 0 : group.size();
  }
}
