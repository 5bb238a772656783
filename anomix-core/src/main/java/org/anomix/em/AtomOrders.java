package org.anomix.em;

import java.util.List;
import java.util.Optional;
import org.anomix.Block;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.mixture.Mixture;

/** Makes sure that the fits of a table count the same rows as atoms. */
final class AtomOrders {
  private AtomOrders() {}

  static void requireEqual(Rows rows, List<SelectionTable.Entry> entries) {
    Optional<SelectionTable.Entry> first =
        entries.stream().filter(entry -> entry.fit().isPresent()).findFirst();
    if (first.isEmpty()) {
      return;
    }
    for (SelectionTable.Entry entry : entries) {
      if (entry.fit().isPresent()) {
        requireEqual(rows, first.get(), entry);
      }
    }
  }

  private static void requireEqual(
      Rows rows, SelectionTable.Entry first, SelectionTable.Entry other) {
    Mixture one = first.fit().orElseThrow().model();
    Mixture two = other.fit().orElseThrow().model();
    if (!one.hasAtoms() && !two.hasAtoms()) {
      return;
    }
    double[] scratch = new double[Block.SIZE * rows.dimension()];
    int[] orderOfOne = new int[Block.SIZE];
    int[] orderOfTwo = new int[Block.SIZE];
    for (int from = 0; from < rows.size(); from += Block.SIZE) {
      Block x = rows.block(from, Math.min(rows.size(), from + Block.SIZE), scratch);
      one.atomOrder(x, orderOfOne, 0);
      two.atomOrder(x, orderOfTwo, 0);
      for (int r = 0; r < x.rows(); r++) {
        if (orderOfOne[r] != orderOfTwo[r] && rows.weight(from + r) > 0) {
          throw new ParameterException(
              "selection",
              "candidates",
              first.candidate().family() + " and " + other.candidate().family(),
              "either probabilities or densities at every row; at row "
                  + (from + r)
                  + " they differ and their likelihoods cannot be compared");
        }
      }
    }
  }
}
