package org.anomix.cli;

import java.util.Locale;

/** How a result is written. */
enum Form {
  TEXT,
  JSON;

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
