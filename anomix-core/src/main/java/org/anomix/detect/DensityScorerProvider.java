package org.anomix.detect;

import org.anomix.AnomalyScorer;
import org.anomix.Distribution;
import org.anomix.Options;
import org.anomix.Rows;
import org.anomix.ScorerProvider;
import org.anomix.mixture.Mixture;

/** The scorer {@code density}: the negative log density of a row, without p-values. */
public final class DensityScorerProvider implements ScorerProvider {
  /** Its name on the command line and in files. */
  public static final String NAME = "density";

  /** Found by {@link java.util.ServiceLoader}. */
  public DensityScorerProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "negative log density of the row under the model, of its known columns where values are missing;"
        + " no p-value";
  }

  @Override
  public AnomalyScorer create(Distribution model, Options options) {
    ScorerOptions.requireKnown(this, options);
    return new DensityScorer(model);
  }

  private record DensityScorer(Distribution model) implements AnomalyScorer {
    @Override
    public void score(Rows rows, double[] scores) {
      double[] logDensities = Mixture.of(model).logDensities(rows);
      for (int r = 0; r < rows.size(); r++) {
        scores[r] = -logDensities[r];
      }
    }
  }
}
