package org.anomix.io.plugin;

import org.anomix.AnomalyScorer;
import org.anomix.Distribution;
import org.anomix.Options;
import org.anomix.ScorerProvider;

/** Fails when it is asked for its name, as one made for another version does. */
public final class NamelessScorer implements ScorerProvider {
  @Override
  public String name() {
    throw new AbstractMethodError("name");
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
