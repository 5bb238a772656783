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
}
