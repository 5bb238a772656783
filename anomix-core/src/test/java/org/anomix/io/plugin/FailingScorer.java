package org.anomix.io.plugin;

import org.anomix.AnomalyScorer;
import org.anomix.Distribution;
import org.anomix.Options;
import org.anomix.ScorerProvider;

/** Cannot be made. */
public final class FailingScorer implements ScorerProvider {
  public FailingScorer() {
    throw new IllegalStateException("no licence found");
  }

  @Override
  public String name() {
    return "failing";
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
