package org.anomix;

/**
 * Reads rows block by block without making an object of each. Not thread-safe: every thread has its
 * own.
 */
public final class BlockReader {
  private final Block block = new Block();
  private double[] scratch = {};

  /** A reader of any rows. */
  public BlockReader() {}

  /**
   * Neighbouring rows, as {@link Rows#block} has them; many columns that lie far apart in memory
   * are copied beside each other.
   *
   * @param rows the rows
   * @param from first row
   * @param to row after the last
   * @return the block, always the same object, valid until the next call
   * @throws IndexOutOfBoundsException if the range is not within the rows
   */
  public Block read(Rows rows, int from, int to) {
    boolean copy = rows.isScattered();
    if (copy && scratch.length < (to - from) * rows.dimension()) {
      scratch = new double[(to - from) * rows.dimension()];
    }
    rows.move(block, from, to, copy, scratch);
    return block;
  }

  /**
   * Some rows of a block, copied beside each other.
   *
   * @param x the block; not one of this reader
   * @param chosen 0-based rows of it
   * @param count how many of the chosen are meant, the first ones
   * @return the block, always the same object, valid until the next call
   */
  public Block select(Block x, int[] chosen, int count) {
    int dimension = x.dimension();
    if (scratch.length < count * dimension) {
      scratch = new double[x.rows() * dimension];
    }
    for (int j = 0; j < dimension; j++) {
      gather(x.values(), x.column(j), chosen, count, scratch, j * count);
    }
    block.move(scratch, 0, count, count, dimension);
    return block;
  }

  private static void gather(
      double[] values, int from, int[] chosen, int count, double[] out, int outFrom) {
    for (int i = 0; i < count; i++) {
      out[outFrom + i] = values[from + chosen[i]];
    }
  }
}
