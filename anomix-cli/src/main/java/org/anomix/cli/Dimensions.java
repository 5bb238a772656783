package org.anomix.cli;

import org.anomix.DataException;
import org.anomix.Distribution;
import org.anomix.Rows;

/** Checks that rows fit a model. */
final class Dimensions {
  private Dimensions() {}

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
