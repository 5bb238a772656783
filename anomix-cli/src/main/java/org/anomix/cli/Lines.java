package org.anomix.cli;

import java.util.Locale;

/** Text for a person, most of it named values, each on a line of its own. */
final class Lines {
  private final StringBuilder text = new StringBuilder();

  void line(String name, String value) {
    text.append(String.format(Locale.ROOT, "%-16s %s%n", name, value));
  }

  Lines append(String more) {
    text.append(more);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
