package org.anomix.cli;

import java.util.Locale;

/** What a picture of a model and data compares. */
enum PictureKind {
  /** Densities. */
  DENSITY,
  /** Quantiles. */
  QQ,
  /** Probability integral transforms with the uniform law. */
  PIT;

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
