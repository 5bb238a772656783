package org.anomix.cli;

import org.anomix.Distribution;
import org.anomix.Rows;

/** Checks that rows fit a model. */
final class Dimensions {
  private Dimensions() {}

  static void require(Distribution model, Rows rows) {
    rows.requireDimension("the model", model.dimension());
  }
}
