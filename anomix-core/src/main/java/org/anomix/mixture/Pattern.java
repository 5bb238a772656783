package org.anomix.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.anomix.Block;
import org.anomix.BlockReader;
import org.anomix.DataException;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Rows;

/**
 * Rows of which the same columns are known: whatever depends on the choice of columns alone, such
 * as a marginal law, is computed once for all of them. All rows, if none has a missing value, are
 * one pattern, and are not copied.
 */
public final class Pattern {
  /** All columns first; the rest by their known columns, whatever the order of the rows. */
  private static final Comparator<Pattern> ORDER =
      Comparator.comparing((Pattern pattern) -> !pattern.complete)
          .thenComparing(pattern -> pattern.known, Arrays::compare);

  private final Rows rows;
  private final int[] known;
  private final boolean complete;

  /** The name of the first column that is missing, if there is one. */
  private final String missing;

  /** Empty where the rows have kept their numbers. */
  private final int[] numbers;

  private Pattern(Rows rows, int[] known, String missing, int[] numbers) {
    this.rows = rows;
    this.known = known;
    this.complete = missing.isEmpty();
    this.missing = missing;
    this.numbers = numbers;
  }

  /**
   * The patterns among rows, in an order that does not depend on that of the rows.
   *
   * @param rows any rows
   * @return one pattern per set of known columns
   */
  public static List<Pattern> of(Rows rows) {
    return of(rows, 0, rows.size());
  }

  /**
   * The patterns among neighbouring rows.
   *
   * @param rows any rows
   * @param from first row
   * @param to row after the last
   * @return one pattern per set of known columns
   */
  public static List<Pattern> of(Rows rows, int from, int to) {
    if (!rows.hasMissing() && from == 0 && to == rows.size()) {
      int[] all = IntStream.range(0, rows.dimension()).toArray();
      return List.of(new Pattern(rows, all, "", new int[0]));
    }
    Map<BitSet, List<Integer>> byKnown = new HashMap<>();
    for (int r = from; r < to; r++) {
      BitSet known = new BitSet(rows.dimension());
      for (int j = 0; j < rows.dimension(); j++) {
        known.set(j, !rows.isMissing(r, j));
      }
      byKnown.computeIfAbsent(known, any -> new ArrayList<>()).add(r);
    }
    List<Pattern> patterns = new ArrayList<>();
    byKnown.forEach(
        (set, members) -> {
          int[] known = set.stream().toArray();
          int[] numbers = members.stream().mapToInt(r -> r).toArray();
          int unknown = set.nextClearBit(0);
          String missing = unknown == rows.dimension() ? "" : rows.columnName(unknown);
          patterns.add(new Pattern(rows.select(numbers, known), known, missing, numbers));
        });
    patterns.sort(ORDER);
    return patterns;
  }

  /**
   * The rows, their known columns only.
   *
   * @return rows of as many columns as are known
   */
  public Rows rows() {
    return rows;
  }

  /**
   * The columns that are known.
   *
   * @return a copy: 0-based columns, ascending
   */
  public int[] known() {
    return known.clone();
  }

  /**
   * Whether no value is missing.
   *
   * @return true where all columns are known
   */
  public boolean complete() {
    return complete;
  }

  /**
   * The number that a row of this pattern has among all.
   *
   * @param row 0-based row of {@link #rows()}
   * @return the 0-based row that it was made from
   */
  public int number(int row) {
    return numbers.length == 0 ? row : numbers[row];
  }

  /**
   * A law of the known columns.
   *
   * @param law a law of all columns
   * @return its marginal law; the law itself where all columns are known
   * @throws DataException if the law cannot do without the missing columns
   */
  public Distribution marginal(Distribution law) {
    requireMarginals(law);
    return complete ? law : law.marginal(known);
  }

  /**
   * A mixture of the known columns.
   *
   * @param model a mixture of all columns
   * @return its marginal law; the mixture itself where all columns are known
   * @throws DataException if a component cannot do without the missing columns
   */
  public Mixture marginal(Mixture model) {
    requireMarginals(model);
    return complete ? model : model.marginal(known);
  }

  /** Refuses a law, or a component of one, that does not know its marginal laws. */
  void requireMarginals(Distribution law) {
    if (complete || law.hasMarginals()) {
      return;
    }
    if (law instanceof Mixture mixture) {
      mixture.components().forEach(this::requireMarginals);
    }
    throw missingFor(law.family());
  }

  /**
   * The error for a family that cannot do without a missing value.
   *
   * @param family the family
   * @return names the first row of this pattern and its first missing column
   */
  public DataException missingFor(DistributionFamily family) {
    return new DataException(
        number(0),
        missing,
        "a missing value",
        "must be known to " + family.name() + ", which cannot do without it");
  }

  /**
   * Walks over the rows block by block.
   *
   * @param visitor sees every block
   */
  public void forEachBlock(Visitor visitor) {
    BlockReader reader = new BlockReader();
    for (int from = 0; from < rows.size(); from += Block.SIZE) {
      visitor.visit(reader.read(rows, from, Math.min(rows.size(), from + Block.SIZE)), from);
    }
  }

  /** Sees the blocks of a pattern. */
  public interface Visitor {
    /**
     * Takes a block.
     *
     * @param x neighbouring rows, their known columns
     * @param from the first of them, as {@link #number} takes it
     */
    void visit(Block x, int from);
  }
}
