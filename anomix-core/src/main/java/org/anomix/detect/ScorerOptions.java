package org.anomix.detect;

import java.util.List;
import org.anomix.Option;
import org.anomix.Options;
import org.anomix.ScorerProvider;

/** Checks the options of a scorer. */
final class ScorerOptions {
  private ScorerOptions() {}

  static void requireKnown(ScorerProvider provider, Options options) {
    List<String> known = provider.options().stream().map(Option::name).toList();
    options.requireOnly("scorer " + provider.name(), known);
  }
}
