package org.anomix.io.plugin;

import org.anomix.AnomalyScorer;
import org.anomix.Distribution;
import org.anomix.Options;
import org.anomix.ScorerProvider;

/** A scorer as it should be. */
public final class GoodScorer implements ScorerProvider {
  @Override
  public String name() {
    return "good";
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
