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
    if (model.dimension() != rows.dimension()) {
      throw new DataException(
          "the model takes rows of "
              + model.dimension()
              + (model.dimension() == 1 ? " column" : " columns")
              + " but the data have "
              + rows.dimension()
              + ": "
              + String.join(", ", rows.columnNames()));
    }
  }
}
