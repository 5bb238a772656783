package org.anomix.io.plugin;

import org.anomix.AnomalyScorer;
import org.anomix.Distribution;
import org.anomix.Options;
import org.anomix.ScorerProvider;

/** Claims the name of a scorer of ours. */
public final class ClashingScorer implements ScorerProvider {
  @Override
  public String name() {
    return "density";
  }

  @Override
  public String summary() {
    return "for a test";
  }

  @Override
  public AnomalyScorer create(Distribution model, Options options) {
    throw new UnsupportedOperationException();
  }
}
