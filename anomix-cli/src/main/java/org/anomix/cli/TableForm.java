package org.anomix.cli;

import java.util.Locale;

/** How a table is written. */
enum TableForm {
  TEXT,
  CSV,
  JSON;

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
