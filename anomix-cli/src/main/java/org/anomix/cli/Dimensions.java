package org.anomix.cli;

import org.anomix.DataException;
import org.anomix.Distribution;
import org.anomix.Rows;
import org.anomix.mixture.Mixture;
import org.anomix.mixture.UnivariateMixture;

/** Checks that rows fit a model. */
final class Dimensions {
  private Dimensions() {}

  /** A picture has one axis for the values. */
  static void requireOne(Distribution model) {
    if (!(Mixture.of(model) instanceof UnivariateMixture)) {
      throw new DataException(
          "plot draws models of 1 column but the model takes rows of "
              + model.dimension()
              + " columns");
    }
  }

  static void require(Distribution model, Rows rows) {
    rows.requireDimension("the model", model.dimension());
  }
}
