package org.anomix.mixture;

import org.anomix.Block;
import org.anomix.Rows;

/** Walks over rows block by block. */
final class Blocks {
  private final Rows rows;

  private Blocks(Rows rows) {
    this.rows = rows;
  }

  static Blocks of(Rows rows) {
    return new Blocks(rows);
  }

  void forEach(Visitor visitor) {
    double[] scratch = new double[Block.SIZE * rows.dimension()];
    for (int from = 0; from < rows.size(); from += Block.SIZE) {
      visitor.visit(rows.block(from, Math.min(rows.size(), from + Block.SIZE), scratch), from);
    }
  }

  /** Sees one block and the number of its first row. */
  interface Visitor {
    void visit(Block x, int from);
  }
}
