package org.anomix.detect;

import java.util.List;
import org.anomix.Option;
import org.anomix.Options;
import org.anomix.ScorerProvider;
import org.anomix.UnknownNameException;

/** Checks the options of a scorer. */
final class ScorerOptions {
  private ScorerOptions() {}

  static void requireKnown(ScorerProvider provider, Options options) {
    List<String> known = provider.options().stream().map(Option::name).toList();
    for (String given : options.values().keySet()) {
      if (!known.contains(given)) {
        throw new UnknownNameException("option of scorer " + provider.name(), given, known);
      }
    }
  }
}
