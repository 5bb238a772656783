package org.anomix.em;

import java.util.List;
import java.util.Optional;
import org.anomix.Block;
import org.anomix.Distribution;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.mixture.Mixture;
import org.anomix.mixture.Pattern;

/** Which rows count as atoms, and that the fits of a table count the same ones. */
final class AtomOrders {
  private AtomOrders() {}

  /** The order of every row, by the columns that are known of it. */
  static int[] of(Distribution law, List<Pattern> patterns, int size) {
    int[] orders = new int[size];
    visit(law, patterns, (row, order) -> orders[row] = order);
    return orders;
  }

  /** Takes the order of a row. */
  interface Receiver {
    void take(int row, int order);
  }

  /** Tells the order of every row, pattern by pattern. */
  static void visit(Distribution law, List<Pattern> patterns, Receiver receiver) {
    int[] block = new int[Block.SIZE];
    for (Pattern pattern : patterns) {
      Distribution ofKnown = pattern.marginal(law);
      pattern.forEachBlock(
          (x, from) -> {
            ofKnown.atomOrder(x, block, 0);
            for (int r = 0; r < x.rows(); r++) {
              receiver.take(pattern.number(from + r), block[r]);
            }
          });
    }
  }

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
    List<Pattern> patterns = Pattern.of(rows);
    int[] orderOfOne = of(one, patterns, rows.size());
    int[] orderOfTwo = of(two, patterns, rows.size());
    for (int r = 0; r < rows.size(); r++) {
      if (orderOfOne[r] != orderOfTwo[r] && rows.weight(r) > 0) {
        throw new ParameterException(
            "selection",
            "candidates",
            first.candidate().family() + " and " + other.candidate().family(),
            "either probabilities or densities at every row; at row "
                + r
                + " they differ and their likelihoods cannot be compared");
      }
    }
  }
}
